/** What the verifiers ask of the machine, for a browser: the list of src/main/verify/platform.ts, without Node. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 as sha256Hash, sha512 } from '@noble/hashes/sha2.js';
import type { Base64Form, HashName, RunningHash } from '../main/verify/platform.ts';

export type { Base64Form, HashName, RunningHash };

const ENCODER = new TextEncoder();
const HASHES = { md5, sha1, sha256: sha256Hash, sha512 } as const;

export function startHash(name: HashName): RunningHash {
  const running = HASHES[name].create();
  return { update: (chunk) => void running.update(chunk), end: () => toHex(running.digest()) };
}

export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const running = sha256Hash.create();
  for (const part of parts) running.update(typeof part === 'string' ? ENCODER.encode(part) : part);
  return running.digest();
}

export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    // RFC 8032, as elsewhere; zip215 would accept more spellings of one signature.
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

const PIECE = 0x8000;

export function toBase64(bytes: Uint8Array, form: Base64Form): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  const text = btoa(binary);
  return form === 'base64' ? text : text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export function fromBase64(text: string, form: Base64Form): Uint8Array {
  const plain = form === 'base64' ? text : text.replaceAll('-', '+').replaceAll('_', '/');
  try {
    return Uint8Array.from(atob(plain), (c) => c.charCodeAt(0));
  } catch {
    // No base64 at all; written again it is not the text it came from.
    return new Uint8Array(0);
  }
}

const HEX = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte]!;
  return text;
}

export function textToBase64url(text: string): string {
  return toBase64(ENCODER.encode(text), 'base64url');
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

export function crc32(crc: number, bytes: Uint8Array): number {
  let c = ~crc;
  for (const byte of bytes) c = CRC_TABLE[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return ~c >>> 0;
}

export class NotDeflate extends Error {}

export async function* inflateRaw(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = packed[Symbol.asyncIterator]();
  // Not every browser has ReadableStream.from. What the pieces throw comes out at the other end.
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array<ArrayBuffer>);
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    // No deflate, cut short, or with something after its end.
    if (error instanceof TypeError) throw new NotDeflate();
    throw error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
