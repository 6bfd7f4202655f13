import { useCallback, useRef, useState } from 'react';
import type { Opened, ShownMessage } from '../../../shared/intake-records.ts';
import { CallFailure, call } from '../../api.ts';

/** As many as come with `opened` itself. */
const PAGE = 200;

export interface Pages {
  /** Undefined while it is on its way. */
  get: (n: number) => ShownMessage | undefined;
  /** Asks for what is not there yet. */
  need: (numbers: readonly number[]) => void;
}

interface Book {
  source: Opened;
  pages: ReadonlyMap<number, readonly ShownMessage[]>;
}

const newBook = (source: Opened): Book => ({ source, pages: new Map([[0, source.page]]) });

/** Messages by number, fetched a page at a time as they come into sight. Begins again when the source is read again. */
export function usePages(opened: Opened, onFailure: (failure: CallFailure) => void): Pages {
  const [kept, setBook] = useState(() => newBook(opened));
  const book = kept.source === opened ? kept : newBook(opened);
  if (book !== kept) setBook(book);
  const asked = useRef(new Map<Opened, Set<number>>());
  const { pages } = book;
  const get = useCallback((n: number) => pages.get(Math.floor((n - 1) / PAGE))?.[(n - 1) % PAGE], [pages]);
  const fetchPage = useCallback(
    async (page: number): Promise<void> => {
      try {
        const { messages } = await call('intake.page', { id: opened.id, from: page * PAGE + 1, limit: PAGE });
        setBook((now) =>
          now.source === opened ? { ...now, pages: new Map([...now.pages, [page, messages] as const]) } : now,
        );
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error;
        onFailure(error);
      }
    },
    [opened, onFailure],
  );
  const need = useCallback(
    (numbers: readonly number[]): void => {
      const before = asked.current.get(opened) ?? new Set([0]);
      asked.current = new Map([[opened, before]]);
      for (const page of new Set(numbers.map((n) => Math.floor((n - 1) / PAGE)))) {
        if (before.has(page)) continue;
        before.add(page);
        void fetchPage(page);
      }
    },
    [opened, fetchPage],
  );
  return { get, need };
}
