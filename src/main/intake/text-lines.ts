/** Foreign bytes as text and as lines, with what had to be guessed for it. */
import { isUtf8 } from 'node:buffer';

/** False for bytes that cannot begin with the `{` of JSON, in whatever encoding: nothing of them need be decoded. */
export function mayBeginAsObject(bytes: Uint8Array): boolean {
  for (const byte of bytes.subarray(0, 1_024)) {
    if (byte === 0x7b) return true;
    // A digit, a letter or any other sign of text; spaces and marks of order may stand before.
    if (byte > 0x20 && byte < 0x7f) return false;
  }
  return false;
}

export interface DecodedText {
  text: string;
  /** The bytes were no UTF-8 and were read as windows-1252. */
  guessed: boolean;
}

/** By its mark. */
export function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** UTF-8, UTF-16 with its mark, or else windows-1252, which every byte is. The byte order mark is dropped. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decoded(bytes.subarray(2), 'utf-16le'), guessed: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decoded(bytes.subarray(2), 'utf-16be'), guessed: false };
  const guessed = !isUtf8(bytes);
  return { text: decoded(bytes, guessed ? 'windows-1252' : 'utf-8'), guessed };
}

function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Where the lines of a text begin and end, without their ends: cheaper than the lines themselves. */
export interface LineIndex {
  text: string;
  count: number;
  starts: readonly number[];
  ends: readonly number[];
  /** The sign that ends lines; a CR LF counts as LF. */
  end: '\n' | '\r';
}

/** A CR inside a line stays, unless the text knows no other line end. */
export function indexLines(text: string): LineIndex {
  const starts: number[] = [];
  const ends: number[] = [];
  const end = text.includes('\n') ? '\n' : '\r';
  for (let start = 0; start < text.length; ) {
    let stop = text.indexOf(end, start);
    if (stop < 0) stop = text.length;
    starts.push(start);
    ends.push(end === '\n' && stop > start && text.charCodeAt(stop - 1) === 0x0d ? stop - 1 : stop);
    start = stop + 1;
  }
  return { text, count: starts.length, starts, ends, end };
}

export function lineOf({ text, starts, ends }: LineIndex, line: number): string {
  return text.slice(starts[line] ?? 0, ends[line] ?? 0);
}

/** The line before this one ended in CR LF: on an iPhone, and only there, that ends a message. */
export function isAfterCrLf({ text, ends, end }: LineIndex, line: number): boolean {
  return line > 0 && end === '\n' && text.charCodeAt(ends[line - 1] ?? 0) === 0x0d;
}

export function splitLines(text: string): string[] {
  const index = indexLines(text);
  return index.starts.map((start, i) => text.slice(start, index.ends[i]));
}
