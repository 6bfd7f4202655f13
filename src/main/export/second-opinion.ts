/**
 * A second opinion on a finished xlsx: read by another maker's library (SheetJS) and compared with the source, for the
 * receipt of an export. For workbooks of our own only, and of up to 5,000 rows, since that library holds it all at once.
 */
import { readFile } from 'node:fs/promises';
import * as XLSX from '@e965/xlsx';
import { sheetRows } from '../../shared/reading-guide.ts';
import { type Column, type RegisterSource, SHEET_NAMES, SHEETS, type SheetName } from '../../shared/register.ts';
import { agreedCell } from './agreement.ts';
import { type Comparison, Differences } from './read-back.ts';
import { NO_CELL, type ReadCell } from './workbook-reader.ts';

export const SECOND_OPINION_ROWS = 5_000;

const two = (n: number): string => String(Math.round(n)).padStart(2, '0');

/** The library's own reading of a cell: its number format decides what a number means. */
function foundCell(cell: XLSX.CellObject | undefined): ReadCell {
  if (!cell || cell.t === 'z') return NO_CELL;
  if (cell.f !== undefined) return { kind: 'text', text: 'formula' };
  if (cell.t !== 'n') return { kind: 'text', text: String(cell.v) };
  const format = String(cell.z ?? '');
  const value = Number(cell.v);
  if (!XLSX.SSF.is_date(format)) return { kind: 'number', text: String(value) };
  // SSF cuts seconds off; a tenth of a second more brings what is a hair below back to its second.
  const p = XLSX.SSF.parse_date_code(value + 1e-6) as {
    y: number;
    m: number;
    d: number;
    H: number;
    M: number;
    S: number;
  };
  const day = `${String(p.y).padStart(4, '0')}-${two(p.m)}-${two(p.d)}`;
  const time = `${two(p.H)}:${two(p.M)}:${two(Math.floor(p.S))}`;
  if (!format.includes('h')) return { kind: 'date', text: day };
  return format.includes('y') ? { kind: 'datetime', text: `${day} ${time}` } : { kind: 'time', text: time };
}

function compareSheet(
  sheet: SheetName,
  found: XLSX.WorkSheet,
  source: RegisterSource,
  differences: Differences,
): number {
  const columns: readonly Column[] = SHEETS[sheet];
  const cells = found['!data'] ?? [];
  if (columns.some((c, i) => cells[0]?.[i]?.v !== c.name)) differences.add(`${sheet}: de kolomnamen verschillen`);
  let row = 0;
  for (const expected of sheetRows(source, sheet)) {
    row++;
    for (const [i, column] of columns.entries()) {
      const wanted = agreedCell(column, expected[column.name]);
      const got = foundCell(cells[row]?.[i]);
      if (got.kind === wanted.kind && got.text === wanted.text) continue;
      differences.add(`${sheet} regel ${row}, ${column.name}: verschilt (${wanted.kind}, gelezen als ${got.kind})`);
    }
  }
  const rows = Math.max(0, cells.length - 1);
  if (rows !== row) differences.add(`${sheet}: ${rows} regels in plaats van ${row}`);
  return rows;
}

/** Counts only as far as the limit. */
function isTooLarge(source: RegisterSource): boolean {
  let total = 0;
  for (const sheet of SHEET_NAMES)
    for (const _ of sheetRows(source, sheet)) if (++total > SECOND_OPINION_ROWS) return true;
  return false;
}

/** The comparison, or null when the register has more rows than this library should hold. */
export async function secondOpinion(path: string, source: RegisterSource): Promise<Comparison | null> {
  if (isTooLarge(source)) return null;
  const book = XLSX.read(await readFile(path), {
    dense: true,
    cellNF: true,
    cellText: false,
    cellFormula: true,
    cellHTML: false,
  });
  const differences = new Differences();
  if (book.SheetNames.join() !== SHEET_NAMES.join()) differences.add('de bladen verschillen');
  const rows = Object.fromEntries(
    SHEET_NAMES.map((sheet) => [sheet, compareSheet(sheet, book.Sheets[sheet] ?? {}, source, differences)]),
  ) as Record<SheetName, number>;
  return { rows, differences: differences.list };
}
