/**
 * `register.json`: the truth of a register, which every other format agrees with and whose SHA-256 they print. RFC 8785
 * canonical JSON of sheets 2 to 9, written row by row. It holds no checksum of itself.
 */
import { createHash } from 'node:crypto';
import { HASHED_SHEETS, type RegisterMeta, type RegisterSource, type Row, SHEETS } from '../../shared/register.ts';
import { inPieces } from './pieces.ts';

export const REGISTER_FORMAT = 'kanaalregister/register/v1';

/** What canonical JSON of the register is made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * RFC 8785: keys in UTF-16 order, no space, numbers and strings as JSON.stringify writes them. Half an emoji cannot be
 * written, it becomes U+FFFD here as in every other format; a number that is not finite is a bug of the caller.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`not a number for a register: ${value}`);
    return JSON.stringify(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const record = value as { readonly [name: string]: Json };
  const members = Object.keys(record)
    .sort(byUtf16)
    .map((name) => `${canonicalJson(name)}:${canonicalJson(record[name]!)}`);
  return `{${members.join(',')}}`;
}

function byUtf16(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What register.json says of itself: nothing that is only known after close. */
function metaJson(meta: RegisterMeta): Json {
  const counts = Object.fromEntries(HASHED_SHEETS.map((sheet) => [sheet, meta.counts[sheet] ?? 0]));
  return {
    appVersion: meta.appVersion,
    codeLists: meta.codeLists.map(({ list, version, validFrom }) => ({ list, version, validFrom })),
    counts,
    edition: meta.edition,
    madeOn: meta.madeOn,
    ministry: { ...meta.ministry },
    quarter: meta.quarter,
    salt: meta.salt,
    version: meta.version,
  };
}

/** A row with all columns of its sheet, sorted; a name that is no column is a bug. */
function rowWriter(sheet: (typeof HASHED_SHEETS)[number]): (row: Row) => string {
  const names = SHEETS[sheet].map((c) => c.name).sort(byUtf16);
  const known = new Set(names);
  const keys = names.map((name) => `${JSON.stringify(name)}:`);
  return (row) => {
    for (const name of Object.keys(row)) if (!known.has(name)) throw new RangeError(`${sheet} has no column ${name}`);
    return `{${names.map((name, i) => keys[i]! + canonicalJson(row[name] ?? null)).join(',')}}`;
  };
}

/** The text of register.json in pieces, one per row. */
export function* registerJson(source: RegisterSource): Generator<string> {
  yield `{"format":${canonicalJson(REGISTER_FORMAT)},"meta":${canonicalJson(metaJson(source.meta))},"sheets":{`;
  for (const [i, sheet] of [...HASHED_SHEETS].sort(byUtf16).entries()) {
    const write = rowWriter(sheet);
    yield `${i > 0 ? ',' : ''}${JSON.stringify(sheet)}:[`;
    let first = true;
    for (const row of source.rows(sheet)) {
      yield (first ? '' : ',') + write(row);
      first = false;
    }
    yield ']';
  }
  yield '}}';
}

export interface Measure {
  /** Hex. */
  sha256: string;
  bytes: number;
}

/** The same text as bytes, in pieces of about 64 KiB; `done` hears checksum and size when the last one was taken. */
export function* measured(chunks: Iterable<string>, done: (measure: Measure) => void): Generator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const piece of inPieces(chunks)) {
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  done({ sha256: hash.digest('hex'), bytes });
}

/** Checksum and size of register.json, without keeping it. */
export function registerDigest(source: RegisterSource): Measure {
  let found: Measure | null = null;
  for (const _ of measured(registerJson(source), (measure) => (found = measure)));
  return found!;
}
