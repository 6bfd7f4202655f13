/** A mail as a source: the outermost mail and every mail within it as messages, in one list. */

import { KanaalError } from '../../shared/errors.ts';
import type { MailAddress, MailReading, ReadMessage, SourceReading } from '../../shared/intake.ts';
import { MAX_MAILBOX_MAILS } from './caps.ts';
import { type KnownAddresses, readMail } from './mail.ts';
import { mailsOf } from './mbox.ts';
import {
  addFlag,
  attachmentOf,
  blankMessage,
  createWarnings,
  readingOf,
  shownLine,
  type Warn,
  withOne,
} from './reading.ts';
import { decodeText } from './text-lines.ts';

/** Reads one .eml. Counted in parts: each mail's text and each attachment. Throws what `readMail` throws. */
export async function readMailSource(bytes: Uint8Array): Promise<SourceReading> {
  const { list, warn } = createWarnings();
  const messages: ReadMessage[] = [];
  addMail(await readMail(bytes), 'part 1', messages, warn);
  return readingOf('eml', 'part', messages, list);
}

/**
 * Reads a mailbox. A mail that cannot be read is not understood, the others stay. Throws `file_unreadable` {why:
 * no_mailbox}, and `file_too_large` {what, limit}.
 */
export async function readMailbox(
  bytes: Uint8Array,
  onProgress?: (done: number, total: number) => void,
): Promise<SourceReading> {
  const { list, warn } = createWarnings();
  const messages: ReadMessage[] = [];
  const notUnderstood: SourceReading['notUnderstood'] = [];
  const mails = mailsOf(bytes);
  if (mails.length === 0) throw new KanaalError('file_unreadable', { why: 'no_mailbox' });
  if (mails.length > MAX_MAILBOX_MAILS)
    throw new KanaalError('file_too_large', { what: 'mails', limit: MAX_MAILBOX_MAILS });
  const seen = new Map<string, ReadMessage[]>();
  const known: KnownAddresses = new Map();
  for (const [i, { mail, holdsOthers }] of mails.entries()) {
    const place = `item ${i + 1}`;
    if (i % PROGRESS_EACH === 0) onProgress?.(i, mails.length);
    try {
      const reading = await readMail(mail, known);
      const first = messages.length;
      addMail(reading, place, messages, warn);
      const outer = messages[first];
      if (holdsOthers && outer) {
        addFlag(outer, 'header_like_line');
        warn('header_like_line', outer.n, place);
      }
      linkRepeat(reading.messageId, messages.slice(first), seen, warn);
    } catch (error) {
      if (!(error instanceof KanaalError)) throw error;
      warn('not_understood', null, place);
      notUnderstood.push({ at: place, text: shownLine(decodeText(mail.subarray(0, 500)).text) });
    }
  }
  return readingOf('mbox', 'message', messages, list, notUnderstood);
}

/** Mails: some tenths of a second. */
const PROGRESS_EACH = 200;

/** A mail with the same Message-ID and text as one before it, with all that is in it. */
function linkRepeat(
  id: string | null,
  added: readonly ReadMessage[],
  seen: Map<string, ReadMessage[]>,
  warn: Warn,
): void {
  const [outer] = added;
  if (id === null || !outer) return;
  const others = seen.get(id) ?? [];
  const first = others.find((one) => isSame(one, outer));
  if (!first) {
    // Few mails share an id; whoever gives a thousand the same one gets no thousand comparisons for each.
    if (others.length < MAX_SHARED_ID) others.push(outer);
    seen.set(id, others);
    return;
  }
  for (const [i, message] of added.entries()) {
    message.duplicateOf = { n: first.n + i, source: null };
    warn('duplicate', message.n, message.at);
  }
}

const MAX_SHARED_ID = 100;

function isSame(a: ReadMessage, b: ReadMessage): boolean {
  return (
    a.text === b.text &&
    a.subject === b.subject &&
    a.address === b.address &&
    a.attachments.length === b.attachments.length &&
    a.attachments.every(({ sha256 }, i) => sha256 === b.attachments[i]?.sha256)
  );
}

/** Adds a mail and those within it. */
export function addMail(mail: MailReading, place: string, messages: ReadMessage[], warn: Warn): void {
  const message = blankMessage(messages.length + 1, place);
  messages.push(message);
  message.sentAt = mail.sentAt;
  message.sentAtText = mail.sentAtText;
  message.certainty = mail.sentAtCertainty;
  message.author = joined(mail.from, (a) => a.name || a.address);
  message.address = joined(mail.from, (a) => a.address);
  message.to = [...mail.to, ...mail.cc, ...mail.bcc].map((a) => a.address || a.name);
  message.subject = mail.subject === '' ? null : mail.subject;
  message.text = mail.text;
  message.kinds = ['mail'];
  for (const w of mail.warnings) warn(w.code, message.n, w.at);
  for (const a of mail.attachments) {
    message.attachments = withOne(message.attachments, attachmentOf(a.name, a.content, a.mediaType, 'bijlage'));
    if (/^text\/calendar/i.test(a.mediaType) && !message.kinds.includes('calendar'))
      message.kinds = [...message.kinds, 'calendar'];
  }
  if (mail.warnings.some((w) => w.code === 'nested_kept_closed')) addFlag(message, 'kept_closed');
  if (mail.warnings.some((w) => w.code === 'original_headers_lost')) addFlag(message, 'original_headers_lost');
  for (const [i, child] of mail.children.entries()) addMail(child, `${place}.${i + 1}`, messages, warn);
}

/** Several senders stay several; none stays none. */
function joined(people: readonly MailAddress[], of: (a: MailAddress) => string): string | null {
  const names = people.map(of).filter((n) => n !== '');
  return names.length === 0 ? null : names.join(', ');
}
