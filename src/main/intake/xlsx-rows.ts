/**
 * Rows of a foreign workbook: unpacked in memory under the caps of zips, each part parsed strictly as it streams by. Values
 * only: of a formula what the program that saved it had worked out. No entity is opened, no link followed.
 */
import { KanaalError } from '../../shared/errors.ts';
import { MAX_CELL, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS, MAX_WORKBOOK_BYTES, MAX_WORKBOOK_PARTS } from './caps.ts';
import { cleanCell, type Sheet, type Table } from './table.ts';
import { readXml, type XmlListener } from './xml-part.ts';
import { unzip } from './zip.ts';

/** 1900 and 1904: the day that a workbook counts from, in days before 1970. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
/** The last row that Excel itself can number. */
const LAST_ROW = 1_048_576;

/** Throws `file_unreadable` {why: workbook} and `file_too_large` {what, limit}. */
export async function readWorkbook(bytes: Uint8Array): Promise<Table> {
  const { members } = await unzip(bytes, { bytes: MAX_WORKBOOK_BYTES, members: MAX_WORKBOOK_PARTS });
  const parts = new Map(members.map(({ name, content }) => [name, content]));
  const book = workbookPart(parts);
  const { epoch, sheets } = readBook(parts, book);
  const strings = readStrings(parts, book);
  const kinds = readKinds(parts, book);
  let rows = 0;
  const read = sheets.map(({ name, hidden, part }): Sheet => {
    const sheet: Sheet = { name, hidden, rows: [], bad: [] };
    if (part !== null) readSheet(parts, part, { strings, kinds, epoch }, sheet, () => ++rows);
    return sheet;
  });
  return { kind: 'xlsx', sheets: read, separator: null, encodingGuessed: false };
}

function unreadable(cause?: unknown): KanaalError {
  return new KanaalError('file_unreadable', { why: 'workbook' }, { cause });
}

/** False where there is no such part. */
function parse(parts: ReadonlyMap<string, Uint8Array>, part: string, listener: XmlListener): boolean {
  const bytes = parts.get(part);
  if (!bytes) return false;
  readXml(bytes, listener, (cause) => {
    throw unreadable(cause);
  });
  return true;
}

/** A target as it stands in a relation of `from`, as the name of a part. */
function resolved(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const folders = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.') folders.push(step);
  }
  return folders.join('/');
}

function relationsOf(
  parts: ReadonlyMap<string, Uint8Array>,
  part: string,
): { id: string; type: string; target: string }[] {
  const at = part.lastIndexOf('/') + 1;
  const found: { id: string; type: string; target: string }[] = [];
  parse(parts, `${part.slice(0, at)}_rels/${part.slice(at)}.rels`, {
    open: (name, a) => {
      if (name !== 'Relationship' || a['TargetMode'] === 'External') return;
      const type = (a['Type'] ?? '').split('/').at(-1) ?? '';
      found.push({ id: a['Id'] ?? '', type, target: resolved(part, a['Target'] ?? '') });
    },
  });
  return found;
}

function workbookPart(parts: ReadonlyMap<string, Uint8Array>): string {
  const said = relationsOf(parts, '').find(({ type }) => type === 'officeDocument')?.target;
  const part = said !== undefined && parts.has(said) ? said : 'xl/workbook.xml';
  if (!parts.has(part)) throw unreadable();
  return part;
}

function readBook(
  parts: ReadonlyMap<string, Uint8Array>,
  book: string,
): { epoch: number; sheets: { name: string; hidden: boolean; part: string | null }[] } {
  const targets = new Map(relationsOf(parts, book).map(({ id, type, target }) => [id, { type, target }]));
  const sheets: { name: string; hidden: boolean; part: string | null }[] = [];
  let epoch = EPOCH_1900;
  parse(parts, book, {
    open: (name, a) => {
      if (name === 'workbookPr' && ['1', 'true'].includes(a['date1904'] ?? '')) epoch = EPOCH_1904;
      if (name !== 'sheet') return;
      const id = Object.entries(a).find(([key]) => /(?:^|:)id$/.test(key) && key !== 'sheetId')?.[1] ?? '';
      const found = targets.get(id);
      // A sheet that is a chart has no rows.
      const part = found?.type === 'worksheet' ? found.target : null;
      sheets.push({ name: cleanCell(a['name'] ?? ''), hidden: (a['state'] ?? 'visible') !== 'visible', part });
    },
  });
  return { epoch, sheets };
}

function partOfType(parts: ReadonlyMap<string, Uint8Array>, book: string, type: string): string {
  return relationsOf(parts, book).find((one) => one.type === type)?.target ?? '';
}

function readStrings(parts: ReadonlyMap<string, Uint8Array>, book: string): string[] {
  const strings: string[] = [];
  let text = '';
  let reading = false;
  let phonetic = false;
  parse(parts, partOfType(parts, book, 'sharedStrings'), {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      if (name === 't') reading = !phonetic;
    },
    text: (piece) => {
      if (reading && text.length < MAX_CELL) text += piece;
    },
    close: (name) => {
      if (name === 't') reading = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') strings.push(unescaped(text));
    },
  });
  return strings;
}

function unescaped(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

type NumberKind = 'number' | 'date' | 'datetime' | 'time';

/** What a number means in each cell format: by its number where Excel has it built in, else by the letters of its code. */
function readKinds(parts: ReadonlyMap<string, Uint8Array>, book: string): NumberKind[] {
  const codes = new Map<string, string>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  parse(parts, partOfType(parts, book, 'styles'), {
    open: (name, a) => {
      if (name === 'numFmt') codes.set(a['numFmtId'] ?? '', a['formatCode'] ?? '');
      if (name.endsWith('Xfs')) inCells = name === 'cellXfs';
      if (name === 'xf' && inCells) kinds.push(kindOf(a['numFmtId'] ?? '0', codes));
    },
  });
  return kinds;
}

function kindOf(id: string, codes: ReadonlyMap<string, string>): NumberKind {
  const number = Number(id);
  const code = codes.get(id);
  if (code === undefined) {
    if (number >= 14 && number <= 17) return 'date';
    if (number === 22) return 'datetime';
    return (number >= 18 && number <= 21) || (number >= 45 && number <= 47) ? 'time' : 'number';
  }
  // Letters in quotes, behind a backslash or in brackets are no format.
  const letters = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').toLowerCase();
  const day = /[yjd]/.test(letters);
  const clock = /[hus]/.test(letters);
  return day ? (clock ? 'datetime' : 'date') : clock ? 'time' : 'number';
}

function numberText(text: string, kind: NumberKind, epoch: number): string {
  const value = Number(text);
  if (kind === 'number' || !Number.isFinite(value) || value < 0 || value > 2_958_465) return text;
  const minutes = Math.round((kind === 'time' || value < 1 ? value % 1 : value - epoch) * 1_440);
  const iso = new Date(minutes * 60_000).toISOString();
  if (kind === 'time' || value < 1) return iso.slice(11, 16);
  // A day and a clock at midnight is a day that somebody typed in a column of moments.
  return kind === 'date' || iso.slice(11, 16) === '00:00' ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}

/** `BA12` -> 52; -1 where there are no letters. */
function columnOf(reference: string): number {
  let index = 0;
  for (const c of reference) {
    if (c < 'A' || c > 'Z') break;
    index = index * 26 + c.charCodeAt(0) - 64;
  }
  return index - 1;
}

interface Known {
  strings: readonly string[];
  kinds: readonly NumberKind[];
  epoch: number;
}

function readSheet(
  parts: ReadonlyMap<string, Uint8Array>,
  part: string,
  known: Known,
  sheet: Sheet,
  counted: () => number,
): void {
  let line = 0;
  let cells: string[] = [];
  const endRow = (): void => {
    if (cells.length === 0) return;
    if (counted() > MAX_TABLE_ROWS) throw new KanaalError('file_too_large', { what: 'rows', limit: MAX_TABLE_ROWS });
    sheet.rows.push({ line, cells });
    cells = [];
  };
  let [column, type, style, value, reading] = [0, 'n', 0, '', false];
  // What a program wrote that did not work it out: shown as it stands, so that nothing is missing unseen.
  let [formula, inFormula, isWorkedOut] = ['', false, false];
  const text = (): string => {
    // A cell that has a format and nothing in it: no number, so no midnight either.
    if (value === '') return '';
    if (type === 's') return known.strings[Number(value)] ?? '';
    if (type === 'inlineStr' || type === 'str') return unescaped(value);
    if (type === 'd') return value.slice(0, 16).replace('T', ' ').replace(' 00:00', '');
    if (type === 'n') return numberText(value, known.kinds[style] ?? 'number', known.epoch);
    return type === 'b' ? (value === '1' ? 'TRUE' : 'FALSE') : value;
  };
  parse(parts, part, {
    open: (name, a) => {
      if (name === 'row') {
        // Where one begins inside another, what stood there is a row of its own.
        endRow();
        const said = Number(a['r']);
        // A number that no sheet can have is none: beyond a certain size the next one would be the same.
        line = Number.isInteger(said) && said > line && said <= LAST_ROW ? said : line + 1;
      } else if (name === 'c') {
        const said = columnOf(a['r'] ?? '');
        column = said >= 0 ? said : cells.length;
        [type, style, value] = [a['t'] ?? 'n', Number(a['s'] ?? 0), ''];
        [formula, isWorkedOut] = ['', false];
      } else if (name === 'v' || name === 't') [reading, isWorkedOut] = [true, true];
      else if (name === 'f') inFormula = true;
    },
    text: (piece) => {
      if (reading && value.length < MAX_CELL) value += piece;
      else if (inFormula && formula.length < MAX_CELL) formula += piece;
    },
    close: (name) => {
      if (name === 'v' || name === 't') reading = false;
      else if (name === 'f') inFormula = false;
      else if (name === 'c') {
        const cell = cleanCell(!isWorkedOut && formula !== '' ? `=${formula}` : text());
        if (cell === '') return;
        if (column >= MAX_TABLE_COLUMNS)
          throw new KanaalError('file_too_large', { what: 'columns', limit: MAX_TABLE_COLUMNS });
        while (cells.length < column) cells.push('');
        cells[column] = cell;
      } else if (name === 'row') endRow();
    },
  });
}
