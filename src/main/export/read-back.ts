/**
 * Reads a finished file back and compares it with the source, cell by cell. A register leaves only after this: the
 * receipt of an export prints the rows found. A difference names the place, never the contents.
 */

import { type RegisterSource, SHEET_NAMES, type SheetName } from '../../shared/register.ts';
import type { Table, TableBook, TableRow } from '../../shared/tables.ts';
import { agreedCell, agreedField } from './agreement.ts';
import { csvRecords } from './csv-reader.ts';
import { odsRows } from './ods-reader.ts';
import { registerBook, sheetTable } from './register-book.ts';
import { NO_CELL, openWorkbook, type ReadCell } from './workbook-reader.ts';
import { xlsxRows } from './xlsx-reader.ts';

export interface BookComparison {
  /** Data rows found per table, headers not counted. */
  readonly rows: Readonly<Record<string, number>>;
  /** Empty when the file agrees. At most 100, then a last line says there are more. */
  readonly differences: string[];
}

export interface Comparison extends BookComparison {
  readonly rows: Record<SheetName, number>;
}

const MAX_DIFFERENCES = 100;

/** Collects differences until there are too many to be of use. */
export class Differences {
  readonly list: string[] = [];

  add(line: string): void {
    if (this.list.length < MAX_DIFFERENCES) this.list.push(line);
    else if (this.list.length === MAX_DIFFERENCES) this.list.push('en meer verschillen');
  }
}

/** Walks one sheet of the source beside the rows found. */
class SheetWalk {
  count = 0;
  private readonly table: Table;
  private readonly source: Iterator<TableRow>;
  private readonly differences: Differences;
  private header = true;

  constructor(table: Table, differences: Differences) {
    this.table = table;
    this.source = table.rows()[Symbol.iterator]();
    this.differences = differences;
  }

  take(cells: readonly ReadCell[]): void {
    const { name: sheet, columns } = this.table;
    if (cells.length > columns.length) this.differences.add(`${sheet}: te veel kolommen`);
    if (this.header) {
      this.header = false;
      const same = columns.every((c, i) => cells[i]?.kind === 'text' && cells[i].text === c.name);
      if (!same) this.differences.add(`${sheet}: de kolomnamen verschillen`);
      return;
    }
    this.count++;
    const next = this.source.next();
    if (next.done) {
      this.differences.add(`${sheet} regel ${this.count}: staat niet in het register`);
      return;
    }
    for (const [i, column] of columns.entries()) {
      const expected = agreedCell(column, next.value[column.name]);
      const found = cells[i] ?? NO_CELL;
      if (found.kind === expected.kind && found.text === expected.text) continue;
      const kinds = found.kind === expected.kind ? found.kind : `${expected.kind} werd ${found.kind}`;
      this.differences.add(`${sheet} regel ${this.count}, ${column.name}: verschilt (${kinds})`);
    }
  }

  end(): void {
    let missing = 0;
    while (!this.source.next().done) missing++;
    if (missing > 0) this.differences.add(`${this.table.name}: ${missing} regels ontbreken`);
  }

  stop(): void {
    this.source.return?.();
  }
}

/** Compares an xlsx or ods with what it was made from. A file that cannot be read throws `read_back_failed`. */
export async function compareBook(path: string, { tables }: TableBook): Promise<BookComparison> {
  const differences = new Differences();
  const rows: Record<string, number> = Object.fromEntries(tables.map((table) => [table.name, 0]));
  const book = await openWorkbook(path);
  const waiting = [...tables];
  let walk: SheetWalk | null = null;
  let current = '';
  const endSheet = (): void => {
    if (!walk) return;
    walk.end();
    rows[current] = walk.count;
    walk = null;
  };
  try {
    for await (const row of book.parts.has('mimetype') ? odsRows(book) : xlsxRows(book)) {
      if (row.sheet !== current) {
        endSheet();
        current = row.sheet;
        const next = waiting.shift();
        if (next?.name !== current) {
          differences.add(`${current}: dit blad hoort hier niet`);
          break;
        }
        walk = new SheetWalk(next, differences);
      }
      walk?.take(row.cells);
    }
    endSheet();
    for (const { name } of waiting) differences.add(`${name}: het blad ontbreekt`);
  } finally {
    walk?.stop();
    book.zip.close();
  }
  return { rows, differences: differences.list };
}

/** The same of a register, whose reading guide tells how many rows each sheet has. */
export async function compareWorkbook(path: string, source: RegisterSource): Promise<Comparison> {
  const found = await compareBook(path, registerBook(source));
  const rows = found.rows as Record<SheetName, number>;
  const differences = [...found.differences];
  for (const sheet of SHEET_NAMES.slice(1)) {
    const told = source.meta.counts[sheet] ?? 0;
    if (told !== rows[sheet])
      differences.push(`Leeswijzer noemt ${told} regels voor ${sheet}, er zijn er ${rows[sheet]}`);
  }
  return { rows, differences };
}

/** Compares one csv with the table it was made from, text for text. */
export async function compareTableCsv(
  file: string,
  table: Table,
  delimiter: ',' | ';',
): Promise<{ rows: number; differences: string[] }> {
  const differences = new Differences();
  const { name: sheet, columns } = table;
  const expected = table.rows()[Symbol.iterator]();
  let rows = -1;
  try {
    for await (const record of csvRecords(file, delimiter)) {
      rows++;
      if (record.length !== columns.length) differences.add(`${sheet} regel ${rows}: ${record.length} velden`);
      if (rows === 0) {
        if (columns.some((c, i) => record[i] !== c.name)) differences.add(`${sheet}: de kolomnamen verschillen`);
        continue;
      }
      const next = expected.next();
      if (next.done) differences.add(`${sheet} regel ${rows}: staat niet in het register`);
      else {
        for (const [i, column] of columns.entries()) {
          if (record[i] === agreedField(next.value[column.name])) continue;
          differences.add(`${sheet} regel ${rows}, ${column.name}: verschilt`);
        }
      }
    }
    if (rows < 0) differences.add(`${sheet}: het bestand is leeg`);
    else if (!expected.next().done) differences.add(`${sheet}: er ontbreken regels`);
  } finally {
    expected.return?.();
  }
  return { rows: Math.max(rows, 0), differences: differences.list };
}

/** The same of one sheet of a register. */
export async function compareCsv(
  file: string,
  source: RegisterSource,
  sheet: SheetName,
  delimiter: ',' | ';',
): Promise<{ rows: number; differences: string[] }> {
  return await compareTableCsv(file, sheetTable(source, sheet), delimiter);
}
