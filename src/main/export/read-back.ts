/**
 * Reads a finished file back and compares it with the source, cell by cell. A register leaves only after this: the
 * receipt of an export prints the rows found. A difference names the place, never the contents.
 */

import { sheetRows } from '../../shared/reading-guide.ts';
import { type RegisterSource, type Row, SHEET_NAMES, SHEETS, type SheetName } from '../../shared/register.ts';
import { agreedCell, agreedField } from './agreement.ts';
import { csvRecords } from './csv-reader.ts';
import { odsRows } from './ods-reader.ts';
import { NO_CELL, openWorkbook, type ReadCell } from './workbook-reader.ts';
import { xlsxRows } from './xlsx-reader.ts';

export interface Comparison {
  /** Data rows found per sheet, headers not counted. */
  readonly rows: Record<SheetName, number>;
  /** Empty when the file agrees. At most 100, then a last line says there are more. */
  readonly differences: string[];
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
  private readonly sheet: SheetName;
  private readonly source: Iterator<Row>;
  private readonly differences: Differences;
  private header = true;

  constructor(sheet: SheetName, source: RegisterSource, differences: Differences) {
    this.sheet = sheet;
    this.source = sheetRows(source, sheet)[Symbol.iterator]();
    this.differences = differences;
  }

  take(cells: readonly ReadCell[]): void {
    const columns = SHEETS[this.sheet];
    if (cells.length > columns.length) this.differences.add(`${this.sheet}: te veel kolommen`);
    if (this.header) {
      this.header = false;
      const same = columns.every((c, i) => cells[i]?.kind === 'text' && cells[i].text === c.name);
      if (!same) this.differences.add(`${this.sheet}: de kolomnamen verschillen`);
      return;
    }
    this.count++;
    const next = this.source.next();
    if (next.done) {
      this.differences.add(`${this.sheet} regel ${this.count}: staat niet in het register`);
      return;
    }
    for (const [i, column] of columns.entries()) {
      const expected = agreedCell(column, next.value[column.name]);
      const found = cells[i] ?? NO_CELL;
      if (found.kind === expected.kind && found.text === expected.text) continue;
      const kinds = found.kind === expected.kind ? found.kind : `${expected.kind} werd ${found.kind}`;
      this.differences.add(`${this.sheet} regel ${this.count}, ${column.name}: verschilt (${kinds})`);
    }
  }

  end(): void {
    let missing = 0;
    while (!this.source.next().done) missing++;
    if (missing > 0) this.differences.add(`${this.sheet}: ${missing} regels ontbreken`);
  }

  stop(): void {
    this.source.return?.();
  }
}

function noRows(): Record<SheetName, number> {
  return Object.fromEntries(SHEET_NAMES.map((name) => [name, 0])) as Record<SheetName, number>;
}

/** Compares an xlsx or ods with what it was made from. A file that cannot be read throws `read_back_failed`. */
export async function compareWorkbook(path: string, source: RegisterSource): Promise<Comparison> {
  const differences = new Differences();
  const rows = noRows();
  const book = await openWorkbook(path);
  const waiting = [...SHEET_NAMES];
  let walk: SheetWalk | null = null;
  let current = '';
  const endSheet = (): void => {
    if (!walk) return;
    walk.end();
    rows[current as SheetName] = walk.count;
    walk = null;
  };
  try {
    for await (const row of book.parts.has('mimetype') ? odsRows(book) : xlsxRows(book)) {
      if (row.sheet !== current) {
        endSheet();
        current = row.sheet;
        if (waiting.shift() !== current) {
          differences.add(`${current}: dit blad hoort hier niet`);
          break;
        }
        walk = new SheetWalk(current, source, differences);
      }
      walk?.take(row.cells);
    }
    endSheet();
    for (const sheet of waiting) differences.add(`${sheet}: het blad ontbreekt`);
    for (const sheet of SHEET_NAMES.slice(1)) {
      const told = source.meta.counts[sheet] ?? 0;
      if (told !== rows[sheet])
        differences.add(`Leeswijzer noemt ${told} regels voor ${sheet}, er zijn er ${rows[sheet]}`);
    }
  } finally {
    walk?.stop();
    book.zip.close();
  }
  return { rows, differences: differences.list };
}

/** Compares one csv with the sheet it was made from, text for text. */
export async function compareCsv(
  file: string,
  source: RegisterSource,
  sheet: SheetName,
  delimiter: ',' | ';',
): Promise<{ rows: number; differences: string[] }> {
  const differences = new Differences();
  const columns = SHEETS[sheet];
  const expected = sheetRows(source, sheet)[Symbol.iterator]();
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
