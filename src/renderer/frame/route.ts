import { useSyncExternalStore } from 'react';
import { isQuarter } from '../../shared/quarter.ts';
import type { WorkspaceKind } from '../../shared/workspace-kinds.ts';

/** Where the window is: the part after `#`. Ids are the core's, never paths. */
export type Route =
  | { screen: 'today' }
  | { screen: 'entries' }
  | { screen: 'entry'; entryId: string }
  | { screen: 'register'; stagingId: string | null }
  | { screen: 'conversation'; sourceId: string }
  | { screen: 'blocked'; stagingId: string }
  | { screen: 'table'; tableId: string }
  | { screen: 'signOff'; termId: string | null; quarter: string | null }
  | { screen: 'quarter'; quarter: string | null }
  | { screen: 'terms' }
  | { screen: 'incidents'; incidentId: string | null }
  | { screen: 'about' }
  | { screen: 'journal' }
  | { screen: 'access' }
  | { screen: 'settings' }
  | { screen: 'board'; ministry: string | null; quarter: string | null }
  | { screen: 'deliveries'; delivery: number | null }
  | { screen: 'answers' }
  | { screen: 'trends' }
  | { screen: 'expected' }
  | { screen: 'officeKeys' };

export const places = {
  today: '#/vandaag',
  entries: '#/registraties',
  entry: (id: string) => `#/registratie/${id}`,
  register: (stagingId: string) => `#/registreren/${stagingId}`,
  /** Evidence where no export can be had, before the questions. */
  blocked: (stagingId: string) => `#/geen-uitvoer/${stagingId}`,
  /** An old register whose columns are named; like a conversation it lives in the core's memory. */
  table: (tableId: string) => `#/overnemen/${tableId}`,
  /** A conversation to choose from; it lives in the core's memory, so its address ends with it. */
  conversation: (sourceId: string) => `#/innemen/${sourceId}`,
  signOff: (termId?: string, quarter?: string) =>
    termId && quarter ? `#/ondertekenen/${termId}/${quarter}` : '#/ondertekenen',
  quarter: (quarter?: string) => (quarter ? `#/kwartaal/${quarter}` : '#/kwartaal'),
  terms: '#/accounts',
  incidents: (id?: string) => (id ? `#/incidenten/${id}` : '#/incidenten'),
  about: '#/over',
  journal: '#/logboek',
  access: '#/inzage',
  settings: '#/instellingen',
  board: (ministry?: string, quarter?: string) => (ministry && quarter ? `#/bord/${ministry}/${quarter}` : '#/bord'),
  deliveries: (id?: number) => (id === undefined ? '#/leveringen' : `#/leveringen/${id}`),
  answers: '#/antwoorden',
  trends: '#/ontwikkeling',
  expected: '#/personen',
  officeKeys: '#/sleutels',
} as const;

const IN_BOTH: ReadonlySet<Route['screen']> = new Set(['about', 'journal', 'access', 'settings']);
const IN_COLLECTION: ReadonlySet<Route['screen']> = new Set([
  'board',
  'deliveries',
  'answers',
  'trends',
  'expected',
  'officeKeys',
]);

/** The address as a workspace of this kind has it: a screen of the other kind is its own first screen. */
export function routeIn(kind: WorkspaceKind, route: Route): Route {
  if (IN_BOTH.has(route.screen) || IN_COLLECTION.has(route.screen) === (kind === 'collection')) return route;
  return kind === 'collection' ? { screen: 'board', ministry: null, quarter: null } : { screen: 'today' };
}

/** Reads an address; an unknown one is the first screen. */
export function readRoute(hash: string): Route {
  const [name, first, second] = hash.replace(/^#\/?/, '').split('/');
  switch (name) {
    case 'registraties':
      return { screen: 'entries' };
    case 'registratie':
      return first ? { screen: 'entry', entryId: first } : { screen: 'entries' };
    case 'registreren':
      return { screen: 'register', stagingId: first || null };
    case 'overnemen':
      return first ? { screen: 'table', tableId: first } : { screen: 'today' };
    case 'geen-uitvoer':
      return first ? { screen: 'blocked', stagingId: first } : { screen: 'today' };
    case 'innemen':
      return first ? { screen: 'conversation', sourceId: first } : { screen: 'today' };
    case 'ondertekenen':
      return { screen: 'signOff', termId: first || null, quarter: second && isQuarter(second) ? second : null };
    case 'kwartaal':
      return { screen: 'quarter', quarter: first && isQuarter(first) ? first : null };
    case 'accounts':
      return { screen: 'terms' };
    case 'incidenten':
      return { screen: 'incidents', incidentId: first || null };
    case 'over':
      return { screen: 'about' };
    case 'logboek':
      return { screen: 'journal' };
    case 'inzage':
      return { screen: 'access' };
    case 'instellingen':
      return { screen: 'settings' };
    case 'bord':
      return first && second && isQuarter(second)
        ? { screen: 'board', ministry: first, quarter: second }
        : { screen: 'board', ministry: null, quarter: null };
    case 'leveringen':
      return { screen: 'deliveries', delivery: first && /^\d{1,15}$/.test(first) ? Number(first) : null };
    case 'antwoorden':
      return { screen: 'answers' };
    case 'ontwikkeling':
      return { screen: 'trends' };
    case 'personen':
      return { screen: 'expected' };
    case 'sleutels':
      return { screen: 'officeKeys' };
    default:
      return { screen: 'today' };
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useHash(): string {
  return useSyncExternalStore(subscribe, () => window.location.hash);
}

export function go(place: string): void {
  window.location.hash = place;
}
