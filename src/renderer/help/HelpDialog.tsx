import './help.css';
import { useState } from 'react';
import type { Role } from '../../shared/codes.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Key } from '../components/Key.tsx';
import { inOrder, type Shortcut } from '../frame/shortcuts.ts';
import { common } from '../text/common.ts';
import { palette } from '../text/palette.ts';
import { type Both, useText } from '../text/text.ts';
import { Guide } from './Guide.tsx';
import { PAGES, type PageName, pageOf, pageTitle, readPage } from './guide.ts';

const GROUPS = ['here', 'go', 'everywhere', 'settings'] as const;

/** F1: the page of this person's work, and beside it every key that works on this screen. */
export function HelpDialog(props: {
  role: Role;
  /** Another page than that of the role. */
  page?: PageName;
  shortcuts: readonly Shortcut[];
  /** Something here can be undone: entries, and views of their list. */
  undoes?: boolean;
  onClose: () => void;
}): React.JSX.Element {
  const { t, lang } = useText();
  const [page, setPage] = useState<PageName>(props.page ?? pageOf(props.role));
  return (
    <Dialog
      title={t(common.help)}
      huge
      onClose={props.onClose}
      actions={
        <Button focusFirst keys="Escape" onPress={props.onClose}>
          {t(common.close)}
        </Button>
      }
    >
      <div className="guidePages" role="group" aria-label={t(palette.guidePages)}>
        {PAGES.map((one) => (
          <button key={one} type="button" aria-pressed={one === page} onClick={() => setPage(one)}>
            {pageTitle(one, lang)}
          </button>
        ))}
      </div>
      <div className="helpTwo">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
        <div className="scrolls" tabIndex={0} role="group" aria-label={pageTitle(page, lang)}>
          <Guide key={page} blocks={readPage(page, lang)} copies={page === 'doorsturen'} />
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
        <div className="scrolls helpKeys" tabIndex={0} role="group" aria-label={t(palette.keysTitle)}>
          <Keys shortcuts={props.shortcuts} undoes={props.undoes ?? false} />
        </div>
      </div>
    </Dialog>
  );
}

/** Keys that the system and the toasts have themselves: no shortcut of ours, and yet keys of this window. */
function alsoWorks(shortcuts: readonly Shortcut[], undoes: boolean): { keys: string; label: Both }[] {
  const takesFiles = shortcuts.some((s) => s.group === 'everywhere' && s.keys === 'Ctrl+O');
  // While a toast has it, it stands among the keys of the screen.
  const undo = undoes && !shortcuts.some((s) => s.keys === 'Ctrl+Z');
  return [
    ...(takesFiles ? [{ keys: 'Ctrl+V', label: palette.paste }] : []),
    ...(undo ? [{ keys: 'Ctrl+Z', label: palette.undo }] : []),
  ];
}

function Keys({ shortcuts, undoes }: { shortcuts: readonly Shortcut[]; undoes: boolean }): React.JSX.Element {
  const { t } = useText();
  return (
    <>
      <h3>{t(palette.keysTitle)}</h3>
      {GROUPS.map((group) => {
        const keys = inOrder(shortcuts, group).filter((s) => s.keys !== '');
        if (keys.length === 0) return null;
        return (
          <section key={group}>
            <h4>{t(palette[group])}</h4>
            <dl>
              {keys.map((s) => (
                <div key={s.id}>
                  <dt>
                    <Key keys={s.keys} />
                  </dt>
                  <dd>{s.label}</dd>
                </div>
              ))}
              {group === 'everywhere' &&
                alsoWorks(shortcuts, undoes).map(({ keys: one, label }) => (
                  <div key={one}>
                    <dt>
                      <Key keys={one} />
                    </dt>
                    <dd>{t(label)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        );
      })}
    </>
  );
}
