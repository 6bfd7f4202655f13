/** The board: ministry x quarter, what came, what did not, and a text to remind by (design 8). */
import type { Board, BoardCell, BoardDetail } from '../../shared/collection-records.ts';
import type { CallArgs } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { addDays, daysBetween, localDay, nextQuarter, quarterDays, quarterOf } from '../../shared/quarter.ts';
import { longDay } from '../../shared/sentence.ts';
import { groupOf, ministryNames } from '../jobs/answer-people.ts';
import { allDeliveries, type DeliveryRow } from '../store/collection.ts';
import { type ReturnRow, returnsOf } from '../store/figures.ts';
import { heldWithin, type KnownTerm, knownTerms } from '../store/terms-collected.ts';
import { shownDelivery } from './collection-take.ts';
import { type Desk, logAccessOnce, today } from './session.ts';

interface View {
  terms: KnownTerm[];
  returns: ReturnRow[];
  /** By term id and quarter. */
  byTerm: Map<string, ReturnRow>;
  deliveries: DeliveryRow[];
  today: string;
  deliveryDays: number;
}

function look(desk: Desk, first: string, last: string): View {
  const returns = returnsOf(desk.db, first, last);
  return {
    terms: knownTerms(desk.db, returns, ministryNames(desk.policy)),
    returns,
    byTerm: new Map(returns.map((r) => [`${r.term} ${r.quarter}`, r])),
    deliveries: allDeliveries(desk.db, 5_000),
    today: today(desk.host),
    deliveryDays: desk.policy.timeLine.deliveryDays,
  };
}

function dueOf(view: View, quarter: string): string {
  return addDays(quarterDays(quarter).to, view.deliveryDays);
}

function returnFor(view: View, t: KnownTerm, quarter: string): ReturnRow | null {
  for (const id of t.ids) {
    const row = view.byTerm.get(`${id} ${quarter}`);
    if (row) return row;
  }
  return null;
}

function ofMinistry(view: View, ministry: string, quarter: string): DeliveryRow[] {
  return view.deliveries.filter((d) => d.quarter === quarter && d.ministry_code === ministry);
}

function cellOf(view: View, ministry: string, quarter: string): BoardCell {
  const terms = view.terms.filter((t) => t.ministry === ministry && heldWithin(t, quarterDays(quarter)));
  const returns = terms.map((t) => returnFor(view, t, quarter));
  const given = returns.filter((r) => r !== null && r.statement !== 'GEEN_OPGAVE');
  const due = dueOf(view, quarter);
  const last =
    given
      .map((r) => localDay(new Date(r!.received_at)))
      .sort()
      .at(-1) ?? null;
  const daysLate = last !== null && last > due ? daysBetween(due, last) : null;
  const pending = ofMinistry(view, ministry, quarter);
  const state = ((): BoardCell['state'] => {
    if (terms.length === 0) return 'notAsked';
    if (given.length === terms.length) {
      if (daysLate !== null) return 'late';
      return given.every((r) => r!.statement === 'NIHIL') ? 'nil' : 'delivered';
    }
    if (pending.some((d) => d.verdict === 'waiting')) return 'waiting';
    if (given.length > 0) return 'partial';
    // The newest stands first: a good one after it would have counted.
    if (pending[0]?.verdict === 'refused') return 'refused';
    return view.today > due ? 'missing' : 'open';
  })();
  return { quarter, state, done: given.length, of: terms.length, daysLate };
}

/** The quarter that ended last: the newest that anybody can have delivered. */
function lastEnded(day: string): string {
  return nextQuarter(quarterOf(day), -1);
}

export function showBoard(desk: Desk, args: CallArgs<'collection.board'>): Board {
  const last = lastEnded(today(desk.host));
  const first = nextQuarter(last, 1 - args.quarters);
  const view = look(desk, first, last);
  const quarters: string[] = [];
  for (let q = first; q <= last; q = nextQuarter(q)) quarters.push(q);
  const codes = [...new Set(view.terms.map((t) => t.ministry))];
  const ministries = codes.map((code) => {
    const terms = view.terms.filter((t) => t.ministry === code);
    const now = terms.filter((t) => heldWithin(t, quarterDays(last)));
    const { ministryAbbr: abbr, ministryName: name } = now[0] ?? terms[0]!;
    return { code, abbr, name, terms: now.length, cells: quarters.map((q) => cellOf(view, code, q)) };
  });
  return {
    today: view.today,
    quarters: quarters.map((id, i) => ({
      id,
      due: dueOf(view, id),
      past: view.today > dueOf(view, id),
      done: ministries.reduce((sum, m) => sum + m.cells[i]!.done, 0),
      of: ministries.reduce((sum, m) => sum + m.cells[i]!.of, 0),
    })),
    ministries,
    latest: view.deliveries.slice(0, 8).map(shownDelivery),
    waiting: view.deliveries.filter((d) => d.verdict === 'waiting').length,
  };
}

/** What an answer needs of an entry: how many rows say it. */
const NEEDED = ['day', 'channel', 'account', 'reason', 'outcome'] as const;

export function showCell(desk: Desk, args: CallArgs<'collection.cell'>): BoardDetail {
  const { ministry, quarter } = args;
  const view = look(desk, quarter, quarter);
  const terms = view.terms.filter((t) => t.ministry === ministry);
  const [any] = terms;
  if (!any) throw new KanaalError('not_found', { what: 'ministry' });
  logAccessOnce(desk, 'board', `${any.ministryAbbr} ${quarter}`);
  const shown = terms.filter((t) => heldWithin(t, quarterDays(quarter)));
  const ids = new Set(shown.flatMap((t) => [...t.ids]));
  const rows = desk.db.all<Record<string, string | number | null>>(
    `SELECT e.* FROM collected_entry e JOIN delivery d ON d.id = e.delivery
       WHERE d.quarter = ? AND e.status <> 'ingetrokken' AND d.office || ' ' || e.term IN (SELECT value FROM json_each(?))`,
    quarter,
    JSON.stringify([...ids]),
  );
  const inGroup = (group: string): number => rows.filter((e) => groupOf(String(e['kind'])) === group).length;
  const incidents = view.returns
    .filter((r) => ids.has(r.term))
    .reduce((sum, r) => sum + Number((JSON.parse(r.body) as Record<string, unknown>)['aantal_incidenten'] ?? 0), 0);
  return {
    ministry: { code: ministry, abbr: any.ministryAbbr, name: any.ministryName },
    quarter,
    cell: cellOf(view, ministry, quarter),
    terms: shown.map((t) => {
      const row = returnFor(view, t, quarter);
      return {
        person: t.person,
        post: t.post,
        from: t.from,
        until: t.until,
        expected: t.expected,
        statement: row?.statement ?? null,
        entries: row ? Number((JSON.parse(row.body) as Record<string, unknown>)['aantal_registraties'] ?? 0) : null,
        signedAt: row?.signed_at ?? null,
      };
    }),
    deliveries: ofMinistry(view, ministry, quarter).map(shownDelivery),
    figures: {
      entries: rows.length,
      late: rows.filter((e) => e['late'] === 1).length,
      mail: inGroup('mail'),
      messaging: inGroup('messaging'),
      other: inGroup('other'),
      notArchived: rows.filter((e) => !['GEARCHIVEERD', 'DUBBEL', 'NIET_ARCHIEFWAARDIG'].includes(String(e['outcome'])))
        .length,
      incidents,
    },
    completeness: NEEDED.map((column) => ({
      column,
      filled: rows.filter((e) => e[column] !== null && e[column] !== '').length,
      of: rows.length,
    })),
    reminder: reminderText(view, shown, quarter),
  };
}

function reminderText(view: View, terms: readonly KnownTerm[], quarter: string): { nl: string; en: string } {
  const lacking = terms.filter((t) => {
    const row = returnFor(view, t, quarter);
    return row === null || row.statement === 'GEEN_OPGAVE';
  });
  const due = dueOf(view, quarter);
  const past = view.today > due;
  const names = lacking.map((t) => `- ${t.person}, ${t.post}`).join('\n');
  if (terms.length === 0)
    return {
      nl: `Over ${quarter} verwachten wij van u geen opgave.`,
      en: `For ${quarter} we expect no return from you.`,
    };
  if (lacking.length === 0)
    return {
      nl: `Alle opgaven over ${quarter} zijn binnen. Dank u wel.`,
      en: `All returns for ${quarter} are in. Thank you.`,
    };
  const until = past
    ? {
        nl: `De levering zou er op ${longDay(due, 'nl')} zijn. Kunt u laten weten wanneer zij komt?`,
        en: `The package was due on ${longDay(due, 'en')}. Could you tell us when it comes?`,
      }
    : {
        nl: `Wij verwachten de levering uiterlijk op ${longDay(due, 'nl')}.`,
        en: `We expect the package by ${longDay(due, 'en')}.`,
      };
  return {
    nl: `Wij hebben over ${quarter} nog geen opgave van:\n${names}\n\n${until.nl} Ook "geen gebruik" is een opgave.`,
    en: `For ${quarter} we have no return yet of:\n${names}\n\n${until.en} "No use" is a return too.`,
  };
}
