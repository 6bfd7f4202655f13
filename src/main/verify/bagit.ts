/**
 * Checking a BagIt bag (RFC 8493 and the drafts before it that are still in use): every file is listed with the right
 * checksum, every listed file is there, nothing points out of the bag.
 */
import { concat } from './bytes.ts';
import { Refusal } from './checks.ts';
import { type HashName, startHash } from './platform.ts';
import type { ZipFile } from './zip-file.ts';

export interface BagFiles {
  readonly paths: readonly string[];
  /** What lies at a path; the same bytes at every call. */
  read(path: string): AsyncIterable<Uint8Array>;
}

export interface Bag {
  readonly version: string;
  readonly info: readonly (readonly [label: string, value: string])[];
  /** Valid, and yet something to look at. */
  readonly warnings: readonly string[];
  /** Algorithms of the payload manifests. */
  readonly algorithms: readonly string[];
  /**
   * Passes on the bytes of the file that was left for later. At their end throws `bag_checksums` where they are not what
   * the manifests say, and `bag_files` where the bag as a whole has another size than it says.
   */
  later(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>;
}

const ALGORITHMS: readonly HashName[] = ['md5', 'sha1', 'sha256', 'sha512'];
/** Manifests and bag-info are text of a line per file; a larger one is not read into memory. */
const MAX_TAG_BYTES = 64 * 1024 * 1024;

export async function wholeFile(files: BagFiles, path: string, most = MAX_TAG_BYTES): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of files.read(path)) {
    size += chunk.length;
    if (size > most) throw new Refusal('bag_form', path);
    parts.push(chunk);
  }
  return concat(parts);
}

/** The one folder of a zip as a bag. */
export function bagInZip(zip: ZipFile): BagFiles {
  const [first] = zip.entries;
  const base = first ? first.name.split('/')[0]! : '';
  const byPath = new Map(
    zip.entries.map((entry) => {
      if (!entry.name.startsWith(`${base}/`)) throw new Refusal('bag_form', entry.name);
      return [entry.name.slice(base.length + 1), entry] as const;
    }),
  );
  return { paths: [...byPath.keys()], read: (path) => zip.read(byPath.get(path)!) };
}

function decode(bytes: Uint8Array, encoding: string, path: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === 'utf-8' }).decode(bytes);
  } catch {
    throw new Refusal('bag_form', path);
  }
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/).filter((line) => line !== '');
}

/** bagit.txt says by which rules and in which encoding the other tag files are written. No byte order mark. */
async function readDeclaration(files: BagFiles): Promise<{ version: string; encoding: string }> {
  if (!files.paths.includes('bagit.txt')) throw new Refusal('bag_form', 'bagit.txt');
  const text = decode(await wholeFile(files, 'bagit.txt', 4096), 'utf-8', 'bagit.txt');
  const found = /^BagIt-Version: ([0-9]+\.[0-9]+)\r?\nTag-File-Character-Encoding: ([A-Za-z0-9._-]+)(?:\r?\n)?$/.exec(
    text,
  );
  if (!found) throw new Refusal('bag_form', 'bagit.txt');
  const encoding = found[2]!.toLowerCase();
  if (!['utf-8', 'utf-16', 'utf-16le', 'utf-16be', 'iso-8859-1', 'us-ascii'].includes(encoding))
    throw new Refusal('bag_form', 'bagit.txt');
  return { version: found[1]!, encoding };
}

/** UTF-16 without a byte order mark is big-endian (RFC 2781); with one it is what the mark says. */
function decodeTag(bytes: Uint8Array, encoding: string, path: string): string {
  if (encoding !== 'utf-16') return decode(bytes, encoding, path);
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  return decode(bytes, little ? 'utf-16le' : 'utf-16be', path).replace(/^\ufeff/, '');
}

interface Manifest {
  readonly name: string;
  readonly algorithm: HashName;
  readonly sums: ReadonlyMap<string, string>;
}

/** Never read: a path that is absolute, of another machine, of a home folder, or goes up. */
function isInside(path: string): boolean {
  if (/^(?:\/|\\|~|[A-Za-z]:)/.test(path) || path.includes('\0')) return false;
  return path.split(/[/\\]/).every((part) => part !== '..');
}

/** RFC 8493 2.1.3: only line ends and the percent sign are written as codes, and only since 1.0. */
function decodePath(path: string, version: string): string {
  if (Number(version) < 1) return path;
  return path.replaceAll(/%(0A|0D|25)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function readManifest(text: string, name: string, version: string, warnings: string[]): Manifest {
  const said = /^(?:tag)?manifest-([a-z0-9]+)\.txt$/.exec(name)?.[1];
  const algorithm = ALGORITHMS.find((known) => known === said);
  if (!algorithm) throw new Refusal('bag_form', name);
  const sums = new Map<string, string>();
  for (const [i, line] of linesOf(text).entries()) {
    const found = /^([0-9A-Fa-f]+)[ \t]+(\*?)(.+)$/.exec(line);
    if (!found) throw new Refusal('bag_form', `${name}:${i + 1}`);
    const [, sum = '', star = '', raw = ''] = found;
    const path = decodePath(raw.replace(/^\.\//, ''), version);
    if (!isInside(path)) throw new Refusal('bag_paths', path);
    if (star !== '') warnings.push(`${name}: *${path}`);
    const known = sums.get(path);
    if (known !== undefined && (known !== sum.toLowerCase() || Number(version) >= 1))
      throw new Refusal('bag_files', path);
    if (known !== undefined) warnings.push(`${name}: ${path}`);
    sums.set(path, sum.toLowerCase());
  }
  return { name, algorithm, sums };
}

function readInfo(text: string): [string, string][] {
  const info: [string, string][] = [];
  for (const line of linesOf(text)) {
    const last = info[info.length - 1];
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`;
    else {
      const at = line.indexOf(':');
      if (at < 1) throw new Refusal('bag_form', 'bag-info.txt');
      info.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
    }
  }
  return info;
}

/** Passes on the bytes of a file, and throws at their end where a manifest that lists it says otherwise. */
async function* summed(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  manifests: readonly Manifest[],
): AsyncGenerator<Uint8Array> {
  const asked = manifests.filter((m) => m.sums.has(path));
  const hashes = asked.map((m) => startHash(m.algorithm));
  for await (const chunk of chunks) {
    for (const hash of hashes) hash.update(chunk);
    yield chunk;
  }
  for (const [i, m] of asked.entries())
    if (hashes[i]!.end() !== m.sums.get(path)) throw new Refusal('bag_checksums', path);
}

/** Each file once, for all manifests that list it, but for the one that is left for later. Gives the bytes of the payload. */
async function compareSums(files: BagFiles, manifests: readonly Manifest[], later: string | null): Promise<number> {
  let bytes = 0;
  const paths = new Set(manifests.flatMap((m) => [...m.sums.keys()]));
  const there = new Set(files.paths);
  const real = (path: string): string =>
    there.has(path) ? path : files.paths.find((other) => other.toLowerCase() === path.toLowerCase())!;
  for (const path of paths) {
    if (path === later) continue;
    for await (const chunk of summed(files.read(real(path)), path, manifests))
      if (real(path) === path && path.startsWith('data/')) bytes += chunk.length;
  }
  return bytes;
}

function checkLists(files: BagFiles, version: string, manifests: readonly Manifest[]): void {
  const payload = manifests.filter((m) => m.name.startsWith('manifest-'));
  const there = new Set(files.paths);
  // On a disk that takes HELLO.txt for hello.txt a bag can list both and hold one: valid, with a warning.
  const variants = new Set(files.paths.map((path) => path.toLowerCase()));
  if (payload.length === 0) throw new Refusal('bag_files', 'manifest');
  for (const m of manifests)
    for (const path of m.sums.keys()) {
      if (payload.includes(m) !== path.startsWith('data/')) throw new Refusal('bag_paths', path);
      // Also what is to be fetched from elsewhere: it is not here to be checked.
      if (!there.has(path) && !variants.has(path.toLowerCase())) throw new Refusal('bag_files', path);
    }
  for (const path of files.paths) {
    if (!path.startsWith('data/')) continue;
    const listed = payload.filter((m) => m.sums.has(path)).length;
    // Since 1.0 every manifest lists every file; before, one of them was enough.
    if (listed === 0 || (Number(version) >= 1 && listed < payload.length)) throw new Refusal('bag_files', path);
  }
}

/**
 * Throws `bag_form`, `bag_paths`, `bag_files` or `bag_checksums` with the place; gives what the bag says of itself. One
 * file of the payload can be left for `later`, so that what is read anyhow is read once; the bag is right only after that.
 */
export async function checkBag(files: BagFiles, left: string | null = null): Promise<Bag> {
  const { version, encoding } = await readDeclaration(files);
  const warnings: string[] = [];
  const tag = async (path: string): Promise<string> => decodeTag(await wholeFile(files, path), encoding, path);
  const manifests: Manifest[] = [];
  for (const path of files.paths)
    if (/^(?:tag)?manifest-[^/]+\.txt$/.test(path))
      manifests.push(readManifest(await tag(path), path, version, warnings));
  const toFetch = files.paths.includes('fetch.txt') ? linesOf(await tag('fetch.txt')) : [];
  for (const line of toFetch) {
    const path = decodePath(
      line
        .split(/[ \t]+/)
        .slice(2)
        .join(' '),
      version,
    );
    if (!isInside(path)) throw new Refusal('bag_paths', path);
  }
  checkLists(files, version, manifests);
  const later = left !== null && files.paths.includes(left) ? left : null;
  const bytes = await compareSums(files, manifests, later);
  const info = files.paths.includes('bag-info.txt') ? readInfo(await tag('bag-info.txt')) : [];
  const count = files.paths.filter((path) => path.startsWith('data/')).length;
  const oxum = info.find(([label]) => label.toLowerCase() === 'payload-oxum')?.[1];
  const rightSize = (all: number): void => {
    if (oxum !== undefined && oxum !== `${all}.${count}`) throw new Refusal('bag_files', 'Payload-Oxum');
  };
  if (later === null) rightSize(bytes);
  const lower = new Map<string, string>();
  for (const path of new Set([...files.paths, ...manifests.flatMap((m) => [...m.sums.keys()])])) {
    const other = lower.get(path.toLowerCase());
    if (other !== undefined) warnings.push(`${other} / ${path}`);
    lower.set(path.toLowerCase(), path);
  }
  const algorithms = manifests.filter((m) => m.name.startsWith('manifest-')).map((m) => m.algorithm);
  return {
    version,
    info,
    warnings,
    algorithms,
    later: async function* (chunks) {
      let more = 0;
      for await (const chunk of summed(chunks, later ?? '', manifests)) {
        more += chunk.length;
        yield chunk;
      }
      rightSize(bytes + more);
    },
  };
}
