/**
 * What somebody can make of a package who has its log key: takes one apart, changes it, makes every manifest, leaf, root
 * and signature again. For tests of the verifiers; it shares no code with them, nor with what writes packages.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { crc32, inflateRawSync } from 'node:zlib';

export interface ForgeKey {
  readonly name: string;
  readonly key: KeyObject;
}

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
type Row = { [column: string]: Json };
export type ForgedRegister = { format: string; meta: Row; sheets: { [sheet: string]: Row[] } };
type Field = [salt: string, name: string, value: Json];

/** One line of records.jsonl; `type` null where only the header is there. */
export interface ForgedRecord {
  n: number;
  kind: 'e' | 'o';
  type: string | null;
  digests: Buffer[];
  disclosures: Field[];
  /** What the header binds. */
  bound: string;
}

const REGISTER = 'data/register.json';
const RECORDS = 'data/journal/records.jsonl';
const LEAVES = 'data/journal/leaves.bin';
const CHECKPOINT = 'data/checkpoint.note';
const NOTE = 'package.note';
const TAG_MANIFEST = 'tagmanifest-sha512.txt';

export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const names = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name]!)}`).join(',')}}`;
}

function hash(...parts: readonly (Uint8Array | string)[]): Buffer {
  const running = createHash('sha256');
  for (const part of parts) running.update(part);
  return running.digest();
}

/** A key whose secret bytes are this text's hash; for attackers and for invented offices. */
export function forgeKey(name: string, secret: string): ForgeKey {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), hash(secret)]);
  return { name, key: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
}

/** Signs a text as a note, by each key in turn. */
export function forgeNote(text: string, ...keys: readonly ForgeKey[]): string {
  const lines = keys.map(({ name, key }) => {
    const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
    const id = hash(`${name}\n`, Buffer.of(1), raw).subarray(0, 4);
    return `\u2014 ${name} ${Buffer.concat([id, sign(null, Buffer.from(text), key)]).toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/** The text of a note without its signatures. */
export function noteText(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n') + 1);
}

export function treeRoot(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return hash();
  if (leaves.length === 1) return Buffer.from(leaves[0]!);
  let half = 1;
  while (2 * half < leaves.length) half *= 2;
  return hash(Buffer.of(1), treeRoot(leaves.slice(0, half)), treeRoot(leaves.slice(half)));
}

export function headerOf({ n, kind, bound }: ForgedRecord): string {
  return canonicalJson({ k: kind, n, p: bound, v: 1 });
}

export function leafOf(record: ForgedRecord): Buffer {
  return hash(Buffer.of(0), headerOf(record));
}

function fieldDigest(field: Field): Buffer {
  return hash(Buffer.from(canonicalJson(field)).toString('base64url'));
}

function lineOf(record: ForgedRecord): string {
  const header = headerOf(record);
  if (record.type === null) return canonicalJson({ header });
  const digests = Buffer.concat(record.digests).toString('base64url');
  return canonicalJson({ digests, disclosures: record.disclosures, header, type: record.type });
}

function recordOf(line: string): ForgedRecord {
  const value = JSON.parse(line) as { header: string; type?: string; digests?: string; disclosures?: Field[] };
  const header = JSON.parse(value.header) as { k: 'e' | 'o'; n: number; p: string };
  const raw = Buffer.from(value.digests ?? '', 'base64url');
  return {
    n: header.n,
    kind: header.k,
    type: value.type ?? null,
    digests: Array.from({ length: raw.length / 32 }, (_, i) => raw.subarray(32 * i, 32 * i + 32)),
    disclosures: value.disclosures ?? [],
    bound: header.p,
  };
}

export class PackageForge {
  base = '';
  /** Path in the bag -> contents, in the order of the zip. */
  readonly files = new Map<string, Buffer>();

  static unpack(zip: Uint8Array): PackageForge {
    const forge = new PackageForge();
    for (const [name, content] of unzip(Buffer.from(zip))) {
      const at = name.indexOf('/');
      forge.base = name.slice(0, at);
      forge.files.set(name.slice(at + 1), content);
    }
    return forge;
  }

  text(path: string): string {
    return this.files.get(path)!.toString('utf8');
  }

  put(path: string, content: string | Uint8Array): this {
    this.files.set(path, Buffer.from(content as string));
    return this;
  }

  /** Replaces in a file; throws where that changes nothing, for then there is no forgery. */
  swap(path: string, from: string | RegExp, to: string): this {
    const before = this.text(path);
    const after = before.replace(from, to);
    if (before === after) throw new Error(`${path} has no ${String(from)}`);
    return this.put(path, after);
  }

  editRegister(edit: (register: ForgedRegister) => void): this {
    const register = JSON.parse(this.text(REGISTER)) as ForgedRegister;
    edit(register);
    for (const [sheet, rows] of Object.entries(register.sheets)) (register.meta['counts'] as Row)[sheet] = rows.length;
    return this.put(REGISTER, canonicalJson(register));
  }

  records(): ForgedRecord[] {
    return this.text(RECORDS).trimEnd().split('\n').map(recordOf);
  }

  putRecords(records: readonly ForgedRecord[]): this {
    return this.put(RECORDS, records.map((record) => `${lineOf(record)}\n`).join(''));
  }

  /** Changes opened fields of one record and binds them again: header, and so leaf, become others. */
  static amend(record: ForgedRecord, change: Readonly<Record<string, Json>>): ForgedRecord {
    const digests = [...record.digests];
    const disclosures = record.disclosures.map((field): Field => {
      if (!(field[1] in change)) return field;
      const next: Field = [field[0], field[1], change[field[1]]!];
      digests[record.digests.findIndex((d) => d.equals(fieldDigest(field)))] = fieldDigest(next);
      return next;
    });
    return { ...record, digests, disclosures, bound: hash(...digests).toString('base64url') };
  }

  /** A log of these records alone, numbered anew: leaves, checkpoint and package.note follow. `records` must be all of it. */
  regrow(records: readonly ForgedRecord[], log: ForgeKey): this {
    const numbered = records.map((record, n) => ({ ...record, n }));
    const leaves = numbered.map(leafOf);
    this.putRecords(numbered);
    this.put(LEAVES, Buffer.concat(leaves));
    const head = `${leaves.length} ${treeRoot(leaves).toString('base64')}`;
    const [origin] = this.text(CHECKPOINT).split('\n');
    this.put(CHECKPOINT, forgeNote(`${origin}\n${head.replace(' ', '\n')}\n`, log));
    return this.swap(NOTE, /\nstand: .*\n/, `\nstand: ${origin} ${head}\n`);
  }

  /** Checksums of all files as they are now, in both manifests and in Payload-Oxum. */
  manifests(): this {
    const payload = [...this.files].filter(([path]) => path.startsWith('data/'));
    const bytes = payload.reduce((sum, [, content]) => sum + content.length, 0);
    const info = this.text('bag-info.txt').replace(/^Payload-Oxum: .*$/m, `Payload-Oxum: ${bytes}.${payload.length}`);
    this.put('bag-info.txt', info);
    this.put('manifest-sha512.txt', listed(payload));
    return this.tagManifest();
  }

  tagManifest(): this {
    const tags = [...this.files].filter(([path]) => !path.startsWith('data/') && path !== TAG_MANIFEST);
    return this.put(TAG_MANIFEST, listed(tags));
  }

  /** package.note over the manifest as it is now, with `change` made in its text. */
  sign(log: ForgeKey, change: (text: string) => string = (text) => text): this {
    const sum = createHash('sha512').update(this.files.get('manifest-sha512.txt')!).digest('hex');
    const text = noteText(this.text(NOTE)).replace(
      /\nmanifest-sha512\.txt: .*\n/,
      `\nmanifest-sha512.txt: sha512 ${sum}\n`,
    );
    return this.put(NOTE, forgeNote(change(text), log)).tagManifest();
  }

  /** Everything that can be made again with the log's key. */
  rebuild(log: ForgeKey): this {
    return this.manifests().sign(log);
  }

  /** A plain zip, files stored: the same bytes for the same files. */
  pack(): Buffer {
    return zip([...this.files].map(([path, content]) => [`${this.base}/${path}`, content]));
  }
}

function listed(files: readonly (readonly [string, Buffer])[]): string {
  const lines = files.map(([path, content]) => `${createHash('sha512').update(content).digest('hex')}  ${path}\n`);
  return lines.sort((a, b) => (a.slice(130) < b.slice(130) ? -1 : 1)).join('');
}

// --- the zip ------------------------------------------------------------------------------------------------------

function unzip(zipped: Buffer): [name: string, content: Buffer][] {
  const files: [string, Buffer][] = [];
  let at = zipped.readUInt32LE(zipped.length - 6);
  while (zipped.readUInt32LE(at) === 0x02014b50) {
    const [method, packed, nameLength] = [10, 20, 28].map((o) =>
      o === 20 ? zipped.readUInt32LE(at + o) : zipped.readUInt16LE(at + o),
    ) as [number, number, number];
    const local = zipped.readUInt32LE(at + 42);
    const start = local + 30 + zipped.readUInt16LE(local + 26) + zipped.readUInt16LE(local + 28);
    const content = zipped.subarray(start, start + packed);
    const name = zipped.toString('utf8', at + 46, at + 46 + nameLength);
    files.push([name, method === 8 ? inflateRawSync(content) : Buffer.from(content)]);
    at += 46 + nameLength + zipped.readUInt16LE(at + 30) + zipped.readUInt16LE(at + 32);
  }
  return files;
}

function zip(files: readonly (readonly [string, Buffer])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path, 'utf8');
    // Version 2.0, no flags, stored, 1 January 1980.
    const common = Buffer.from('14000000000000002100', 'hex');
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(content.length, 4);
    sizes.writeUInt32LE(content.length, 8);
    sizes.writeUInt16LE(name.length, 12);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, sizes, name, content);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, sizes, place, name);
    at += 30 + name.length + content.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}
