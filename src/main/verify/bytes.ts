/** Bytes and their text forms, each with one accepted spelling. Null or false means: not that spelling. */
import { type Base64Form, fromBase64, toBase64 } from './platform.ts';

export { sha256, toBase64, toHex } from './platform.ts';

const ENCODER = new TextEncoder();

export function utf8(text: string): Uint8Array {
  return ENCODER.encode(text);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Strict UTF-8, a byte order mark kept as a character; null where the bytes are not UTF-8. */
export function readUtf8(bytes: Uint8Array): string | null {
  try {
    return DECODER.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** True for text that a note may hold: no ASCII control character but the newline. */
export function isNoteText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return !/[\u0000-\u0009\u000b-\u001f]/.test(text);
}

/** Bytes of RFC 4648 base64 (or base64url without padding) in its only spelling; `length` is that of the bytes. */
export function readBase64(text: string, length?: number, form: Base64Form = 'base64'): Uint8Array | null {
  const bytes = fromBase64(text, form);
  if (toBase64(bytes, form) !== text || (length !== undefined && bytes.length !== length)) return null;
  return bytes;
}

/** A count or index: ASCII digits, no leading zero, at most 2^53 - 1. */
export function readDecimal(text: string): number | null {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}
