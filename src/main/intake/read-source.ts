/**
 * The one door of intake: the bytes of a dropped file, of any kind, become a reading. What it is, its contents say; the
 * name is a label. Runs in a worker (`run-intake.ts`), which has the caps on time and memory.
 */
import { KanaalError } from '../../shared/errors.ts';
import type { DateOrder, ReadMessage, SourceReading } from '../../shared/intake.ts';
import { MAX_MEMBERS, MAX_SOURCE_BYTES, MAX_UNPACKED_BYTES, MAX_ZIP_DEPTH } from './caps.ts';
import { detectKind, looksLikeTnef } from './detect.ts';
import { readMailbox, readMailSource } from './mail-source.ts';
import { warnOfMarkings } from './marking.ts';
import { looksLikeMailbox, splitMailbox } from './mbox.ts';
import type { Member } from './member.ts';
import { readMembers } from './members.ts';
import { readMsg } from './msg.ts';
import { attachmentOf, blankMessage, createWarnings, readingOf } from './reading.ts';
import { looksLikeSignal, readSignal } from './signal.ts';
import { looksLikeSmsBackup, readSms } from './sms.ts';
import { telegramIn } from './telegram.ts';
import { decodeText } from './text-lines.ts';
import { readTnef } from './tnef.ts';
import { looksLikeChat, readWhatsApp } from './whatsapp.ts';
import { unzip, type ZipBudget } from './zip.ts';

export interface ReadOptions {
  /** The answer to `date_order_ambiguous`. */
  dateOrder?: DateOrder;
  /** Told now and then while a mailbox is read. */
  onProgress?: (done: number, total: number) => void;
}

/** What a reader of members needs to read one of them as a source of its own. */
export interface Reading {
  options: ReadOptions;
  budget: ZipBudget;
  depth: number;
  read(this: void, name: string, bytes: Uint8Array, depth: number): Promise<SourceReading>;
}

/**
 * Throws `file_too_large` {what, limit} beyond a cap and `file_unreadable` {why} for bytes that are not what they begin
 * as. Everything else is read, or kept as the file it is.
 */
export async function readSource(name: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<SourceReading> {
  return marked(await readAny(name, bytes, startReading(options)));
}

/** The files of a folder, as one source: an export that was unpacked, or just files. */
export async function readFolder(
  name: string,
  members: readonly Member[],
  options: ReadOptions = {},
): Promise<SourceReading> {
  if (members.length > MAX_MEMBERS) throw new KanaalError('file_too_large', { what: 'members', limit: MAX_MEMBERS });
  const refused = members.flatMap((m) => (m.refused === undefined ? [] : [{ name: m.name, why: m.refused }]));
  const taken = members.filter((m) => m.refused === undefined);
  return marked(await readMembers(name, { members: taken, refused, renamed: [] }, startReading(options)));
}

function startReading(options: ReadOptions): Reading {
  const reading: Reading = {
    options,
    budget: { bytes: MAX_UNPACKED_BYTES, members: MAX_MEMBERS },
    depth: MAX_ZIP_DEPTH,
    read: (name, bytes, depth) => readAny(name, bytes, { ...reading, depth }),
  };
  return reading;
}

function marked(reading: SourceReading): SourceReading {
  const { list, warn } = createWarnings();
  warnOfMarkings(reading.messages, warn);
  reading.warnings.push(...list);
  return reading;
}

async function readAny(name: string, bytes: Uint8Array, reading: Reading): Promise<SourceReading> {
  if (bytes.length > MAX_SOURCE_BYTES)
    throw new KanaalError('file_too_large', { what: 'bytes', limit: MAX_SOURCE_BYTES });
  if (bytes.length === 0) throw new KanaalError('file_unreadable', { why: 'empty' });
  const { kind } = detectKind(bytes, name);
  if (kind === 'zip') {
    if (reading.depth <= 0) throw new KanaalError('file_too_large', { what: 'zip_depth', limit: MAX_ZIP_DEPTH });
    return readMembers(name, await unzip(bytes, reading.budget), reading);
  }
  if (kind === 'msg') return readMsg(bytes);
  if (looksLikeMailbox(bytes) && (/\.mbo?x$/i.test(name) || splitMailbox(bytes).length > 1))
    return readMailbox(bytes, reading.options.onProgress);
  if (kind === 'eml') return readMailSource(bytes);
  if (looksLikeTnef(bytes)) return readTnef(bytes);
  if (['json', 'txt', 'csv', 'html', 'unknown'].includes(kind)) {
    const chat = readText(name, bytes, reading.options);
    if (chat) return chat;
  }
  return readFile(name, bytes);
}

/** The kinds of source that are text; null for text that is none of them. */
function readText(name: string, bytes: Uint8Array, options: ReadOptions): SourceReading | null {
  if (looksLikeSignal(bytes)) return readSignal(bytes);
  const telegram = telegramIn(bytes);
  if (telegram) return telegram;
  if (looksLikeSmsBackup(bytes)) return readSms(bytes);
  if (!looksLikeChat(bytes)) return null;
  const order = options.dateOrder === undefined ? {} : { dateOrder: options.dateOrder };
  return readWhatsApp(bytes, { ...order, conversation: conversationOf(name) });
}

/** WhatsApp names an export after the person or group, in the language of the telephone. */
export function conversationOf(name: string): string | null {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const m = /^WhatsApp(?:-| )chat (?:met|with|-|–) ?(.{1,200}?)(?: \(\d+\))?\.(?:txt|zip)$/i.exec(
    base.normalize('NFC'),
  );
  return m?.[1]?.trim() || null;
}

/** A file that holds no messages: one message of which the file is the attachment, with its text where it is text. */
function readFile(name: string, bytes: Uint8Array): SourceReading {
  const { kind } = detectKind(bytes, name);
  const { list, warn } = createWarnings();
  const message: ReadMessage = blankMessage(1, 'part 1');
  message.kinds = ['file'];
  if (kind === 'txt') {
    const { text, guessed } = decodeText(bytes);
    message.text = text.replaceAll('\r\n', '\n');
    if (guessed) warn('encoding_guessed', 1, 'text');
  }
  message.attachments = [attachmentOf(name, bytes, '', 'bestand')];
  return readingOf(kind, 'part', [message], list);
}
