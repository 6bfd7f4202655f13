/** The first screen: what is waiting, for whom, and what happened since. */
import type { CallOutput } from '../../shared/contract.ts';
import { daysBetween, nextQuarter, quarterDays, quarterOf } from '../../shared/quarter.ts';
import { mayStateOn, quarterState, signOffMinutes, termInQuarter, workingQuarter } from '../../shared/rules.ts';
import type { ReadDb } from '../store/db.ts';
import { type EntryDbRow, toEntryRecord } from '../store/entries.ts';
import { countsOfQuarter, type EntryCount, isCounted } from '../store/entry-counts.ts';
import { allTerms } from '../store/people.ts';
import { isOnPaper, statementsOf } from '../store/sign-offs.ts';
import { listBackups } from './backups.ts';
import { isClosed } from './entries.ts';
import { viewEntry } from './entry-view.ts';
import { since } from './history.ts';
import { listQuarters, weeksView } from './quarters.ts';
import { type Desk, today } from './session.ts';
import { listStaged } from './staging.ts';

/** How many of each list the first screen shows; the list itself has the rest. */
const SHOWN = 50;
/** Of the newest steps of others; the window says in one line what one person did in a row. */
const NEWS = 60;

/** The quarter that is worked on, and what waits for whom to sign. */
export function todayBrief(desk: Desk): CallOutput<'today.brief'> {
  const day = today(desk.host);
  const quarter = workingQuarter(day, isClosed(desk.db));
  return { quarter, waiting: waiting(desk, day, quarter) };
}

export function todayView(desk: Desk): CallOutput<'today.get'> {
  const day = today(desk.host);
  const closed = isClosed(desk.db);
  const quarter = workingQuarter(day, closed);
  const select = (where: string, order: string): ReturnType<typeof viewEntry>[] =>
    desk.db
      .all<EntryDbRow>(`SELECT * FROM entry WHERE ${where} ORDER BY ${order} LIMIT ${SHOWN}`)
      .map((r) => viewEntry(desk, toEntryRecord(r)));
  const secretarial = desk.work.person.role !== 'auditor';
  return {
    today: day,
    quarter,
    daysLeft: Math.max(0, daysBetween(day, quarterDays(quarter).to)),
    entries: sum(countsOfQuarter(desk.db, quarter).filter(isCounted)),
    weeks: weeksView(desk, quarter),
    thisWeek: thisWeek(desk, day),
    staged: secretarial ? listStaged(desk).staged : [],
    returned: select("status = 'returned'", 'sort_day DESC, rowid DESC'),
    evidenceDue: select("evidence = 'follows' AND status NOT IN ('draft', 'withdrawn')", 'evidence_due, rowid'),
    waiting: waiting(desk, day, quarter),
    ...news(desk),
    backup: listBackups(desk).backups[0] ?? null,
  };
}

function thisWeek(desk: Desk, day: string): CallOutput<'today.get'>['thisWeek'] {
  const quarter = quarterOf(day);
  const week = weeksView(desk, quarter).find((one) => one.state === 'now' && one.entries === 0);
  return week ? { week: week.id, quarter, number: week.week } : null;
}

/** What others did since this person left; where that is nothing, what they did last. */
function news(desk: Desk): Pick<CallOutput<'today.get'>, 'since' | 'sinceLeft'> {
  const { leftAt, person } = desk.work;
  const fresh = leftAt === null ? [] : since(desk.db, person.id, leftAt - 1, NEWS);
  return fresh.length > 0
    ? { since: fresh, sinceLeft: true }
    : { since: since(desk.db, person.id, -1, NEWS), sinceLeft: false };
}

/** Per term what waits for the office holder: entries to sign, or a statement over a quarter that has ended. */
function waiting(desk: Desk, day: string, working: string): CallOutput<'today.brief'>['waiting'] {
  const quarters = [nextQuarter(working, -1), working, nextQuarter(working)].filter((q) => quarterDays(q).from <= day);
  // Nobody owes a statement over a quarter from before this register.
  const kept = new Set(listQuarters(desk).quarters.map((one) => one.id));
  return quarters.flatMap((quarter) => {
    if (quarterState(quarter, day, isClosed(desk.db)(quarter)) === 'closed') return [];
    const counts = countsOfQuarter(desk.db, quarter);
    return allTerms(desk.db).flatMap((term) => {
      const own = counts.filter((c) => c.termId === term.id && isCounted(c));
      const entries = sum(own.filter((c) => c.status === 'logged'));
      const owes =
        kept.has(quarter) &&
        (termInQuarter(term, quarter) || sum(own) > 0) &&
        mayStateOn(term, quarter, day) &&
        statementsOf(desk.db, term.id, quarter).length === 0 &&
        !isOnPaper(desk.db, quarter, term.id);
      if (entries === 0 && !owes) return [];
      return [
        {
          termId: term.id,
          personName: term.personName,
          post: term.post,
          quarter,
          entries,
          oldest: oldestLogged(desk.db, term.id, quarter),
          minutes: signOffMinutes(entries),
          statement: owes ? (sum(own) === 0 ? ('nil' as const) : ('due' as const)) : null,
        },
      ];
    });
  });
}

function sum(counts: readonly EntryCount[]): number {
  return counts.reduce((n, c) => n + c.n, 0);
}

/** The first day of what waits: in time and late apart, since each is then the first row of an index. */
function oldestLogged(db: ReadDb, termId: string, quarter: string): string | null {
  const days = [0, 1].map(
    (late) =>
      db.get<{ day: string | null }>(
        "SELECT min(sort_day) AS day FROM entry WHERE term_id = ? AND quarter = ? AND status = 'logged' AND late = ?",
        termId,
        quarter,
        late,
      )?.day,
  );
  return days.reduce<string | null>((first, d) => (d && (first === null || d < first) ? d : first), null);
}
