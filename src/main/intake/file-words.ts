/** The words of a file that is kept as it is, by what it is: for search and for markings. */
import type { FileKind, MailAttachment, MailReading } from '../../shared/intake.ts';
import {
  HEAD_BYTES,
  MAX_ATTACHMENT_SECONDS,
  MAX_ATTACHMENTS_READ,
  MAX_OFFICE_SECONDS,
  MAX_PDF_SECONDS,
} from './caps.ts';
import { detectKind } from './detect.ts';
import { officeWords } from './office-words.ts';
import { pdfWords } from './pdf-words.ts';

/** Their words stand in parts of a zip. */
const OFFICE: ReadonlySet<FileKind> = new Set(['docx', 'xlsx', 'odt', 'ods']);

/** Of a text its begin. '' where it is of another kind, or has no words that can be read within `seconds`. */
export async function wordsOfFile(
  bytes: Uint8Array,
  kind: FileKind,
  seconds = Number.POSITIVE_INFINITY,
): Promise<string> {
  if (kind === 'txt' || kind === 'csv') return new TextDecoder('utf-8').decode(bytes.subarray(0, HEAD_BYTES));
  if (kind === 'pdf') return await pdfWords(bytes, Math.min(seconds, MAX_PDF_SECONDS));
  if (OFFICE.has(kind)) return await officeWords(bytes, Math.min(seconds, MAX_OFFICE_SECONDS));
  return '';
}

function attachmentsIn(mail: MailReading): MailAttachment[] {
  return [...mail.attachments, ...mail.children.flatMap(attachmentsIn)];
}

/** Of what hangs on a mail or on a mail within it, each that has words. */
export async function wordsOfAttachments(mail: MailReading): Promise<string[]> {
  return await wordsOfFiles(attachmentsIn(mail));
}

/** The words of each that has any; of the first few, for as long as a person may wait. */
export async function wordsOfFiles(files: readonly { name: string; content: Uint8Array }[]): Promise<string[]> {
  const until = performance.now() + 1_000 * MAX_ATTACHMENT_SECONDS;
  const found: string[] = [];
  for (const { name, content } of files.slice(0, MAX_ATTACHMENTS_READ)) {
    const left = (until - performance.now()) / 1_000;
    if (left <= 0) break;
    const words = content.length === 0 ? '' : await wordsOfFile(content, detectKind(content, name).kind, left);
    if (words.trim() !== '') found.push(words);
  }
  return found;
}
