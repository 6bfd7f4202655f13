/**
 * Reads a WhatsApp chat export, from either phone, in Dutch and English. Every line ends in exactly one message or in
 * `notUnderstood`; every guess (zone, order of day and month, where a message begins) leaves a trace. Our own reader,
 * since the known ones lose a first line, take system lines for people, and do not say what they skipped.
 */
import { KanaalError } from '../../shared/errors.ts';
import type { DateOrder, SourceReading } from '../../shared/intake.ts';
import { MAX_CHAT_BYTES, MAX_MESSAGES, MAX_NOT_UNDERSTOOD } from './caps.ts';
import { linkRepeats, markOutOfOrder, warnOfLimit } from './chat-checks.ts';
import { decideOrder } from './chat-form.ts';
import { type ChatRecord, createHeaderReader, type HeaderLine } from './chat-head.ts';
import { type ChatLines, endOf, headsOfThisForm, linesBefore, readLines } from './chat-lines.ts';
import { type ChatMedia, linkMedia } from './chat-media.ts';
import { readMessages } from './chat-messages.ts';
import { wordsBetween } from './chat-split.ts';
import { hasMarks, isNotice, withoutMarks } from './chat-words.ts';
import { createWarnings, readingOf, shownLine } from './reading.ts';
import { decodeText, indexLines } from './text-lines.ts';

export interface ChatOptions {
  /** Files that came with the export, by their own names; absent for a bare text. */
  media?: ChatMedia;
  /** What the file's name says of the conversation: a person or a group. */
  conversation?: string | null;
  /** The answer to an ambiguous order of day and month. */
  dateOrder?: DateOrder;
}

/**
 * Throws `file_too_large` {what, limit} and `file_unreadable` {why: no_chat_lines | no_such_dates, lines} for text that
 * is no chat.
 */
export function readWhatsApp(bytes: Uint8Array, options: ChatOptions = {}): SourceReading {
  if (bytes.length > MAX_CHAT_BYTES) throw new KanaalError('file_too_large', { what: 'bytes', limit: MAX_CHAT_BYTES });
  const { text, guessed } = decodeText(bytes);
  const { list, warn } = createWarnings();
  if (guessed) warn('encoding_guessed', null, 'text');
  const lines = readLines(text);
  const chosen = headsOfThisForm(lines);
  const { records } = chosen;
  if (records.length === 0) throw new KanaalError('file_unreadable', { why: 'no_chat_lines', lines: lines.count });
  if (records.length > MAX_MESSAGES) throw new KanaalError('file_too_large', { what: 'messages', limit: MAX_MESSAGES });
  if (!chosen.told) warn('injection_possible', null, 'text');
  const decided = options.dateOrder
    ? { order: options.dateOrder, rivals: [] }
    : decideOrder(chosen.days, () => daysInNames(lines, records));
  if (!decided) throw new KanaalError('file_unreadable', { why: 'no_such_dates', lines: lines.count });
  if (decided.rivals.length > 0) warn('date_order_ambiguous', null, [decided.order, ...decided.rivals].join(' '));

  const source = { lines, chosen, hasMarks: hasMarks(text, bytes), conversation: options.conversation ?? null };
  const { messages, moments, repeats, withMedia } = readMessages(source, decided, warn);
  if (!moments.isForward) markOutOfOrder(messages, moments.seconds, warn);
  linkRepeats(messages, moments, repeats, warn);
  const first = records[0]?.line ?? 0;
  if (first > MAX_NOT_UNDERSTOOD) throw new KanaalError('file_unreadable', { why: 'no_chat_lines', lines: first });
  const before = linesBefore(lines, records[0]?.start ?? 0);
  const notUnderstood = before.map((line, i) => ({ at: `line ${i + 1}`, text: shownLine(line) }));
  if (notUnderstood.length > 0)
    warn('not_understood', null, notUnderstood.length === 1 ? 'line 1' : `lines 1-${first}`);
  notUnderstood.push(...linkMedia(withMedia, options.media ?? null, warn));
  warnOfLimit(messages.length, withMedia, warn);
  // WhatsApp on an iPhone always writes seconds; brackets without them are of another program.
  const form = records[0]?.day.form;
  const other = form !== undefined && form.brackets && !form.hasSeconds;
  return readingOf(other ? 'chat' : 'whatsapp', 'message', messages, list, notUnderstood);
}

/**
 * True for text that begins with the head of a message, or holds several near its begin, of which one has an author or is
 * what WhatsApp writes first. A note with a date in it is no chat.
 */
export function looksLikeChat(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536);
  // A cut in the middle of a letter is no other encoding.
  const lastEnd = head.lastIndexOf(0x0a) + 1;
  const whole = head.length === bytes.length || lastEnd === 0 ? head : head.subarray(0, lastEnd);
  const { text } = decodeText(whole);
  const readHeader = createHeaderReader(text);
  const { starts, ends } = indexLines(text);
  const lines = starts.slice(0, 200).map((start, i) => [start, ends[i] ?? start] as const);
  const first = lines.findIndex(([start, end]) => text.slice(start, end).trim() !== '');
  const found = lines.flatMap(([start, end], i) => {
    const header = readHeader(start, end);
    return header !== null && end > header.rest ? [{ i, rest: withoutMarks(text.slice(header.rest, end)) }] : [];
  });
  if (found.length === 0 || (found.length === 1 && found[0]?.i !== first)) return false;
  return found.some(({ rest }) => /\S:(?: |$|\.)/.test(rest) || isNotice(rest));
}

/** Days in the names that both phones give to media: `IMG-20270306-WA0001.jpg`, `00000012-PHOTO-2027-03-06-…`. */
function daysInNames(lines: ChatLines, records: readonly ChatRecord[]): { header: HeaderLine; day: string }[] {
  return records.flatMap((header, i) => {
    const next = records[i + 1];
    const isOneLine = (next?.line ?? lines.count) === header.line + 1;
    const text = wordsBetween(lines, header.rest, endOf(lines, header, next), isOneLine);
    const m =
      text.length < 300 && text.includes('-20')
        ? /(?:-|\b[A-Z]{3}-)(20\d\d)(-?)(\d\d)\2(\d\d)-(?:WA\d|\d\d-\d\d-\d\d)/.exec(text)
        : null;
    return m ? [{ header, day: `${m[1]}-${m[3]}-${m[4]}` }] : [];
  });
}
