/**
 * Damages old registers (csv, workbooks) and reads them: every mutant must give a table within the caps of which every line
 * ends in a draft or with a reason, or a refusal by a known code. Seeded as `fuzz-intake.ts` is.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { TableMap } from '../../shared/contract-tables.ts';
import { isDay } from '../../shared/quarter.ts';
import { suggestFields } from '../../shared/table-fields.ts';
import { MAX_CELL, MAX_SHOWN_LINE, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from '../intake/caps.ts';
import { readCsv } from '../intake/csv-rows.ts';
import { tableKind } from '../intake/read-table.ts';
import type { Sheet, Table } from '../intake/table.ts';
import { bodyOf, draftsOfTable, possibleOrders, type RowDraft } from '../intake/table-drafts.ts';
import { readWorkbook } from '../intake/xlsx-rows.ts';
import { damage, type FuzzReport, fuzzEach, MAX_SEED_BYTES, type Trial } from './fuzz-intake.ts';
import { bytesOf } from './sources.ts';
import { BOOK, CSV_TEXTS } from './table-sources.ts';
import { seeded } from './torture.ts';
import { type ZipPart, zipOf } from './zips.ts';

/** An old register as a file; a workbook also as its parts, since damage to packed bytes only ever breaks the zip. */
export interface TableSeed {
  name: string;
  bytes: Uint8Array;
  parts: ZipPart[] | null;
}

const TODAY = '2027-03-06';

/** Those made here, and the csv files and workbooks in `folders` that are not too large. */
export function tableSeedsFrom(folders: readonly string[]): TableSeed[] {
  const parts = [...BOOK];
  const seeds: TableSeed[] = [
    ...CSV_TEXTS.map(([name, text]) => ({ name, bytes: bytesOf(text), parts: null })),
    { name: 'wide.csv', bytes: new Uint8Array(Buffer.from(`\ufeff${CSV_TEXTS[0]![1]}`, 'utf16le')), parts: null },
    { name: 'oud.xlsx', bytes: zipOf(parts), parts },
    // Mostly parts are damaged, so a workbook stands here more often than one csv.
    { name: 'oud.xlsx', bytes: zipOf(parts), parts },
    { name: 'oud.xlsx', bytes: zipOf(parts), parts },
  ];
  for (const folder of folders.filter((f) => existsSync(f)))
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
      const file = path.join(folder, name);
      if (!/\.(?:csv|tsv|xlsx)$/.test(name) || statSync(file).size > MAX_SEED_BYTES) continue;
      seeds.push({ name, bytes: new Uint8Array(readFileSync(file)), parts: null });
    }
  return seeds;
}

/** The mutant of a round; a function of its arguments alone. Of a workbook mostly one part is damaged, and packed again. */
export function tableMutantOf(
  seeds: readonly TableSeed[],
  seed: number,
  round: number,
): { name: string; bytes: Uint8Array } {
  const random = seeded(seed * 1_000_003 + round);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = (): TableSeed =>
    seeds[below(seeds.length)] ?? { name: 'leeg.csv', bytes: new Uint8Array(), parts: null };
  const { name, bytes, parts } = pick();
  const times = 1 + below(8);
  const damaged = (content: Uint8Array, other: () => { bytes: Uint8Array }): Uint8Array => {
    let mutant = Buffer.from(content);
    for (let i = 0; i < times; i++)
      mutant = below(2) === 0 ? swapValue(mutant, below) : damage(mutant, below, other, TABLE_WORDS);
    return new Uint8Array(mutant);
  };
  if (parts === null || below(8) === 0) return { name, bytes: damaged(bytes, pick) };
  const hit = below(parts.length);
  const another = (): { bytes: Uint8Array } => ({ bytes: parts[below(parts.length)]?.content ?? bytes });
  const mutants = parts.map((part, i) => (i === hit ? { ...part, content: damaged(part.content, another) } : part));
  return { name, bytes: zipOf(mutants) };
}

/** Another value between two signs that part values, so that XML stays whole and the value itself is read. */
function swapValue(bytes: Buffer<ArrayBuffer>, below: (n: number) => number): Buffer<ArrayBuffer> {
  const text = bytes.toString('latin1');
  const values = [...text.matchAll(/="([^"]*)"|>([^<>]+)<|(?<=[;,\t\n])([^;,\t\r\n<>]*)(?=[;,\t\r\n])/g)];
  const found = values[below(values.length)];
  const word = Buffer.from(VALUES[below(VALUES.length)] ?? '');
  if (!found) return Buffer.concat([bytes, word]);
  const old = found[1] ?? found[2] ?? found[3] ?? '';
  const at = found.index + (found[1] !== undefined ? 2 : found[2] !== undefined ? 1 : 0);
  return Buffer.concat([bytes.subarray(0, at), word, bytes.subarray(at + old.length)]);
}

const VALUES: readonly string[] = [
  '',
  '-1',
  '0',
  '1.5',
  '1e15',
  '1e308',
  '9007199254740993',
  '0x10',
  'NaN',
  'Infinity',
  '2958465.99999',
  '2958466',
  '1e-320',
  '24106.5',
  'XFD1',
  'GR1',
  'GS1',
  'ZZZZZZZZZZZZ1',
  'true',
  's',
  'd',
  'e',
  'inlineStr',
  '__proto__',
  'constructor',
  '_xD83D_',
  '_xD83D__xDE42_',
  '_x0000_',
  '[$-413]d mmmm yyyy',
  '[h]:mm:ss',
  '../../x',
  '/xl/workbook.xml',
  'sheet1.xml',
  '99-99-9999',
  '0000-00-00',
  '2026-13-45',
  '31-12-9999',
  '29-2-2026',
  '24:00',
  '23:59:60',
  '3 mei 2026',
  '99999',
  'WhatsApp',
  'Datum',
  'Onderwerp',
  'Toelichting',
  'DEP. VERTROUWELIJK',
  'lang woord '.repeat(30),
  '🙂'.repeat(60),
  `a${'🙂'.repeat(120)}`,
  'e\u0301'.repeat(90),
];

/** What rows, cells and parts of a workbook break on. */
const TABLE_WORDS: readonly string[] = [
  '"',
  '""',
  ';',
  ',',
  '\t',
  '\r',
  '\n',
  'sep=;\n',
  '\u202e',
  '\ud83d\ude42',
  '\0',
  '99-99-9999',
  '1e308',
  '-1',
  'NaN',
  '_xD83D_',
  '_x0000_',
  '&#0;',
  '&#x110000;',
  '&lt;',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<![CDATA[x]]>',
  '<row r="1e308"><c><v>1</v></c></row>',
  '<row r="1048577"><c r="B1"><v>2</v></c></row>',
  '<c r="XFD1" t="s"><v>-1</v></c>',
  '<c r="ZZZZZZZZZZZZ1"><v>1</v></c>',
  '<c s="99" t="n"><v>2958465.99999</v></c>',
  '<c s="1"><v>1e-320</v></c>',
  '<si><t>x</t></si>',
  ' r="A1"',
  '../../../../etc/passwd',
];

const CONTROL = /(?![\t\n])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

function faultOfSheet({ rows, bad }: Sheet): string | null {
  let last = 0;
  for (const { line, cells } of rows) {
    if (!Number.isSafeInteger(line) || line <= last) return `line ${line} stands after line ${last}`;
    last = line;
    if (cells.length === 0 || cells.length > MAX_TABLE_COLUMNS) return `line ${line} has ${cells.length} cells`;
    if (cells.every((cell) => cell === '')) return `line ${line} is empty`;
    for (const cell of cells) {
      if (typeof cell !== 'string') return `line ${line} has a cell that is no text`;
      if (cell.length > MAX_CELL) return `line ${line} has a cell of ${cell.length} characters`;
      if (!cell.isWellFormed() || CONTROL.test(cell)) return `line ${line} has what no cell may hold`;
    }
  }
  for (const { line, text } of bad)
    if (!Number.isSafeInteger(line) || line < 1 || text.length > MAX_SHOWN_LINE || !text.isWellFormed())
      return `bad line ${line}`;
  return null;
}

function faultOfDraft({ line, answers }: RowDraft): string | null {
  const { dateFrom, dateTo, time, messages, subject, reasonNote } = answers;
  for (const day of [dateFrom, dateTo])
    if (day && (!isDay(day) || day > TODAY)) return `line ${line} has the day ${day}`;
  if (time && !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) return `line ${line} has the time ${time}`;
  if (messages && !(messages >= 0 && messages < 100_000)) return `line ${line} has ${messages} messages`;
  if ((subject?.length ?? 0) > 80 || (reasonNote?.length ?? 0) > 200) return `line ${line} has too long a text`;
  const texts = [subject, reasonNote].filter((text) => text !== null && text !== undefined);
  return texts.every((text) => text.isWellFormed()) ? null : `line ${line} has half a letter`;
}

/** What is wrong with a table; null where nothing is. */
export function faultOfTable(table: Table): string | null {
  if (table.sheets.reduce((sum, { rows }) => sum + rows.length, 0) > MAX_TABLE_ROWS) return 'too many rows';
  for (const sheet of table.sheets) {
    const fault = faultOfSheet(sheet);
    if (fault !== null) return fault;
    const body = bodyOf(sheet);
    if (!body) continue;
    // Every column that has a name of a field, and the rest as a note: as wide as a person can map it.
    const columns = suggestFields(body.head.cells);
    if (!columns.includes('reasonNote')) columns[columns.lastIndexOf(null)] ??= 'reasonNote';
    const map: TableMap = { columns, dateOrder: null, codes: [] };
    const [order = null] = possibleOrders(body.rows, map);
    const { drafts, problems } = draftsOfTable(body, sheet, map, order, TODAY, () => null);
    if (drafts.length + problems.length !== body.rows.length + sheet.bad.length) return 'the balance does not add up';
    if (body.above + 1 + body.rows.length !== sheet.rows.length) return 'rows above the heads do not add up';
    if (problems.some(({ text }) => text.length > MAX_SHOWN_LINE || !text.isWellFormed()))
      return 'a reason is cut wrong';
    const wrong = drafts.map(faultOfDraft).find((one) => one !== null);
    if (wrong !== undefined) return wrong;
  }
  return null;
}

/** What a reader of tables may say of a file that is none. */
const REFUSALS: readonly string[] = ['file_unreadable', 'file_too_large'];

/** Reads damaged old registers, as the worker does it, in this thread. */
export async function fuzzTables(
  seeds: readonly TableSeed[],
  seed: number,
  goOn: (round: number) => boolean,
  say: (line: string) => void = () => undefined,
): Promise<FuzzReport> {
  const trial: Trial = {
    mutantAt: (round) => tableMutantOf(seeds, seed, round),
    read: async (name, bytes) => {
      // A workbook that is none by its contents any more is read as one all the same.
      const book = tableKind(bytes, name) === 'xlsx' || name.endsWith('.xlsx');
      const table = book ? await readWorkbook(bytes) : readCsv(bytes, name);
      return () => faultOfTable(table);
    },
    mayRefuse: ({ code }) => REFUSALS.includes(code),
  };
  return await fuzzEach(trial, goOn, (line) => say(`table, ${line}`));
}
