/** How use changes over quarters (domain R10, F4): counted in a worker, reads only. */

import type { Trends } from '../../shared/collection-records.ts';
import { personKey } from '../../shared/person-name.ts';
import { codeItem, type Policy } from '../../shared/policy.ts';
import { nextQuarter, quarterOf } from '../../shared/quarter.ts';
import type { ReadDb } from '../store/db.ts';
import { entriesBetween, returnsOf } from '../store/figures.ts';
import { knownTerms } from '../store/terms-collected.ts';
import { ministryNames } from './answer-people.ts';
import type { JobTools } from './worker-jobs.ts';

export interface TrendsJob {
  from: string;
  to: string;
  policy: Policy;
}

/** Counts distinct things per period and group. */
class Counter {
  readonly #sets = new Map<string, Set<string>>();
  readonly #sums = new Map<string, number>();

  seen(period: string, group: string, what: string): void {
    const key = `${period}\n${group}`;
    const set = this.#sets.get(key) ?? new Set();
    this.#sets.set(key, set);
    set.add(what);
  }

  add(period: string, group: string, n: number): void {
    const key = `${period}\n${group}`;
    this.#sums.set(key, (this.#sums.get(key) ?? 0) + n);
  }

  series(): Trends['byKind'] {
    const all = new Map([...[...this.#sets].map(([k, s]) => [k, s.size] as const), ...this.#sums]);
    return [...all]
      .map(([key, value]) => ({ period: key.split('\n')[0]!, group: key.split('\n')[1]!, value }))
      .sort((a, b) => (a.period === b.period ? (a.group < b.group ? -1 : 1) : a.period < b.period ? -1 : 1));
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

export function countTrends(db: ReadDb, { from, to, policy }: TrendsJob, { goOn }: Pick<JobTools, 'goOn'>): Trends {
  const last = nextQuarter(quarterOf(to), 8);
  const names = ministryNames(policy);
  const known = knownTerms(db, returnsOf(db, quarterOf(from), last), names);
  const terms = new Map(
    known.flatMap((t) => [...t.ids].map((id) => [id, { person: personKey(t.person), ministry: t.ministry }] as const)),
  );
  const [byKind, byReason, byMinistry, messages] = [new Counter(), new Counter(), new Counter(), new Counter()];
  const technical = new Map<string, number>();
  const delays = new Map<string, number[]>();
  for (const e of entriesBetween(db, from, to)) {
    goOn(0);
    const term = terms.get(e.term);
    const dated = e.day !== null && e.certainty !== 'onbekend';
    const quarter = dated ? quarterOf(e.day!) : e.quarter;
    const day = e.certainty === 'exact' && e.day !== null ? e.day : dated ? e.day!.slice(0, 7) : `? ${e.number}`;
    const use = `${term?.person ?? e.term} ${day}`;
    byKind.seen(quarter, e.kind, use);
    if (e.reason !== null) byReason.seen(quarter, e.reason, use);
    if (term) byMinistry.seen(quarter, names(term.ministry, day).abbr, use);
    messages.add(dated ? e.day!.slice(0, 7) : '', e.kind, e.messages);
    const group = codeItem(policy, 'reasons', e.reason ?? '')?.group;
    if (e.reason !== null && group === 'TOESTEL_OF_BEREIK') technical.set(e.reason, (technical.get(e.reason) ?? 0) + 1);
    if (e.days_to_log !== null) {
      const list = delays.get(quarter) ?? [];
      delays.set(quarter, list);
      list.push(e.days_to_log);
    }
  }
  const quarters: string[] = [];
  for (let q = quarterOf(from); q <= quarterOf(to); q = nextQuarter(q)) quarters.push(q);
  return {
    quarters,
    byKind: byKind.series(),
    byReason: byReason.series(),
    byMinistry: byMinistry.series(),
    messages: messages.series(),
    technical: [...technical]
      .map(([reason, entries]) => ({ reason, entries }))
      .sort((a, b) => b.entries - a.entries || (a.reason < b.reason ? -1 : 1))
      .slice(0, 10),
    daysToLog: [...delays]
      .map(([period, list]) => ({ period, median: median(list), entries: list.length }))
      .sort((a, b) => (a.period < b.period ? -1 : 1)),
  };
}
