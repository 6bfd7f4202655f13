import { useState } from 'react';
import type { ReturnReason } from '../../../shared/codes.ts';
import { queries } from '../../api.ts';

export interface Decided {
  agreed: boolean;
  returnReason: ReturnReason | null;
  returnNote: string | null;
}
export type Decisions = Readonly<Record<string, Decided>>;

// "Stoppen, later verder": kept until the workspace is locked, which empties the cache.
queries.setQueryDefaults(['decisions'], { gcTime: Number.POSITIVE_INFINITY });

/** What the office holder decided so far, per entry; survives leaving the screen, not locking. */
export function useDecisions(
  termId: string,
  quarter: string,
): [Decisions, (entryId: string, decided: Decided) => void] {
  const key = ['decisions', termId, quarter];
  const [decisions, setDecisions] = useState<Decisions>(() => queries.getQueryData<Decisions>(key) ?? {});
  const decide = (entryId: string, decided: Decided): void => {
    const next = { ...decisions, [entryId]: decided };
    queries.setQueryData<Decisions>(key, next);
    setDecisions(next);
  };
  return [decisions, decide];
}

export function forgetDecisions(termId: string, quarter: string): void {
  queries.removeQueries({ queryKey: ['decisions', termId, quarter] });
}
