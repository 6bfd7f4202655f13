/** Tables with named columns, as every writer and reader of files takes them: the register's sheets, or an answer. */
import type { ColumnType } from './register-columns.ts';

export interface TableColumn {
  /** The header in every file. */
  readonly name: string;
  readonly type: ColumnType;
  /** In characters. */
  readonly width: number;
}

/** One row by column name; a missing name is an empty cell. Values are as `Row` in register.ts says. */
export type TableRow = Readonly<Record<string, string | number | null>>;

export interface Table {
  /** Letters only: it is the name of a sheet. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** Can be asked again and again; a writer never collects it. */
  rows(): Iterable<TableRow>;
}

/** Tables that make one workbook. */
export interface TableBook {
  readonly title: string;
  /** Whose book it is. */
  readonly author: string;
  /** What the tables come from, with its checksum; null where there is none. */
  readonly checksum: { readonly name: string; readonly hex: string } | null;
  /** RFC 3339: written into the file, so that the same book is the same bytes. */
  readonly madeOn: string;
  readonly tables: readonly Table[];
}
