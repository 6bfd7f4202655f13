/**
 * One pass over the raw bytes of a mail, before the parser sees them: counts parts by their boundaries, sees whether the
 * last one is closed, and edits what the parser would lose: raw 8-bit header lines (it makes question marks of them)
 * and named text files shown inline (it pours them into the text of the mail), and the bytes of attachments.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { MAX_BOUNDARY_LINES, MAX_HEADER_BYTES, MAX_PARTS } from './caps.ts';
import { type OpenPart, type PartHeader, packed, partToPack, utf7Part } from './mail-exact.ts';

export interface MailScan {
  /** The bytes to parse: the given ones, or a copy with edited header lines. */
  bytes: Uint8Array;
  /** A header line held bytes that are not UTF-8; it was read as windows-1252. */
  eightBit: boolean;
  /** Boundary lines that begin a part; a boundary nobody announced is not counted. */
  boundaries: number;
  /** A boundary was opened and never closed. */
  unclosed: boolean;
  /** The cap at which the scan stopped; the rest is then not to be used. */
  over: { what: string; limit: number } | null;
  /** A container of this mail itself says that its parts are the same thing in several forms. */
  alternatives: boolean;
  /** Where the body of the outermost mail begins, in `bytes`. */
  bodyStart: number;
}

/** `edited`: already rewritten as a whole, because of its 8-bit letters. */
type HeaderLine = PartHeader;

interface Edit {
  start: number;
  end: number;
  text: string;
}

interface State {
  /** Boundary -> announced by a mail within this mail, whose parts are that mail's own affair. */
  known: Map<string, boolean>;
  /** Boundary -> how many were announced before it. */
  order: Map<string, number>;
  /** The attachment whose end is looked for. */
  part: OpenPart | null;
  open: Map<string, boolean>;
  edits: Edit[];
  header: HeaderLine[] | null;
  /** Inside a mail within this mail. */
  inner: boolean;
  /** The header block is that of a part, not of the mail itself. */
  isPart: boolean;
  textParts: number;
  bodyStart: number;
  boundaries: number;
  hyphenLines: number;
  headerBytes: number;
  eightBit: boolean;
  alternatives: boolean;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const latin = new TextDecoder('windows-1252');
const encoder = new TextEncoder();
const LF = 0x0a;
const CR = 0x0d;
const HYPHEN = 0x2d;

/** The text of header bytes: UTF-8 where they are, windows-1252 otherwise, which every byte is. */
export function decodeLoose(bytes: Uint8Array): { text: string; repaired: boolean } {
  const repaired = !isUtf8(bytes);
  return { text: (repaired ? latin : utf8).decode(bytes), repaired };
}

/** Of bytes that are ASCII. */
function lettersOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

export function scanMail(given: Uint8Array): MailScan {
  const hasMark = given[0] === 0xef && given[1] === 0xbb && given[2] === 0xbf;
  const source = hasMark ? given.subarray(3) : given;
  const state: State = {
    known: new Map(),
    order: new Map(),
    part: null,
    open: new Map(),
    edits: [],
    header: [],
    inner: false,
    isPart: false,
    textParts: 0,
    bodyStart: -1,
    boundaries: 0,
    hyphenLines: 0,
    headerBytes: 0,
    eightBit: false,
    alternatives: false,
  };
  let over: MailScan['over'] = null;
  for (let start = 0; start < source.length && !over; ) {
    const lf = source.indexOf(LF, start);
    const next = lf < 0 ? source.length : lf + 1;
    let end = lf < 0 ? source.length : lf;
    if (end > start && source[end - 1] === CR) end--;
    // Most lines are of a text: they are no boundary, and there is nothing to take from them.
    if (state.header || source[start] === HYPHEN) {
      const line = source.subarray(start, end);
      const mark = boundaryOf(line, state);
      if (mark !== null) endPart(state, source, mark, start);
      else if (state.header) {
        if (line.length === 0) endHeader(state, start, next);
        else addHeaderLine(state, line, start, end);
      }
      over = capPassed(state);
    }
    start = next;
  }
  if (!over) endPart(state, source, null, source.length);
  const { eightBit, boundaries } = state;
  const bytes = state.edits.length > 0 && !over ? applyEdits(source, state.edits) : source;
  const shift = state.edits
    .filter((e) => e.start < state.bodyStart)
    .reduce((n, e) => n + encoder.encode(e.text).length - (e.end - e.start), 0);
  const unclosed = [...state.open.values()].includes(true);
  const bodyStart = state.bodyStart < 0 ? bytes.length : state.bodyStart + shift;
  return { bytes, eightBit, alternatives: state.alternatives, boundaries, unclosed, over, bodyStart };
}

function capPassed(state: State): MailScan['over'] {
  if (state.boundaries >= MAX_PARTS) return { what: 'parts', limit: MAX_PARTS };
  if (state.hyphenLines > MAX_BOUNDARY_LINES) return { what: 'boundary_lines', limit: MAX_BOUNDARY_LINES };
  if (state.headerBytes > MAX_HEADER_BYTES) return { what: 'header_bytes', limit: MAX_HEADER_BYTES };
  return null;
}

/** The boundary of a boundary line, which is taken into account; null for any other line. */
function boundaryOf(line: Uint8Array, state: State): string | null {
  if (line[0] !== HYPHEN || line[1] !== HYPHEN || line.length < 3) return null;
  state.hyphenLines++;
  const after = line.subarray(2);
  const mark = (isAscii(after) ? lettersOf(after) : latin.decode(after)).trimEnd();
  const begins = state.known.get(mark);
  if (begins !== undefined) {
    state.boundaries++;
    state.open.set(mark, true);
    state.header = [];
    state.inner = begins;
    state.isPart = true;
    return mark;
  }
  const ended = mark.endsWith('--') ? mark.slice(0, -2) : '';
  if (!state.known.has(ended)) return null;
  state.open.set(ended, false);
  state.header = null;
  return ended;
}

/** At a boundary from before the open attachment, or (`mark` null) at the end of the file: there its contents end. */
function endPart(state: State, source: Uint8Array, mark: string | null, line: number): void {
  const { part } = state;
  if (!part || (mark !== null && (state.order.get(mark) ?? 0) >= part.boundaries)) return;
  state.part = null;
  // The line end before a boundary is of the boundary.
  let end = line;
  if (mark !== null && end > part.start && source[end - 1] === LF) end--;
  if (mark !== null && end > part.start && source[end - 1] === CR) end--;
  if (end <= part.start) return;
  const text = packed(source.subarray(part.start, end), part);
  const outside = state.edits.filter((e) => e.start < part.start || e.start >= end);
  state.edits = [...outside, part.header, { start: part.start, end, text }];
}

/** A folded line belongs to the one before it. */
function addHeaderLine(state: State, line: Uint8Array, start: number, end: number): void {
  state.headerBytes += line.length + 1;
  // Nearly every header line is ASCII, which Node reads faster than any decoder does.
  const { text, repaired } = isAscii(line) ? { text: lettersOf(line), repaired: false } : decodeLoose(line);
  if (repaired) {
    state.eightBit = true;
    state.edits.push({ start, end, text });
  }
  const last = state.header?.at(-1);
  if (last && /^[ \t]/.test(text)) last.text += text;
  else state.header?.push({ start, end, text, edited: repaired });
}

/** The blank line after a header block: what the block announces decides what the next lines are. */
function endHeader(state: State, blank: number, next: number): void {
  const lines = state.header ?? [];
  const block = lines.map((l) => l.text).join('\n');
  const boundary = announced(block);
  if (boundary !== null) {
    state.known.set(boundary, state.inner);
    if (!state.inner && /^content-type:\s*multipart\/alternative/im.test(block)) state.alternatives = true;
    if (!state.order.has(boundary)) state.order.set(boundary, state.order.size);
  }
  if (state.bodyStart < 0) state.bodyStart = next;
  if (!state.inner && boundary === null) keepInvitation(state, lines);
  if (!state.inner && boundary === null && !state.part) {
    const attached = keepNamedText(state, lines, block, blank);
    const place = { blank, start: next, boundaries: state.order.size };
    state.part = partToPack(lines, attached, place);
    const utf7 = state.part || !state.isPart ? null : utf7Part(lines, place);
    if (utf7) {
      state.part = utf7.part;
      state.edits.push(utf7.type);
    }
  }
  const holdsMail = /^content-type:\s*message\/(?:rfc822|global)/im.test(block);
  const readable = !/^content-transfer-encoding:\s*base64/im.test(block);
  state.header = lines.length > 0 && holdsMail && readable ? [] : null;
  if (state.header) state.inner = true;
}

/** Boundaries that a block of header lines announces; continuations (`boundary*0=`) are joined. */
function announced(block: string): string | null {
  const found = [...block.matchAll(/boundary(\*\d*\*?)?\s*=\s*(?:"([^"]*)"|([^\s;"]+))/gi)];
  const first = found[0];
  if (!first) return null;
  const parts = first[1] === undefined ? [first] : found.filter((m) => m[1] !== undefined);
  return parts.map((m) => m[2] ?? m[3] ?? '').join('') || null;
}

/** The first text of a mail is its text, whatever its name; a later text with a file name is made an attachment: true. */
function keepNamedText(state: State, lines: readonly HeaderLine[], block: string, blank: number): boolean {
  const type = lines.find((l) => /^content-type:/i.test(l.text));
  if (type && !/^content-type:\s*text\/(?:plain|html)\b/i.test(type.text)) return false;
  const disposition = lines.find((l) => /^content-disposition:/i.test(l.text));
  if (disposition && /^content-disposition:\s*attachment\b/i.test(disposition.text)) return false;
  state.textParts++;
  const named = /name\*?\d*\*?\s*=\s*["']?[^\s;"']/i.test(`${type?.text ?? ''}\n${disposition?.text ?? ''}`);
  if (!state.isPart || !named || state.textParts === 1 || block === '') return false;
  if (!disposition) state.edits.push({ start: blank, end: blank, text: 'Content-Disposition: attachment\r\n' });
  else {
    // Only the word before the first semicolon, which stands on the first line; the name may follow on the next.
    const colon = disposition.start + 'content-disposition:'.length;
    const word = /^content-disposition:(\s*[\w-]*)/i.exec(disposition.text)?.[1] ?? '';
    const end = colon + word.length;
    if (end > disposition.end || disposition.edited) return false;
    state.edits.push({ start: colon, end, text: ' attachment' });
  }
  return true;
}

/** The parser makes text of an invitation, with one kind of line end: under another name it stays the bytes that were sent. */
const INVITATION = /^content-type:\s*(text\/calendar|application\/ics)\b/i;
const UNDER_COVER = 'application/x-kept-';

function keepInvitation(state: State, lines: readonly HeaderLine[]): void {
  const line = lines.find((l) => INVITATION.test(l.text));
  const [whole = '', type = ''] = (line && INVITATION.exec(line.text)) ?? [];
  if (!line || line.edited || line.start + whole.length > line.end) return;
  const end = line.start + whole.length;
  state.edits.push({ start: end - type.length, end, text: UNDER_COVER + type.toLowerCase().replace('/', '.') });
}

/** The type that a part had before it was scanned. */
export function sentType(mediaType: string): string {
  return mediaType.startsWith(UNDER_COVER) ? mediaType.slice(UNDER_COVER.length).replace('.', '/') : mediaType;
}

function applyEdits(source: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let kept = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    pieces.push(source.subarray(kept, edit.start), encoder.encode(edit.text));
    kept = edit.end;
  }
  pieces.push(source.subarray(kept));
  const joined = new Uint8Array(pieces.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
