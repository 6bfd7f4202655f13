import { useInfiniteQuery } from '@tanstack/react-query';
import type { CallInput, CallOutput } from '../../../shared/contract.ts';
import type { EntryRow } from '../../../shared/records.ts';
import { type CallFailure, call } from '../../api.ts';

const PAGE = 100;

export interface Rows {
  rows: EntryRow[];
  total: number;
  waiting: boolean;
  failure: CallFailure | null;
  /** Asks for the next page; harmless when there is none. */
  more: () => void;
}

/** The rows so far, by keyset pages: any page costs the same. */
export function useRows(input: CallInput<'entries.list'>, enabled: boolean): Rows {
  const query = useInfiniteQuery<CallOutput<'entries.list'>, CallFailure>({
    queryKey: ['entries.list', 'pages', input],
    queryFn: ({ pageParam }) => call('entries.list', { ...input, after: pageParam as string | null, limit: PAGE }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
    enabled,
  });
  return {
    rows: query.data?.pages.flatMap((page) => page.rows) ?? [],
    total: query.data?.pages[0]?.total ?? 0,
    waiting: query.isPending,
    failure: query.error,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
  };
}

/** All rows of the list as it is filtered, also those that are not on the screen, up to `most`. */
export async function allRows(input: CallInput<'entries.list'>, most: number): Promise<EntryRow[]> {
  const rows: EntryRow[] = [];
  let after: string | null = null;
  do {
    const page: CallOutput<'entries.list'> = await call('entries.list', { ...input, after, limit: 500 });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null && rows.length < most);
  return rows.slice(0, most);
}
