import type { Shortcut } from '../frame/shortcuts.ts';
import { common } from '../text/common.ts';
import { palette } from '../text/palette.ts';
import { useText } from '../text/text.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Key } from './Key.tsx';

const GROUPS = ['here', 'go', 'everywhere', 'settings'] as const;

/** F1: every key that works on this screen. */
export function KeyHelp(props: { shortcuts: readonly Shortcut[]; onClose: () => void }): React.JSX.Element {
  const { t } = useText();
  return (
    <Dialog
      title={t(palette.keysTitle)}
      wide
      onClose={props.onClose}
      actions={
        <Button focusFirst keys="Escape" onPress={props.onClose}>
          {t(common.close)}
        </Button>
      }
    >
      <div className="keyHelp">
        {GROUPS.map((group) => {
          const keys = props.shortcuts.filter((s) => s.group === group && s.keys !== '');
          if (keys.length === 0) return null;
          return (
            <section key={group}>
              <h3>{t(palette[group])}</h3>
              <dl>
                {keys.map((s) => (
                  <div key={s.id}>
                    <dt>
                      <Key keys={s.keys} />
                    </dt>
                    <dd>{s.label}</dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
