/** The list: filters, search over entries and evidence, sort, pages and facet counts, all in SQL. */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import type { EntryFilter, EntryRow } from '../../shared/records.ts';
import type { SqlValue } from '../store/db.ts';
import type { EntryDbRow } from '../store/entries.ts';
import { toEntryRecord } from '../store/entries.ts';
import { type Desk, logAccess } from './session.ts';

interface Where {
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
  const words = search.normalize('NFC').trim().split(/\s+/).filter(Boolean).slice(0, 12);
  const where: Where = { sql: [], values: [] };
  for (const word of words) {
    const inside = [...new Intl.Segmenter('nl').segment(word)].length >= 3;
    where.sql.push(
      inside
        ? 'e.rowid IN (SELECT rowid FROM entry_parts WHERE entry_parts MATCH ?)'
        : 'e.rowid IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)',
    );
    where.values.push(inside ? quoted(word) : `${quoted(word)}*`);
  }
  return where;
}

const COLUMN: Record<string, string> = {
  status: 'e.status',
  channel: 'e.channel',
  reason: 'e.reason',
  counterparty: 'e.counterparty',
  termId: 'e.term_id',
  evidence: 'e.evidence',
  outcome: 'e.outcome',
};

/** Conditions of a filter; `skip` leaves one facet out, so that its other values can be counted. */
function whereOf(filter: EntryFilter, skip: string | null = null): Where {
  const where = searchWhere(filter.search);
  if (filter.quarter !== null) {
    where.sql.push('e.quarter = ?');
    where.values.push(filter.quarter);
  }
  for (const [field, column] of Object.entries(COLUMN)) {
    const wanted = filter[field as 'status'] as readonly string[];
    if (wanted.length === 0 || field === skip) continue;
    where.sql.push(`${column} IN (${wanted.map(() => '?').join(', ')})`);
    where.values.push(...wanted);
  }
  return where;
}

function clause(where: Where): string {
  return where.sql.length > 0 ? `WHERE ${where.sql.join(' AND ')}` : '';
}

const SORT: Record<string, string> = {
  date: "coalesce(e.date_from, '')",
  number: 'e.number',
  subject: "coalesce(e.subject, '')",
  channel: "coalesce(e.channel, '')",
  status: 'e.status',
};

/** One page. `after` is the cursor of the page before: sort value and row id, so that a page costs the same anywhere. */
export function listEntries(desk: Desk, args: CallArgs<'entries.list'>): CallOutput<'entries.list'> {
  const where = whereOf(args);
  const total =
    desk.db.get<{ n: number }>(`SELECT count(*) AS n FROM entry e ${clause(where)}`, ...where.values)?.n ?? 0;
  const key = SORT[args.sort] ?? SORT.date!;
  const [order, compare] = args.descending ? ['DESC', '<'] : ['ASC', '>'];
  if (args.after !== null) {
    const [value, rowid] = JSON.parse(args.after) as [string, number];
    where.sql.push(`(${key}, e.rowid) ${compare} (?, ?)`);
    where.values.push(value, rowid);
  }
  const rows = desk.db.all<EntryDbRow & { sort_key: string }>(
    `SELECT e.*, ${key} AS sort_key FROM entry e ${clause(where)} ORDER BY ${key} ${order}, e.rowid ${order} LIMIT ?`,
    ...where.values,
    args.limit,
  );
  if (args.search !== '' && args.after === null) logAccess(desk, 'search', args.search.slice(0, 80));
  const last = rows[rows.length - 1];
  return {
    rows: rows.map((r) => toRow(desk, r, args.search)),
    total,
    next: last && rows.length === args.limit ? JSON.stringify([last.sort_key, last.rowid]) : null,
  };
}

function toRow(desk: Desk, r: EntryDbRow, search: string): EntryRow {
  const e = toEntryRecord(r);
  const a = e.answers;
  return {
    id: e.id,
    number: e.number,
    status: e.status,
    quarter: e.quarter,
    late: e.late,
    dateFrom: a.dateFrom,
    dateTo: a.dateTo,
    dateCertainty: a.dateCertainty,
    channel: a.channel,
    counterparty: a.counterparty,
    subject: a.subject,
    reason: a.reason,
    evidence: a.evidence,
    evidenceDueOn: a.evidenceDueOn,
    termId: a.termId,
    hit: search === '' ? null : hitIn(desk, e.id, `${e.number} ${a.subject ?? ''}`, search),
  };
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Where a word stands that the row's own fields do not show: the file, and the words around it. */
function hitIn(desk: Desk, entryId: string, own: string, search: string): EntryRow['hit'] {
  const words = search.trim().split(/\s+/).map(fold);
  const missing = words.find((w) => !fold(own).includes(w));
  if (missing === undefined) return null;
  const files = desk.db.all<{ name: string; text: string }>(
    'SELECT name, text FROM evidence WHERE entry_id = ? ORDER BY seq',
    entryId,
  );
  for (const f of files) {
    const at = fold(f.text).indexOf(missing);
    if (at < 0) continue;
    const flat = (s: string): string => s.replaceAll(/\s+/g, ' ');
    return {
      where: f.name,
      before: flat(f.text.slice(Math.max(0, at - 40), at)),
      match: f.text.slice(at, at + missing.length),
      after: flat(f.text.slice(at + missing.length, at + missing.length + 40)),
    };
  }
  return null;
}

export function countFacets(desk: Desk, args: CallArgs<'entries.facets'>): CallOutput<'entries.facets'> {
  const facet = (field: string): { value: string; count: number }[] => {
    const where = whereOf(args, field);
    const column = COLUMN[field]!;
    return desk.db.all<{ value: string; count: number }>(
      `SELECT ${column} AS value, count(*) AS count FROM entry e ${clause(where)}
       GROUP BY ${column} HAVING value IS NOT NULL ORDER BY count DESC, value`,
      ...where.values,
    );
  };
  return {
    status: facet('status'),
    channel: facet('channel'),
    reason: facet('reason'),
    counterparty: facet('counterparty'),
    evidence: facet('evidence'),
    outcome: facet('outcome'),
  };
}
