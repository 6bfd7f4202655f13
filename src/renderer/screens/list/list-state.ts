import type { CallInput, SavedView } from '../../../shared/contract.ts';
import { nextQuarter, type Quarter } from '../../../shared/quarter.ts';
import { go, places } from '../../frame/route.ts';

export type Sort = NonNullable<CallInput<'entries.list'>['sort']>;
export type Facet = 'status' | 'channel' | 'reason' | 'counterparty' | 'evidence' | 'outcome' | 'termId';

/** What the list shows; kept while the window is open, so that coming back finds it as it was. */
export interface ListState {
  /** Null: not chosen yet; the list begins with the quarter that the office works on. */
  view: ViewName | null;
  /** A quarter of its own, beside a view that names none. */
  quarter: Quarter | null;
  search: string;
  facets: Partial<Record<Facet, readonly string[]>>;
  sort: Sort;
  descending: boolean;
  /** The row with the focus. */
  at: string | null;
}

export type ViewName = 'quarter' | 'minister' | 'evidence' | 'archive' | 'last' | 'all';

export const VIEWS: readonly ViewName[] = ['quarter', 'minister', 'evidence', 'archive', 'last', 'all'];

export const FIRST_STATE: ListState = {
  view: null,
  quarter: null,
  search: '',
  facets: {},
  sort: 'date',
  descending: true,
  at: null,
};

type Filter = CallInput<'entries.facets'>;
export type SavedViewInput = CallInput<'views.save'>['views'][number];

/** The filter behind a view, before the reader's own facets. */
export function viewFilter(view: ViewName | null, current: Quarter): Filter {
  // Not known yet: nobody asks with it.
  if (current === '') return {};
  switch (view) {
    case null:
      return {};
    case 'quarter':
      return { quarter: current };
    case 'minister':
      return { status: ['logged'] };
    case 'evidence':
      return { evidence: ['follows'], status: ['logged', 'signed', 'returned'] };
    case 'archive':
      return { outcome: ['VEILIGGESTELD', 'NOG_TE_BEOORDELEN'] };
    case 'last':
      return { quarter: nextQuarter(current, -1) };
    case 'all':
      return {};
  }
}

export function filterOf(state: ListState, current: Quarter): Filter {
  const own = state.quarter === null ? {} : { quarter: state.quarter };
  return { ...viewFilter(state.view, current), ...state.facets, ...own, search: state.search } as Filter;
}

/** The list as a saved view; the row with the focus is not part of it. */
export function toSaved(name: string, state: ListState): SavedViewInput {
  const { view, quarter, search, facets, sort, descending } = state;
  return { name, view: view ?? 'all', filter: { ...facets, quarter, search } as Filter, sort, descending };
}

export function fromSaved(saved: SavedView): ListState {
  const { quarter, search, ...lists } = saved.filter;
  const facets = Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0));
  const view = VIEWS.find((one) => one === saved.view) ?? 'all';
  return { ...FIRST_STATE, view, quarter, search, facets, sort: saved.sort, descending: saved.descending };
}

/** Opens the list on what a link elsewhere speaks of: these entries and no others. */
export function showInList(asked: { quarter?: Quarter; facets?: ListState['facets'] }): void {
  keepState({ ...FIRST_STATE, view: 'all', quarter: asked.quarter ?? null, facets: asked.facets ?? {} });
  go(places.entries);
}

let wantsSearch = false;

/** Opens the list with the focus in its search box. */
export function searchInList(): void {
  wantsSearch = true;
  go(places.entries);
}

/** True once after `searchInList`. */
export function takeSearchWish(): boolean {
  const wanted = wantsSearch;
  wantsSearch = false;
  return wanted;
}

let kept: ListState = FIRST_STATE;

export function keptState(): ListState {
  return kept;
}

export function keepState(state: ListState): void {
  kept = state;
}
