/** Counting the answer to questions 5 and 6 (domain F4) from accepted registers. Runs in a worker, reads only. */
import { answerText } from '../../shared/answer-text.ts';
import type { Answer } from '../../shared/collection-records.ts';
import { labelOf } from '../../shared/policy.ts';
import type { ReadDb } from '../store/db.ts';
import { type EntryFact, entriesBetween, incidentsOf } from '../store/figures.ts';
import {
  type AnswerJob,
  addUse,
  archivedAs,
  gather,
  groupOf,
  type Known,
  missingOf,
  newUse,
  type Person,
  unfinished,
  unknownOf,
  usageOf,
} from './answer-people.ts';
import { rowsOf } from './answer-rows.ts';
import type { JobTools } from './worker-jobs.ts';

/** What is added up over the entries of the period, in one pass. */
interface Tally {
  entries: number;
  late: number;
  archived: Answer['archived'];
  reasons: Map<string, { entries: number; people: Set<Person> }>;
  perMonth: Map<string, { entries: number; messages: number }>;
  /** By `ministry\nreason`. */
  byMinistry: Map<string, number>;
}

function addEntry(tally: Tally, person: Person, e: EntryFact): void {
  tally.entries += 1;
  tally.late += e.late;
  tally.archived[archivedAs(e)] += 1;
  const group = groupOf(e.kind);
  const inGroup = person.byGroup.get(group) ?? newUse();
  person.byGroup.set(group, inGroup);
  addUse(inGroup, e);
  const key = e.account ?? `${e.term} ${e.channel ?? ''}`;
  const onAccount = person.byAccount.get(key) ?? { ...newUse(), group, channel: e.channel, term: e.term };
  person.byAccount.set(key, onAccount);
  addUse(onAccount, e);
  if (e.reason !== null) {
    const reason = tally.reasons.get(e.reason) ?? { entries: 0, people: new Set() };
    tally.reasons.set(e.reason, reason);
    reason.entries += 1;
    reason.people.add(person);
    const ministry = person.terms.find((t) => t.ids.has(e.term))?.ministryAbbr ?? '';
    const cell = `${ministry}\n${e.reason}`;
    tally.byMinistry.set(cell, (tally.byMinistry.get(cell) ?? 0) + 1);
  }
  const month = e.day === null || e.certainty === 'onbekend' ? '' : e.day.slice(0, 7);
  const counted = tally.perMonth.get(month) ?? { entries: 0, messages: 0 };
  tally.perMonth.set(month, { entries: counted.entries + 1, messages: counted.messages + e.messages });
}

function tallyOf(db: ReadDb, known: Known, { asked }: AnswerJob, goOn: JobTools['goOn']): Tally {
  const tally: Tally = {
    entries: 0,
    late: 0,
    archived: { kept: 0, open: 0, lost: 0 },
    reasons: new Map(),
    perMonth: new Map(),
    byMinistry: new Map(),
  };
  for (const e of entriesBetween(db, asked.from, asked.to)) {
    const person = known.personOfTerm.get(e.term);
    if (!person) continue;
    goOn(0);
    addEntry(tally, person, e);
  }
  return tally;
}

function reasonsByMinistry(byMinistry: Tally['byMinistry']): Answer['reasonsByMinistry'] {
  return [...byMinistry]
    .map(([key, entries]) => ({ ministry: key.split('\n')[0]!, code: key.split('\n')[1]!, entries }))
    .sort((a, b) => {
      if (a.ministry !== b.ministry) return a.ministry < b.ministry ? -1 : 1;
      return b.entries - a.entries || (a.code < b.code ? -1 : 1);
    });
}

/** Figures, rows and sentences. `goOn` is called with every entry and may end it by throwing. */
export function countAnswer(db: ReadDb, job: AnswerJob, { goOn }: Pick<JobTools, 'goOn'>): Answer {
  const { asked, policy } = job;
  const known = gather(db, job);
  const { reasons, perMonth, byMinistry, ...totals } = tallyOf(db, known, job, goOn);
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
    privateMail: usageOf(people, 'mail', known.over, policy),
    messaging: usageOf(people, 'messaging', known.over, policy),
    other: usageOf(people, 'other', known.over, policy),
    ...totals,
    declaredOnly: rows.filter((r) => r.declaredOnly).length,
    incidents: {
      n: incidentRows.filter((i) => offices.has(i.office)).reduce((sum, i) => sum + i.n, 0),
      unknown: unknownOf(known, missing).size,
    },
    reasons: [...reasons]
      .map(([code, r]) => ({ code, entries: r.entries, people: r.people.size }))
      .sort((a, b) => b.people - a.people || b.entries - a.entries || (a.code < b.code ? -1 : 1)),
    perMonth: [...perMonth].map(([month, n]) => ({ month, ...n })).sort((a, b) => (a.month < b.month ? -1 : 1)),
    reasonsByMinistry: reasonsByMinistry(byMinistry),
    quarters: unfinished(known, job),
    missingReturns: missing.map(({ person, ministry, quarter, why }) => ({ person, ministry, quarter, why })),
    rows,
  };
  const label = (code: string, language: 'nl' | 'en'): string => {
    const text = labelOf(policy, 'reasons', code, language);
    return text.charAt(0).toLowerCase() + text.slice(1);
  };
  return { ...figures, text: answerText(figures, label) };
}
