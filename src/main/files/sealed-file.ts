/**
 * A file under its own random key: AES-256-GCM in chunks of 64 KiB, STREAM nonces (7 random bytes, chunk counter, last
 * flag), so that no byte is handed out before its chunk's tag is checked, and a cut or reordered file does not open.
 * Layout: "KRSF1\n", 7 bytes nonce prefix, then per chunk ciphertext and 16 bytes tag (docs/format.md 6).
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { KanaalError } from '../../shared/errors.ts';
import { createFile, errorCode } from './atomic.ts';

const MAGIC = Buffer.from('KRSF1\n', 'ascii');
const PREFIX = 7;
const HEAD = MAGIC.length + PREFIX;
const TAG = 16;
export const CHUNK = 65_536;

function nonce(prefix: Uint8Array, index: number, last: boolean): Buffer {
  const out = Buffer.alloc(12);
  out.set(prefix, 0);
  out.writeUInt32BE(index, PREFIX);
  out[11] = last ? 1 : 0;
  return out;
}

export interface SealedWriter {
  write(bytes: Uint8Array): void;
  /** Finishes the file and makes it appear. `sha256` and `bytes` are those of the plaintext. */
  commit(): { key: Uint8Array; sha256: string; bytes: number };
  abort(): void;
}

/** Starts a sealed file at `file`, which must not exist. The key is random and known to the caller only. */
export function createSealedFile(file: string): SealedWriter {
  const key = randomBytes(32);
  const prefix = randomBytes(PREFIX);
  const hash = createHash('sha256');
  const out = createFile(file);
  let pending = Buffer.alloc(0);
  let index = 0;
  let bytes = 0;
  const flush = (chunk: Uint8Array, last: boolean): void => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(prefix, index++, last));
    out.write(Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]));
  };
  out.write(Buffer.concat([MAGIC, prefix]));
  return {
    write(more) {
      hash.update(more);
      bytes += more.length;
      pending = pending.length === 0 ? Buffer.from(more) : Buffer.concat([pending, more]);
      // The last chunk carries the flag, so one is always held back, even when it is full.
      while (pending.length > CHUNK) {
        flush(pending.subarray(0, CHUNK), false);
        pending = pending.subarray(CHUNK);
      }
    },
    commit() {
      flush(pending, true);
      out.commit();
      return { key, sha256: hash.digest('hex'), bytes };
    },
    abort: () => out.abort(),
  };
}

function damaged(file: string): KanaalError {
  return new KanaalError('evidence_damaged', { file: file.slice(-40) });
}

/** Plaintext bytes `from` up to `from + length` (or the end), each chunk's tag checked first. */
export function readSealedFile(file: string, key: Uint8Array, from = 0, length = Number.MAX_SAFE_INTEGER): Buffer {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new KanaalError('file_missing', {}, { cause: error });
    throw error;
  }
  try {
    const size = fstatSync(fd).size;
    const chunks = Math.ceil((size - HEAD) / (CHUNK + TAG));
    const head = Buffer.alloc(HEAD);
    if (chunks < 1 || readSync(fd, head, 0, HEAD, 0) !== HEAD || !head.subarray(0, MAGIC.length).equals(MAGIC))
      throw damaged(file);
    const first = Math.floor(from / CHUNK);
    const end = Math.min(chunks, Math.ceil((from + length) / CHUNK));
    const parts: Buffer[] = [];
    for (let i = first; i < end; i++)
      parts.push(readChunk(fd, file, key, head.subarray(MAGIC.length), i, chunks, size));
    const skip = from - first * CHUNK;
    return Buffer.concat(parts).subarray(skip, Math.min(skip + length, Number.MAX_SAFE_INTEGER));
  } finally {
    closeSync(fd);
  }
}

function readChunk(
  fd: number,
  file: string,
  key: Uint8Array,
  prefix: Uint8Array,
  i: number,
  chunks: number,
  size: number,
): Buffer {
  const at = HEAD + i * (CHUNK + TAG);
  const sealed = Buffer.alloc(Math.min(CHUNK + TAG, size - at));
  if (sealed.length < TAG || readSync(fd, sealed, 0, sealed.length, at) !== sealed.length) throw damaged(file);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(prefix, i, i === chunks - 1));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
  } catch (cause) {
    throw new KanaalError('evidence_damaged', { file: file.slice(-40) }, { cause });
  }
}

/** SHA-256 and length of the whole plaintext, read chunk by chunk. */
export function hashSealedFile(file: string, key: Uint8Array): { sha256: string; bytes: number } {
  const hash = createHash('sha256');
  let bytes = 0;
  for (;;) {
    const part = readSealedFile(file, key, bytes, 16 * CHUNK);
    hash.update(part);
    bytes += part.length;
    if (part.length < 16 * CHUNK) return { sha256: hash.digest('hex'), bytes };
  }
}
