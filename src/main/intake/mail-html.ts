/**
 * The HTML of a mail, Outlook message or page as it came, for the window's cage and nothing else: it is not cleaned here, and
 * whoever shows it does so in a frame without scripts and without a network. For a thread with limits only: see `layout.ts`.
 */
import PostalMime from 'postal-mime';
import { MAX_HEADER_BYTES, MAX_LAYOUT, MAX_LAYOUT_PICTURES, MAX_MAIL_BYTES, MAX_PART_DEPTH } from './caps.ts';
import { detectKind } from './detect.ts';
import { scanMail } from './mail-scan.ts';
import { type Layout, type LayoutPicture, msgLayout } from './msg.ts';
import { decodeText } from './text-lines.ts';

/** Of the outermost mail, or of a page; '' where it has none, is too large, or cannot be read. */
export async function layoutHtml(bytes: Uint8Array, kind: string): Promise<string> {
  if (bytes.length > MAX_MAIL_BYTES) return '';
  if (kind === 'html') return bytes.length > MAX_LAYOUT ? '' : decodeText(bytes).text;
  const { html, pictures } = kind === 'msg' ? msgLayout(bytes) : await mailLayout(bytes);
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
