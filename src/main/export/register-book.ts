/** The register as tables: what the writers and readers of workbooks take. */
import { sheetRows } from '../../shared/reading-guide.ts';
import { type RegisterSource, SHEET_NAMES, SHEETS, type SheetName } from '../../shared/register.ts';
import type { Table, TableBook } from '../../shared/tables.ts';
import { registerTitle } from './file-names.ts';

export function sheetTable(source: RegisterSource, sheet: SheetName): Table {
  return { name: sheet, columns: SHEETS[sheet], rows: () => sheetRows(source, sheet) };
}

export function registerBook(source: RegisterSource): TableBook {
  const { meta } = source;
  return {
    title: registerTitle(meta),
    author: meta.ministry.name,
    checksum: meta.registerSha256 ? { name: 'register.json SHA-256', hex: meta.registerSha256 } : null,
    madeOn: meta.madeOn,
    tables: SHEET_NAMES.map((sheet) => sheetTable(source, sheet)),
  };
}
