/**
 * Takes a foreign zip apart in memory. Nothing is ever written, and no name is used as a path; still a member whose name
 * leads out of the folder, a link, or a member that cannot be unpacked is refused by name, since an honest program makes
 * none. A zip that unpacks to more than the caps is refused whole.
 */
import { isUtf8 } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import {
  type Entry,
  fromBufferPromise,
  getFileNameLowLevel,
  parseExtraFields,
  validateFileName,
  type ZipFile,
} from 'yauzl';
import { KanaalError } from '../../shared/errors.ts';
import { MAX_MEMBER_BYTES, MAX_MEMBERS, MAX_RATIO, RATIO_FROM_BYTES } from './caps.ts';
import type { Member } from './member.ts';

export interface Unzipped {
  members: Member[];
  /** Members that were not taken, and why: a word for the list of warnings. */
  refused: { name: string; why: string }[];
  /** Members that had the name of another. */
  renamed: string[];
}

/** What may still be unpacked, over all zips within a zip. */
export interface ZipBudget {
  bytes: number;
  members: number;
}

/** Throws `file_unreadable` {why: zip} and `file_too_large` {what, limit}. */
export async function unzip(bytes: Uint8Array, budget: ZipBudget): Promise<Unzipped> {
  const result: Unzipped = { members: [], refused: [], renamed: [] };
  const names = new Set<string>();
  const whole = { packed: bytes.length, unpacked: 0 };
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: true,
    });
    if (zip.entryCount > MAX_MEMBERS) throw tooLarge('members', MAX_MEMBERS);
    for await (const entry of zip.eachEntry()) await takeEntry(zip, entry, names, result, budget, whole);
  } catch (error) {
    if (error instanceof KanaalError) throw error;
    throw new KanaalError('file_unreadable', { why: 'zip' }, { cause: error });
  }
  return result;
}

function tooLarge(what: string, limit: number): KanaalError {
  return new KanaalError('file_too_large', { what, limit });
}

async function takeEntry(
  zip: ZipFile,
  entry: Entry,
  names: Set<string>,
  result: Unzipped,
  budget: ZipBudget,
  whole: { packed: number; unpacked: number },
): Promise<void> {
  const name = nameOf(entry);
  // A folder; one with contents is a file that hides as one.
  if (name.endsWith('/') && entry.uncompressedSize === 0) return;
  if (--budget.members < 0) throw tooLarge('members', MAX_MEMBERS);
  const why = objection(entry, name);
  if (why !== null) {
    result.refused.push({ name, why });
    return;
  }
  if (entry.uncompressedSize > MAX_MEMBER_BYTES) throw tooLarge('member_bytes', MAX_MEMBER_BYTES);
  const packed = Math.max(entry.compressedSize, 1);
  if (entry.uncompressedSize > RATIO_FROM_BYTES && entry.uncompressedSize / packed > MAX_RATIO)
    throw tooLarge('ratio', MAX_RATIO);
  // Many small bombs are one, also where they share the same bytes of the zip.
  whole.unpacked += entry.uncompressedSize;
  if (whole.unpacked > RATIO_FROM_BYTES && whole.unpacked / whole.packed > MAX_RATIO)
    throw tooLarge('ratio', MAX_RATIO);
  budget.bytes -= entry.uncompressedSize;
  if (budget.bytes < 0) throw tooLarge('unpacked_bytes', MAX_MEMBER_BYTES);
  const content = await contentOf(zip, entry);
  if (content === null || crc32(content) !== entry.crc32) result.refused.push({ name, why: 'damaged' });
  else {
    const own = uniqueName(name, names);
    if (own !== name) result.renamed.push(own);
    result.members.push({ name: own, content });
  }
}

/** Null where the bytes do not unpack to what the zip says: damage, or a lie about their size. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array | null> {
  try {
    const stream = await zip.openReadStreamPromise(entry);
    return await buffer(stream);
  } catch {
    // The member is named among the refused ones.
    return null;
  }
}

/** UTF-8 where the bytes are, whatever the flag says (macOS does not set it); else the old code page of zip. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const fields = parseExtraFields(entry.extraFieldRaw);
  const given = getFileNameLowLevel(entry.generalPurposeBitFlag, raw, fields, false);
  const unflagged = (entry.generalPurposeBitFlag & 0x800) === 0 && !fields.some((f) => f.id === UNICODE_PATH);
  return (unflagged && isUtf8(raw) ? raw.toString('utf8').replaceAll('\\', '/') : given).normalize('NFC');
}

const UNICODE_PATH = 0x7075;
const UNIX_KIND = 0xf000;
const REGULAR = 0x8000;

function objection(entry: Entry, name: string): string | null {
  if (
    name === '' ||
    name.endsWith('/') ||
    name.includes('\0') ||
    validateFileName(name) !== null ||
    /^(?:[a-z]:|\/\/)/i.test(name)
  )
    return 'unsafe_name';
  const kind = (entry.externalFileAttributes >>> 16) & UNIX_KIND;
  const madeOnUnix = entry.versionMadeBy >>> 8 === 3;
  if (madeOnUnix && kind !== 0 && kind !== REGULAR) return 'link';
  if (entry.isEncrypted()) return 'encrypted';
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return 'compression';
  return null;
}

/** `foto.jpg`, then `foto (2).jpg`; capitals make no difference, as on Windows. */
function uniqueName(name: string, names: Set<string>): string {
  const slash = name.lastIndexOf('/');
  const dot = name.lastIndexOf('.');
  const stem = dot > slash + 1 ? name.slice(0, dot) : name;
  const extension = name.slice(stem.length);
  let own = name;
  for (let i = 2; names.has(own.toLowerCase()); i++) own = `${stem} (${i})${extension}`;
  names.add(own.toLowerCase());
  return own;
}
