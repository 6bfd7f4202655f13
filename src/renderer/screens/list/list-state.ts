import type { CallInput } from '../../../shared/contract.ts';
import { nextQuarter, type Quarter } from '../../../shared/quarter.ts';
import { listText } from '../../text/list.ts';
import type { Both } from '../../text/text.ts';

export type Sort = NonNullable<CallInput<'entries.list'>['sort']>;
export type Facet = 'status' | 'channel' | 'reason' | 'counterparty' | 'evidence' | 'outcome';

/** What the list shows; kept while the window is open, so that coming back finds it as it was. */
export interface ListState {
  /** Null: not chosen yet; the list begins with the quarter that the office works on. */
  view: ViewName | null;
  search: string;
  facets: Partial<Record<Facet, readonly string[]>>;
  sort: Sort;
  descending: boolean;
  /** The row with the focus. */
  at: string | null;
}

export type ViewName = 'quarter' | 'minister' | 'evidence' | 'archive' | 'last' | 'all';

export const VIEWS: readonly { name: ViewName; says: Both }[] = [
  { name: 'quarter', says: listText.thisQuarter },
  { name: 'minister', says: listText.withMinister },
  { name: 'evidence', says: listText.evidenceFollows },
  { name: 'archive', says: listText.toArchive },
  { name: 'last', says: listText.lastQuarter },
  { name: 'all', says: listText.all },
];

export const FIRST_STATE: ListState = {
  view: null,
  search: '',
  facets: {},
  sort: 'date',
  descending: true,
  at: null,
};

type Filter = CallInput<'entries.facets'>;

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
  return { ...viewFilter(state.view, current), ...state.facets, search: state.search } as Filter;
}

let kept: ListState = FIRST_STATE;

export function keptState(): ListState {
  return kept;
}

export function keepState(state: ListState): void {
  kept = state;
}
