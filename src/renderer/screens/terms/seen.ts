import { useQueries } from '@tanstack/react-query';
import type { Day, Quarter } from '../../../shared/quarter.ts';
import { call } from '../../api.ts';

/** What the entries themselves say of an account. */
export interface Seen {
  first: Day | null;
  last: Day | null;
  /** Domain D10 over one quarter: `JA`, `GEDEELTELIJK`, `NEE`, `ONBEKEND` or `NVT`, with its counts where there are entries. */
  kept: ReadonlyMap<Quarter, { code: string; counts: readonly [kept: number, all: number, lost: number] | null }>;
}

function text(value: string | number | null | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** "JA: 3 van 3 bewaard, 0 verloren", as the register's accounts sheet writes it. */
function keptOf(cell: string): { code: string; counts: readonly [number, number, number] | null } {
  const m = /^([A-Z]+)(?:: (\d+) van (\d+) bewaard, (\d+) verloren)?$/.exec(cell);
  if (!m) return { code: cell, counts: null };
  return { code: m[1]!, counts: m[2] === undefined ? null : [Number(m[2]), Number(m[3]), Number(m[4])] };
}

/**
 * The observed use of every account, from the same sheet that the register delivers: what is shown here is what BZK gets.
 * A quarter is a call of its own, so that no call reads the whole register.
 */
export function useSeen(quarters: readonly Quarter[]): ReadonlyMap<string, Seen> {
  const answers = useQueries({
    queries: quarters.map((quarter) => ({
      queryKey: ['registers.preview', { quarter, sheet: 'Accounts' }],
      queryFn: () => call('registers.preview', { quarter, sheet: 'Accounts' }),
    })),
  });
  const seen = new Map<string, Seen>();
  quarters.forEach((quarter, index) => {
    for (const row of answers[index]?.data?.rows ?? []) {
      const id = String(row['account_id']);
      const before = seen.get(id);
      const first = text(row['eerste_registratie']);
      const last = text(row['laatste_registratie']);
      seen.set(id, {
        first: [before?.first, first].filter((one) => one != null).sort()[0] ?? null,
        last:
          [before?.last, last]
            .filter((one) => one != null)
            .sort()
            .at(-1) ?? null,
        kept: new Map([...(before?.kept ?? []), [quarter, keptOf(String(row['ordelijk_bewaard'] ?? ''))]]),
      });
    }
  });
  return seen;
}
