/**
 * The HTML of a mail, Outlook message or page as it came, for the window's cage and nothing else: it is not cleaned here, and
 * whoever shows it does so in a frame without scripts and without a network. And the headers of a mail as they stand in it. For a thread with limits only: see `layout.ts`.
 */
import PostalMime from 'postal-mime';
import {
  MAX_HEADER_BYTES,
  MAX_LAYOUT,
  MAX_LAYOUT_PICTURES,
  MAX_MAIL_BYTES,
  MAX_PART_DEPTH,
  MAX_SHOWN_HEADERS,
} from './caps.ts';
import { detectKind } from './detect.ts';
import { type MailSources, mailsIn, readMail } from './mail.ts';
import { decodeLoose, scanMail } from './mail-scan.ts';
import { type Layout, type LayoutPicture, msgPart } from './msg.ts';
import { decodeText } from './text-lines.ts';

/** What a window may ask of a mail beside its words. */
export interface Shown {
  what: 'layout' | 'headers';
  /** Which of the mails in the file: its place in the list that the window has, 0 the outermost. */
  mail: number;
}

/** '' where it has none, is too large, or cannot be read; headers are cut at `MAX_SHOWN_HEADERS` letters. */
export async function shownOf(bytes: Uint8Array, kind: string, { what, mail }: Shown): Promise<string> {
  if (bytes.length > MAX_MAIL_BYTES) return '';
  if (kind === 'html') return what === 'headers' || bytes.length > MAX_LAYOUT ? '' : decodeText(bytes).text;
  const part = kind === 'msg' ? await msgPart(bytes, mail) : null;
  if (part && !part.mail) return what === 'headers' ? shownHeaders(part.headers) : inFrame(part.layout);
  const own = kind === 'msg' ? part?.mail : await mailIn(bytes, mail);
  if (!own) return '';
  return what === 'headers' ? shownHeaders(headerBlock(own)) : inFrame(await mailLayout(own));
}

/** The bytes of one mail in a mail; undefined where there are not so many. */
async function mailIn(bytes: Uint8Array, n: number): Promise<Uint8Array | undefined> {
  if (n === 0) return bytes;
  const sources: MailSources = new Map();
  const found = mailsIn(await readMail(bytes, undefined, sources))[n];
  return found && sources.get(found);
}

/** Up to the first blank line, whatever ends a line; blank lines before the first header do not end them. */
function headerBlock(bytes: Uint8Array): string {
  const letters = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_HEADER_BYTES)).toString(
    'latin1',
  );
  const start = /^(?:\xef\xbb\xbf)?[\r\n]*/.exec(letters)?.[0].length ?? 0;
  const length = letters.slice(start).search(/\r\n\r\n|\n\r?\n|\r\r/);
  return decodeLoose(bytes.subarray(start, length < 0 ? letters.length : start + length)).text;
}

const HIDES_ORDER = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;

/** Letters that would turn the reading order are shown as a sign, so that no line reads otherwise than it is. */
function shownHeaders(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '').replaceAll(HIDES_ORDER, '\ufffd');
  return lines.replace(/^\n+|\n+$/g, '').slice(0, MAX_SHOWN_HEADERS);
}

function inFrame({ html, pictures }: Layout): string {
  return html.length > MAX_LAYOUT ? '' : withPictures(html, pictures);
}

async function mailLayout(bytes: Uint8Array): Promise<Layout> {
  const scan = scanMail(bytes);
  if (scan.over) return { html: '', pictures: [] };
  const limits = { forceRfc822Attachments: true, maxHeadersSize: MAX_HEADER_BYTES, maxNestingDepth: MAX_PART_DEPTH };
  // What the reader refuses, the preview has said already: here there is then only nothing to show.
  const email = await PostalMime.parse(scan.bytes, limits).catch(() => null);
  const pictures = (email?.attachments ?? []).flatMap(({ contentId, content }) =>
    contentId === undefined || !(content instanceof ArrayBuffer)
      ? []
      : [{ contentId: contentId.replaceAll(/^<|>$/g, ''), content: new Uint8Array(content) }],
  );
  return { html: email?.html ?? '', pictures };
}

const CID = /\bcid:([^\s"'<>)]{1,300})/gi;
const SHOWN: ReadonlySet<string> = new Set(['png', 'jpg', 'gif', 'webp']);

/** What the mail itself holds is put where it is named, since a frame without a network can fetch nothing. */
function withPictures(html: string, pictures: readonly LayoutPicture[]): string {
  if (pictures.length === 0) return html;
  const byId = new Map(pictures.map((one) => [one.contentId.toLowerCase(), one.content]));
  const made = new Map<Uint8Array, string>();
  let room = MAX_LAYOUT_PICTURES;
  return html.replaceAll(CID, (whole, id: string) => {
    const content = byId.get(decoded(id).toLowerCase());
    if (!content) return whole;
    const known = made.get(content) ?? dataAddress(content);
    made.set(content, known);
    // A small mail that shows its one large picture a thousand times is an attack on the window.
    if (known === '' || known.length > room) return whole;
    room -= known.length;
    return known;
  });
}

function dataAddress(content: Uint8Array): string {
  const { kind, mediaType } = detectKind(content, '');
  if (!SHOWN.has(kind)) return '';
  return `data:${mediaType};base64,${Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64')}`;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    // A sign of its own, not an escape.
    return id;
  }
}
