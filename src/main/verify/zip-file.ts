/**
 * Reading the zip of a package, for the verifiers alone: it shares nothing with what writes one. Strict on purpose, so
 * that no two readers can see two things in one file: entries lie one after another from the first byte to the central
 * directory, both headers say the same, nothing overlaps, nothing is left over.
 */
import { Refusal } from './checks.ts';
import { crc32, inflateRaw, NotDeflate } from './platform.ts';

/** Bytes that can be read anywhere: a file on disk, or one a browser was given. */
export interface RandomBytes {
  readonly size: number;
  read(from: number, length: number): Promise<Uint8Array>;
}

export interface ZipEntry {
  readonly name: string;
  readonly size: number;
}

export interface ZipFile {
  readonly entries: readonly ZipEntry[];
  /** The contents of an entry; throws `bag_zip` where size or checksum are not as said. */
  read(entry: ZipEntry): AsyncIterable<Uint8Array>;
}

/** A package has about ten files and one more per sign-off; this is far beyond any of them. */
const MAX_ENTRIES = 20_000;
/** All contents together: a register of 100,000 entries is under a gibibyte. */
const MAX_TOTAL = 4 * 1024 ** 3;
/** Deflate makes at most a thousand out of one; text in a package under fifty. */
const MAX_RATIO = 200;
const SLICE = 256 * 1024;

interface Placed extends ZipEntry {
  readonly crc: number;
  readonly method: number;
  readonly flags: number;
  readonly packed: number;
  readonly offset: number;
}

/** `name`: the file in the zip that is wrong; without it, the zip as a whole. */
function refuse(name: string | null = null): never {
  throw new Refusal('bag_zip', name);
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function exactly(bytes: RandomBytes, from: number, length: number): Promise<Uint8Array> {
  if (from < 0 || length < 0 || from + length > bytes.size) refuse();
  const found = await bytes.read(from, length);
  if (found.length !== length) refuse();
  return found;
}

interface Directory {
  readonly count: number;
  readonly offset: number;
  readonly size: number;
  /** Where the records that end the file begin. */
  readonly end: number;
}

function big(data: DataView, at: number): number {
  const value = data.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) refuse();
  return Number(value);
}

/** The end record is the last 22 bytes: a comment would be a place for a second one. */
async function findDirectory(bytes: RandomBytes): Promise<Directory> {
  const at = bytes.size - 22;
  const end = view(await exactly(bytes, at, 22));
  if (end.getUint32(0, true) !== 0x06054b50 || end.getUint16(20, true) !== 0) refuse();
  if (end.getUint16(4, true) !== 0 || end.getUint16(6, true) !== 0) refuse();
  const [count, size, offset] = [end.getUint16(10, true), end.getUint32(12, true), end.getUint32(16, true)];
  const long = count === 0xffff || size === 0xffffffff || offset === 0xffffffff;
  if (!long) return { count, size, offset, end: at };
  const locator = view(await exactly(bytes, at - 20, 20));
  if (locator.getUint32(0, true) !== 0x07064b50) refuse();
  const start = big(locator, 8);
  if (start !== at - 76) refuse();
  const record = view(await exactly(bytes, start, 56));
  if (record.getUint32(0, true) !== 0x06064b50 || big(record, 4) !== 44) refuse();
  return { count: big(record, 32), size: big(record, 40), offset: big(record, 48), end: start };
}

/** ASCII, or UTF-8 where the flag says so; no folder, no way out of the bag, no second spelling. */
function readName(raw: Uint8Array, flags: number): string {
  const ascii = raw.every((byte) => byte >= 0x20 && byte < 0x7f);
  if (!ascii && (flags & 0x800) === 0) refuse();
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return refuse();
  }
  const parts = name.replace(/\/$/, '').split('/');
  // oxlint-disable-next-line no-control-regex
  const unsafe = /[\u0000-\u001f\\]/.test(name) || /^[A-Za-z]:/.test(name);
  if (unsafe || name.startsWith('/') || parts.some((part) => part === '' || part === '.' || part === '..'))
    refuse(JSON.stringify(name).slice(0, 200));
  return name;
}

/** Sizes and offset from the zip64 field where the short ones are full. */
function longSizes(extra: Uint8Array, short: [size: number, packed: number, offset: number]): [number, number, number] {
  if (!short.includes(0xffffffff)) return short;
  const data = view(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const [id, length] = [data.getUint16(at, true), data.getUint16(at + 2, true)];
    if (id === 1) {
      let next = at + 4;
      return short.map((value) => {
        if (value !== 0xffffffff) return value;
        if (next + 8 > at + 4 + length || next + 8 > extra.length) return refuse();
        next += 8;
        return big(data, next - 8);
      }) as [number, number, number];
    }
    at += 4 + length;
  }
  return refuse();
}

async function readDirectory(bytes: RandomBytes, directory: Directory): Promise<Placed[]> {
  if (directory.count > MAX_ENTRIES || directory.size > 1024 * MAX_ENTRIES) refuse();
  if (directory.offset + directory.size !== directory.end) refuse();
  const raw = await exactly(bytes, directory.offset, directory.size);
  const data = view(raw);
  const entries: Placed[] = [];
  let at = 0;
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > raw.length || data.getUint32(at, true) !== 0x02014b50) refuse();
    const u16 = (offset: number): number => data.getUint16(at + offset, true);
    const u32 = (offset: number): number => data.getUint32(at + offset, true);
    const [nameLength, extraLength, commentLength] = [u16(28), u16(30), u16(32)];
    const after = at + 46 + nameLength + extraLength + commentLength;
    if (after > raw.length) refuse();
    const name = readName(raw.subarray(at + 46, at + 46 + nameLength), u16(8));
    const extra = raw.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [size, packed, offset] = longSizes(extra, [u32(24), u32(20), u32(42)]);
    // A link would make a reader look elsewhere.
    if ((u16(8) & 0x2041) !== 0 || u32(38) >>> 28 === 0xa || ![0, 8].includes(u16(10))) refuse(name);
    entries.push({ name, size, crc: u32(16), method: u16(10), flags: u16(8), packed, offset });
    at = after;
  }
  if (at !== raw.length) refuse();
  return entries;
}

/** Opens the zip. Throws `bag_zip` for everything but one plain reading of it. */
export async function openZip(bytes: RandomBytes): Promise<ZipFile> {
  const directory = await findDirectory(bytes);
  const placed = await readDirectory(bytes, directory);
  const starts = new Map<ZipEntry, number>();
  let at = 0;
  let total = 0;
  const names = new Set<string>();
  for (const entry of placed.toSorted((a, b) => a.offset - b.offset)) {
    const header = await exactly(bytes, entry.offset, 30);
    const data = view(header);
    const nameLength = data.getUint16(26, true);
    const start = entry.offset + 30 + nameLength + data.getUint16(28, true);
    const local = await exactly(bytes, entry.offset + 30, nameLength);
    const same =
      data.getUint32(0, true) === 0x04034b50 &&
      data.getUint16(8, true) === entry.method &&
      data.getUint16(6, true) === entry.flags &&
      readName(local, entry.flags) === entry.name;
    if (!same || entry.offset !== at || names.has(entry.name)) refuse(entry.name);
    names.add(entry.name);
    starts.set(entry, start);
    total += entry.size;
    if (total > MAX_TOTAL || entry.size > MAX_RATIO * (entry.packed + 1024)) refuse(entry.name);
    at = start + entry.packed + (await descriptorLength(bytes, entry, start + entry.packed));
  }
  if (at !== directory.offset) refuse();
  return {
    entries: placed.filter((entry) => !entry.name.endsWith('/')),
    read: (entry) => readEntry(bytes, entry as Placed, starts.get(entry)!),
  };
}

/** With flag 3 sizes and checksum stand behind the contents, in one of two lengths; they must say the same once more. */
async function descriptorLength(bytes: RandomBytes, entry: Placed, at: number): Promise<number> {
  if ((entry.flags & 8) === 0) return 0;
  const head = view(await exactly(bytes, at, 16));
  if (head.getUint32(0, true) !== 0x08074b50 || head.getUint32(4, true) !== entry.crc) refuse(entry.name);
  if (head.getUint32(8, true) === entry.packed && head.getUint32(12, true) === entry.size) return 16;
  const long = view(await exactly(bytes, at, 24));
  if (big(long, 8) !== entry.packed || big(long, 16) !== entry.size) refuse(entry.name);
  return 24;
}

async function* slices(bytes: RandomBytes, from: number, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < length; at += SLICE) yield await exactly(bytes, from + at, Math.min(SLICE, length - at));
}

async function* readEntry(bytes: RandomBytes, entry: Placed, start: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  let crc = 0;
  const packed = slices(bytes, start, entry.packed);
  const plain = entry.method === 0 ? packed : inflated(packed, entry);
  for await (const chunk of plain) {
    size += chunk.length;
    if (size > entry.size) refuse(entry.name);
    crc = crc32(crc, chunk);
    yield chunk;
  }
  if (size !== entry.size || crc !== entry.crc) refuse(entry.name);
}

/** Refuses data that is no deflate, stops early, or goes on after its end. */
async function* inflated(packed: AsyncIterable<Uint8Array>, entry: Placed): AsyncGenerator<Uint8Array> {
  try {
    yield* inflateRaw(packed, entry.packed);
  } catch (error) {
    if (error instanceof NotDeflate) refuse(entry.name);
    throw error;
  }
}
