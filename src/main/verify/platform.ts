/**
 * What the verifiers ask of the machine they run on: hashes, Ed25519, base64 and hex. Nothing else in this folder but
 * package-file.ts knows Node; verify.html has this same list for a browser (src/verify-page/platform.ts).
 */
import { createHash, createPublicKey, hash, verify } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32 as crcOf, createInflateRaw } from 'node:zlib';

export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha512';

export interface RunningHash {
  update(chunk: Uint8Array): void;
  /** Hex of all that went in; once. */
  end(): string;
}

export function startHash(name: HashName): RunningHash {
  const running = createHash(name);
  return { update: (chunk) => void running.update(chunk), end: () => running.digest('hex') };
}

/** Holds what a tree's node or a checkpoint's line is made of; longer texts go their own way. */
const joined = Buffer.alloc(1024);

/** SHA-256 of the parts one after another; text as UTF-8. */
export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  // In one call it costs half, and leaves no hash object behind: a package's tree has a node for each record there ever was.
  if (parts.length === 1) return hash('sha256', parts[0]!, 'buffer');
  const lengths = parts.map((part) => (typeof part === 'string' ? 3 * part.length : part.length));
  if (lengths.reduce((sum, length) => sum + length, 0) <= joined.length) return hash('sha256', join(parts), 'buffer');
  const running = createHash('sha256');
  for (const part of parts) running.update(part);
  return running.digest();
}

function join(parts: readonly (Uint8Array | string)[]): Uint8Array {
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'string') at += joined.write(part, at);
    else {
      joined.set(part, at);
      at += part.length;
    }
  }
  return joined.subarray(0, at);
}

/** DER of an Ed25519 public key (RFC 8410) up to its 32 bytes. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** RFC 8032, without the looser rules some libraries have. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
}

export type Base64Form = 'base64' | 'base64url';

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function toBase64(bytes: Uint8Array, form: Base64Form): string {
  return asBuffer(bytes).toString(form);
}

/** What can be made of it; a caller who wants one spelling writes it again and compares. */
export function fromBase64(text: string, form: Base64Form): Uint8Array {
  return Buffer.from(text, form);
}

export function toHex(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('hex');
}

/** base64url of the UTF-8 bytes of a text: what a disclosure's digest is made from. */
export function textToBase64url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}

/** CRC-32 of a zip, going on from `crc`. */
export function crc32(crc: number, bytes: Uint8Array): number {
  return crcOf(bytes, crc);
}

/** Bytes that are not exactly one raw deflate stream. */
export class NotDeflate extends Error {}

/** Unpacks raw deflate of `length` bytes. Throws NotDeflate; passes on what `packed` throws. */
export async function* inflateRaw(packed: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  // By itself, not by DecompressionStream: that goes through the loop for every 16 KB, and takes twice as long.
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  const source = Readable.from(packed);
  source.once('error', (error) => inflate.destroy(error));
  source.pipe(inflate);
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw new NotDeflate();
    throw error;
  } finally {
    source.destroy();
    inflate.destroy();
  }
  // What comes after the end is not read: so it must not be there.
  if (inflate.bytesWritten !== length) throw new NotDeflate();
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
