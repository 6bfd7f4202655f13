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
  readonly sheets: { readonly [sheet: string]: JsonValue };
  readonly counts: { readonly [sheet: string]: JsonValue };
  readonly meta: { readonly [name: string]: JsonValue };
}

function isCell(value: JsonValue): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

/** Rows are objects of cells, all with the same columns. */
function areRows(rows: JsonValue | undefined): boolean {
  if (!Array.isArray(rows)) return false;
  const columns = isRecord(rows[0]) ? Object.keys(rows[0]) : [];
  return rows.every((row) => hasExactly(row, columns) && columns.length > 0 && Object.values(row).every(isCell));
}

/** Reads the file. Throws `register_canonical` or `register_form` with the part that is not right. */
export function readRegister(text: string): RegisterFile {
  const value = canonicalValue(text);
  if (value === undefined) throw new Refusal('register_canonical');
  return asRegister(value);
}

/** What stands in the one spelling, looked at for its form. Throws `register_form` with the part that is not right. */
export function asRegister(value: JsonValue): RegisterFile {
  if (!hasExactly(value, ['format', 'meta', 'sheets'])) throw new Refusal('register_form');
  const { format, meta, sheets } = value;
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
  if (!hasExactly(sheets, HASHED_SHEETS)) throw new Refusal('register_form', 'sheets');
  for (const sheet of HASHED_SHEETS) if (!areRows(sheets[sheet])) throw new Refusal('register_form', sheet);
  return { quarter, version, edition, sheets, counts, meta };
}

function rowsIn(rows: JsonValue | undefined): number {
  return Array.isArray(rows) ? rows.length : -1;
}

/** The first sheet whose count in `meta` is not its number of rows, or null. */
export function wrongCount(register: RegisterFile): string | null {
  return HASHED_SHEETS.find((sheet) => register.counts[sheet] !== rowsIn(register.sheets[sheet])) ?? null;
}
