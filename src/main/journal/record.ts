/**
 * One journal record, to the byte (docs/format.md 2): its field disclosures, their digests in the fixed order of the
 * record's type, the header that binds them, and the leaf over the header.
 */
import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { leafHash } from './tree.ts';
import { listVersion, type RecordType, recordFields, recordKind } from './types.ts';

/** `[salt, name, value]` (RFC 9901, 4.2.1); the salt is base64url of 16 random bytes. */
export type Disclosure = readonly [salt: string, name: string, value: unknown];

export const NO_DIGEST = Buffer.alloc(32);

/** Of these JSON's own text is the canonical one: there are no names to sort, and RFC 8785 takes ECMAScript's numbers. */
function isFlat(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isScalar);
  return isScalar(value);
}

function isScalar(value: unknown): boolean {
  // Half a character has no canonical text.
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value === 'boolean' || value === null || Number.isFinite(value);
}

/** RFC 8785 text of any JSON value; throws on what JSON cannot say. */
export function canonical(value: unknown): string {
  // Nearly every field is one word or number: the library would build its text piece by piece.
  if (isFlat(value)) return JSON.stringify(value);
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no canonical form');
  return text;
}

/** SHA-256 over the base64url text of the disclosure, as RFC 9901 has it. */
export function disclosureDigest(disclosure: Disclosure): Buffer {
  const encoded = Buffer.from(canonical(disclosure), 'utf8').toString('base64url');
  return hash('sha256', encoded, 'buffer');
}

/** Digests of all fields of the type, absent ones 32 zero bytes, concatenated in the type's order. */
export function fieldDigests(type: RecordType, disclosures: readonly Disclosure[], v = listVersion(type)): Buffer {
  const byName = new Map(disclosures.map((d) => [d[1], d]));
  const parts = recordFields(type, v).map((name) => {
    const found = byName.get(name);
    byName.delete(name);
    return found ? disclosureDigest(found) : NO_DIGEST;
  });
  if (byName.size > 0) throw new TypeError(`${type} has no field ${[...byName.keys()].join(', ')}`);
  return Buffer.concat(parts);
}

/** `v` is the version of the type's field list (docs/format.md 2). */
export function header(type: RecordType, n: number, digests: Uint8Array, v = listVersion(type)): string {
  const p = hash('sha256', digests, 'base64url');
  return canonical({ k: recordKind(type), n, p, v });
}

export function headerLeaf(headerText: string): Buffer {
  return leafHash(Buffer.from(headerText, 'utf8'));
}

/**
 * Disclosures for `fields`, null and undefined left out. A field whose value equals the one in `previous` keeps its
 * disclosure, so that two snapshots of an entry show what did not change without opening it.
 */
export function disclose(
  fields: Readonly<Record<string, unknown>>,
  previous: readonly Disclosure[],
  random: (n: number) => Uint8Array,
): Disclosure[] {
  const before = new Map(previous.map((d) => [d[1], d]));
  const names = Object.keys(fields).filter((name) => fields[name] !== null && fields[name] !== undefined);
  const salts = Buffer.from(random(16 * names.length));
  return names.map((name, i) => {
    const value = fields[name];
    const old = before.get(name);
    if (old && canonical(old[2]) === canonical(value)) return old;
    return [salts.subarray(16 * i, 16 * i + 16).toString('base64url'), name, value] as const;
  });
}
