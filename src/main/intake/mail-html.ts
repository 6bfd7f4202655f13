/**
 * The HTML of a mail or page as it came, for the window's cage and nothing else: it is not cleaned here, and whoever shows
 * it does so in a frame without scripts and without a network.
 */
import PostalMime from 'postal-mime';
import { MAX_HEADER_BYTES, MAX_MAIL_BYTES, MAX_PART_DEPTH } from './caps.ts';
import { scanMail } from './mail-scan.ts';

/** More than this is no letter that a person reads. In characters. */
const MAX_HTML = 2_000_000;

/** The HTML of the outermost mail; '' where it has none, is too large, or cannot be read. */
export async function mailHtml(bytes: Uint8Array): Promise<string> {
  if (bytes.length > MAX_MAIL_BYTES) return '';
  const scan = scanMail(bytes);
  if (scan.over) return '';
  const limits = { forceRfc822Attachments: true, maxHeadersSize: MAX_HEADER_BYTES, maxNestingDepth: MAX_PART_DEPTH };
  // What the reader refuses, the preview has said already: here there is then only nothing to show.
  const email = await PostalMime.parse(scan.bytes, limits).catch(() => null);
  const html = email?.html ?? '';
  return html.length > MAX_HTML ? '' : html;
}

/** The same of a page that was saved as such. */
export function pageHtml(bytes: Uint8Array): string {
  return bytes.length > MAX_HTML ? '' : new TextDecoder('utf-8').decode(bytes);
}
