/** Rows of a foreign csv, or of cells pasted from a spreadsheet: the separator is found, quotes may hold lines. */
import { KanaalError } from '../../shared/errors.ts';
import { MAX_CHAT_BYTES, MAX_SHOWN_LINE, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from './caps.ts';
import { beginOf, cleanCell, type Sheet, type Table, type TableRow } from './table.ts';
import { decodeText } from './text-lines.ts';

const SEPARATORS = [';', '\t', ','] as const;
/** Characters looked at to find the separator. */
const HEAD = 20_000;

export function readCsv(bytes: Uint8Array, name: string): Table {
  if (bytes.length > MAX_CHAT_BYTES) throw new KanaalError('file_too_large', { what: 'bytes', limit: MAX_CHAT_BYTES });
  const { text, guessed } = decodeText(bytes);
  // Excel's own word for the separator, on a line of its own.
  const said = /^sep=(.)\r?\n/i.exec(text);
  const separator = said?.[1] ?? separatorOf(text);
  const sheet = rowsOf(said ? text.slice(said[0].length) : text, separator, said ? 2 : 1, name);
  return { kind: 'csv', sheets: [sheet], separator, encodingGuessed: guessed };
}

/** The one by which most rows of the begin have the same number of cells, more than one; else the one most seen. */
export function separatorOf(text: string): string {
  const head = text.slice(0, HEAD);
  let best: string = ';';
  let most = 0;
  for (const separator of SEPARATORS) {
    const counts = new Map<number, number>();
    for (const { cells } of cutRows(head, separator, 1).rows)
      counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    const score = Math.max(0, ...[...counts].map(([cells, rows]) => (cells > 1 ? rows * 1_000 + cells : 0)));
    if (score > most) [best, most] = [separator, score];
  }
  return best;
}

function rowsOf(text: string, separator: string, firstLine: number, name: string): Sheet {
  const { rows, open } = cutRows(text, separator, firstLine);
  const filled = rows
    .map(({ line, cells }) => ({ line, cells: cells.map(cleanCell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length > MAX_TABLE_ROWS) throw new KanaalError('file_too_large', { what: 'rows', limit: MAX_TABLE_ROWS });
  for (const row of filled) while (row.cells.at(-1) === '') row.cells.pop();
  if (filled.some(({ cells }) => cells.length > MAX_TABLE_COLUMNS))
    throw new KanaalError('file_too_large', { what: 'columns', limit: MAX_TABLE_COLUMNS });
  const bad = open ? [{ ...open, why: 'open_quote' as const }] : [];
  return { name, hidden: false, rows: filled, bad };
}

/** By RFC 4180; a quote inside a plain cell is a letter, as spreadsheets take it. `open`: the row whose quote never ended. */
function cutRows(
  text: string,
  separator: string,
  firstLine: number,
): { rows: TableRow[]; open: { line: number; text: string } | null } {
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = firstLine;
  let began = firstLine;
  let start = 0;
  const hasLf = text.includes('\n');
  const endRow = (next: number): void => {
    rows.push({ line: began, cells: [...cells, cell] });
    [cells, cell, began, start] = [[], '', line, next];
  };
  for (let at = 0; at < text.length; at++) {
    const c = text[at]!;
    if (c === '\n') line += 1;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === separator) {
      cells.push(cell);
      cell = '';
    } else if (c === '\n') endRow(at + 1);
    else if (c === '\r' && (text[at + 1] === '\n' || !hasLf)) {
      if (text[at + 1] === '\n') continue;
      line += 1;
      endRow(at + 1);
    } else cell += c;
  }
  if (quoted)
    return {
      rows,
      open: { line: began, text: beginOf(text.slice(start, start + MAX_SHOWN_LINE + 1), MAX_SHOWN_LINE) },
    };
  if (cell !== '' || cells.length > 0) endRow(text.length);
  return { rows, open: null };
}
