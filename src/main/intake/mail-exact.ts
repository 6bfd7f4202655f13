/**
 * The parser takes what was not packed in base64 apart by lines: it makes LF of CR LF and adds one at the end. An attachment
 * then has other bytes, and another hash, than the file that was sent. Packed in base64 before the parser sees it, it has its own.
 */
import { isAscii } from 'node:buffer';
import { decodeCodePage } from './code-page.ts';

/** A line of the headers of a part, as it stands in the mail. */
export interface PartHeader {
  start: number;
  end: number;
  text: string;
  edited: boolean;
}

/** A part of which the contents are to be packed, once it is known where they end. */
export interface OpenPart {
  /** Where its contents begin. */
  start: number;
  /** Boundaries announced before it: one of these ends it, one announced within it does not. */
  boundaries: number;
  quotedPrintable: boolean;
  /** A text in UTF-7, which the parser does not know, and how it came; it becomes UTF-8. */
  utf7?: 'plain' | 'base64';
  /** Replaces the header that says how it was packed, or is put before the blank line. */
  header: { start: number; end: number; text: string };
}

const IN_TEXT = /^content-type:\s*text\/(?:plain|html)\b/i;
const ENCODING = /^content-transfer-encoding:\s*([\w-]*)/i;
const BASE64 = 'Content-Transfer-Encoding: base64';

/**
 * Null where the part is text of the mail itself, or packed already. `attached`: it becomes an attachment whatever it says;
 * `blank` and `start`: of the blank line after its headers and of its contents.
 */
export function partToPack(
  lines: readonly PartHeader[],
  attached: boolean,
  place: { blank: number; start: number; boundaries: number },
): OpenPart | null {
  const type = lines.find((l) => /^content-type:/i.test(l.text));
  const isAttachment = lines.some((l) => /^content-disposition:\s*attachment\b/i.test(l.text));
  if (!attached && !isAttachment && (!type || IN_TEXT.test(type.text))) return null;
  const line = lines.find((l) => ENCODING.test(l.text));
  const encoding = (line && ENCODING.exec(line.text)?.[1]?.toLowerCase()) ?? '';
  const quotedPrintable = encoding === 'quoted-printable';
  if (!quotedPrintable && !['', '7bit', '8bit', 'binary'].includes(encoding)) return null;
  // No program packs a mail so; the parser looks into it by itself.
  if (quotedPrintable && /^content-type:\s*message\//i.test(type?.text ?? '')) return null;
  const { blank, start, boundaries } = place;
  if (!line) return { start, boundaries, quotedPrintable, header: { start: blank, end: blank, text: `${BASE64}\r\n` } };
  // A header over two lines, or one that was rewritten, is left alone.
  if (line.edited || line.text.length !== line.end - line.start) return null;
  return { start, boundaries, quotedPrintable, header: { start: line.start, end: line.end, text: BASE64 } };
}

const UTF_7 = /charset\s*=\s*"?(?:unicode-1-1-)?utf-7\b"?/i;

/**
 * A text in UTF-7 among other parts. `type`: replaces the header that says so, over how many lines it stands. Null for any
 * other part, and for one of which a header was rewritten.
 */
export function utf7Part(
  lines: readonly PartHeader[],
  place: { blank: number; start: number; boundaries: number },
): { part: OpenPart; type: OpenPart['header'] } | null {
  const i = lines.findIndex((l) => IN_TEXT.test(l.text) && UTF_7.test(l.text));
  const type = lines[i];
  if (!type || lines.some((l) => l.edited)) return null;
  const { blank, start, boundaries } = place;
  const at = lines.findIndex((l) => ENCODING.test(l.text));
  const encoding = (at >= 0 && ENCODING.exec(lines[at]!.text)?.[1]?.toLowerCase()) || '';
  if (!['', '7bit', '8bit', 'binary', 'quoted-printable', 'base64'].includes(encoding)) return null;
  const until = (n: number): number => lines[n + 1]?.start ?? blank;
  const header =
    at < 0
      ? { start: blank, end: blank, text: `${BASE64}\r\n` }
      : { start: lines[at]!.start, end: until(at), text: `${BASE64}\r\n` };
  const quotedPrintable = encoding === 'quoted-printable';
  return {
    part: { start, boundaries, quotedPrintable, utf7: encoding === 'base64' ? 'base64' : 'plain', header },
    type: { start: type.start, end: until(i), text: `${type.text.replace(UTF_7, 'charset=utf-8')}\r\n` },
  };
}

/** What takes the place of the contents, in lines that any reader takes. */
export function packed(contents: Uint8Array, { quotedPrintable, utf7 }: OpenPart): string {
  const came = Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength);
  const sent = quotedPrintable
    ? unquoted(came)
    : utf7 === 'base64'
      ? Buffer.from(came.toString('latin1'), 'base64')
      : came;
  const bytes = utf7 && isAscii(sent) ? Buffer.from(decodeCodePage(sent, 'utf-7')) : sent;
  return bytes
    .toString('base64')
    .replace(/.{1,76}/g, '$&\r\n')
    .trimEnd();
}

/** RFC 2045 6.7: spaces at the end of a line are of the way it came, `=` there joins it to the next. */
function unquoted(bytes: Buffer): Buffer {
  const text = bytes
    .toString('latin1')
    .replace(/[ \t]+(?=\r?\n|$)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}
