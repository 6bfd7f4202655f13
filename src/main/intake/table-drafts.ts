/** Rows of a table as answers, by what a person said of its columns. Pure; nothing is guessed: what is not clear is listed. */
import type { RowProblem, TableMap } from '../../shared/contract-tables.ts';
import { dayByOrder } from '../../shared/date-order.ts';
import { readTypedDate, type TypedDate } from '../../shared/dates-typed.ts';
import { DATE_ORDERS, type DateOrder } from '../../shared/intake.ts';
import { type Day, isDay } from '../../shared/quarter.ts';
import type { Answers } from '../../shared/records.ts';
import { CODED, type TableField } from '../../shared/table-fields.ts';
import { MAX_SHOWN_LINE } from './caps.ts';
import { isMarked } from './marking.ts';
import { beginOf, type Sheet, type TableRow } from './table.ts';

/** The heads and what is below them. */
export interface Body {
  head: TableRow;
  above: number;
  rows: TableRow[];
}

export interface RowDraft {
  line: number;
  answers: Partial<Answers>;
  /** The head of the column that each field came from. */
  from: Partial<Record<TableField, string>>;
  /** What was taken over, as it stood. */
  cells: { field: TableField; head: string; cell: string }[];
}

export interface Problem {
  line: number;
  why: RowProblem;
  text: string;
}

/** A word in a column of codes, and what it means; undefined: nobody said. */
export interface Word {
  field: TableField;
  value: string;
  rows: number;
  code?: string | null;
  /** It is a code or label itself. */
  known: boolean;
}

/** The code that this word is, by the lists themselves; null where it is none of them. */
export type Lookup = (field: TableField, value: string) => string | null;

/** The heads: the first row with the most different words of those at the begin. Null: no row below it. */
export function bodyOf(sheet: Sheet): Body | null {
  const first = sheet.rows.slice(0, 20);
  const width = (row: TableRow): number =>
    new Set(row.cells.filter((cell) => cell !== '' && !/^[\d.,:/ -]+$/.test(cell))).size;
  const most = Math.max(0, ...first.map(width));
  const at = first.findIndex((row) => width(row) >= Math.max(2, Math.ceil(most * 0.8)));
  const head = sheet.rows[at];
  if (!head || at + 1 >= sheet.rows.length) return null;
  return { head, above: at, rows: sheet.rows.slice(at + 1) };
}

const DATE_FIELDS: readonly TableField[] = ['dateFrom', 'dateTo'];
const NUMBERS = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[ T,]+(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?)?$/;
const ISO = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?$/;

function cellOf(row: TableRow, map: TableMap, field: TableField): string {
  const at = map.columns.indexOf(field);
  return at < 0 ? '' : (row.cells[at] ?? '');
}

/** The orders by which the most dates of these columns are one. ISO dates and dates in words need none. */
export function possibleOrders(rows: readonly TableRow[], map: TableMap): DateOrder[] {
  const written = rows
    .flatMap((row) => DATE_FIELDS.map((field) => cellOf(row, map, field)))
    .filter((cell) => NUMBERS.test(cell) && !ISO.test(cell));
  const fits = DATE_ORDERS.map((order) => written.filter((cell) => dayByOrder(cell, order) !== null).length);
  const most = Math.max(...fits);
  return most === 0 ? [] : DATE_ORDERS.filter((_, at) => fits[at] === most);
}

/** Every word of the columns of codes, once each. */
export function wordsIn(rows: readonly TableRow[], map: TableMap, lookup: Lookup): Word[] {
  const said = new Map(map.codes.map(({ field, value, code }) => [`${field} ${value}`, code]));
  const words = new Map<string, Word>();
  for (const field of map.columns) {
    if (field === null || CODED[field] === undefined) continue;
    for (const row of rows) {
      const value = cellOf(row, map, field).slice(0, 400);
      if (value === '') continue;
      const key = `${field} ${value}`;
      const word = words.get(key);
      if (word) word.rows += 1;
      else {
        const known = lookup(field, value);
        const code = known ?? said.get(key);
        words.set(key, { field, value, rows: 1, known: known !== null, ...(code === undefined ? {} : { code }) });
      }
    }
  }
  return [...words.values()];
}

/** One draft per row, or why there is none. */
export function draftsOfTable(
  body: Body,
  sheet: Sheet,
  map: TableMap,
  order: DateOrder | null,
  today: Day,
  lookup: Lookup,
): { drafts: RowDraft[]; problems: Problem[] } {
  const codes = new Map(
    wordsIn(body.rows, map, lookup).map((word) => [`${word.field} ${word.value}`, word.code ?? null]),
  );
  const problems: Problem[] = sheet.bad.map(({ line, why, text }) => ({ line, why, text }));
  const drafts: RowDraft[] = [];
  for (const row of body.rows) {
    const read = draftOf(row, body.head, map, order, today, codes);
    if ('why' in read) problems.push({ line: row.line, why: read.why, text: beginOf(read.text, MAX_SHOWN_LINE) });
    else drafts.push(read);
  }
  return { drafts, problems: problems.toSorted((a, b) => a.line - b.line) };
}

type Refused = { why: RowProblem; text: string };

function draftOf(
  row: TableRow,
  head: TableRow,
  map: TableMap,
  order: DateOrder | null,
  today: Day,
  codes: ReadonlyMap<string, string | null>,
): RowDraft | Refused {
  if (row.cells.length > head.cells.length)
    return { why: 'too_many_cells', text: row.cells.slice(head.cells.length).join(' ') };
  const draft: RowDraft = { line: row.line, answers: {}, from: {}, cells: [] };
  for (const [at, field] of map.columns.entries()) {
    const cell = row.cells[at] ?? '';
    if (field === null || cell === '') continue;
    const refused = take(draft.answers, field, cell, order, codes);
    if (refused) return refused;
    draft.from[field] = head.cells[at] ?? '';
    draft.cells.push({ field, head: head.cells[at] ?? '', cell });
  }
  if (Object.keys(draft.from).length === 0) return { why: 'nothing_taken', text: row.cells.filter(Boolean).join(' ') };
  const { dateFrom, dateTo } = draft.answers;
  // Both: a first day that lies after the last one may be in the future by itself.
  const future = [dateFrom, dateTo].find((day) => day && day > today);
  if (future) return { why: 'future_date', text: future };
  if (dateFrom && !dateTo) draft.answers.dateTo = dateFrom;
  return draft;
}

function take(
  answers: Partial<Answers>,
  field: TableField,
  cell: string,
  order: DateOrder | null,
  codes: ReadonlyMap<string, string | null>,
): Refused | null {
  if (field === 'dateFrom' || field === 'dateTo') return takeDate(answers, field, cell, order);
  if (CODED[field] !== undefined) {
    const code = codes.get(`${field} ${cell.slice(0, 400)}`) ?? null;
    if (field === 'who') answers.termId = code;
    else Object.assign(answers, { [field]: code });
    return null;
  }
  if (field === 'time') {
    const time = clockOf(cell);
    answers.time = time;
    return time === null ? { why: 'bad_time', text: cell } : null;
  }
  if (field === 'messages') {
    if (!/^\d{1,5}$/.test(cell)) return { why: 'bad_number', text: cell };
    answers.messages = Number(cell);
    return null;
  }
  // Domain R25: of a state secret nothing is written, its marking least of all.
  if (isMarked(cell)) return { why: 'marking', text: '' };
  const line = cell.replaceAll(/\s+/g, ' ');
  if (field === 'subject') answers.subject = shortened(line, 80);
  else answers.reasonNote = shortened(line, 200);
  return null;
}

function takeDate(
  answers: Partial<Answers>,
  field: 'dateFrom' | 'dateTo',
  cell: string,
  order: DateOrder | null,
): Refused | null {
  const found = dateOf(cell, order);
  if (!found?.day) return { why: 'bad_date', text: cell };
  answers[field] = found.day;
  if (field === 'dateTo') return null;
  answers.dateCertainty = found.certainty;
  if (found.time !== null && answers.time === undefined) answers.time = found.time;
  return null;
}

/** A date as the row has it. One without a year is none: which year would be a guess. */
function dateOf(cell: string, order: DateOrder | null): TypedDate | null {
  if (ISO.test(cell)) {
    const day = cell.slice(0, 10);
    return isDay(day) ? { certainty: 'exact', day, time: cell.length > 10 ? cell.slice(11) : null } : null;
  }
  const numbers = NUMBERS.exec(cell);
  if (numbers) {
    const day = order === null ? null : dayByOrder(cell, order);
    const time = numbers[4] === undefined ? null : clockOf(`${numbers[4]}:${numbers[5]}`);
    return day === null ? null : { certainty: 'exact', day, time };
  }
  // The last day that any row may have: years that are written out are never moved.
  const typed = /\b\d{4}\b/.test(cell) ? readTypedDate(cell, '9999-12-31') : null;
  return typed === 'future' ? null : typed;
}

function clockOf(cell: string): string | null {
  const found = /^(\d{1,2})[:.hu](\d{2})(?:[:.]\d{2})?(?: ?(?:uur|u|h))?$/i.exec(cell);
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return null;
  return `${found[1]!.padStart(2, '0')}:${found[2]}`;
}

/** At a word, with a mark that there was more. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = beginOf(text, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
