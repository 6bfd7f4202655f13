/**
 * Reads winmail.dat, the wrapping (TNEF, MS-OXTNEF) that Outlook puts around attachments for mail programs that are not
 * Outlook. Our own small reader: names, contents, the text, and what lies in an inner wrapping.
 */
import { KanaalError } from '../../shared/errors.ts';
import type { ReadAttachment, SourceReading } from '../../shared/intake.ts';
import { rfc3339 } from '../../shared/quarter.ts';
import { MAX_PARTS, MAX_TNEF_DEPTH } from './caps.ts';
import { htmlToText } from './clean-text.ts';
import { decodeCodePage } from './code-page.ts';
import { looksLikeTnef } from './detect.ts';
import { attachmentOf, blankMessage, createWarnings, readingOf, type Warn } from './reading.ts';
import { textOfCompressedRtf } from './rtf.ts';
import { decodeText } from './text-lines.ts';

export interface Unpacked {
  text: string;
  subject: string;
  /** Name and address of who sent it, and when, as it says itself; '' where it does not. */
  from: string;
  sent: string;
  attachments: ReadAttachment[];
}

/** Attributes of MS-OXTNEF 2.1.3.3, by their low half. */
const SUBJECT = 0x8004;
const BODY = 0x800c;
const TITLE = 0x8010;
const DATA = 0x800f;
const RENDER = 0x9002;
const MESSAGE_PROPERTIES = 0x9003;
const ATTACHMENT_PROPERTIES = 0x9005;
const CODE_PAGE = 0x9007;

interface Part {
  name: string | null;
  longName: string | null;
  content: Uint8Array | null;
  mediaType: string;
}

/** A winmail.dat dropped by itself. Throws `file_unreadable` {why: no_tnef}. */
export function readTnef(bytes: Uint8Array): SourceReading {
  const { list, warn } = createWarnings();
  const message = blankMessage(1, 'part 1');
  const unpacked = unpackTnef(bytes, 1, warn);
  if (!unpacked) throw new KanaalError('file_unreadable', { why: 'no_tnef' });
  message.text = unpacked.text;
  message.subject = unpacked.subject === '' ? null : unpacked.subject;
  message.kinds = ['mail'];
  message.attachments = unpacked.attachments;
  warn('missing_from', 1, 'part 1');
  warn('missing_date', 1, 'part 1');
  return readingOf('tnef', 'part', [message], list);
}

/** What a winmail.dat holds; null for bytes that are none. A damaged end is said, what stands before it is given. */
export function unpackTnef(bytes: Uint8Array, n: number, warn: Warn): Unpacked | null {
  return unpack(bytes, MAX_TNEF_DEPTH, n, warn);
}

function unpack(bytes: Uint8Array, depth: number, n: number, warn: Warn): Unpacked | null {
  if (!looksLikeTnef(bytes)) return null;
  const view = viewOf(bytes);
  const parts: Part[] = [];
  const unpacked: Unpacked = { text: '', subject: '', from: '', sent: '', attachments: [] };
  let page = 'cp1252';
  let at = 6;
  while (at + 9 <= bytes.length) {
    const id = view.getUint16(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const end = at + 9 + length;
    if (end + 2 > bytes.length || parts.length > MAX_PARTS) {
      warn('truncated', n, 'winmail.dat');
      break;
    }
    const data = bytes.subarray(at + 9, end);
    const part = parts.at(-1);
    if (id === CODE_PAGE && length >= 4) page = `cp${viewOf(data).getUint32(0, true)}`;
    else if (id === SUBJECT) unpacked.subject = ansi(data, page);
    else if (id === BODY) unpacked.text = ansi(data, page);
    else if (id === MESSAGE_PROPERTIES) takeMessage(propertiesOf(data, page), unpacked);
    else if (id === RENDER) parts.push({ name: null, longName: null, content: null, mediaType: '' });
    else if (part && id === TITLE) part.name = ansi(data, page);
    else if (part && id === DATA) part.content = data;
    else if (part && id === ATTACHMENT_PROPERTIES) takePart(propertiesOf(data, page), part);
    at = end + 2;
  }
  for (const part of parts) addPart(part, unpacked, depth, n, warn);
  unpacked.text = unpacked.text.replaceAll('\r\n', '\n');
  return unpacked;
}

function addPart(part: Part, unpacked: Unpacked, depth: number, n: number, warn: Warn): void {
  const name = part.longName ?? part.name;
  const content = part.content ?? new Uint8Array();
  // An inner message stands behind the 16 bytes that say what kind of object it is.
  const inner = [content, content.subarray(16)].find(looksLikeTnef);
  const within = inner && depth > 0 ? unpack(inner, depth - 1, n, warn) : null;
  if (within) {
    unpacked.attachments.push(...within.attachments);
    unpacked.text = [unpacked.text, headOf(within), within.text].filter((t) => t.trim() !== '').join('\n\n');
  } else
    unpacked.attachments.push(
      attachmentOf(name, content, part.mediaType, `bijlage-${unpacked.attachments.length + 1}`),
    );
}

/** A mail that lay within is text of the one around it: who sent it and when are then only what stands here. */
function headOf({ from, sent, subject }: Unpacked): string {
  if (from === '' && sent === '') return subject;
  return [`Van: ${from}`, `Verzonden: ${sent}`, `Onderwerp: ${subject}`].join('\n');
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A text in the code page of the sender, up to its closing nought. */
function ansi(data: Uint8Array, page: string): string {
  const end = data.indexOf(0);
  return decodeCodePage(Buffer.from(end < 0 ? data : data.subarray(0, end)), page);
}

type Properties = ReadonlyMap<number, string | Uint8Array>;

function takeMessage(properties: Properties, unpacked: Unpacked): void {
  const body = properties.get(0x1000);
  if (typeof body === 'string' && body.trim() !== '') unpacked.text = body;
  const html = properties.get(0x1013);
  if (unpacked.text.trim() === '' && html !== undefined)
    unpacked.text = htmlToText(typeof html === 'string' ? html : decodeText(html).text);
  const rtf = properties.get(0x1009);
  if (unpacked.text.trim() === '' && rtf instanceof Uint8Array) unpacked.text = textOfCompressedRtf(rtf) ?? '';
  const text = (id: number): string => {
    const value = properties.get(id);
    return typeof value === 'string' ? value.trim() : '';
  };
  const address = [0x5d01, 0x5d02, 0x0c1f, 0x0065].map(text).find((one) => one.includes('@')) ?? '';
  unpacked.from = [text(0x0c1a) || text(0x0042), address === '' ? '' : `<${address}>`].filter(Boolean).join(' ');
  unpacked.sent = text(0x0039) || text(0x0e06);
  const subject = properties.get(0x0037);
  if (typeof subject === 'string' && subject !== '') unpacked.subject = subject;
}

function takePart(properties: Properties, part: Part): void {
  const text = (id: number): string | null => {
    const value = properties.get(id);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  part.longName = text(0x3707) ?? part.longName ?? text(0x3704) ?? text(0x3001);
  part.mediaType = text(0x370e) ?? part.mediaType;
  const data = properties.get(0x3701);
  if (data instanceof Uint8Array && (part.content === null || part.content.length === 0)) part.content = data;
}

/** Sizes of the property types that have one (MS-OXCDATA 2.11.1); all others bring their own. */
const FIXED: Readonly<Record<number, number>> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
};
const MAX_PROPERTIES = 4_096;

/** The texts and bytes among MAPI properties; what comes after a damaged one is left, since its place is unknown. */
function propertiesOf(data: Uint8Array, page: string): Properties {
  const found = new Map<number, string | Uint8Array>();
  const view = viewOf(data);
  if (data.length < 4) return found;
  const count = Math.min(view.getUint32(0, true), MAX_PROPERTIES);
  let at = 4;
  for (let i = 0; i < count && at + 4 <= data.length; i++) {
    const type = view.getUint16(at, true);
    const id = view.getUint16(at + 2, true);
    at = afterName(view, at + 4, id);
    if (type === 0x40 && at + 8 <= data.length) found.set(id, momentOf(view.getBigUint64(at, true)));
    const several = (type & 0x1000) !== 0;
    const size = FIXED[type & 0xfff];
    if (size !== undefined && !several) {
      at += size;
      continue;
    }
    if (at + 4 > data.length) break;
    const values = view.getUint32(at, true);
    at += 4;
    for (let v = 0; v < values && at < data.length; v++) {
      if (size !== undefined) {
        at += size;
        continue;
      }
      if (at + 4 > data.length) return found;
      const length = view.getUint32(at, true);
      if (at + 4 + length > data.length) return found;
      const value = data.subarray(at + 4, at + 4 + length);
      if (!found.has(id)) found.set(id, valueOf(value, type & 0xfff, page));
      at += 4 + length + ((4 - (length % 4)) % 4);
    }
  }
  return found;
}

/** A moment of Windows: tenths of a microsecond since 1601. '' beyond what a mail can have. */
function momentOf(ticks: bigint): string {
  const ms = Number(ticks / 10_000n) - 11_644_473_600_000;
  return ms < Date.UTC(1980, 0, 1) || ms > Date.UTC(2200, 0, 1) ? '' : rfc3339(new Date(ms));
}

/** Named properties have a name between their id and their value. */
function afterName(view: DataView, at: number, id: number): number {
  if (id < 0x8000 || at + 24 > view.byteLength) return at;
  if (view.getUint32(at + 16, true) === 0) return at + 24;
  const length = view.getUint32(at + 20, true);
  return at + 24 + length + ((4 - (length % 4)) % 4);
}

function valueOf(value: Uint8Array, type: number, page: string): string | Uint8Array {
  if (type === 0x1e) return ansi(value, page);
  if (type === 0x1f) return new TextDecoder('utf-16le').decode(value).replace(/\0[^]*$/, '');
  return value;
}
