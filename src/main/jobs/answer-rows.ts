/** The rows of an answer: per person and account what was used, what was only declared, and how it was judged (domain F4). */

import type { AnswerRow } from '../../shared/collection-records.ts';
import { personKey } from '../../shared/person-name.ts';
import { codeItem, type Policy } from '../../shared/policy.ts';
import type { ReadDb } from '../store/db.ts';
import { accountsOf, type ReturnRow } from '../store/figures.ts';
import {
  type AnswerJob,
  GROUPS,
  groupOf,
  type Known,
  type Person,
  personHas,
  unknownOf,
  wordOf,
} from './answer-people.ts';

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

/** A row a person and account, in the order of the table of domain F4; says of each person whether use is known. */
export function rowsOf(
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
  const unknown = unknownOf(known, missing);
  const rows: AnswerRow[] = [];
  for (const person of known.people) {
    const said = known.returns.filter((r) => known.quarters.includes(r.quarter) && personHas(person, r.term));
    const accounts = ofPerson.get(person) ?? [];
    const used = person.byAccount.size > 0;
    const lost = missing.filter((m) => m.personKey === personKey(person.name));
    const nilOnly = said.length > 0 && said.every((r) => r.statement === 'NIHIL');
    const reported = said.some((r) => r.statement === 'GEBRUIK');
    // A return is about a whole quarter: who gave one of use gave no nil, and did not fail to give one.
    if (used || reported) person.state = 'user';
    else if (lost.length === 0 && nilOnly) person.state = 'nil';
    else person.state = 'missing';
    if (person.state === 'missing') person.missing = (lost[0]?.why as AnswerRow['missing']) ?? 'noReturn';
    const own = personRows(person, accounts, said, known, job);
    rows.push(...own.map((row) => ({ ...row, incidentsUnknown: unknown.has(person) })));
  }
  return rows;
}

function personRows(
  person: Person,
  accounts: readonly Declared[],
  said: readonly ReturnRow[],
  known: Known,
  { policy }: AnswerJob,
): AnswerRow[] {
  const base = (termId: string | null): Omit<AnswerRow, 'group'> => {
    const term = person.terms.find((t) => termId !== null && t.ids.has(termId)) ?? person.terms[0]!;
    // Who has two terms has two registers: a row is answered for by that of its own.
    const last = termId === null ? said.at(-1) : said.findLast((r) => term.ids.has(r.term));
    const body = last ? (JSON.parse(last.body) as Body) : undefined;
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
      incidentsUnknown: false,
      archived: { kept: 0, open: 0, lost: 0 },
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
      archived: use.archived,
      days: use.days.size,
      frequency: wordOf(person, use.group, known.over, policy)?.code ?? null,
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
