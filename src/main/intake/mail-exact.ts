/**
 * The parser takes what was not packed in base64 apart by lines: it makes LF of CR LF and adds one at the end. An attachment
 * then has other bytes, and another hash, than the file that was sent. Packed in base64 before the parser sees it, it has its own.
 */

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

/** What takes the place of the contents, in lines that any reader takes. */
export function packed(contents: Uint8Array, { quotedPrintable }: OpenPart): string {
  const bytes = Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength);
  const base64 = (quotedPrintable ? unquoted(bytes) : bytes).toString('base64');
  return base64.replace(/.{1,76}/g, '$&\r\n').trimEnd();
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
