/** The opened records of a package: read line by line, each at its place in the log, gathered by what they are about. */
import { concat, readUtf8, sha256, toBase64 } from './bytes.ts';
import { canonicalValue, hasExactly, type JsonValue } from './canonical-json.ts';
import { Refusal } from './checks.ts';
import { recordLeaf, same } from './merkle.ts';
import { type Fields, headerBinds, type OpenedRecord, openedFields, readRecord } from './opened-record.ts';
import { fieldsOf } from './record-fields.ts';

export interface ReadRecord {
  readonly n: number;
  readonly leaf: Uint8Array;
  /** Of an entry: one digest over those of all fields that signing does not write. Two states with it are one text. */
  readonly signable: string;
  /** Fields that are there and not opened. */
  readonly hidden: ReadonlySet<string>;
  /** What is opened. Of an entry's states all but the last one before the close keep only what BARE names. */
  readonly fields: Fields;
}

export interface PackageRecords {
  /** All states of each entry, oldest first. */
  readonly entries: ReadonlyMap<string, readonly ReadRecord[]>;
  /** All other opened records by type, in order. */
  readonly others: ReadonlyMap<string, readonly ReadRecord[]>;
  readonly count: number;
}

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
      yield textOf(rest.length === 0 ? part : concat([...rest, part]));
      rest = [];
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

/** A record that is not opened: its header alone. An entry is always opened, if only to say that it is there. */
function closedRecord(value: JsonValue | undefined): { n: number; leaf: Uint8Array } | null {
  if (!hasExactly(value, ['header']) || typeof value['header'] !== 'string') return null;
  const header = canonicalValue(value['header']);
  if (!hasExactly(header, ['k', 'n', 'p', 'v']) || header['k'] !== 'o' || typeof header['n'] !== 'number') return null;
  return { n: header['n'], leaf: recordLeaf(value['header']) };
}

/** What an entry always says of itself: that it is there, where, and how it stands. */
const BARE = ['type', 'subject', 'number', 'status', 'quarter'];

function readLine(line: string): OpenedRecord & { fields: Fields } {
  const record = readRecord(line);
  const at = String(record.n);
  if (!headerBinds(record)) throw new Refusal('record_header', at);
  let fields: Fields;
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
const SIGNABLE = (fieldsOf('entry') ?? []).flatMap((name, at) => (BY_SIGNING.has(name) ? [] : [at]));
const NOTHING: ReadonlySet<string> = new Set();

function readRecordOf(opened: ReturnType<typeof readLine>, n: number, leaf: Uint8Array): ReadRecord {
  const { digests, fields, type } = opened;
  const hidden = (fieldsOf(type) ?? []).filter((name, at) => {
    if (fields.has(name)) return false;
    for (let i = 32 * at; i < 32 * at + 32; i++) if (digests[i] !== 0) return true;
    return false;
  });
  const signable =
    type === 'entry'
      ? toBase64(sha256(concat(SIGNABLE.map((at) => digests.subarray(32 * at, 32 * at + 32)))), 'base64')
      : '';
  return { n, leaf, signable, hidden: hidden.length === 0 ? NOTHING : new Set(hidden), fields };
}

/** What BARE names, and nothing else. */
class BareFields implements Fields {
  readonly #values: readonly JsonValue[];

  constructor(fields: Fields) {
    this.#values = BARE.map((name) => fields.get(name)!);
  }

  get(name: string): JsonValue | undefined {
    return this.#values[BARE.indexOf(name)];
  }

  has(name: string): boolean {
    return BARE.includes(name);
  }
}

function bare(state: ReadRecord): ReadRecord {
  return { ...state, fields: new BareFields(state.fields), hidden: NOTHING };
}

/**
 * Reads records.jsonl: ascending, each leaf where `leaves` has it, from `from` on without a gap. Throws what is wrong with
 * the number of the record.
 */
export async function readRecords(
  chunks: AsyncIterable<Uint8Array>,
  leaves: Uint8Array,
  from: number,
  register: string,
): Promise<PackageRecords> {
  const size = leaves.length / 32;
  const entries = new Map<string, ReadRecord[]>();
  const others = new Map<string, ReadRecord[]>();
  let last = -1;
  let count = 0;
  let afterClose = false;
  for await (const line of linesOf(chunks)) {
    const closed = line.startsWith('{"header":') ? closedRecord(canonicalValue(line)) : null;
    const opened = closed ? null : readLine(line);
    const { n, leaf } = closed ?? opened!;
    if (n <= last || n >= size) throw new Refusal('records_leaves', String(n));
    if (n >= from && n !== Math.max(from, last + 1)) throw new Refusal('records_all', String(Math.max(from, last + 1)));
    if (!same(leaf, leaves.subarray(32 * n, 32 * n + 32))) throw new Refusal('records_leaves', String(n));
    last = n;
    count += 1;
    if (!opened) continue;
    const isEntry = opened.type === 'entry';
    const map = isEntry ? entries : others;
    const key = isEntry ? (opened.fields.get('subject') as string) : opened.type;
    if (opened.type === 'close' && opened.fields.get('subject') === register) afterClose = true;
    const list = map.get(key) ?? [];
    const read = readRecordOf(opened, n, leaf);
    // A hundred thousand states are in memory at once: only those that a row can be of stay whole.
    const before = list[list.length - 1];
    if (isEntry && !afterClose && before) list[list.length - 1] = bare(before);
    list.push(isEntry && afterClose ? bare(read) : read);
    map.set(key, list);
  }
  if (from < size && last !== size - 1) throw new Refusal('records_all', String(Math.max(from, last + 1)));
  return { entries, others, count };
}
