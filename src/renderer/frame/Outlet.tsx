import { EntryScreen } from '../screens/entry/EntryScreen.tsx';
import { JournalScreen } from '../screens/journal/JournalScreen.tsx';
import { ListScreen } from '../screens/list/ListScreen.tsx';
import { SettingsScreen } from '../screens/settings/SettingsScreen.tsx';
import { TodayScreen } from '../screens/today/TodayScreen.tsx';
import { common } from '../text/common.ts';
import { useText } from '../text/text.ts';
import type { Route } from './route.ts';
import { Screen } from './Screen.tsx';

/** The screen of an address. */
export function Outlet({ route }: { route: Route }): React.JSX.Element {
  switch (route.screen) {
    case 'today':
      return <TodayScreen />;
    case 'entries':
      return <ListScreen />;
    case 'entry':
      return <EntryScreen entryId={route.entryId} />;
    case 'register':
      return <Unmade title={common.register} />;
    case 'signOff':
      return <Unmade title={common.signOff} />;
    case 'quarter':
      return <Unmade title={common.quarter} />;
    case 'journal':
      return <JournalScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}

function Unmade({ title }: { title: { nl: string; en: string } }): React.JSX.Element {
  const { t } = useText();
  return (
    <Screen title={t(title)}>
      <p className="unmade">{t(common.notYet)}</p>
    </Screen>
  );
}
