/** The opened records of a package: read line by line, each at its place in the log, kept as what the checks ask of them. */
import { concat, readUtf8, sha256 } from './bytes.ts';
import { canonicalValue, hasExactly, type JsonValue } from './canonical-json.ts';
import { Refusal } from './checks.ts';
import { EntryStates } from './entry-states.ts';
import { recordLeaf, same } from './merkle.ts';
import {
  type Fields,
  headerBinds,
  type ListedFields,
  type OpenedRecord,
  openedFields,
  readRecord,
} from './opened-record.ts';
import type { PackageNote } from './package-note.ts';
import { fieldsOf } from './record-fields.ts';
import type { RecordFields } from './register-cells.ts';

export interface ReadRecord {
  readonly n: number;
  /** All that is opened, but for what `noteSum` stands for. */
  readonly fields: Fields;
  /** Of a sign-off the SHA-256 of its note, which can have a line for every entry. */
  readonly noteSum: Uint8Array | null;
}

export interface PackageRecords {
  readonly entries: EntryStates;
  /** Of the types that KEPT names all opened records, in order. */
  readonly others: ReadonlyMap<string, readonly ReadRecord[]>;
  readonly count: number;
}

/** Of an entry or a `followUp` one digest is kept, of all other types nothing. */
const KEPT: ReadonlySet<string> = new Set(['epoch', 'person', 'term', 'signOff', 'close']);

/** Longer than any line the program writes: a record of a thousand attachments has about a hundred kilobytes. */
const MAX_LINE = 16 * 1024 * 1024;

/** Lines of text without their newline. Throws `record_form` for a line that does not end, or is no text. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let at = 0;
    for (;;) {
      const end = chunk.indexOf(10, at);
      if (end < 0) break;
      const part = chunk.subarray(at, end);
      const line = textOf(rest.length === 0 ? part : concat([...rest, part]));
      // A sign-off of many entries is a line of megabytes: nothing of it is held twice while it is looked at.
      rest = [];
      yield line;
      size = 0;
      at = end + 1;
    }
    if (at === chunk.length) continue;
    rest.push(chunk.slice(at));
    size += chunk.length - at;
    if (size > MAX_LINE) throw new Refusal('record_form');
  }
  if (rest.length > 0) throw new Refusal('record_form');
}

function textOf(bytes: Uint8Array): string {
  const text = readUtf8(bytes);
  if (text === null) throw new Refusal('record_form');
  return text;
}

/** A record that is not opened: its header alone. Outside the public edition an entry is always opened, if only to say that it is there. */
function closedRecord(value: JsonValue | undefined, closable: 'e' | 'o'): { n: number; leaf: Uint8Array } | null {
  if (!hasExactly(value, ['header']) || typeof value['header'] !== 'string') return null;
  const header = canonicalValue(value['header']);
  if (!hasExactly(header, ['k', 'n', 'p', 'v']) || typeof header['n'] !== 'number') return null;
  if (header['k'] !== 'o' && header['k'] !== closable) return null;
  return { n: header['n'], leaf: recordLeaf(value['header']) };
}

/** What an entry always says of itself: that it is there, where, and how it stands. */
const BARE = ['type', 'subject', 'number', 'status', 'quarter'];

function readLine(line: string): OpenedRecord & { fields: ListedFields } {
  const record = readRecord(line);
  const at = String(record.n);
  if (!headerBinds(record)) throw new Refusal('record_header', at);
  let fields: ListedFields;
  try {
    fields = openedFields(record);
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.id, `${at} ${error.at ?? ''}`.trim()) : error;
  }
  if (fields.get('type') !== record.type || typeof fields.get('subject') !== 'string')
    throw new Refusal('record_type', at);
  if (record.type === 'entry' && BARE.some((name) => typeof fields.get(name) !== 'string'))
    throw new Refusal('record_disclosures', at);
  return { ...record, fields };
}

/** Fields by which a state may differ from the one that was signed: signing itself writes them. */
const BY_SIGNING = new Set(['time', 'actor', 'clockBack', 'version', 'status', 'signedAt', 'signOff']);
/** Pieces of the digest list without those. */
const SIGNABLE = signable(fieldsOf('entry') ?? []);

function signable(names: readonly string[]): (readonly [from: number, to: number])[] {
  const pieces: [number, number][] = [];
  for (const [at, name] of names.entries()) {
    if (BY_SIGNING.has(name)) continue;
    const last = pieces[pieces.length - 1];
    if (last && last[1] === 32 * at) last[1] += 32;
    else pieces.push([32 * at, 32 * at + 32]);
  }
  return pieces;
}

function signableSum(digests: Uint8Array): Uint8Array {
  return sha256(concat(SIGNABLE.map(([from, to]) => digests.subarray(from, to))));
}

/**
 * Reads records.jsonl: ascending, each leaf where `leaves` has it, from `from` on without a gap. Throws what is wrong with
 * the number of the record.
 */
export async function readRecords(
  chunks: AsyncIterable<Uint8Array>,
  leaves: Uint8Array,
  { from, register, edition }: Pick<PackageNote, 'from' | 'register' | 'edition'>,
): Promise<PackageRecords> {
  const closable = edition === 'openbaar' ? 'e' : 'o';
  const size = leaves.length / 32;
  const entries = new EntryStates();
  const others = new Map<string, ReadRecord[]>();
  let last = -1;
  let count = 0;
  let afterClose = false;
  for await (const line of linesOf(chunks)) {
    const closed = line.startsWith('{"header":') ? closedRecord(canonicalValue(line), closable) : null;
    const opened = closed ? null : readLine(line);
    const { n, leaf } = closed ?? opened!;
    if (n <= last || n >= size) throw new Refusal('records_leaves', String(n));
    if (n >= from && n !== Math.max(from, last + 1)) throw new Refusal('records_all', String(Math.max(from, last + 1)));
    if (!same(leaf, leaves.subarray(32 * n, 32 * n + 32))) throw new Refusal('records_leaves', String(n));
    last = n;
    count += 1;
    if (!opened) continue;
    const { type, fields } = opened;
    if (type === 'close' && fields.get('subject') === register) afterClose = true;
    if (type === 'entry') entries.add(opened, { n, line: count }, signableSum(opened.digests), afterClose);
    else if (type === 'followUp' && !afterClose) entries.addFollowUp(opened, count);
    if (!KEPT.has(type)) continue;
    const list = others.get(type) ?? [];
    const note = type === 'signOff' ? fields.take('note') : undefined;
    list.push({ n, fields, noteSum: typeof note === 'string' ? sha256(note) : null });
    others.set(type, list);
  }
  if (from < size && last !== size - 1) throw new Refusal('records_all', String(Math.max(from, last + 1)));
  entries.index();
  return { entries, others, count };
}

/** Records by their line (from 1), read again: what `readRecords` kept of them is a digest. */
export async function readAgain(
  chunks: AsyncIterable<Uint8Array>,
  wanted: ReadonlySet<number>,
): Promise<Map<number, RecordFields>> {
  const found = new Map<number, RecordFields>();
  let at = 0;
  for await (const line of linesOf(chunks)) {
    at += 1;
    if (wanted.has(at)) found.set(at, readLine(line));
    if (found.size === wanted.size) break;
  }
  return found;
}
