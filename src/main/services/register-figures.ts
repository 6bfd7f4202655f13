/** Figures that the register computes and nobody types: frequency, orderly kept, judgement (domain D9, D10). */

import type { Account } from '../../shared/people-records.ts';
import { codeItem, frequencyOf, type Policy } from '../../shared/policy.ts';
import type { EntryRecord } from '../store/entries.ts';

const SETTLED = new Set(['GEARCHIVEERD', 'DUBBEL', 'NIET_ARCHIEFWAARDIG']);
const KEPT = new Set(['GEARCHIVEERD', 'DUBBEL', 'AANGEBODEN', 'VEILIGGESTELD', 'ZAKELIJK_ONTVANGEN']);
const LOST = new Set(['VERLOREN', 'NIET_MOGELIJK', 'GEEN_INZAGE']);
export const OPEN_OUTCOME = 'NOG_TE_BEOORDELEN';

/** Runs over the entries of one person or account and keeps counts, never the entries themselves. */
export interface Tally {
  entries: number;
  messages: number;
  byKind: Map<string, number>;
  channels: Set<string>;
  reasons: Map<string, number>;
  days: Set<string>;
  settled: number;
  kept: number;
  lost: number;
  open: number;
  incidents: Set<string>;
  places: Set<string>;
  references: Set<string>;
  first: string | null;
  last: string | null;
}

export function newTally(): Tally {
  return {
    entries: 0,
    messages: 0,
    byKind: new Map(),
    channels: new Set(),
    reasons: new Map(),
    days: new Set(),
    settled: 0,
    kept: 0,
    lost: 0,
    open: 0,
    incidents: new Set(),
    places: new Set(),
    references: new Set(),
    first: null,
    last: null,
  };
}

function addTo(map: Map<string, number>, key: string, n = 1): void {
  map.set(key, (map.get(key) ?? 0) + n);
}

export function addToTally(t: Tally, e: EntryRecord, policy: Policy): void {
  const a = e.answers;
  t.entries += 1;
  t.messages += a.messages ?? 0;
  const kind = codeItem(policy, 'channels', a.channel ?? '')?.kind ?? 'ANY';
  addTo(t.byKind, kind);
  if (a.channel) t.channels.add(a.channel);
  if (a.reason) addTo(t.reasons, a.reason);
  if (a.dateFrom) {
    t.days.add(a.dateCertainty === 'month' ? a.dateFrom.slice(0, 7) : a.dateFrom);
    const to = a.dateTo ?? a.dateFrom;
    t.first = t.first === null || a.dateFrom < t.first ? a.dateFrom : t.first;
    t.last = t.last === null || to > t.last ? to : t.last;
  }
  const f = e.followUp;
  if (SETTLED.has(f.outcome)) t.settled += 1;
  if (KEPT.has(f.outcome) || f.outcome === 'NIET_ARCHIEFWAARDIG') t.kept += 1;
  if (LOST.has(f.outcome)) t.lost += 1;
  if (f.outcome === OPEN_OUTCOME) t.open += 1;
  if (f.incidentNumber) t.incidents.add(f.incidentNumber);
  if (f.place) t.places.add(f.place);
  if (f.reference) t.references.add(f.reference);
}

/** "incidenteel (2 dagen)": the count always stands beside the word. */
export function frequencyText(t: Tally, policy: Policy): string {
  const days = t.days.size;
  return `${frequencyOf(policy, days).nl.toLowerCase()} (${days} ${days === 1 ? 'dag' : 'dagen'})`;
}

/**
 * JA, GEDEELTELIJK, NEE, ONBEKEND or NVT with its counts. An undecided outcome makes it ONBEKEND before it can make it
 * NEE: what nobody looked at is not known to be lost.
 */
export function orderlyKept(t: Tally): string {
  const code = ((): string => {
    if (t.entries === 0) return 'NVT';
    if (t.settled === t.entries) return 'JA';
    if (t.open > 0) return 'ONBEKEND';
    return t.kept === 0 ? 'NEE' : 'GEDEELTELIJK';
  })();
  return t.entries === 0 ? code : `${code}: ${t.kept} van ${t.entries} bewaard, ${t.lost} verloren`;
}

/** The three commonest reasons with their counts, most first. */
export function topReasons(t: Tally): string {
  return [...t.reasons]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([code, n]) => `${code} ${n}`)
    .join('; ');
}

const WORST = ['NIET_VEILIG', 'NOG_TE_BEOORDELEN', 'NIET_TE_BEOORDELEN', 'VEILIG_MET_MAATREGELEN', 'VEILIG'];

/** The judgement of one account over a quarter. */
export function judgementOf(account: Account, quarter: string): Account['judgements'][number] | null {
  return account.judgements.find((j) => j.quarter === quarter) ?? null;
}

/** The worst judgement over several accounts; null where there is no account. */
export function worstJudgement(accounts: readonly Account[], quarter: string): string | null {
  const values = accounts.map((a) => judgementOf(a, quarter)?.value ?? 'NOG_TE_BEOORDELEN');
  return WORST.find((w) => values.includes(w)) ?? null;
}
