/** The list: filters, search over entries and evidence, sort, pages and facet counts, all in SQL. */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import type { EntryFilter, EntryRow } from '../../shared/records.ts';
import type { SqlValue } from '../store/db.ts';
import { wordPattern, wordsOf } from './search-words.ts';
import { type Desk, logAccess } from './session.ts';

/**
 * What the filters ask is all in this index. Left to itself the planner would rather fetch every entry, in another order:
 * seconds at a hundred thousand.
 */
const BY_FACETS = 'entry e INDEXED BY entry_facets';
/** Up to so many entries that a filter leaves are put in order one by one; more are met soon enough in the order itself. */
const FEW = 5_000;

const PARTS = 'entry_parts f';
const SEARCHED = `${PARTS} JOIN entry e ON e.rowid = f.rowid`;

interface Where {
  from: string;
  sql: string[];
  values: SqlValue[];
}

/** User text as FTS5 terms: each word quoted, so that hyphens, AND and quotes are only letters. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

/**
 * Words of three letters or more are found anywhere inside a word (trigram index, Dutch compounds); shorter ones at the
 * start of a word.
 */
function searchWhere(search: string): Where {
  const words = wordsOf(search);
  // A trigram has three characters, not three bytes or letters with their accents apart.
  const long = words.filter((w) => Array.from(w).length >= 3);
  const short = words.filter((w) => Array.from(w).length < 3);
  const where: Where = { from: 'entry e', sql: [], values: [] };
  if (long.length > 0) {
    where.from = SEARCHED;
    where.sql.push('f.entry_parts MATCH ?');
    where.values.push(long.map(quoted).join(' AND '));
  }
  if (short.length > 0) {
    where.sql.push('e.rowid IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)');
    where.values.push(short.map((w) => `${quoted(w)}*`).join(' AND '));
  }
  return where;
}

const COLUMN = {
  status: 'e.status',
  channel: 'e.channel',
  reason: 'e.reason',
  counterparty: 'e.counterparty',
  termId: 'e.term_id',
  evidence: 'e.evidence',
  outcome: 'e.outcome',
} as const;
type FilterField = keyof typeof COLUMN;

/** The conditions of a filter but its words. */
function filtersOf(filter: EntryFilter, fields = Object.keys(COLUMN) as FilterField[]): Where {
  const where: Where = { from: BY_FACETS, sql: [], values: [] };
  if (filter.quarter !== null) {
    where.sql.push('e.quarter = ?');
    where.values.push(filter.quarter);
  }
  for (const field of fields) {
    const wanted: readonly string[] = filter[field];
    if (wanted.length === 0) continue;
    where.sql.push(`${COLUMN[field]} IN (${wanted.map(() => '?').join(', ')})`);
    where.values.push(...wanted);
  }
  return where;
}

function both(one: Where, other: Where): Where {
  return { from: one.from, sql: [...one.sql, ...other.sql], values: [...one.values, ...other.values] };
}

function clause(where: Where): string {
  return where.sql.length > 0 ? `WHERE ${where.sql.join(' AND ')}` : '';
}

const SORT = {
  date: 'e.sort_day',
  number: 'e.number',
  subject: "coalesce(e.subject, '')",
  channel: "coalesce(e.channel, '')",
  status: 'e.status',
} as const;

/** Hits of a search are counted up to here; above it the footer says "meer dan". */
export const MOST_COUNTED = 1_000;

function countFiltered(desk: Desk, filters: Where): number {
  const from = filters.sql.length > 0 ? BY_FACETS : 'entry e';
  return desk.db.get<{ n: number }>(`SELECT count(*) AS n FROM ${from} ${clause(filters)}`, ...filters.values)?.n ?? 0;
}

function countFound(desk: Desk, where: Where): number {
  // What asks nothing but the index of words is counted there, without looking at the entries behind it.
  const from = where.from === SEARCHED && !where.sql.some((one) => one.includes('e.')) ? PARTS : where.from;
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM ${from} ${clause(where)} LIMIT ${MOST_COUNTED + 1})`;
  return desk.db.get<{ n: number }>(sql, ...where.values)?.n ?? 0;
}

/** Columns of the list: nothing that has to be parsed, and not the long texts of the entry. */
const ROW = `e.rowid, e.id, e.number, e.status, e.quarter, e.late, e.date_from AS dateFrom, e.date_to AS dateTo,
  e.certainty AS dateCertainty, e.channel, e.counterparty, e.subject, e.reason, e.evidence, e.evidence_due AS evidenceDueOn,
  e.term_id AS termId`;

type ListDbRow = Omit<EntryRow, 'hit' | 'late'> & { rowid: number; late: number; sort_key: string };

/** A filter that leaves few: they are found in the index of facets, and put in order then. */
function oneByOne(filters: Where, id: string): Where {
  if (filters.sql.length === 0) return filters;
  return { ...filters, sql: [`${id} IN (SELECT rowid FROM ${BY_FACETS} ${clause(filters)})`] };
}

/** A filter that leaves many: with a plus no index serves its conditions, so that the one of the order is taken. */
function inOrder(filters: Where): Where {
  return { ...filters, sql: filters.sql.map((one) => `+${one}`) };
}

/**
 * One page. `after` is the cursor of the page before: sort value and row id, so that a page costs the same anywhere.
 * A search comes newest logged first, which the index gives for nothing; sorting its hits by day would read them all.
 * `few` is there for tests.
 */
export function listEntries(desk: Desk, args: CallArgs<'entries.list'>, few = FEW): CallOutput<'entries.list'> {
  const searching = args.search.trim() !== '';
  const words = searchWhere(args.search);
  const id = words.from === SEARCHED ? 'f.rowid' : 'e.rowid';
  const filters = filtersOf(args);
  // A search without filters leaves nothing to count here: its hits are counted in the index of words.
  const left = searching && filters.sql.length === 0 ? 0 : countFiltered(desk, filters);
  const all = both(words, left <= few ? oneByOne(filters, id) : inOrder(filters));
  const byRow = searching && args.sort === 'date';
  const key = byRow ? "''" : SORT[args.sort];
  const [order, compare] = args.descending ? ['DESC', '<'] : ['ASC', '>'];
  const after: Where = { from: '', sql: [], values: [] };
  if (args.after !== null) {
    const [value, rowid] = JSON.parse(args.after) as [string, number];
    after.sql.push(byRow ? `${id} ${compare} ?` : `(${key}, ${id}) ${compare} (?, ?)`);
    after.values.push(...(byRow ? [rowid] : [value, rowid]));
  }
  const where = both(all, after);
  const rows = desk.db.all<ListDbRow>(
    `SELECT ${ROW}, ${key} AS sort_key FROM ${where.from} ${clause(where)}
     ORDER BY ${byRow ? '' : `${key} ${order}, `}${id} ${order} LIMIT ?`,
    ...where.values,
    args.limit,
  );
  if (searching && args.after === null) logAccess(desk, 'search', args.search.slice(0, 80));
  const last = rows[rows.length - 1];
  const whole = args.after === null && rows.length < args.limit;
  const patterns = searching ? wordsOf(args.search).map(wordPattern) : [];
  return {
    rows: rows.map((r) => toRow(r, hitIn(desk, r, patterns))),
    total: whole ? rows.length : searching ? countFound(desk, all) : left,
    next: last && rows.length === args.limit ? JSON.stringify([last.sort_key, last.rowid]) : null,
  };
}

function toRow(r: ListDbRow, hit: EntryRow['hit']): EntryRow {
  return {
    id: r.id,
    number: r.number,
    status: r.status,
    quarter: r.quarter,
    late: r.late === 1,
    dateFrom: r.dateFrom,
    dateTo: r.dateTo,
    dateCertainty: r.dateCertainty,
    channel: r.channel,
    counterparty: r.counterparty,
    subject: r.subject,
    reason: r.reason,
    evidence: r.evidence,
    evidenceDueOn: r.evidenceDueOn,
    termId: r.termId,
    hit,
  };
}

/** Where a word stands that the row's own fields do not show: the file, and the words around it. */
function hitIn(
  desk: Desk,
  row: Pick<EntryRow, 'id' | 'number' | 'subject'>,
  patterns: readonly RegExp[],
): EntryRow['hit'] {
  const missing = patterns.find((p) => !p.test(row.number) && !p.test(row.subject ?? ''));
  if (missing === undefined) return null;
  const files = desk.db.all<{ name: string; text: string }>(
    'SELECT name, text FROM evidence WHERE entry_id = ? ORDER BY seq',
    row.id,
  );
  for (const f of files) {
    const found = missing.exec(f.text);
    if (!found) continue;
    const flat = (s: string): string => s.replaceAll(/\s+/g, ' ');
    const end = found.index + found[0].length;
    return {
      where: f.name,
      before: flat(f.text.slice(Math.max(0, found.index - 40), found.index)),
      match: found[0],
      after: flat(f.text.slice(end, end + 40)),
    };
  }
  return null;
}

const FACETS = ['status', 'channel', 'reason', 'counterparty', 'evidence', 'outcome'] as const;
type Facet = (typeof FACETS)[number];

/** The entries whose facets are counted. Where words find many, they are looked up in the index of facets, not each by itself. */
function combinationsOf(desk: Desk, filter: EntryFilter): Where {
  const words = searchWhere(filter.search);
  const filters = filtersOf(filter, ['termId']);
  if (words.sql.length === 0) return filters;
  if (countFound(desk, words) <= MOST_COUNTED) return both(words, filters);
  if (words.from !== SEARCHED) return both({ ...words, from: BY_FACETS }, filters);
  const found = `e.rowid IN (SELECT f.rowid FROM ${PARTS} ${clause({ ...words, sql: words.sql.slice(0, 1) })})`;
  const [match, ...rest] = words.values;
  return both({ from: BY_FACETS, sql: [found, ...words.sql.slice(1)], values: [match!, ...rest] }, filters);
}

/**
 * Counts per value of every facet. One grouped read of the covering index gives all combinations; each facet then leaves
 * its own choice out, so that its other values can be seen.
 */
export function countFacets(desk: Desk, args: CallArgs<'entries.facets'>): CallOutput<'entries.facets'> {
  const columns = FACETS.map((f) => `${COLUMN[f]} AS ${f}`).join(', ');
  const where = combinationsOf(desk, args);
  const combinations = desk.db.all<Record<Facet, string | null> & { n: number }>(
    `SELECT ${columns}, count(*) AS n FROM ${where.from} ${clause(where)} GROUP BY ${FACETS.map((f) => COLUMN[f]).join(', ')}`,
    ...where.values,
  );
  const allows = (c: Record<Facet, string | null>, f: Facet): boolean =>
    args[f].length === 0 || (args[f] as readonly (string | null)[]).includes(c[f]);
  const count = (facet: Facet): { value: string; count: number }[] => {
    const counts = new Map<string, number>();
    for (const c of combinations) {
      const value = c[facet];
      if (value === null || !FACETS.every((f) => f === facet || allows(c, f))) continue;
      counts.set(value, (counts.get(value) ?? 0) + c.n);
    }
    return [...counts]
      .map(([value, n]) => ({ value, count: n }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  return {
    status: count('status'),
    channel: count('channel'),
    reason: count('reason'),
    counterparty: count('counterparty'),
    evidence: count('evidence'),
    outcome: count('outcome'),
  };
}
