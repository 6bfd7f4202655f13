/**
 * The register as csv files, one per sheet (RFC 4180), plus one that explains the columns. Spreadsheet programs run a
 * cell that begins with `=` and the like, so such text gets an apostrophe in front; a text that already has apostrophes
 * before such a sign gets one more, so that taking one off gives the text back.
 */
import { type RegisterSource, SHEET_NAMES, SHEETS, type SheetName } from '../../shared/register.ts';
import type { Table } from '../../shared/tables.ts';
import { sheetTable } from './register-book.ts';

export interface CsvOptions {
  /** A byte order mark, for programs that otherwise guess the character set. */
  readonly bom: boolean;
  /** `;` is what Dutch Excel expects on a double click. */
  readonly delimiter: ',' | ';';
}

export const DEFAULT_CSV: CsvOptions = { bom: true, delimiter: ';' };

const RISKY = /^'*[=+\-@\t\r]/;
const LINE_END = '\r\n';

function csvCell(value: string | number | null | undefined, delimiter: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`not a number for a register: ${value}`);
    return String(value);
  }
  const whole = value.toWellFormed();
  const text = RISKY.test(whole) ? `'${whole}` : whole;
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function* lines(
  header: readonly string[],
  rows: Iterable<Readonly<Record<string, string | number | null>>>,
  { bom, delimiter }: CsvOptions,
): Generator<string> {
  yield (bom ? '\ufeff' : '') + header.join(delimiter) + LINE_END;
  for (const row of rows) yield header.map((name) => csvCell(row[name], delimiter)).join(delimiter) + LINE_END;
}

/** One table, line by line, the header first. Cells are as in its rows: dates ISO 8601, texts whole. */
export function tableCsv(table: Table, options: CsvOptions): Iterable<string> {
  return lines(
    table.columns.map((c) => c.name),
    table.rows(),
    options,
  );
}

/** One sheet of the register; cells are as in register.json. */
export function sheetCsv(source: RegisterSource, sheet: SheetName, options: CsvOptions): Iterable<string> {
  return tableCsv(sheetTable(source, sheet), options);
}

function* columnRows(): Generator<Record<string, string | number>> {
  for (const blad of SHEET_NAMES) {
    for (const [i, column] of SHEETS[blad].entries()) {
      yield {
        blad,
        volgorde: i + 1,
        kolom: column.name,
        soort: column.type,
        label_nl: column.nl,
        label_en: column.en,
        uitleg_nl: column.explanationNl,
        uitleg_en: column.explanationEn,
        editie_bzk: column.bzk,
        editie_openbaar: column.openbaar,
      };
    }
  }
}

/** The labels and explanations of every column of every sheet, in both languages. */
export function columnsCsv(options: CsvOptions): Iterable<string> {
  const header = 'blad volgorde kolom soort label_nl label_en uitleg_nl uitleg_en editie_bzk editie_openbaar'.split(
    ' ',
  );
  return lines(header, columnRows(), options);
}
