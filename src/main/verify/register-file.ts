/** register.json (docs/format.md 8): one spelling, the sheets there are, rows of one shape, counts that add up. */
import { EDITIONS } from '../../shared/codes.ts';
import { HASHED_SHEETS } from '../../shared/register.ts';
import { readBase64 } from './bytes.ts';
import { canonicalValue, hasExactly, isRecord, type JsonValue } from './canonical-json.ts';
import { Refusal } from './checks.ts';
import { QUARTER } from './fixed-lines.ts';

export const REGISTER_FORMAT = 'kanaalregister/register/v1';

const META = ['appVersion', 'codeLists', 'counts', 'edition', 'madeOn', 'ministry', 'quarter', 'salt', 'version'];

export interface RegisterFile {
  readonly quarter: string;
  readonly version: number;
  readonly edition: string;
  /** As `meta` says them. */
  readonly counts: { readonly [sheet: string]: JsonValue };
  /** As they are. */
  readonly rows: { readonly [sheet: string]: number };
  readonly meta: { readonly [name: string]: JsonValue };
}

/** Gets a register row by row, before it is known to be one: what it makes of them counts only once that is known. */
export interface RegisterReader {
  /** Comes first: `meta` of the file, whatever that is. */
  meta(meta: JsonValue | undefined): void;
  /** A row of cells, sheets in the order of their names. */
  row(sheet: string, row: { readonly [column: string]: JsonValue }): void;
}

function isCell(value: JsonValue): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

/** The rows of one sheet as they come: objects of cells, all with the same columns. */
export class SheetRows {
  count = 0;
  isRight = true;
  #columns: readonly string[] = [];

  /** False where the row is none, or came after one that is none. */
  add(row: JsonValue): row is { [column: string]: JsonValue } {
    if (this.count === 0 && isRecord(row)) this.#columns = Object.keys(row);
    this.count += 1;
    this.isRight &&= this.#columns.length > 0 && hasExactly(row, this.#columns) && Object.values(row).every(isCell);
    return this.isRight;
  }
}

/** Reads the file. Throws `register_canonical` or `register_form` with the part that is not right. */
export function readRegister(text: string, reader: RegisterReader | null = null): RegisterFile {
  const value = canonicalValue(text);
  if (value === undefined) throw new Refusal('register_canonical');
  const head = isRecord(value) ? value : {};
  const sheets = new Map<string, SheetRows>();
  reader?.meta(head['meta']);
  for (const [name, rows] of Object.entries(isRecord(head['sheets']) ? head['sheets'] : {})) {
    const sheet = new SheetRows();
    sheets.set(name, sheet);
    sheet.isRight = Array.isArray(rows);
    for (const row of Array.isArray(rows) ? rows : []) if (sheet.add(row)) reader?.row(name, row);
  }
  return asRegister(value, sheets);
}

/** What stands in the one spelling, looked at for its form. Throws `register_form` with the part that is not right. */
export function asRegister(value: JsonValue, sheets: ReadonlyMap<string, SheetRows>): RegisterFile {
  if (!hasExactly(value, ['format', 'meta', 'sheets'])) throw new Refusal('register_form');
  const { format, meta } = value;
  if (format !== REGISTER_FORMAT) throw new Refusal('register_form', 'format');
  if (!hasExactly(meta, META)) throw new Refusal('register_form', 'meta');
  const { quarter, version, edition, counts } = meta;
  const known =
    typeof quarter === 'string' &&
    QUARTER.test(quarter) &&
    typeof version === 'number' &&
    Number.isSafeInteger(version) &&
    version >= 1 &&
    typeof edition === 'string' &&
    (EDITIONS as readonly string[]).includes(edition);
  // The salt makes the checksum of what others may not see impossible to guess; they do not get it either.
  const { salt } = meta;
  const bytes = typeof salt === 'string' ? readBase64(salt, 16, 'base64url') : null;
  const salted = edition === 'intern' ? bytes !== null : salt === null;
  if (!known || !salted || !hasExactly(counts, HASHED_SHEETS)) throw new Refusal('register_form', 'meta');
  const named = sheets.size === HASHED_SHEETS.length && HASHED_SHEETS.every((sheet) => sheets.has(sheet));
  if (!named) throw new Refusal('register_form', 'sheets');
  for (const sheet of HASHED_SHEETS) if (!sheets.get(sheet)!.isRight) throw new Refusal('register_form', sheet);
  const rows = Object.fromEntries([...sheets].map(([sheet, { count }]) => [sheet, count]));
  return { quarter, version, edition, counts, rows, meta };
}

/** The first sheet whose count in `meta` is not its number of rows, or null. */
export function wrongCount(register: RegisterFile): string | null {
  return HASHED_SHEETS.find((sheet) => register.counts[sheet] !== register.rows[sheet]) ?? null;
}
