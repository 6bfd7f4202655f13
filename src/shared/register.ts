/**
 * The quarterly register as data: its sheets, its columns, its rows, and what an edition shows of them. Every writer,
 * every reader and the window take the sheets from here; the table itself is in register-columns.ts.
 */
import type { Edition, SignOffWay } from './codes.ts';
import type { Day, Quarter } from './quarter.ts';
import { COLUMN_LINES, type ColumnLine, type ColumnType, type EditionRule } from './register-columns.ts';
import { maskAddress } from './rules.ts';

export type { ColumnType, EditionRule, TableGround } from './register-columns.ts';

export type SheetName = keyof typeof COLUMN_LINES;

/** Sheets 0 to 10, in file order. */
export const SHEET_NAMES = Object.keys(COLUMN_LINES) as readonly SheetName[];

/** Sheets 2 to 9: what `register.json` holds and the register's checksum covers (domain F1.4). */
export const HASHED_SHEETS: readonly SheetName[] = SHEET_NAMES.slice(2, 10);

export interface Column {
  /** Lower-snake Dutch, the header in every file. */
  readonly name: string;
  readonly type: ColumnType;
  /** In characters. */
  readonly width: number;
  readonly nl: string;
  readonly en: string;
  readonly explanationNl: string;
  readonly explanationEn: string;
  readonly bzk: EditionRule;
  readonly openbaar: EditionRule;
}

/**
 * One row of a sheet, by column name. Dates are `yyyy-mm-dd`, times `hh:mm` or `hh:mm:ss` on Dutch clocks, date and time
 * RFC 3339 with offset, yes/no `ja`, `nee` or `onbekend`. A missing name is an empty cell; a name that is no column is a bug.
 * A hidden cell, of whatever type, holds its Woo ground as text.
 */
export type Row = Readonly<Record<string, string | number | null>>;

export interface RegisterMeta {
  readonly ministry: { readonly name: string; readonly abbreviation: string; readonly tooi: string };
  /** Prefix of the office's numbers: two offices of one ministry must not write files of one name. */
  readonly office: string;
  readonly quarter: Quarter;
  /** From 1; a register made again after a refusal counts on. */
  readonly version: number;
  readonly edition: Edition;
  /** RFC 3339: the moment of close, not of export, so that a second export is the same bytes. */
  readonly madeOn: string;
  /** The version of the program that closed the quarter. */
  readonly appVersion: string;
  readonly codeLists: readonly { readonly list: string; readonly version: string; readonly validFrom: Day | null }[];
  /**
   * Base64url of 16 random bytes, in the internal edition only: the statement that everybody sees names that edition's
   * checksum, and without this a register of one short entry could be guessed from it.
   */
  readonly salt: string | null;
  /** Rows per sheet. Leeswijzer is made by the writers and is not counted. */
  readonly counts: Readonly<Partial<Record<SheetName, number>>>;
  /** Hex SHA-256 of `register.json` of this edition; null only while that file is being made. */
  readonly registerSha256: string | null;
  /** The ways in which the statements were signed, named on every output. */
  readonly signedWays: readonly SignOffWay[];
  /** Whom to ask about this register: a function and an address, never a private one. */
  readonly contact: string | null;
}

/** What a writer reads. `rows` can be asked for the same sheet again and again; a writer never collects it. */
export interface RegisterSource {
  readonly meta: RegisterMeta;
  rows(sheet: SheetName): Iterable<Row>;
}

function columnOf(line: ColumnLine): Column {
  const [name, type, width, nl, en, explanationNl, explanationEn, bzk, openbaar] = line;
  return { name, type, width, nl, en, explanationNl, explanationEn, bzk, openbaar };
}

export const SHEETS = Object.fromEntries(
  SHEET_NAMES.map((sheet) => [sheet, COLUMN_LINES[sheet].map(columnOf)]),
) as unknown as Readonly<Record<SheetName, readonly Column[]>>;

/** Sheet titles for people; the name of the sheet itself stays Dutch in both languages. */
export const SHEET_TITLES: Readonly<Record<SheetName, { readonly nl: string; readonly en: string }>> = {
  Leeswijzer: { nl: 'Leeswijzer', en: 'How to read this register' },
  Verklaring: { nl: 'Verklaringen', en: 'Statements' },
  Samenvatting: { nl: 'Samenvatting per bewindspersoon', en: 'Summary per office holder' },
  Accounts: { nl: 'Accounts', en: 'Accounts' },
  Registraties: { nl: 'Registraties', en: 'Entries' },
  Bijlagen: { nl: 'Bijlagen', en: 'Attachments' },
  Incidenten: { nl: 'Incidenten', en: 'Incidents' },
  Rechtzettingen: { nl: 'Rechtzettingen', en: 'Corrections' },
  Overdrachten: { nl: 'Overdrachten', en: 'Handovers' },
  Codelijsten: { nl: 'Codelijsten', en: 'Code lists' },
  Archiefstand: { nl: 'Archiefstand', en: 'Later archiving outcomes' },
};

/** What `edition` does with a column. The internal edition shows everything. */
export function ruleFor(column: Column, edition: Edition): EditionRule {
  return edition === 'intern' ? 'open' : column[edition];
}

const ENTRY_RULES = new Map(SHEETS.Registraties.map((column) => [column.name, column]));

/** Archiefstand tells old and new values of any field, so it hides what that field hides; an unknown field is hidden. */
function ruleByField(row: Row, edition: Edition): EditionRule {
  const column = ENTRY_RULES.get(String(row['veld']));
  return column ? ruleFor(column, edition) : '5.1.2e';
}

/** The row as `edition` shows it: every column is there; a hidden cell, empty or not, holds its ground. */
export function applyEdition(sheet: SheetName, row: Row, edition: Edition): Row {
  if (edition === 'intern') return row;
  const shown: Record<string, string | number | null> = {};
  for (const column of SHEETS[sheet]) {
    const value = row[column.name] ?? null;
    let rule = ruleFor(column, edition);
    if (rule === 'veld') rule = ruleByField(row, edition);
    if (rule === 'open') shown[column.name] = value;
    else if (rule === 'mask') shown[column.name] = value === null ? null : maskAddress(String(value));
    else shown[column.name] = rule;
  }
  return shown;
}

/** `source` as `edition` shows it. The checksum belongs to one edition, so it is cleared. */
export function editionOf(source: RegisterSource, edition: Edition): RegisterSource {
  return {
    meta: { ...source.meta, edition, salt: null, registerSha256: null },
    *rows(sheet) {
      for (const row of source.rows(sheet)) yield applyEdition(sheet, row, edition);
    },
  };
}
