import { useEffect, useRef } from 'react';
import { OVERSEES, type Role } from '../../shared/codes.ts';
import type { WorkspaceKind } from '../../shared/workspace-kinds.ts';
import { BOARD_ASKED, useCall } from '../api.ts';
import { Icon, type IconName } from '../components/Icon.tsx';
import { accessText } from '../text/access.ts';
import { common } from '../text/common.ts';
import { type Both, useText } from '../text/text.ts';
import { go, places, type Route } from './route.ts';
import { useShortcut } from './shortcuts.ts';

interface RailItem {
  screens: readonly Route['screen'][];
  href: string;
  icon: IconName;
  word: Both;
  /** False for a person who only reads and signs: reached by the palette. */
  holder: boolean;
}

/** In the order of Ctrl+1 to Ctrl+7. */
const OFFICE_RAIL: readonly RailItem[] = [
  { screens: ['today', 'register'], href: places.today, icon: 'home', word: common.today, holder: true },
  { screens: ['entries', 'entry'], href: places.entries, icon: 'list', word: common.entries, holder: true },
  { screens: ['signOff'], href: places.signOff(), icon: 'pen', word: common.signOff, holder: true },
  { screens: ['quarter'], href: places.quarter(), icon: 'calendar', word: common.quarter, holder: true },
  { screens: ['journal', 'access'], href: places.journal, icon: 'book', word: common.journal, holder: true },
  { screens: ['terms'], href: places.terms, icon: 'person', word: common.accounts, holder: false },
  { screens: ['incidents'], href: places.incidents(), icon: 'alert', word: common.incidents, holder: false },
];

const COLLECTION_RAIL: readonly RailItem[] = [
  { screens: ['board'], href: places.board(), icon: 'bars', word: common.board, holder: true },
  { screens: ['deliveries'], href: places.deliveries(), icon: 'box', word: common.deliveries, holder: true },
  { screens: ['answers', 'trends'], href: places.answers, icon: 'list', word: common.answers, holder: true },
  { screens: ['expected'], href: places.expected, icon: 'people', word: common.expected, holder: true },
  { screens: ['officeKeys'], href: places.officeKeys, icon: 'key', word: common.officeKeys, holder: true },
  { screens: ['journal', 'access'], href: places.journal, icon: 'book', word: common.journal, holder: true },
];

export const RAILS: Readonly<Record<WorkspaceKind, readonly RailItem[]>> = {
  office: OFFICE_RAIL,
  collection: COLLECTION_RAIL,
};

/** What waits behind a part of the rail: entries with the office holder, packages with the collector. */
function useWaiting(kind: WorkspaceKind): { icon: IconName; waiting: number } {
  const office = useCall('today.brief', {}, { enabled: kind === 'office' }).data;
  const board = useCall('collection.board', BOARD_ASKED, { enabled: kind === 'collection' }).data;
  if (kind === 'collection') return { icon: 'box', waiting: board?.waiting ?? 0 };
  return { icon: 'pen', waiting: office?.waiting.reduce((sum, one) => sum + one.entries, 0) ?? 0 };
}

interface RailProps {
  kind: WorkspaceKind;
  screen: Route['screen'];
  role: Role;
  open: boolean;
  onHelp: () => void;
  onLock: () => void;
  onClose: () => void;
}

export function Rail(props: RailProps): React.JSX.Element {
  const { t } = useText();
  const { icon, waiting } = useWaiting(props.kind);
  const { open, onClose } = props;
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    nav.current?.querySelector('a')?.focus();
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Element && !event.target.closest('.rail, .menuButton')) onClose();
    };
    window.addEventListener('pointerdown', outside);
    return () => window.removeEventListener('pointerdown', outside);
  }, [open, onClose]);
  const leave = (): void => {
    onClose();
    document.querySelector<HTMLElement>('.menuButton')?.focus();
  };
  useShortcut('Escape', leave, t(common.close), { enabled: open, palette: false });
  useShortcut('', () => go(places.access), t(accessText.title), {
    group: 'go',
    icon: 'book',
    enabled: OVERSEES.includes(props.role),
  });
  return (
    <nav ref={nav} className={open ? 'rail open' : 'rail'} aria-label={t(common.rail)} data-pane tabIndex={-1}>
      <ul>
        {RAILS[props.kind]
          .filter((item) => item.holder || props.role !== 'officeHolder')
          .map((item) => (
            <li key={item.href}>
              <a
                href={item.href}
                aria-current={item.screens.includes(props.screen) ? 'page' : undefined}
                onClick={onClose}
              >
                <span className="railIcon">
                  <Icon name={item.icon} size={18} />
                  {item.icon === icon && waiting > 0 && (
                    <span className="railCount">{waiting > 999 ? '999+' : waiting}</span>
                  )}
                </span>
                <span>{t(item.word)}</span>
              </a>
            </li>
          ))}
      </ul>
      <ul>
        <li>
          <a href={places.settings} aria-current={props.screen === 'settings' ? 'page' : undefined} onClick={onClose}>
            <Icon name="gear" size={18} />
            <span>{t(common.settings)}</span>
          </a>
        </li>
        <li>
          <button type="button" onClick={props.onHelp}>
            <Icon name="help" size={18} />
            <span>{t(common.help)}</span>
          </button>
        </li>
        <li>
          <button type="button" onClick={props.onLock}>
            <Icon name="lock" size={18} />
            <span>{t(common.lock)}</span>
          </button>
        </li>
      </ul>
    </nav>
  );
}
