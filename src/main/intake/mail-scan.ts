/**
 * One pass over the raw bytes of a mail, before the parser sees them: counts parts by their boundaries, sees whether the
 * last one is closed, and rewrites raw 8-bit header lines, which the parser would turn into question marks.
 */

export interface MailScan {
  /** The bytes to parse: the given ones, or a copy with repaired header lines. */
  bytes: Uint8Array;
  /** A header line held bytes that are not UTF-8; it was read as windows-1252. */
  eightBit: boolean;
  /** Boundary lines that begin a part; a boundary nobody announced is not counted. */
  boundaries: number;
  /** Lines that begin with two hyphens, known boundary or not. */
  hyphenLines: number;
  /** A boundary was opened and never closed. */
  unclosed: boolean;
  /** Where the body of the outermost mail begins, in `bytes`. */
  bodyStart: number;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const latin = new TextDecoder('windows-1252');
const LF = 0x0a;
const CR = 0x0d;
const HYPHEN = 0x2d;

/** The text of header bytes: UTF-8 where they are, windows-1252 otherwise, which every byte is. */
export function decodeLoose(bytes: Uint8Array): { text: string; repaired: boolean } {
  try {
    return { text: strictUtf8.decode(bytes), repaired: false };
  } catch {
    // Not UTF-8: the mail was written by a program older than that, or by one that is careless.
    return { text: latin.decode(bytes), repaired: true };
  }
}

/** Boundaries that a block of header lines announces; continuations (`boundary*0=`) are joined. */
function announced(block: string): string | null {
  const found = [...block.matchAll(/boundary(\*\d*\*?)?\s*=\s*(?:"([^"]*)"|([^\s;"]+))/gi)];
  const first = found[0];
  if (!first) return null;
  const parts = first[1] === undefined ? [first] : found.filter((m) => m[1] !== undefined);
  return parts.map((m) => m[2] ?? m[3] ?? '').join('') || null;
}

/** A folded line belongs to the one before it. */
function addHeaderLine(header: string[], line: string): void {
  const last = header.length - 1;
  if (last >= 0 && /^[ \t]/.test(line)) header[last] += line;
  else header.push(line);
}

function isHighByte(line: Uint8Array): boolean {
  return line.some((b) => b >= 0x80);
}

export function scanMail(given: Uint8Array): MailScan {
  const source = given[0] === 0xef && given[1] === 0xbb && given[2] === 0xbf ? given.subarray(3) : given;
  const closed = new Map<string, boolean>();
  const announcedNow = new Set<string>();
  const pieces: Uint8Array[] = [];
  let kept = 0;
  let inHeader = true;
  let header: string[] = [];
  let bodyStart = -1;
  let boundaries = 0;
  let hyphenLines = 0;
  let eightBit = false;
  let shift = 0;

  for (let start = 0; start < source.length; ) {
    const lf = source.indexOf(LF, start);
    const next = lf < 0 ? source.length : lf + 1;
    let end = lf < 0 ? source.length : lf;
    if (end > start && source[end - 1] === CR) end--;
    const line = source.subarray(start, end);

    if (line[0] === HYPHEN && line[1] === HYPHEN && line.length > 2) {
      hyphenLines++;
      const mark = latin.decode(line.subarray(2)).trimEnd();
      const isEnd = !announcedNow.has(mark) && mark.endsWith('--') && announcedNow.has(mark.slice(0, -2));
      if (isEnd) {
        closed.set(mark.slice(0, -2), true);
        inHeader = false;
      } else if (announcedNow.has(mark)) {
        boundaries++;
        closed.set(mark, false);
        inHeader = true;
        header = [];
        start = next;
        continue;
      }
    }
    if (inHeader && line.length === 0) {
      const block = header.join('\n');
      const boundary = announced(block);
      if (boundary !== null) announcedNow.add(boundary);
      // A mail inside this one begins with headers of its own.
      inHeader = header.length > 0 && /^content-type:\s*message\/(?:rfc822|global)/im.test(block) && !isBase64(block);
      header = [];
      if (bodyStart < 0) bodyStart = next + shift;
    } else if (inHeader) {
      if (isHighByte(line)) {
        const { text, repaired } = decodeLoose(line);
        addHeaderLine(header, text);
        if (repaired) {
          eightBit = true;
          const utf8 = new TextEncoder().encode(text);
          pieces.push(source.subarray(kept, start), utf8);
          shift += utf8.length - line.length;
          kept = end;
        }
      } else addHeaderLine(header, latin.decode(line));
    }
    start = next;
  }

  if (kept > 0) pieces.push(source.subarray(kept));
  const bytes = kept > 0 ? joinBytes(pieces) : source;
  const unclosed = [...closed.values()].includes(false);
  return {
    bytes,
    eightBit,
    boundaries,
    hyphenLines,
    unclosed,
    bodyStart: bodyStart < 0 ? bytes.length : bodyStart,
  };
}

function isBase64(block: string): boolean {
  return /^content-transfer-encoding:\s*base64/im.test(block);
}

function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
