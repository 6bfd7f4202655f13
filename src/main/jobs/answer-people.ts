/**
 * The people an answer is about (domain F4): who held office in its period, what they used, and what the ministries still
 * owe. Reads only.
 */

import type { Answer, AnswerAsked, AnswerRow, Usage } from '../../shared/collection-records.ts';
import { bareName, personKey } from '../../shared/person-name.ts';
import { frequencyOf, type Policy } from '../../shared/policy.ts';
import { addDays, nextQuarter, quarterDays, quarterOf } from '../../shared/quarter.ts';
import type { ReadDb } from '../store/db.ts';
import { type EntryFact, notCounted, officesOfPeople, type ReturnRow, returnsOf } from '../store/figures.ts';
import { heldWithin, type KnownTerm, knownTerms } from '../store/terms-collected.ts';

export interface AnswerJob {
  asked: AnswerAsked;
  /** RFC 3339 and its day. */
  at: string;
  today: string;
  policy: Policy;
}

export type Group = 'mail' | 'messaging' | 'other';
export const GROUPS: readonly Group[] = ['mail', 'messaging', 'other'];

/** Messaging is chat, sms and messages of social media (domain F4). */
export function groupOf(kind: string): Group {
  if (kind === 'MAIL') return 'mail';
  return ['CHAT', 'SMS', 'SOCIAL'].includes(kind) ? 'messaging' : 'other';
}

export function ministryNames(policy: Policy): (code: string, day: string) => { name: string; abbr: string } {
  return (code, day) => {
    const names = policy.ministries.items.find((m) => m.code === code)?.names ?? [];
    const then = names.find((n) => (n.validFrom ?? '') <= day && (n.validUntil ?? '9999') >= day) ?? names.at(-1);
    return { name: then?.nl ?? code, abbr: then?.abbr ?? code };
  };
}

const KEPT = new Set([
  'GEARCHIVEERD',
  'DUBBEL',
  'AANGEBODEN',
  'VEILIGGESTELD',
  'ZAKELIJK_ONTVANGEN',
  'NIET_ARCHIEFWAARDIG',
]);
const LOST = new Set(['VERLOREN', 'NIET_MOGELIJK', 'GEEN_INZAGE']);

export function archivedAs({ outcome }: Pick<EntryFact, 'outcome'>): keyof Answer['archived'] {
  if (KEPT.has(outcome ?? '')) return 'kept';
  return LOST.has(outcome ?? '') ? 'lost' : 'open';
}

export interface Use {
  days: Set<string>;
  entries: number;
  messages: number;
  first: string | null;
  last: string | null;
  reasons: Map<string, number>;
  channels: Map<string, number>;
  archived: Answer['archived'];
}

export function newUse(): Use {
  const archived = { kept: 0, open: 0, lost: 0 };
  const none = { entries: 0, messages: 0, first: null, last: null };
  return { ...none, days: new Set(), reasons: new Map(), channels: new Map(), archived };
}

function bump(map: Map<string, number>, key: string | null): void {
  if (key !== null) map.set(key, (map.get(key) ?? 0) + 1);
}

/** The day an entry counts on: a month is one day, and so is each entry of which the day is not known (domain D10). */
function dayOf(e: EntryFact): string {
  if (e.certainty === 'exact' && e.day !== null) return e.day;
  return e.certainty === 'maand' && e.day !== null ? e.day.slice(0, 7) : `? ${e.delivery} ${e.number}`;
}

export function addUse(use: Use, e: EntryFact): void {
  use.days.add(dayOf(e));
  use.entries += 1;
  use.messages += e.messages;
  use.archived[archivedAs(e)] += 1;
  bump(use.reasons, e.reason);
  bump(use.channels, e.channel);
  if (e.day === null || e.certainty === 'onbekend') return;
  const last = e.last_day ?? e.day;
  if (use.first === null || e.day < use.first) use.first = e.day;
  if (use.last === null || last > use.last) use.last = last;
}

export interface Person {
  name: string;
  terms: KnownTerm[];
  byGroup: Map<Group, Use>;
  /** By account id, or by channel where an entry names no account. */
  byAccount: Map<string, Use & { group: Group; channel: string | null; term: string }>;
  state: AnswerRow['state'];
  missing: AnswerRow['missing'];
}

function quartersBetween(from: string, to: string): string[] {
  const quarters: string[] = [];
  for (let q = quarterOf(from); q <= quarterOf(to); q = nextQuarter(q)) quarters.push(q);
  return quarters;
}

/** Quarters with a day in office that are over: days of use are divided by these, rounded up. Of a later one no day is known yet. */
function quartersInOffice(person: Person, quarters: readonly string[]): number {
  const inOffice = quarters.filter((q) => person.terms.some((t) => heldWithin(t, quarterDays(q))));
  return Math.max(1, inOffice.length);
}

export interface Known {
  returns: ReturnRow[];
  /** By term id and quarter. */
  byTerm: Map<string, ReturnRow>;
  people: Person[];
  personOfTerm: Map<string, Person>;
  quarters: string[];
  /** Those of `quarters` that are over. */
  over: string[];
}

export function gather(db: ReadDb, { asked, policy, today }: AnswerJob): Known {
  const quarters = quartersBetween(asked.from, asked.to);
  const returns = returnsOf(db, quarters[0]!, nextQuarter(quarters.at(-1)!, 8));
  const terms = knownTerms(db, returns, ministryNames(policy)).filter(
    (t) =>
      heldWithin(t, asked) &&
      (asked.cabinet === null || t.cabinet === asked.cabinet) &&
      (asked.ministries.length === 0 || asked.ministries.includes(t.ministry)),
  );
  const byName = new Map<string, Person>();
  const personOfTerm = new Map<string, Person>();
  for (const term of terms) {
    const key = personKey(term.person);
    const person: Person = byName.get(key) ?? {
      name: term.person,
      terms: [],
      byGroup: new Map(),
      byAccount: new Map(),
      state: 'missing',
      missing: null,
    };
    byName.set(key, person);
    person.terms.push(term);
    for (const id of term.ids) personOfTerm.set(id, person);
  }
  const byTerm = new Map(returns.map((r) => [`${r.term} ${r.quarter}`, r]));
  return {
    returns,
    byTerm,
    people: [...byName.values()],
    personOfTerm,
    quarters,
    over: quarters.filter((q) => quarterDays(q).to < today),
  };
}

/** Terms and quarters of which a return should be there and is not, with why. */
export function missingOf(
  db: ReadDb,
  known: Known,
  job: AnswerJob,
): (Answer['missingReturns'][number] & { personKey: string })[] {
  const found: (Answer['missingReturns'][number] & { personKey: string })[] = [];
  const offices = new Map<string, Set<string>>();
  const seen = new Set<string>();
  for (const { office, name, ministry } of officesOfPeople(db)) {
    const key = `${ministry} ${personKey(bareName(name))}`;
    offices.set(key, (offices.get(key) ?? new Set()).add(office));
    seen.add(office);
  }
  for (const quarter of known.quarters) {
    const days = quarterDays(quarter);
    if (days.to >= job.today) continue;
    const pending = notCounted(db, quarter);
    const pendingOf = (person: Person, term: KnownTerm): 'refused' | 'waiting' | undefined => {
      const own = offices.get(`${term.ministry} ${personKey(bareName(person.name))}`);
      // Another office of the ministry is another matter; of an office never seen before only the ministry is known.
      const found = own
        ? pending.find((d) => d.office !== null && own.has(d.office))
        : pending.find((d) => d.ministry === term.ministryAbbr && !(d.office !== null && seen.has(d.office)));
      return found?.verdict;
    };
    for (const person of known.people)
      for (const term of person.terms) {
        if (!heldWithin(term, days)) continue;
        const row = [...term.ids].map((id) => known.byTerm.get(`${id} ${quarter}`)).find((r) => r !== undefined);
        if (row && row.statement !== 'GEEN_OPGAVE') continue;
        const why = row ? 'noReturn' : (pendingOf(person, term) ?? 'noDelivery');
        found.push({
          person: person.name,
          ministry: term.ministryAbbr,
          quarter,
          why,
          personKey: personKey(person.name),
        });
      }
  }
  return found;
}

/** Quarters of which there can be no return yet, and those of which the period leaves out days that somebody was in office. */
export function unfinished(known: Known, { asked, today }: AnswerJob): Answer['quarters'] {
  const terms = known.people.flatMap((p) => p.terms);
  const during = (from: string, to: string): boolean => from <= to && terms.some((t) => heldWithin(t, { from, to }));
  const inOffice = known.quarters.filter((q) => during(quarterDays(q).from, quarterDays(q).to));
  return {
    notOver: inOffice.filter((q) => quarterDays(q).to >= today),
    partly: inOffice.filter((q) => {
      const { from, to } = quarterDays(q);
      return to < today && (during(from, addDays(asked.from, -1)) || during(addDays(asked.to, 1), to));
    }),
  };
}

export function usageOf(people: readonly Person[], group: Group, quarters: readonly string[], policy: Policy): Usage {
  const usage = { n: 0, incidental: 0, regular: 0, frequent: 0 };
  for (const person of people) {
    const word = wordOf(person, group, quarters, policy);
    if (word === null) continue;
    usage.n += 1;
    if (word.code === 'INCIDENTEEL') usage.incidental += 1;
    else if (word.code === 'REGELMATIG') usage.regular += 1;
    else usage.frequent += 1;
  }
  return usage;
}

export function personHas(person: Person, term: string): boolean {
  return person.terms.some((t) => t.ids.has(term));
}

/** People of whom a register that should be there is not, or of whom there is none at all. */
export function unknownOf(known: Known, missing: readonly { personKey: string; why: string }[]): ReadonlySet<Person> {
  const lacking = new Set(missing.filter((m) => m.why !== 'noReturn').map((m) => m.personKey));
  return new Set(
    known.people.filter(
      (p) =>
        lacking.has(personKey(p.name)) ||
        !known.returns.some((r) => known.quarters.includes(r.quarter) && personHas(p, r.term)),
    ),
  );
}

/** How often, in the word of domain D10; null for no use. */
export function wordOf(
  person: Person,
  group: Group,
  quarters: readonly string[],
  policy: Policy,
): { code: string; days: number } | null {
  const days = person.byGroup.get(group)?.days.size ?? 0;
  if (days === 0) return null;
  const perQuarter = Math.ceil(days / quartersInOffice(person, quarters));
  return { code: frequencyOf(policy, perQuarter).code, days };
}
