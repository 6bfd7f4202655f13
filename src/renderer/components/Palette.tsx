import { useId, useMemo, useState } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { useCall } from '../api.ts';
import { go, places } from '../frame/route.ts';
import { inOrder, type Shortcut } from '../frame/shortcuts.ts';
import { palette } from '../text/palette.ts';
import { useText } from '../text/text.ts';
import { Icon, type IconName } from './Icon.tsx';
import { Key } from './Key.tsx';
import { screenButtons } from './screen-buttons.ts';
import { useMedia } from './use-media.ts';

interface Item {
  id: string;
  group: string;
  label: string;
  note: string;
  icon: IconName;
  keys: string;
  run: () => void;
}

const GROUPS = ['here', 'everywhere', 'go', 'settings'] as const;

/** Every word must occur, in any order, as a part of a word. */
export function matches(text: string, typed: string): boolean {
  const plain = (s: string): string => s.toLocaleLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  const inside = plain(text);
  return plain(typed)
    .split(/\s+/)
    .every((word) => inside.includes(word));
}

/** Ctrl+K: every command and every button of this screen, and in an office (`searches`) every entry by number or subject. */
export function Palette(props: {
  shortcuts: readonly Shortcut[];
  searches: boolean;
  onClose: () => void;
}): React.JSX.Element {
  const { t } = useText();
  // A longer one would be cut off.
  const narrow = useMedia('(width < 480px)');
  const hint = t(props.searches && !narrow ? palette.placeholder : palette.commandOnly);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  // As the screen was when it was asked: what is behind a dialog does not change.
  const [buttons] = useState(() => screenButtons(props.shortcuts.map((s) => s.label)));
  const search = typed.trim();
  const { data } = useCall(
    'entries.list',
    { search, limit: 8 },
    { enabled: props.searches && search.length > 1, keep: true },
  );
  const commands = useMemo(
    () =>
      GROUPS.flatMap((group) => {
        const own = inOrder(props.shortcuts, group)
          .filter((s) => s.inPalette)
          .map(
            (s): Item => ({
              id: `${list}-${s.id}`,
              group: t(palette[group]),
              label: s.label,
              note: s.note,
              icon: s.icon ?? 'forward',
              keys: s.keys,
              run: s.run,
            }),
          );
        if (group !== 'here') return own;
        const pressed = buttons.map(
          ({ label, note, press }, index): Item => ({
            id: `${list}-button-${index}`,
            group: t(palette.here),
            label,
            note,
            icon: 'forward',
            keys: '',
            run: press,
          }),
        );
        return [...own, ...pressed];
      }),
    [props.shortcuts, buttons, t, list],
  );
  const items = useMemo((): Item[] => {
    if (search === '') return commands;
    const rows = search.length > 1 ? (data?.rows ?? []) : [];
    const found = rows.map(
      (row): Item => ({
        id: `${list}-${row.id}`,
        group: t(palette.found),
        label: row.subject ?? row.number,
        note: row.number,
        icon: 'file',
        keys: '',
        run: () => go(places.entry(row.id)),
      }),
    );
    return [...commands.filter((c) => matches(`${c.label} ${c.note}`, search)), ...found];
  }, [commands, search, data, t, list]);
  const current = items[Math.min(at, items.length - 1)];
  const choose = (item: Item | undefined): void => {
    if (!item) return;
    props.onClose();
    // After the palette has given the focus back.
    setTimeout(item.run, 0);
  };
  const move = (step: number): void => {
    const next = (Math.min(at, items.length - 1) + step + items.length) % Math.max(1, items.length);
    setAt(next);
    document.getElementById(items[next]?.id ?? '')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && props.onClose()}>
      <Modal className="modal wide palette">
        <AriaDialog aria-label={t(palette.title)}>
          <div className="paletteInput">
            <Icon name="search" />
            <input
              role="combobox"
              aria-expanded
              aria-controls={list}
              aria-activedescendant={current?.id}
              aria-label={t(props.searches ? palette.placeholder : palette.commandOnly)}
              placeholder={hint}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the palette is for typing
              autoFocus
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setAt(0);
              }}
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                  event.preventDefault();
                  move(event.key === 'ArrowDown' ? 1 : -1);
                } else if (event.key === 'Enter') {
                  event.preventDefault();
                  choose(current);
                }
              }}
            />
            <Key keys="Escape" />
          </div>
          <div className="paletteList scrolls" role="listbox" id={list} aria-label={t(palette.title)}>
            {items.map((item, index) => (
              <div key={item.id}>
                {item.group !== items[index - 1]?.group && (
                  <div className="paletteGroup" role="presentation">
                    {item.group}
                  </div>
                )}
                {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the input has the keys */}
                <div
                  role="option"
                  id={item.id}
                  aria-selected={item === current}
                  onClick={() => choose(item)}
                  onMouseMove={() => setAt(index)}
                >
                  <Icon name={item.icon} />
                  <span className="grow">
                    {item.label} {item.note && <span className="note">{item.note}</span>}
                  </span>
                  {item.keys && <Key keys={item.keys} />}
                </div>
              </div>
            ))}
            {items.length === 0 && <p className="paletteGroup">{t(palette.nothing)(search)}</p>}
          </div>
          <div className="paletteFoot">
            <Key keys="UpDown" /> {t(palette.choose)} <Key keys="Enter" /> {t(palette.run)}
            <span className="grow" />
            <span>{t(palette.count)(commands.length)}</span>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
