/** Foreign bytes as text and as lines, with what had to be guessed for it. */
import { isUtf8 } from 'node:buffer';

export interface DecodedText {
  text: string;
  /** The bytes were no UTF-8 and were read as windows-1252. */
  guessed: boolean;
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

export interface TextLine {
  text: string;
  /** The line before this one ended in CR LF: on an iPhone, and only there, that ends a message. */
  afterCrLf: boolean;
}

/** Lines without their ends. A CR inside a line stays, unless the text knows no other line end. */
export function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  const end = text.includes('\n') ? '\n' : '\r';
  let afterCrLf = false;
  for (let start = 0; start < text.length; ) {
    let stop = text.indexOf(end, start);
    if (stop < 0) stop = text.length;
    const crLf = end === '\n' && stop > start && text.charCodeAt(stop - 1) === 0x0d;
    lines.push({ text: text.slice(start, crLf ? stop - 1 : stop), afterCrLf });
    afterCrLf = crLf;
    start = stop + 1;
  }
  return lines;
}
