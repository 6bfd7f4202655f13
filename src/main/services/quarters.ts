/** The quarter: weeks, statements, checks as facts, and closing it (domain F1). Closing is always possible and never hides. */
import type { EntryStatus } from '../../shared/codes.ts';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { QuarterCheck, QuarterTerm, QuarterView, Week } from '../../shared/office-records.ts';
import {
  addDays,
  daysBetween,
  nextQuarter,
  type Quarter,
  quarterDays,
  quarterOf,
  weeksOf,
} from '../../shared/quarter.ts';
import { mayStateOn, quarterState, termInQuarter, termInWeek, weekIdOf, weeksOfTerm } from '../../shared/rules.ts';
import { allAccounts } from '../store/accounts.ts';
import type { ReadDb } from '../store/db.ts';
import {
  countPerDay,
  countPerQuarter,
  countsOfQuarter,
  type EntryCount,
  isCounted,
  numbersBehind,
} from '../store/entry-counts.ts';
import { allTerms } from '../store/people.ts';
import { findRegister } from '../store/registers.ts';
import { isOnPaper } from '../store/sign-offs.ts';
import { checkCode } from './codes.ts';
import { isClosed } from './entries.ts';
import { OPEN_OUTCOME } from './register-figures.ts';
import { returnOf } from './register-rows.ts';
import { type Desk, today, write } from './session.ts';

export function listQuarters(desk: Desk): CallOutput<'quarters.list'> {
  const day = today(desk.host);
  const current = quarterOf(day);
  const counts = countPerQuarter(desk.db);
  // From the day the office began to keep this register, or the earliest quarter it said anything of: nobody owes a
  // statement from before.
  const began = desk.db.get<{ time: string }>('SELECT time FROM record WHERE n = 0')?.time.slice(0, 10) ?? day;
  const said = desk.db.all<{ quarter: string }>('SELECT quarter FROM week_nothing UNION SELECT quarter FROM sign_off');
  const first = [quarterOf(began), current, ...counts.keys(), ...said.map((r) => r.quarter)].sort()[0]!;
  const quarters: CallOutput<'quarters.list'>['quarters'] = [];
  for (let q = first; q <= current; q = nextQuarter(q))
    quarters.push({ id: q, state: quarterState(q, day, isClosed(desk.db)(q)), entries: counts.get(q) ?? 0 });
  return { quarters, current };
}

// --- weeks --------------------------------------------------------------------------------------------------------

interface WeekFacts {
  counts: Map<string, number>;
  nothing: Set<string>;
}

function weekFacts(db: ReadDb, quarter: Quarter): WeekFacts {
  const counts = new Map<string, number>();
  for (const d of countPerDay(db, quarter)) counts.set(weekIdOf(d.day), (counts.get(weekIdOf(d.day)) ?? 0) + d.n);
  const nothing = db.all<{ week: string }>('SELECT week FROM week_nothing WHERE quarter = ?', quarter);
  return { counts, nothing: new Set(nothing.map((w) => w.week)) };
}

export function weeksView(desk: Desk, quarter: Quarter): Week[] {
  const day = today(desk.host);
  const { counts, nothing } = weekFacts(desk.db, quarter);
  const terms = allTerms(desk.db);
  return weeksOf(quarter).map((w) => {
    const entries = counts.get(w.id) ?? 0;
    const state = ((): Week['state'] => {
      if (w.from > day) return 'future';
      if (entries > 0) return 'entries';
      if (nothing.has(w.id)) return 'nothing';
      if (!terms.some((t) => termInWeek(t, w))) return 'outside';
      return w.to >= day ? 'now' : 'empty';
    })();
    return { ...w, state, entries };
  });
}

export function weekNothing(desk: Desk, args: CallArgs<'quarters.weekNothing'>): { ok: true } {
  const week = weeksOf(args.quarter).find((w) => w.id === args.week);
  if (!week || week.from > today(desk.host)) throw new KanaalError('invalid_input', { field: 'week' });
  if (isClosed(desk.db)(args.quarter)) throw new KanaalError('quarter_closed', { quarter: args.quarter });
  if ((weekFacts(desk.db, args.quarter).counts.get(week.id) ?? 0) > 0)
    throw new KanaalError('wrong_state', { what: 'week' });
  write(desk, (unit) => {
    const { changes } = unit.db.run(
      'INSERT OR IGNORE INTO week_nothing (week, quarter, said_by, said_at) VALUES (?, ?, ?, ?)',
      week.id,
      args.quarter,
      unit.actor,
      unit.now,
    );
    if (changes > 0) unit.append('weekNothing', week.id, { week: week.id, quarter: args.quarter });
  });
  return { ok: true };
}

export function setUnsignedReason(desk: Desk, args: CallArgs<'quarters.unsignedReason'>): { ok: true } {
  checkCode(desk.policy, 'unsignedReasons', args.reason, today(desk.host));
  if (isClosed(desk.db)(args.quarter)) throw new KanaalError('quarter_closed', { quarter: args.quarter });
  write(desk, (unit) => {
    unit.db.run(
      `INSERT INTO unsigned_reason (quarter, term_id, reason) VALUES (?, ?, ?)
       ON CONFLICT (quarter, term_id) DO UPDATE SET reason = excluded.reason`,
      args.quarter,
      args.termId,
      args.reason,
    );
    unit.append('unsignedReason', args.termId, args);
  });
  return { ok: true };
}

// --- terms and checks ---------------------------------------------------------------------------------------------

interface Counts {
  total: number;
  signed: number;
  logged: number;
  returned: number;
  late: number;
}

function countsOf(all: readonly EntryCount[], termId: string): Counts {
  const own = all.filter((c) => c.termId === termId && isCounted(c));
  const sum = (...statuses: EntryStatus[]): number =>
    own.reduce((n, c) => n + (statuses.includes(c.status) ? c.n : 0), 0);
  return {
    total: own.reduce((n, c) => n + c.n, 0),
    signed: sum('signed'),
    logged: sum('logged', 'unsigned'),
    returned: sum('returned'),
    late: own.reduce((n, c) => n + (c.late === 1 ? c.n : 0), 0),
  };
}

function termView(desk: Desk, quarter: Quarter, weeks: readonly Week[], all: readonly EntryCount[]): QuarterTerm[] {
  const day = today(desk.host);
  return allTerms(desk.db).flatMap((term) => {
    const counts = countsOf(all, term.id);
    if (!termInQuarter(term, quarter) && counts.total === 0) return [];
    const given = returnOf(desk, term.id, quarter);
    const pending = isOnPaper(desk.db, quarter, term.id);
    const empty = new Set(weeks.filter((w) => w.state === 'empty').map((w) => w.id));
    const statement = given.statement === 'GEEN_OPGAVE' ? (pending ? 'paper' : 'none') : given.statement;
    return [
      {
        termId: term.id,
        personName: term.personName,
        post: term.post,
        from: term.from,
        until: term.until,
        entries: counts.total,
        signed: counts.signed,
        open: counts.logged,
        returned: counts.returned,
        late: counts.late,
        statement,
        acceptance: given.statement === 'GEEN_OPGAVE' ? null : given.approval,
        way: given.way as QuarterTerm['way'],
        unsignedReason: given.reason,
        emptyWeeks: weeksOfTerm(term, quarter, day)
          .filter((w) => empty.has(w.id))
          .map((w) => w.id),
        canSignStatement: mayStateOn(term, quarter, day) && !isClosed(desk.db)(quarter),
      },
    ];
  });
}

interface Found {
  names: string[];
  count: number;
}

/** Names at most this many entries of a check; its count says how many there are. */
const NAMED = 50;

/** What would be closed as open, by name. The window turns each into a sentence. */
function checksOf(
  desk: Desk,
  quarter: Quarter,
  terms: readonly QuarterTerm[],
  weeks: readonly Week[],
  all: readonly EntryCount[],
): QuarterCheck[] {
  const { db } = desk;
  const total = terms.reduce((n, t) => n + t.entries, 0);
  const check = (key: QuarterCheck['key'], found: Found, of = total): QuarterCheck => ({
    key,
    ok: found.count === 0,
    names: found.names,
    count: found.count,
    total: of,
    termId: null,
  });
  const named = (names: string[]): Found => ({ names, count: names.length });
  const find = (fits: (c: EntryCount) => boolean): Found => {
    const found = all.filter(fits);
    return { names: numbersBehind(db, quarter, found, NAMED), count: found.reduce((n, c) => n + c.n, 0) };
  };
  const inStatus = (status: EntryStatus): Found => find((c) => c.status === status);
  const unstated = terms.filter((t) => t.statement === 'none' || t.statement === 'paper');
  const used = allAccounts(db).filter((a) => a.entries > 0 && terms.some((t) => t.termId === a.termId));
  const unjudged = used.filter((a) => !a.judgements.some((j) => j.quarter === quarter));
  // A week in which nobody was in office lacks nothing.
  const running = weeks.filter((w) => w.state !== 'outside');
  const empty = running.filter((w) => w.state === 'empty');
  return [
    ...unstated.map((t) => ({ ...check('statements', named([t.personName]), t.entries), termId: t.termId })),
    ...(unstated.length === 0 ? [check('statements', named([]), terms.length)] : []),
    check('unsigned', inStatus('logged')),
    check('returned', inStatus('returned')),
    check('drafts', inStatus('draft')),
    check(
      'evidence',
      find((c) => isCounted(c) && c.evidence === 'follows'),
    ),
    check('weeks', named(empty.map((w) => w.id)), running.length),
    check(
      'nature',
      find((c) => isCounted(c) && c.nature === ''),
    ),
    check(
      'outcomes',
      find((c) => isCounted(c) && c.outcome === OPEN_OUTCOME),
    ),
    check('judgements', named(unjudged.map((a) => a.id)), used.length),
    backupCheck(desk),
  ];
}

function backupCheck(desk: Desk): QuarterCheck {
  const last = desk.db.get<{ made_at: string }>('SELECT made_at FROM backup ORDER BY made_at DESC LIMIT 1')?.made_at;
  const age = last ? daysBetween(last.slice(0, 10), today(desk.host)) : null;
  const ok = age !== null && age <= 1;
  return { key: 'backup', ok, names: last ? [last] : [], count: ok ? 0 : 1, total: 1, termId: null };
}

export function viewQuarter(desk: Desk, quarter: Quarter): QuarterView {
  const day = today(desk.host);
  const { from, to } = quarterDays(quarter);
  const { timeLine } = desk.policy;
  const weeks = weeksView(desk, quarter);
  const counts = countsOfQuarter(desk.db, quarter);
  const terms = termView(desk, quarter, weeks, counts);
  const register = findRegister(desk.db, quarter);
  const closedBy = register
    ? (desk.db.get<{ name: string }>('SELECT name FROM person WHERE id = ?', register.closed_by)?.name ??
      register.closed_by)
    : '';
  return {
    quarter,
    state: quarterState(quarter, day, register !== null),
    from,
    to,
    signOffBy: addDays(to, timeLine.signOffDays),
    deliverBy: addDays(to, timeLine.deliveryDays),
    consolidateBy: addDays(to, timeLine.consolidationDays),
    terms,
    checks: register ? [] : checksOf(desk, quarter, terms, weeks, counts),
    weeks,
    register: register
      ? {
          number: register.number,
          version: register.version,
          sha256: register.sha256,
          closedAt: register.closed_at,
          closedBy,
        }
      : null,
  };
}
