/**
 * Pictures in a mail that may be a screenshot: the commonest way in which one reaches the secretariat. Logos and lines of a
 * signature are left where they are. Which it is only a person can say, so these are offered.
 */
import { createHash } from 'node:crypto';
import type { MailReading, SourceReading } from '../../shared/intake.ts';
import { MAX_PICTURE_BYTES } from './caps.ts';
import { detectKind } from './detect.ts';
import { isReadablePicture } from './picture-words.ts';

/** Smaller is a logo, or has no room for a message. */
const LEAST = { width: 300, height: 180 };
/** Of one mail. Who sends more than this sends an album. */
const MOST = 20;

export interface MailPicture {
  name: string;
  bytes: Uint8Array;
}

/** How many there are in it, mails within it included. */
export function countPictures(mail: MailReading): number {
  return Math.min(MOST, new Set(contentsIn(mail)).size);
}

/** A hash of each: quoted in every answer, one picture comes many times. */
function contentsIn({ attachments, children }: MailReading): string[] {
  const own = attachments.filter(({ name, content }) => looksLikeScreen(name, content));
  const hashes = own.map(({ content }) => createHash('sha256').update(content).digest('hex'));
  return [...hashes, ...children.flatMap(contentsIn)];
}

/** The pictures themselves, each content once. */
export function picturesOf({ messages }: SourceReading): MailPicture[] {
  const found = new Map<string, MailPicture>();
  for (const { attachments } of messages)
    for (const { name, content, sha256 } of attachments)
      if (content !== null && sha256 !== null && !found.has(sha256) && looksLikeScreen(name, content))
        found.set(sha256, { name, bytes: content });
  return [...found.values()].slice(0, MOST);
}

function looksLikeScreen(name: string, content: Uint8Array): boolean {
  if (content.length > MAX_PICTURE_BYTES || !isReadablePicture(detectKind(content, name).kind)) return false;
  const size = pictureSize(content);
  return size !== null && size.width >= LEAST.width && size.height >= LEAST.height;
}

/** As the head of a png, jpg or webp says it; null where it says none. */
export function pictureSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0x89 && bytes.length >= 24) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (bytes[0] === 0xff) return jpegSize(view);
  if (bytes[0] === 0x52 && bytes.length >= 30) return webpSize(view);
  return null;
}

/** In the first frame header; every segment before it says how long it is. */
function jpegSize(view: DataView): { width: number; height: number } | null {
  for (let at = 2; at + 9 <= view.byteLength && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** `VP8 ` is lossy, `VP8L` lossless, `VP8X` has its size in front. */
function webpSize(view: DataView): { width: number; height: number } | null {
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  const three = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (kind === 'VP8X') return { width: three(24) + 1, height: three(27) + 1 };
  if (kind === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
