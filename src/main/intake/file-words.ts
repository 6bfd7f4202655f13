/** The words of a file that is kept as it is, by what it is: for search and for markings. */
import type { FileKind, MailAttachment, MailReading } from '../../shared/intake.ts';
import {
  HEAD_BYTES,
  MAX_ATTACHMENT_SECONDS,
  MAX_ATTACHMENTS_READ,
  MAX_OFFICE_SECONDS,
  MAX_OFFICE_WORDS,
  MAX_PAGE_BYTES,
  MAX_PDF_SECONDS,
  MAX_RTF_BYTES,
} from './caps.ts';
import { htmlToText } from './clean-text.ts';
import { detectKind } from './detect.ts';
import { officeWords } from './office-words.ts';
import { pdfWords } from './pdf-words.ts';
import { wordsOfRtf } from './rtf.ts';
import { decodeText } from './text-lines.ts';

/** Their words stand in parts of a zip, or (before 2007) anywhere in the file. */
const OFFICE: ReadonlySet<FileKind> = new Set(['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'doc', 'xls', 'ppt']);

/** Of a text its begin. '' where it is of another kind, or has no words that can be read within `seconds`. */
export async function wordsOfFile(
  bytes: Uint8Array,
  kind: FileKind,
  seconds = Number.POSITIVE_INFINITY,
): Promise<string> {
  if (kind === 'txt' || kind === 'csv') return new TextDecoder('utf-8').decode(bytes.subarray(0, HEAD_BYTES));
  if (kind === 'html') return wordsOfPage(decodeText(bytes.subarray(0, MAX_PAGE_BYTES)).text);
  if (kind === 'rtf') return bytes.length > MAX_RTF_BYTES ? '' : wordsOfRtf(latin1(bytes)).slice(0, MAX_OFFICE_WORDS);
  if (kind === 'pdf') return await pdfWords(bytes, Math.min(seconds, MAX_PDF_SECONDS));
  if (OFFICE.has(kind)) return await officeWords(bytes, Math.min(seconds, MAX_OFFICE_SECONDS));
  return '';
}

/** Its title first: that is what a browser shows above it. */
function wordsOfPage(html: string): string {
  const title = /<title[^>]{0,200}>([^<]{0,500})/i.exec(html.slice(0, HEAD_BYTES))?.[1] ?? '';
  return `${htmlToText(title)}\n${htmlToText(html)}`.slice(0, MAX_OFFICE_WORDS);
}

/** One character a byte. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function attachmentsIn(mail: MailReading): MailAttachment[] {
  return [...mail.attachments, ...mail.children.flatMap(attachmentsIn)];
}

/** Of what hangs on a mail or on a mail within it, each that has words. */
export async function wordsOfAttachments(mail: MailReading): Promise<string[]> {
  return await wordsOfFiles(attachmentsIn(mail));
}

/** The words of each that has any; of the first few, for as long as a person may wait. */
export async function wordsOfFiles(files: readonly NamedFile[]): Promise<string[]> {
  return (await readWordsOf(files)).map(({ words }) => words);
}

interface NamedFile {
  name: string;
  content: Uint8Array;
}

/** The same, each with the file it is of. */
export async function readWordsOf<T extends NamedFile>(files: readonly T[]): Promise<{ file: T; words: string }[]> {
  const until = performance.now() + 1_000 * MAX_ATTACHMENT_SECONDS;
  const found: { file: T; words: string }[] = [];
  for (const file of files.slice(0, MAX_ATTACHMENTS_READ)) {
    const { name, content } = file;
    const left = (until - performance.now()) / 1_000;
    if (left <= 0) break;
    const words = content.length === 0 ? '' : await wordsOfFile(content, detectKind(content, name).kind, left);
    if (words.trim() !== '') found.push({ file, words });
  }
  return found;
}
