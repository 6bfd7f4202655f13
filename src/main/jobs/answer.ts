/** Counting the answer to questions 5 and 6 (domain F4) from accepted registers. Runs in a worker, reads only. */
import { answerText } from '../../shared/answer-text.ts';
import type { Answer, AnswerAsked, AnswerRow, Usage } from '../../shared/collection-records.ts';
import { codeItem, frequencyOf, labelOf, type Policy } from '../../shared/policy.ts';
import { nextQuarter, quarterDays, quarterOf } from '../../shared/quarter.ts';
import type { ReadDb } from '../store/db.ts';
import {
  accountsOf,
  type EntryFact,
  entriesBetween,
  incidentsOf,
  notCounted,
  type ReturnRow,
  returnsOf,
} from '../store/figures.ts';
import { type KnownTerm, knownTerms } from '../store/terms-collected.ts';
import type { JobTools } from './worker-jobs.ts';

export interface AnswerJob {
  asked: AnswerAsked;
  /** RFC 3339 and its day. */
  at: string;
  today: string;
  policy: Policy;
}

type Group = 'mail' | 'messaging' | 'other';
const GROUPS: readonly Group[] = ['mail', 'messaging', 'other'];

/** Messaging is chat, sms and messages of social media (domain F4). */
export function groupOf(kind: string): Group {
  if (kind === 'MAIL') return 'mail';
  return ['CHAT', 'SMS', 'SOCIAL'].includes(kind) ? 'messaging' : 'other';
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

export function ministryNames(policy: Policy): (code: string, day: string) => { name: string; abbr: string } {
  return (code, day) => {
    const names = policy.ministries.items.find((m) => m.code === code)?.names ?? [];
    const then = names.find((n) => (n.validFrom ?? '') <= day && (n.validUntil ?? '9999') >= day) ?? names.at(-1);
    return { name: then?.nl ?? code, abbr: then?.abbr ?? code };
  };
}

interface Use {
  days: Set<string>;
  entries: number;
  messages: number;
  first: string | null;
  last: string | null;
  reasons: Map<string, number>;
  channels: Map<string, number>;
}

function newUse(): Use {
  return { days: new Set(), entries: 0, messages: 0, first: null, last: null, reasons: new Map(), channels: new Map() };
}

function bump(map: Map<string, number>, key: string | null): void {
  if (key !== null) map.set(key, (map.get(key) ?? 0) + 1);
}

/** The day an entry counts on: a month is one day, and so is each entry of which the day is not known (domain D10). */
function dayOf(e: EntryFact): string {
  if (e.certainty === 'exact' && e.day !== null) return e.day;
  return e.certainty === 'maand' && e.day !== null ? e.day.slice(0, 7) : `? ${e.delivery} ${e.number}`;
}

function addUse(use: Use, e: EntryFact): void {
  use.days.add(dayOf(e));
  use.entries += 1;
  use.messages += e.messages;
  bump(use.reasons, e.reason);
  bump(use.channels, e.channel);
  if (e.day === null || e.certainty === 'onbekend') return;
  const last = e.last_day ?? e.day;
  if (use.first === null || e.day < use.first) use.first = e.day;
  if (use.last === null || last > use.last) use.last = last;
}

interface Person {
  name: string;
  terms: KnownTerm[];
  byGroup: Map<Group, Use>;
  /** By account id, or by channel where an entry names no account. */
  byAccount: Map<string, Use & { group: Group; channel: string | null; term: string }>;
  state: AnswerRow['state'];
  missing: AnswerRow['missing'];
}

function personKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function inPeriod(t: KnownTerm, { from, to }: AnswerAsked): boolean {
  return t.from <= to && (t.until === null || t.until >= from);
}

function quartersBetween(from: string, to: string): string[] {
  const quarters: string[] = [];
  for (let q = quarterOf(from); q <= quarterOf(to); q = nextQuarter(q)) quarters.push(q);
  return quarters;
}

/** Quarters with a day in office within the period; days of use are divided by these, rounded up. */
function quartersInOffice(person: Person, quarters: readonly string[]): number {
  const inOffice = quarters.filter((q) => {
    const { from, to } = quarterDays(q);
    return person.terms.some((t) => t.from <= to && (t.until === null || t.until >= from));
  });
  return Math.max(1, inOffice.length);
}

interface Known {
  returns: ReturnRow[];
  /** By term id and quarter. */
  byTerm: Map<string, ReturnRow>;
  people: Person[];
  personOfTerm: Map<string, Person>;
  quarters: string[];
}

function gather(db: ReadDb, { asked, policy }: AnswerJob): Known {
  const quarters = quartersBetween(asked.from, asked.to);
  const returns = returnsOf(db, quarters[0]!, nextQuarter(quarters.at(-1)!, 8));
  const terms = knownTerms(db, returns, ministryNames(policy)).filter(
    (t) =>
      inPeriod(t, asked) &&
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
  return { returns, byTerm, people: [...byName.values()], personOfTerm, quarters };
}

/** Terms and quarters of which a return should be there and is not, with why. */
function missingOf(
  db: ReadDb,
  known: Known,
  job: AnswerJob,
): (Answer['missingReturns'][number] & { personKey: string })[] {
  const found: (Answer['missingReturns'][number] & { personKey: string })[] = [];
  for (const quarter of known.quarters) {
    const { from, to } = quarterDays(quarter);
    if (to >= job.today) continue;
    const pending = notCounted(db, quarter);
    for (const person of known.people)
      for (const term of person.terms) {
        if (term.from > to || (term.until !== null && term.until < from)) continue;
        const row = [...term.ids].map((id) => known.byTerm.get(`${id} ${quarter}`)).find((r) => r !== undefined);
        if (row && row.statement !== 'GEEN_OPGAVE') continue;
        const verdict = pending.find((d) => d.ministry === term.ministryAbbr)?.verdict;
        const why = row ? 'noReturn' : (verdict ?? 'noDelivery');
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

function usageOf(people: readonly Person[], group: Group, quarters: readonly string[], policy: Policy): Usage {
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

/** How often, in the word of domain D10; null for no use. */
function wordOf(
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

export function countAnswer(db: ReadDb, job: AnswerJob, { goOn }: Pick<JobTools, 'goOn'>): Answer {
  const { asked, policy } = job;
  const known = gather(db, job);
  const totals = { entries: 0, late: 0, archived: { kept: 0, open: 0, lost: 0 } };
  const reasons = new Map<string, { entries: number; people: Set<Person> }>();
  const perMonth = new Map<string, { entries: number; messages: number }>();
  const byMinistry = new Map<string, number>();
  for (const e of entriesBetween(db, asked.from, asked.to)) {
    const person = known.personOfTerm.get(e.term);
    if (!person) continue;
    goOn(0);
    totals.entries += 1;
    totals.late += e.late;
    if (KEPT.has(e.outcome ?? '')) totals.archived.kept += 1;
    else if (LOST.has(e.outcome ?? '')) totals.archived.lost += 1;
    else totals.archived.open += 1;
    const group = groupOf(e.kind);
    const inGroup = person.byGroup.get(group) ?? newUse();
    person.byGroup.set(group, inGroup);
    addUse(inGroup, e);
    const key = e.account ?? `${e.term} ${e.channel ?? ''}`;
    const onAccount = person.byAccount.get(key) ?? { ...newUse(), group, channel: e.channel, term: e.term };
    person.byAccount.set(key, onAccount);
    addUse(onAccount, e);
    if (e.reason !== null) {
      const reason = reasons.get(e.reason) ?? { entries: 0, people: new Set() };
      reasons.set(e.reason, reason);
      reason.entries += 1;
      reason.people.add(person);
      const ministry = person.terms.find((t) => t.ids.has(e.term))?.ministryAbbr ?? '';
      const cell = `${ministry}\n${e.reason}`;
      byMinistry.set(cell, (byMinistry.get(cell) ?? 0) + 1);
    }
    const month = e.day === null || e.certainty === 'onbekend' ? '' : e.day.slice(0, 7);
    const counted = perMonth.get(month) ?? { entries: 0, messages: 0 };
    perMonth.set(month, { entries: counted.entries + 1, messages: counted.messages + e.messages });
  }
  const missing = missingOf(db, known, job);
  const rows = rowsOf(db, known, job, missing);
  const people = known.people;
  const incidentRows = incidentsOf(db, known.quarters[0]!, known.quarters.at(-1)!);
  const offices = new Set(known.returns.filter((r) => known.personOfTerm.has(r.term)).map((r) => r.office));
  const figures = {
    asked,
    at: job.at,
    people: people.length,
    users: people.filter((p) => p.state === 'user').length,
    nil: people.filter((p) => p.state === 'nil').length,
    missing: people.filter((p) => p.state === 'missing').length,
    privateMail: usageOf(people, 'mail', known.quarters, policy),
    messaging: usageOf(people, 'messaging', known.quarters, policy),
    other: usageOf(people, 'other', known.quarters, policy),
    ...totals,
    declaredOnly: rows.filter((r) => r.declaredOnly).length,
    incidents: {
      n: incidentRows.filter((i) => offices.has(i.office)).reduce((sum, i) => sum + i.n, 0),
      unknown: new Set(missing.filter((m) => m.why !== 'noReturn').map((m) => m.personKey)).size,
    },
    reasons: [...reasons]
      .map(([code, r]) => ({ code, entries: r.entries, people: r.people.size }))
      .sort((a, b) => b.people - a.people || b.entries - a.entries || (a.code < b.code ? -1 : 1)),
    perMonth: [...perMonth].map(([month, n]) => ({ month, ...n })).sort((a, b) => (a.month < b.month ? -1 : 1)),
    reasonsByMinistry: [...byMinistry]
      .map(([key, entries]) => ({ ministry: key.split('\n')[0]!, code: key.split('\n')[1]!, entries }))
      .sort((a, b) =>
        a.ministry === b.ministry
          ? b.entries - a.entries || (a.code < b.code ? -1 : 1)
          : a.ministry < b.ministry
            ? -1
            : 1,
      ),
    missingReturns: missing.map(({ person, ministry, quarter, why }) => ({ person, ministry, quarter, why })),
    rows,
  };
  const label = (code: string, language: 'nl' | 'en'): string => {
    const text = labelOf(policy, 'reasons', code, language);
    return text.charAt(0).toLowerCase() + text.slice(1);
  };
  return { ...figures, text: answerText(figures, label) };
}

// --- rows ---------------------------------------------------------------------------------------------------------

type Body = Readonly<Record<string, string | number | null>>;

interface Declared {
  account: string;
  term: string;
  body: Body;
}

/** What the registers of the period say of each account, the latest last. */
function declaredBy(db: ReadDb, known: Known): Map<string, Declared> {
  const accounts = new Map<string, Declared>();
  for (const a of accountsOf(db, known.quarters[0]!, known.quarters.at(-1)!))
    accounts.set(a.account, { account: a.account, term: a.term, body: JSON.parse(a.body) as Body });
  return accounts;
}

function word(body: Body | undefined, column: string): string | null {
  const value = body?.[column];
  return typeof value === 'string' && value !== '' && !/^5\.[0-9]/.test(value) ? value : null;
}

function rowsOf(
  db: ReadDb,
  known: Known,
  job: AnswerJob,
  missing: readonly { personKey: string; why: string }[],
): AnswerRow[] {
  const declared = declaredBy(db, known);
  const ofPerson = new Map<Person, Declared[]>();
  for (const d of declared.values()) {
    const person = known.personOfTerm.get(d.term);
    if (person) ofPerson.set(person, [...(ofPerson.get(person) ?? []), d]);
  }
  const rows: AnswerRow[] = [];
  for (const person of known.people) {
    const said = known.returns.filter((r) => known.quarters.includes(r.quarter) && personHas(person, r.term));
    const accounts = ofPerson.get(person) ?? [];
    const used = person.byAccount.size > 0;
    const inUse = accounts.filter(
      (d) => word(d.body, 'nog_in_gebruik') === 'ja' || word(d.body, 'gebruikt_van') !== null,
    );
    const lost = missing.filter((m) => m.personKey === personKey(person.name));
    const nilOnly = said.length > 0 && said.every((r) => r.statement === 'NIHIL');
    const reported = said.some((r) => r.statement === 'GEBRUIK');
    if (used || (reported && inUse.length > 0)) person.state = 'user';
    else if (lost.length === 0 && nilOnly) person.state = 'nil';
    else person.state = 'missing';
    if (person.state === 'missing') person.missing = (lost[0]?.why as AnswerRow['missing']) ?? 'noReturn';
    rows.push(...personRows(person, accounts, said, known, job));
  }
  return rows;
}

function personHas(person: Person, term: string): boolean {
  return person.terms.some((t) => t.ids.has(term));
}

function personRows(
  person: Person,
  accounts: readonly Declared[],
  said: readonly ReturnRow[],
  known: Known,
  { policy }: AnswerJob,
): AnswerRow[] {
  const last = said.at(-1);
  const body = last ? (JSON.parse(last.body) as Body) : undefined;
  const base = (termId: string | null): Omit<AnswerRow, 'group'> => {
    const term = person.terms.find((t) => termId !== null && t.ids.has(termId)) ?? person.terms[0]!;
    const incidents = body?.['aantal_incidenten'];
    return {
      cabinet: term.cabinet,
      ministry: term.ministryAbbr,
      post: term.post,
      person: person.name,
      from: term.from,
      until: term.until,
      state: person.state,
      missing: person.missing,
      channel: null,
      provider: null,
      account: null,
      first: null,
      last: null,
      entries: 0,
      messages: 0,
      days: 0,
      frequency: null,
      safe: null,
      safeBasis: null,
      judgedBy: null,
      kept: null,
      keptWhere: null,
      reasons: [],
      incidents: typeof incidents === 'number' ? incidents : null,
      declaredOnly: false,
      source: last ? last.register : null,
      signedAt: last?.signed_at ?? null,
    };
  };
  const rows: AnswerRow[] = [];
  for (const [key, use] of person.byAccount) {
    const account = accounts.find((d) => d.account === key);
    rows.push({
      ...base(use.term),
      ...accountCells(account, use.channel, policy),
      group: use.group,
      first: use.first,
      last: use.last,
      entries: use.entries,
      messages: use.messages,
      days: use.days.size,
      frequency: wordOf(person, use.group, known.quarters, policy)?.code ?? null,
      reasons: commonest(use.reasons),
    });
  }
  for (const account of accounts) {
    if (person.byAccount.has(account.account) || person.state === 'nil') continue;
    const channel = word(account.body, 'kanaal_code');
    if (word(account.body, 'nog_in_gebruik') !== 'ja') continue;
    rows.push({
      ...base(account.term),
      ...accountCells(account, channel, policy),
      group: groupOf(word(account.body, 'soort') ?? ''),
      declaredOnly: true,
    });
  }
  const place = (r: AnswerRow): string =>
    `${GROUPS.indexOf(r.group ?? 'other')} ${String(1e9 - r.entries)} ${r.channel ?? ''} ${r.account ?? ''} ${r.from}`;
  rows.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  return rows.length > 0 ? rows : [{ ...base(null), group: null }];
}

/** Most given first, in one order whatever came first. */
function commonest(reasons: ReadonlyMap<string, number>): string[] {
  return [...reasons].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code);
}

function accountCells(
  account: Declared | undefined,
  channel: string | null,
  policy: Policy,
): Pick<AnswerRow, 'channel' | 'provider' | 'account' | 'safe' | 'safeBasis' | 'judgedBy' | 'kept' | 'keptWhere'> {
  const b = account?.body;
  const where = [word(b, 'bewaarplaats'), word(b, 'bewaar_kenmerk')].filter((w) => w !== null).join(', ');
  return {
    channel,
    provider: word(b, 'aanbieder') ?? codeItem(policy, 'channels', channel ?? '')?.provider ?? null,
    account: word(b, 'account_aanduiding'),
    safe: word(b, 'veilig_oordeel'),
    safeBasis: word(b, 'veilig_basis'),
    judgedBy: word(b, 'beoordeeld_door_rol'),
    kept: word(b, 'ordelijk_bewaard'),
    keptWhere: where === '' ? null : where,
  };
}
