/** An opened journal record (docs/format.md 2 and 4): the digest list of all its fields and those fields that are opened. */
import { readBase64, sha256, toBase64 } from './bytes.ts';
import { canonicalValue, hasExactly, type JsonValue } from './canonical-json.ts';
import { Refusal } from './checks.ts';
import { recordLeaf, same } from './merkle.ts';
import { textToBase64url } from './platform.ts';
import { fieldsOf, placeOf } from './record-fields.ts';

export interface OpenedRecord {
  readonly type: string;
  readonly n: number;
  /** As the header says: the SHA-256 of the digests, base64url. */
  readonly bound: string;
  readonly leaf: Uint8Array;
  readonly digests: Uint8Array;
  readonly disclosures: readonly JsonValue[];
}

/** Opened values by name. */
export interface Fields {
  get(name: string): JsonValue | undefined;
  has(name: string): boolean;
  /** By its place in the list of its type (`placeOf`). */
  at(place: number): JsonValue | undefined;
}

/** Values in the order of their type's list: a map would take three times as much. */
export class ListedFields implements Fields {
  readonly #type: string;
  readonly #values: (JsonValue | undefined)[];

  constructor(type: string, values: (JsonValue | undefined)[]) {
    this.#type = type;
    this.#values = values;
  }

  get(name: string): JsonValue | undefined {
    const at = placeOf(this.#type, name);
    return at === undefined ? undefined : this.#values[at];
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  at(place: number): JsonValue | undefined {
    return this.#values[place];
  }

  /** Gives a value and keeps it no longer. */
  take(name: string): JsonValue | undefined {
    const value = this.get(name);
    const at = placeOf(this.#type, name);
    if (at !== undefined) this.#values[at] = undefined;
    return value;
  }
}

const NO_DIGEST = new Uint8Array(32);

function readHeader(text: JsonValue | undefined): { text: string; k: string; n: number; p: string } {
  if (typeof text !== 'string') throw new Refusal('record_form', 'header');
  const header = canonicalValue(text);
  if (!hasExactly(header, ['k', 'n', 'p', 'v'])) throw new Refusal('record_form', 'header');
  const { k, n, p, v } = header;
  const whole =
    (k === 'e' || k === 'o') &&
    v === 1 &&
    typeof n === 'number' &&
    Number.isSafeInteger(n) &&
    n >= 0 &&
    typeof p === 'string' &&
    readBase64(p, 32, 'base64url') !== null;
  if (!whole) throw new Refusal('record_form', 'header');
  return { text, k, n, p };
}

/** Reads the file. Throws `record_form` for anything but its one spelling. */
export function readRecord(text: string): OpenedRecord {
  const value = canonicalValue(text);
  if (!hasExactly(value, ['digests', 'disclosures', 'header', 'type'])) throw new Refusal('record_form');
  const { type, digests, disclosures } = value;
  const fields = typeof type === 'string' ? fieldsOf(type) : null;
  if (typeof type !== 'string' || !fields) throw new Refusal('record_form', 'type');
  const header = readHeader(value['header']);
  if ((header.k === 'e') !== (type === 'entry')) throw new Refusal('record_form', 'header');
  const list = typeof digests === 'string' ? readBase64(digests, 32 * fields.length, 'base64url') : null;
  if (!list) throw new Refusal('record_form', 'digests');
  if (!Array.isArray(disclosures)) throw new Refusal('record_form', 'disclosures');
  return { type, n: header.n, bound: header.p, leaf: recordLeaf(header.text), digests: list, disclosures };
}

/** True where the list has a digest at this place: the field is there, opened or not. */
export function hasDigest(digests: Uint8Array, place: number): boolean {
  for (let i = 32 * place; i < 32 * place + 32; i++) if (digests[i] !== 0) return true;
  return false;
}

export function headerBinds(record: OpenedRecord): boolean {
  return toBase64(sha256(record.digests), 'base64url') === record.bound;
}

/** The opened values by name. Throws `record_disclosures` with the name of the first that is not as recorded. */
export function openedFields(record: OpenedRecord): ListedFields {
  const opened = Array.from<JsonValue | undefined>({ length: record.digests.length / 32 });
  let before = -1;
  for (const disclosure of record.disclosures) {
    const [salt, name, value] = Array.isArray(disclosure) && disclosure.length === 3 ? disclosure : [];
    if (typeof salt !== 'string' || typeof name !== 'string' || value === undefined || value === null)
      throw new Refusal('record_disclosures', 'disclosures');
    const at = placeOf(record.type, name) ?? -1;
    // In the type's order, so that there is one spelling, and no name twice.
    if (at <= before || !readBase64(salt, 16, 'base64url')) throw new Refusal('record_disclosures', name);
    // The line is in its canonical spelling, so JSON.stringify gives back what stands in it.
    const encoded = textToBase64url(JSON.stringify(disclosure));
    const digest = record.digests.subarray(32 * at, 32 * at + 32);
    if (same(digest, NO_DIGEST) || !same(digest, sha256(encoded))) throw new Refusal('record_disclosures', name);
    opened[at] = value;
    before = at;
  }
  return new ListedFields(record.type, opened);
}
