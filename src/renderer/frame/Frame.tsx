import { useCallback, useMemo, useState } from 'react';
import type { Session } from '../../shared/contract.ts';
import type { WorkspaceKind } from '../../shared/workspace-kinds.ts';
import { Guard } from '../components/Guard.tsx';
import { useKeyLetters } from '../components/KeyLetters.tsx';
import { Palette } from '../components/Palette.tsx';
import { ToastPlace } from '../components/Toast.tsx';
import { HelpDialog } from '../help/HelpDialog.tsx';
import { searchInList } from '../screens/list/list-state.ts';
import { PostContext, useOfficePost } from '../state/post.tsx';
import { SessionContext } from '../state/session.tsx';
import { changeSettings, useSettings } from '../state/settings.tsx';
import { common } from '../text/common.ts';
import { palette } from '../text/palette.ts';
import { useText } from '../text/text.ts';
import { DropArea } from './DropArea.tsx';
import { ElsewhereCommands } from './Elsewhere.tsx';
import { lockNow, useAutoLock } from './lock.ts';
import { Notices } from './Notices.tsx';
import { Outlet } from './Outlet.tsx';
import { RAILS, Rail } from './Rail.tsx';
import { go, places, readRoute, routeIn, useHash } from './route.ts';
import { MenuContext } from './Screen.tsx';
import { useShortcut, useShortcutListener, useShortcuts } from './shortcuts.ts';
import { TakeArea } from './TakeArea.tsx';
import { Unsaid } from './Unsaid.tsx';

function RailKey({ kind, index }: { kind: WorkspaceKind; index: number }): null {
  const { t } = useText();
  const item = RAILS[kind][index]!;
  useShortcut(`Ctrl+${index + 1}`, () => go(item.href), t(item.word), { group: 'go', icon: item.icon });
  return null;
}

/** Moves the focus to the next pane of the screen. */
function nextPane(): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((p) => p.offsetParent !== null);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  panes[(at + 1) % panes.length]?.focus();
}

function SettingKeys(): null {
  const { t, lang } = useText();
  const { theme } = useSettings();
  const dark = document.documentElement.dataset['theme'] === 'dark';
  const light = { group: 'settings', icon: 'eye' } as const;
  useShortcut(
    'Ctrl+Shift+D',
    () => changeSettings({ theme: dark ? 'light' : 'dark' }),
    t(dark ? palette.lightTheme : palette.darkTheme),
    light,
  );
  useShortcut('', () => changeSettings({ theme: 'hc' }), t(palette.hcTheme), { ...light, enabled: theme !== 'hc' });
  useShortcut('', () => changeSettings({ language: lang === 'nl' ? 'en' : 'nl' }), t(palette.otherLanguage), {
    group: 'settings',
    icon: 'help',
  });
  useShortcut('', () => go(places.settings), t(common.settings), { group: 'settings', icon: 'gear' });
  useShortcut('', () => go(places.about), t(common.about), { group: 'go', icon: 'shield' });
  return null;
}

/** The window of an open workspace: rail, the screen of the address, and what is everywhere. */
export function Frame(props: { session: Session; onSilence: () => void }): React.JSX.Element {
  const { t } = useText();
  const hash = useHash();
  const { kind } = props.session;
  const office = kind === 'office';
  const route = useMemo(() => routeIn(kind, readRoute(hash)), [kind, hash]);
  const [shows, setShows] = useState<'palette' | 'help' | 'forwarding' | null>(null);
  const [menu, setMenu] = useState(false);
  const { singleKeys } = useSettings();
  const post = useOfficePost(office);
  const shortcuts = useShortcuts();
  useShortcutListener(singleKeys);
  useAutoLock(props.session.lockAfterMinutes, props.onSilence);
  const close = useCallback(() => setShows(null), []);
  const closeMenu = useCallback(() => setMenu(false), []);
  const lock = (): void => void lockNow();
  useShortcut('Ctrl+K', () => setShows('palette'), t(common.allCommands), {
    group: 'everywhere',
    foot: t(common.allCommands).toLowerCase(),
    palette: false,
  });
  useShortcut('Ctrl+F', searchInList, t(common.searchEntries), {
    group: 'everywhere',
    icon: 'search',
    enabled: office,
  });
  useShortcut('F1', () => setShows('help'), t(common.help), {
    group: 'everywhere',
    foot: t(common.help).toLowerCase(),
    icon: 'help',
  });
  useShortcut('', () => setShows('forwarding'), t(palette.forwarding), {
    group: 'everywhere',
    icon: 'help',
    enabled: office,
  });
  useShortcut('Ctrl+L', lock, t(common.lock), { group: 'everywhere', icon: 'lock' });
  const letters = useKeyLetters();
  useShortcut('F6', nextPane, t(palette.nextPane), { group: 'everywhere', palette: false });
  const Area = office ? DropArea : TakeArea;
  const menuState = useMemo(() => ({ open: menu, toggle: () => setMenu((open) => !open) }), [menu]);
  return (
    <SessionContext.Provider value={props.session}>
      <PostContext.Provider value={post}>
        <MenuContext.Provider value={menuState}>
          {RAILS[kind].map((item, index) => (
            <RailKey key={item.href} kind={kind} index={index} />
          ))}
          <SettingKeys />
          {office && <ElsewhereCommands screen={route.screen} />}
          <div className="frame">
            <Rail
              kind={kind}
              screen={route.screen}
              role={props.session.person.role}
              open={menu}
              onHelp={() => setShows('help')}
              onLock={lock}
              onClose={closeMenu}
            />
            <Area>
              <Notices session={props.session} />
              <Unsaid />
              <Guard key={hash}>
                <Outlet route={route} />
              </Guard>
            </Area>
          </div>
          <ToastPlace />
          {letters}
          {shows === 'palette' && <Palette shortcuts={shortcuts} searches={office} onClose={close} />}
          {(shows === 'help' || shows === 'forwarding') && (
            <HelpDialog
              role={props.session.person.role}
              {...(shows === 'forwarding' ? { page: 'doorsturen' as const } : {})}
              shortcuts={shortcuts}
              undoes={office}
              onClose={close}
            />
          )}
        </MenuContext.Provider>
      </PostContext.Provider>
    </SessionContext.Provider>
  );
}
