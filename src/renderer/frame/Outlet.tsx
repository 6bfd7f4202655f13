import { AboutScreen } from '../screens/about/AboutScreen.tsx';
import { AnswersScreen } from '../screens/answers/AnswersScreen.tsx';
import { BlockedScreen } from '../screens/blocked/BlockedScreen.tsx';
import { BoardScreen } from '../screens/board/BoardScreen.tsx';
import { ConversationScreen } from '../screens/conversation/ConversationScreen.tsx';
import { DeliveriesScreen } from '../screens/deliveries/DeliveriesScreen.tsx';
import { EntryScreen } from '../screens/entry/EntryScreen.tsx';
import { ExpectedScreen } from '../screens/expected/ExpectedScreen.tsx';
import { IncidentsScreen } from '../screens/incidents/IncidentsScreen.tsx';
import { AccessScreen } from '../screens/journal/AccessScreen.tsx';
import { JournalScreen } from '../screens/journal/JournalScreen.tsx';
import { ListScreen } from '../screens/list/ListScreen.tsx';
import { OfficeKeysScreen } from '../screens/office-keys/OfficeKeysScreen.tsx';
import { QuarterScreen } from '../screens/quarter/QuarterScreen.tsx';
import { RegisterScreen } from '../screens/register/RegisterScreen.tsx';
import { SettingsScreen } from '../screens/settings/SettingsScreen.tsx';
import { SignOffScreen } from '../screens/sign-off/SignOffScreen.tsx';
import { TableScreen } from '../screens/table/TableScreen.tsx';
import { TermsScreen } from '../screens/terms/TermsScreen.tsx';
import { TodayScreen } from '../screens/today/TodayScreen.tsx';
import { TrendsScreen } from '../screens/trends/TrendsScreen.tsx';
import type { Route } from './route.ts';

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
      return <RegisterScreen stagingId={route.stagingId} />;
    case 'table':
      return <TableScreen key={route.tableId} tableId={route.tableId} />;
    case 'blocked':
      return <BlockedScreen key={route.stagingId} stagingId={route.stagingId} />;
    case 'conversation':
      return <ConversationScreen key={route.sourceId} sourceId={route.sourceId} />;
    case 'signOff':
      return <SignOffScreen termId={route.termId} quarter={route.quarter} />;
    case 'quarter':
      return <QuarterScreen quarter={route.quarter} />;
    case 'terms':
      return <TermsScreen />;
    case 'incidents':
      return <IncidentsScreen incidentId={route.incidentId} />;
    case 'about':
      return <AboutScreen />;
    case 'journal':
      return <JournalScreen />;
    case 'access':
      return <AccessScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'board':
      return <BoardScreen ministry={route.ministry} quarter={route.quarter} />;
    case 'deliveries':
      return <DeliveriesScreen delivery={route.delivery} />;
    case 'answers':
      return <AnswersScreen />;
    case 'trends':
      return <TrendsScreen />;
    case 'expected':
      return <ExpectedScreen />;
    case 'officeKeys':
      return <OfficeKeysScreen />;
  }
}
