/**
 * Walks the skeleton of a compound file (MS-CFB), the container of .msg, before the parser does: chains of sectors that
 * bite their own tail, sizes beyond the file and folders within themselves make that parser run out of memory in seconds.
 * Reads only numbers; what it accepts, the parser can walk.
 */
const END_OF_CHAIN = -2;
const NO_ENTRY = -1;
const SMALL_SECTOR = 64;
const SMALL_STREAM = 4_096;
const ENTRY_BYTES = 128;
const FOLDER = 1;
const STREAM = 2;
const ROOT = 5;
/** Folders within folders: mails within mails, three levels each. */
const MAX_FOLDERS_DEEP = 200;
/** Streams may share sectors in a damaged file only; an honest one comes to less than its own size. */
const MAX_TIMES_FILE = 4;

interface Entry {
  type: number;
  previous: number;
  next: number;
  child: number;
  start: number;
  size: number;
}

interface Skeleton {
  view: DataView;
  sectorBytes: number;
  /** More sectors than the file can hold are in no honest chain. */
  sectors: number;
  table: number[];
  smallTable: number[];
}

/** The first thing that is wrong with the skeleton of a compound file; null where it can be walked. */
export function compoundFault(bytes: Uint8Array): string | null {
  if (bytes.length < 1_024) return 'too_short';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorBytes = view.getUint8(30) === 12 ? 4_096 : 512;
  const skeleton: Skeleton = {
    view,
    sectorBytes,
    sectors: Math.ceil(bytes.length / sectorBytes),
    table: [],
    smallTable: [],
  };
  const counts = [44, 64, 72].map((at) => view.getInt32(at, true));
  if (counts.some((n) => n < 0 || n > skeleton.sectors)) return 'counts';
  const table = sectorTable(skeleton);
  if (!table || table.length > skeleton.sectors) return 'table';
  skeleton.table = table;
  const small = chain(skeleton, view.getInt32(60, true), skeleton.table, skeleton.sectors);
  const directory = chain(skeleton, view.getInt32(48, true), skeleton.table, skeleton.sectors);
  if (!small || !directory) return 'chain';
  skeleton.smallTable = small;
  const entries = directory.flatMap((sector) => entriesOf(skeleton, sector));
  return streamFault(skeleton, entries) ?? treeFault(entries);
}

/** Where the table of sectors lies: up to 109 places in the header, more in a chain of its own. Null for a broken chain. */
function sectorTable(skeleton: Skeleton): number[] | null {
  const { view, sectors, sectorBytes } = skeleton;
  const count = view.getInt32(44, true);
  const table: number[] = [];
  for (let i = 0; i < Math.min(count, 109); i++) table.push(view.getInt32(76 + 4 * i, true));
  let rest = count - table.length;
  let at = view.getInt32(68, true);
  const perSector = sectorBytes / 4 - 1;
  for (let i = 0; i < view.getInt32(72, true) && table.length <= sectors; i++) {
    const offset = (at + 1) * sectorBytes;
    if (at < 0 || offset + sectorBytes > view.byteLength) return null;
    for (let j = 0; j < Math.min(rest, perSector); j++) table.push(view.getInt32(offset + 4 * j, true));
    rest -= perSector;
    at = view.getInt32(offset + 4 * perSector, true);
    if (at === END_OF_CHAIN || at === NO_ENTRY) break;
  }
  return table;
}

/** The sectors from `start` on; null for a chain longer than `most`, which must have come back to itself. */
function chain(skeleton: Skeleton, start: number, table: readonly number[], most: number): number[] | null {
  const found: number[] = [];
  for (let at = start; at !== END_OF_CHAIN; at = nextOf(skeleton, at, table)) {
    found.push(at);
    if (found.length > most) return null;
  }
  return found;
}

function nextOf({ view, sectorBytes }: Skeleton, at: number, table: readonly number[]): number {
  const perSector = sectorBytes / 4;
  const sector = table[Math.floor(at / perSector)];
  if (sector === undefined) return END_OF_CHAIN;
  const offset = (sector + 1) * sectorBytes + 4 * (at % perSector);
  return offset < 0 || offset + 4 > view.byteLength ? END_OF_CHAIN : view.getInt32(offset, true);
}

function entriesOf({ view, sectorBytes }: Skeleton, sector: number): Entry[] {
  const entries: Entry[] = [];
  for (let i = 0; i < sectorBytes / ENTRY_BYTES; i++) {
    const at = (sector + 1) * sectorBytes + i * ENTRY_BYTES;
    if (at < 0 || at + ENTRY_BYTES > view.byteLength) break;
    const type = view.getUint8(at + 66);
    // The parser takes an entry of any other type for an empty one.
    if (![FOLDER, STREAM, ROOT].includes(type)) {
      entries.push({ type: 0, previous: NO_ENTRY, next: NO_ENTRY, child: NO_ENTRY, start: 0, size: 0 });
      continue;
    }
    entries.push({
      type,
      previous: view.getInt32(at + 68, true),
      next: view.getInt32(at + 72, true),
      child: view.getInt32(at + 76, true),
      start: view.getInt32(at + 116, true),
      size: view.getInt32(at + 120, true),
    });
  }
  return entries;
}

function streamFault(skeleton: Skeleton, entries: readonly Entry[]): string | null {
  const { view, sectors, sectorBytes } = skeleton;
  const [root] = entries;
  if (root?.type !== ROOT) return 'root';
  if (!chain(skeleton, root.start, skeleton.table, sectors)) return 'chain';
  const smallSectors = Math.ceil((sectors * sectorBytes) / SMALL_SECTOR);
  let bytes = 0;
  for (const { type, start, size } of entries) {
    if (type !== STREAM || size === 0) continue;
    bytes += size;
    if (size < 0 || size > view.byteLength || bytes > MAX_TIMES_FILE * view.byteLength) return 'stream_size';
    if (size < SMALL_STREAM && !chain(skeleton, start, skeleton.smallTable, smallSectors)) return 'chain';
  }
  return null;
}

/** Every entry stands in the tree once at most. */
function treeFault(entries: readonly Entry[]): string | null {
  const seen = new Set<number>();
  const open = [{ index: entries[0]?.child ?? NO_ENTRY, depth: 0 }];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.index === NO_ENTRY) continue;
    const entry = entries[at.index];
    if (!entry || seen.has(at.index) || at.index === 0) return 'tree';
    if (at.depth > MAX_FOLDERS_DEEP) return 'too_deep';
    seen.add(at.index);
    open.push({ index: entry.previous, depth: at.depth }, { index: entry.next, depth: at.depth });
    if (entry.type === FOLDER) open.push({ index: entry.child, depth: at.depth + 1 });
  }
  return null;
}
