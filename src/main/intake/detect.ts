/** Tells what a file is by its contents; the name only decides between kinds of plain text. Reads no more than it must. */
import type { DetectedFile, FileKind } from '../../shared/intake.ts';
import { MAX_ZIP_NAMES } from './caps.ts';

/** One character a byte. `TextDecoder('latin1')` would not do: by its standard that is windows-1252. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Enough for any header, small enough to be instant. */
const HEAD = 8_192;

const MEDIA: Readonly<Record<FileKind, string>> = {
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odt: 'application/vnd.oasis.opendocument.text',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odp: 'application/vnd.oasis.opendocument.presentation',
  rtf: 'application/rtf',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  zip: 'application/zip',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  wav: 'audio/wav',
  amr: 'audio/amr',
  json: 'application/json',
  html: 'text/html',
  csv: 'text/csv',
  txt: 'text/plain',
  unknown: 'application/octet-stream',
};

/** The ids that the rules name (R39); versions that need the file's own marks are read below. */
const PRONOM: Partial<Record<FileKind, string>> = {
  eml: 'fmt/278',
  msg: 'x-fmt/430',
  docx: 'fmt/412',
  xlsx: 'fmt/214',
  ods: 'fmt/295',
  zip: 'x-fmt/263',
  mp4: 'fmt/199',
  json: 'fmt/817',
  csv: 'x-fmt/18',
  txt: 'x-fmt/111',
};

/** Kinds that are one mail, with what is inside it. */
export const MAIL_KINDS: ReadonlySet<string> = new Set<FileKind>(['eml', 'msg']);

/** `name` is used for its extension alone. */
export function detectKind(bytes: Uint8Array, name: string): DetectedFile {
  const kind = binaryKind(bytes) ?? textKind(bytes, name);
  return {
    kind,
    mediaType: MEDIA[kind],
    pronom: pronomOf(kind, bytes),
    hint: kind === 'txt' && looksLikeWhatsApp(bytes) ? 'whatsapp' : null,
  };
}

function binaryKind(bytes: Uint8Array): FileKind | null {
  const head = latin1(bytes.subarray(0, 64));
  if (head.startsWith('%PDF-') || beginsLateAsPdf(bytes)) return 'pdf';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WAVE') return 'wav';
  if (head.slice(4, 8) === 'ftyp') return kindOfBrand(head.slice(8, 12));
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) return oleKind(bytes);
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipKind(bytes);
  if (head.startsWith('ID3') || (bytes[0] === 0xff && [0xfb, 0xf3, 0xf2].includes(bytes[1] ?? 0))) return 'mp3';
  if (head.startsWith('OggS')) return 'ogg';
  if (head.startsWith('\x1aE\xdf\xa3')) return 'webm';
  if (head.startsWith('#!AMR')) return 'amr';
  if (head.startsWith('{\\rtf')) return 'rtf';
  return null;
}

/** What is packed in the container of MPEG-4. */
function kindOfBrand(brand: string): FileKind {
  if (/^(?:hei[cxms]|hev[cxms]|mif1|msf1)/.test(brand)) return 'heic';
  if (/^M4[AB] /.test(brand)) return 'm4a';
  return brand === 'qt  ' ? 'mov' : 'mp4';
}

/** Readers of pdf allow rubbish before it. A mail, chat or note that quotes how a pdf begins is none. */
function beginsLateAsPdf(bytes: Uint8Array): boolean {
  if (!latin1(bytes.subarray(0, 1024)).includes('\n%PDF-') || looksLikeMail(bytes) || looksLikeWhatsApp(bytes))
    return false;
  return latin1(bytes.subarray(-2_048)).includes('%%EOF');
}

/** Streams that only one program writes: an Outlook message has `__substg1.0_…`, the same container holds old office files. */
const STREAMS: readonly (readonly [FileKind, Buffer])[] = (
  [
    ['msg', '__substg1.0_'],
    ['doc', 'WordDocument\0'],
    ['ppt', 'PowerPoint Document\0'],
    ['xls', 'Workbook\0'],
  ] as const
).map(([kind, stream]) => [kind, Buffer.from(stream, 'utf16le')] as const);

function oleKind(bytes: Uint8Array): FileKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return STREAMS.find(([, stream]) => file.includes(stream))?.[0] ?? 'unknown';
}

function zipKind(bytes: Uint8Array): FileKind {
  const names = zipNames(bytes);
  if (names.includes('[Content_Types].xml')) {
    if (names.some((n) => n.startsWith('word/'))) return 'docx';
    if (names.some((n) => n.startsWith('ppt/'))) return 'pptx';
    // The folder may have any name: which one, the package's own relations say.
    if (names.some((n) => n.startsWith('xl/') || /^[^/]+\/workbook\.xml$/.test(n))) return 'xlsx';
  }
  // OpenDocument puts its type first and stored, so that it can be read without unpacking.
  if (names.includes('mimetype')) {
    const first = latin1(bytes.subarray(30, 120));
    if (first.includes('opendocument.spreadsheet')) return 'ods';
    if (first.includes('opendocument.text')) return 'odt';
    if (first.includes('opendocument.presentation')) return 'odp';
  }
  return 'zip';
}

/** Names in the central directory; [] where there is none that can be trusted. */
function zipNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < lowest) return [];
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  while (names.length < MAX_ZIP_NAMES && at + 46 <= end && view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    names.push(latin1(bytes.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

function textKind(bytes: Uint8Array, name: string): FileKind {
  if (looksLikeMail(bytes)) return 'eml';
  if (bytes.length === 0 || !isText(bytes)) return 'unknown';
  const head = latin1(bytes.subarray(0, HEAD)).replace(/^ï»¿/, '').trimStart();
  if (/^(?:<!doctype html|<html[\s>])/i.test(head)) return 'html';
  if (/^[{[]/.test(head) && isJson(bytes)) return 'json';
  if (/\.csv$/i.test(name)) return 'csv';
  return 'txt';
}

// oxlint-disable-next-line no-control-regex -- those are what is looked for
const ODD = /[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]/g;

/** Text: no NUL and hardly any control characters in its head. */
function isText(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, HEAD));
  // An expression, since it is fast from the first file on.
  const odd = head.match(ODD)?.length ?? 0;
  return !head.includes('\0') && odd * 50 <= head.length;
}

/** Whole files are tried up to a limit; a longer one is believed on its first character and its extension's reader. */
function isJson(bytes: Uint8Array): boolean {
  if (bytes.length > 5_000_000) return true;
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    // Text that only begins like JSON, such as a chat line in square brackets.
    return false;
  }
}

const MAIL_HEADERS =
  /^(?:from|to|cc|bcc|subject|date|message-id|mime-version|content-type|content-transfer-encoding|received|return-path|delivered-to|reply-to|sender|resent-from|in-reply-to|references|x-[\w-]+)[ \t]*:/i;

/**
 * True for bytes that begin with header lines of which one is of a mail. At least one must be known, and the first
 * line must be a header itself (or the `From ` line of a mailbox file), so that prose with a colon is no mail.
 */
export function looksLikeMail(bytes: Uint8Array): boolean {
  const lines = latin1(bytes.subarray(0, HEAD))
    .replace(/^ï»¿/, '')
    .split(/\r\n|\n|\r/);
  let known = 0;
  let seen = false;
  for (const [i, line] of lines.slice(0, 200).entries()) {
    if (line === '') {
      if (seen) break;
      continue;
    }
    seen = true;
    if (/^[ \t]/.test(line) && i > 0) continue;
    if (i === 0 && /^>?From /.test(line)) continue;
    if (MAIL_HEADERS.test(line)) known++;
    else if (known === 0 && !/^[\x21-\x39\x3b-\x7e]{1,70}[ \t]*:/.test(line)) return false;
  }
  return known > 0;
}

/** Lines that begin as WhatsApp's do, on either phone, day first or not. */
function looksLikeWhatsApp(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD));
  const line =
    /^\u200e?\[?\d{1,4}[-./]\d{1,2}[-./]\d{2,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f]?[ap]\.?m\.?)?(?:\] | - )/i;
  return head.split('\n', 20).filter((l) => line.test(l)).length > 0;
}

function pronomOf(kind: FileKind, bytes: Uint8Array): string | null {
  if (kind === 'png') return pngVersion(bytes);
  if (kind === 'jpg') {
    const jfif = latin1(bytes.subarray(6, 11)) === 'JFIF\0';
    const minor = jfif && bytes[11] === 1 ? bytes[12] : undefined;
    return minor === 1 ? 'fmt/43' : minor === 2 ? 'fmt/44' : null;
  }
  if (kind === 'pdf') return pdfVersion(bytes);
  if (kind === 'html') return /^\s*<!doctype html>/i.test(latin1(bytes.subarray(0, 200))) ? 'fmt/471' : null;
  return PRONOM[kind] ?? null;
}

/** PNG 1.2 brought iTXt, 1.1 the colour profile chunks. */
function pngVersion(bytes: Uint8Array): string {
  const head = latin1(bytes.subarray(0, HEAD));
  if (head.includes('iTXt')) return 'fmt/13';
  return /iCCP|sRGB|sPLT/.test(head) ? 'fmt/12' : 'fmt/11';
}

/** Only what the file itself claims in its metadata; nobody checked the claim. */
function pdfVersion(bytes: Uint8Array): string | null {
  const text = latin1(bytes.subarray(0, 2_000_000));
  const part = /pdfaid:part(?:>|=")([12])/.exec(text)?.[1];
  const level = /pdfaid:conformance(?:>|=")([AB])/i.exec(text)?.[1]?.toUpperCase();
  if (level !== 'B' || part === undefined) return null;
  return part === '1' ? 'fmt/354' : 'fmt/477';
}

/** How a winmail.dat begins (MS-OXTNEF 2.1.3.1). Its kind is `unknown`: no name and no other program tells it. */
const TNEF = [0x78, 0x9f, 0x3e, 0x22];

export function looksLikeTnef(bytes: Uint8Array): boolean {
  return bytes.length > 6 && TNEF.every((byte, at) => bytes[at] === byte);
}
