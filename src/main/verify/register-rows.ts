/**
 * register.json row by row, so that a register of a hundred thousand rows is never in memory as one text. Only what stands
 * exactly as this program writes it is read this way; for anything else the caller reads the whole file, and says why not.
 */
import { canonicalValue, isRecord, type JsonValue } from './canonical-json.ts';
import { startHash } from './platform.ts';
import { asRegister, type RegisterFile, type RegisterReader, SheetRows } from './register-file.ts';

/** `,"sheets":{` cannot stand inside a string: there its quotes have a backslash. */
const SHEETS = ',"sheets":{';
/** More text than this without a row in it is no register of ours: it is not gathered here, chunk by chunk. */
const MAX_WAITING = 16 * 1024 * 1024;
const SHEET = /^,?"([^"\\]{1,64})":\[/;

class Rows {
  readonly sheets = new Map<string, SheetRows>();
  head: JsonValue | undefined;
  readonly #reader: RegisterReader | null;
  #text = '';
  #sheet: { name: string; rows: SheetRows } | null = null;
  #before = '';
  #ended = false;

  constructor(reader: RegisterReader | null) {
    this.#reader = reader;
  }

  /** Reads as many rows as are whole by now. False where this is no register as we write it. */
  take(more: string): boolean {
    this.#text = this.#text === '' ? more : this.#text + more;
    let at = 0;
    if (this.head === undefined) {
      const found = this.#text.indexOf(SHEETS);
      if (found < 0) return this.#text.length <= MAX_WAITING;
      this.head = canonicalValue(`${this.#text.slice(0, found)}}`);
      if (!isRecord(this.head)) return false;
      this.#reader?.meta(this.head['meta']);
      at = found + SHEETS.length;
    }
    while (at < this.#text.length) {
      const next = this.#sheet ? this.#row(at, this.#sheet) : this.#between(at);
      if (next === null) return false;
      // Not whole yet.
      if (next === at) break;
      at = next;
    }
    this.#text = this.#text.slice(at);
    return this.#text.length <= MAX_WAITING;
  }

  whole(): boolean {
    return this.#ended && this.#text === '';
  }

  /** Where the reading goes on after the name of a sheet, or the end of all; `at` where more text is needed, null where it is neither. */
  #between(at: number): number | null {
    if (this.#text.startsWith('}}', at)) {
      if (this.#ended) return null;
      this.#ended = true;
      return at + 2;
    }
    const found = SHEET.exec(this.#text.slice(at, at + 80));
    if (!found) return this.#text.length - at < 80 && !this.#ended ? at : null;
    const [whole, name = ''] = found;
    // The first has no comma before it, every other has; and they stand in order.
    if (this.#ended || whole.startsWith(',') !== (this.#before !== '') || name <= this.#before) return null;
    this.#before = name;
    const rows = new SheetRows();
    this.sheets.set(name, rows);
    this.#sheet = { name, rows };
    return at + whole.length;
  }

  /** A row ends at the first brace that can end one. Where a text has the same signs, the row is no JSON, and this gives null. */
  #row(at: number, sheet: { name: string; rows: SheetRows }): number | null {
    if (sheet.rows.count === 0 && this.#text.startsWith(']', at)) {
      this.#sheet = null;
      return at + 1;
    }
    let end = this.#text.indexOf('}', at);
    while (end >= 0 && this.#text[end + 1] !== ',' && this.#text[end + 1] !== ']' && end + 1 < this.#text.length)
      end = this.#text.indexOf('}', end + 1);
    // What follows a row is asked two signs far: `},{` or `}]`.
    if (end < 0 || end + 2 >= this.#text.length) return at;
    const last = this.#text[end + 1] === ']';
    if (!last && this.#text[end + 2] !== '{') return null;
    const row = canonicalValue(this.#text.slice(at, end + 1));
    if (row === undefined) return null;
    if (sheet.rows.add(row)) this.#reader?.row(sheet.name, row);
    if (last) this.#sheet = null;
    return end + 2;
  }
}

/**
 * The register and the SHA-256 of its bytes, in hex; null where it has to be read whole to say what is wrong. Throws
 * `register_form` as `readRegister` does.
 */
export async function readRegisterRows(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
  reader: RegisterReader | null = null,
): Promise<{ register: RegisterFile; sha256: string } | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const sum = startHash('sha256');
  const rows = new Rows(reader);
  let size = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > most) return null;
      sum.update(chunk);
      if (!rows.take(decoder.decode(chunk, { stream: true }))) return null;
    }
    if (!rows.take(decoder.decode())) return null;
  } catch (error) {
    // Not UTF-8.
    if (error instanceof TypeError) return null;
    throw error;
  }
  if (!rows.whole() || !isRecord(rows.head)) return null;
  return { register: asRegister({ ...rows.head, sheets: {} }, rows.sheets), sha256: sum.end() };
}
