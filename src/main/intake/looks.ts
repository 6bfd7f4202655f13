/** What a file seems to be by one look at its begin: said at once, before anything is read. The readers decide. */
import type { FileKind } from '../../shared/intake.ts';
import type { SourceLooks } from '../../shared/intake-records.ts';
import { detectKind, looksLikeTnef, MAIL_KINDS } from './detect.ts';
import { isUtf16 } from './text-lines.ts';

const LOOKS: Partial<Record<FileKind, SourceLooks>> = {
  eml: 'mail',
  msg: 'mail',
  png: 'picture',
  jpg: 'picture',
  gif: 'picture',
  webp: 'picture',
  heic: 'picture',
  pdf: 'document',
  docx: 'document',
  odt: 'document',
  pptx: 'document',
  odp: 'document',
  rtf: 'document',
  doc: 'document',
  ppt: 'document',
  xls: 'table',
  xlsx: 'table',
  ods: 'table',
  csv: 'table',
  zip: 'archive',
  mp4: 'media',
  mp3: 'media',
  ogg: 'media',
  m4a: 'media',
  mov: 'media',
  webm: 'media',
  wav: 'media',
  amr: 'media',
};

/** Members of an export, or the first lines of one that is no chat's text. */
const EXPORT_IN_ZIP = /_chat\.txt|WhatsApp[^\n]{0,120}\.txt|main\.jsonl|result\.json/;
const EXPORT_LINES = /^\s*\{[\s\S]*"(?:messages|chatItem|chats)"\s*:|<smses[\s>]/;

/** `head`: its first bytes. The name tells what only the rest of the file would: a workbook of Office has its type at its end. */
export function looksLike(head: Uint8Array, name: string): SourceLooks {
  const { kind, hint } = detectKind(head, name);
  const begin = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  // Rare forms of the dates are told from the whole file only; WhatsApp names its exports.
  if (hint === 'whatsapp' || (kind === 'txt' && /whatsapp|_chat\.txt$/i.test(name))) return 'chat';
  if (kind === 'eml' && begin.startsWith('From ')) return 'mailbox';
  if (kind === 'zip') {
    if (/\.(?:docx|odt)$/i.test(name)) return 'document';
    if (/\.(?:xlsx|xlsm|ods)$/i.test(name)) return 'table';
    if (EXPORT_IN_ZIP.test(begin)) return 'chat';
  }
  if ((kind === 'json' || kind === 'txt') && EXPORT_LINES.test(begin)) return 'chat';
  if (kind === 'unknown' && /\.msg$/i.test(name)) return 'mail';
  return LOOKS[kind] ?? 'file';
}

/** A text has no zero byte this far. */
const TEXT_HEAD = 65_536;
/** Kinds in which a conversation can be. Any other is kept as the file it is, and need not be read to know that. */
const MAYBE: ReadonlySet<FileKind> = new Set(['json', 'html', 'csv', 'txt', 'zip', 'unknown']);

/**
 * False where its begin tells that it holds no conversation, nor (with `mails`) a mail that may. Of an unknown kind only text,
 * such as xml, can hold messages, and what Outlook packs in a winmail.dat.
 */
export function mayHoldConversation(bytes: Uint8Array, name: string, mails: boolean): boolean {
  const { kind } = detectKind(bytes, name);
  // In a mail one may come along.
  if (MAIL_KINDS.has(kind)) return mails;
  if (kind !== 'unknown' || looksLikeTnef(bytes)) return MAYBE.has(kind);
  return isUtf16(bytes) || !bytes.subarray(0, TEXT_HEAD).includes(0);
}
