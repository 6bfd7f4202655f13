/**
 * Reads a WhatsApp chat export, from either phone, in Dutch and English. Every line ends in exactly one message or in
 * `notUnderstood`; every guess (zone, order of day and month, where a message begins) leaves a trace. Our own reader,
 * since the known ones lose a first line, take system lines for people, and do not say what they skipped.
 */
import { KanaalError } from '../../shared/errors.ts';
import type { DateOrder, ReadMessage, SourceReading } from '../../shared/intake.ts';
import { MAX_CHAT_BYTES, MAX_MESSAGES, MAX_NOT_UNDERSTOOD } from './caps.ts';
import { linkRepeats, markHeadLikeLines, markOutOfOrder, warnOfLimit } from './chat-checks.ts';
import { dayOf, decideOrder } from './chat-form.ts';
import { createHeaderReader, type HeaderLine } from './chat-head.ts';
import { type ChatMedia, linkMedia } from './chat-media.ts';
import { describeRecords } from './chat-record.ts';
import { isNotice, withoutMarks } from './chat-words.ts';
import { createLocalClock } from './local-moment.ts';
import { blankMessage, createWarnings, readingOf, shownLine, type Warn } from './reading.ts';
import { decodeText, splitLines, type TextLine } from './text-lines.ts';

export interface ChatOptions {
  /** Files that came with the export, by their own names; absent for a bare text. */
  media?: ChatMedia;
  /** What the file's name says of the conversation: a person or a group. */
  conversation?: string | null;
  /** The answer to an ambiguous order of day and month. */
  dateOrder?: DateOrder;
}

/** One message as lines. */
export interface ChatRecord {
  header: HeaderLine;
  /** Index of its first line. */
  line: number;
  lines: number;
  /** After the head, with its further lines. */
  text: string;
}

/**
 * Throws `file_too_large` {what, limit} and `file_unreadable` {why: no_chat_lines | no_such_dates, lines} for text that
 * is no chat.
 */
export function readWhatsApp(bytes: Uint8Array, options: ChatOptions = {}): SourceReading {
  if (bytes.length > MAX_CHAT_BYTES) throw new KanaalError('file_too_large', { what: 'bytes', limit: MAX_CHAT_BYTES });
  const { text, guessed } = decodeText(bytes);
  const lines = splitLines(text);
  const { list, warn } = createWarnings();
  if (guessed) warn('encoding_guessed', null, 'text');
  const readHeader = createHeaderReader();
  const heads = lines.map((l) => readHeader(l.text));
  const { chosen, injectedByLineEnd, told } = headsOfThisForm(heads, lines);
  const headers = chosen.flatMap((is, i) => (is && heads[i] ? [heads[i]] : []));
  if (headers.length === 0) throw new KanaalError('file_unreadable', { why: 'no_chat_lines', lines: lines.length });
  if (headers.length > MAX_MESSAGES) throw new KanaalError('file_too_large', { what: 'messages', limit: MAX_MESSAGES });
  if (!told) warn('injection_possible', null, 'text');
  const records = recordsOf(lines, heads, chosen);
  const decided = options.dateOrder
    ? { order: options.dateOrder, rivals: [] }
    : decideOrder(headers, daysInNames(records));
  if (!decided) throw new KanaalError('file_unreadable', { why: 'no_such_dates', lines: lines.length });
  if (decided.rivals.length > 0) warn('date_order_ambiguous', null, [decided.order, ...decided.rivals].join(' '));

  const messages = records.map((r, i) => blankMessage(i + 1, placeOf(r)));
  setMoments(records, messages, decided.order, decided.rivals.length > 0, warn);
  describeRecords(records, messages, options.conversation ?? null, warn);
  markHeadLikeLines(records, messages, lines, heads, injectedByLineEnd, warn);
  markOutOfOrder(messages, warn);
  linkRepeats(messages, warn);
  const first = records[0]?.line ?? 0;
  const notUnderstood = lines.slice(0, first).map((l, i) => ({ at: `line ${i + 1}`, text: shownLine(l.text) }));
  if (notUnderstood.length > MAX_NOT_UNDERSTOOD)
    throw new KanaalError('file_unreadable', { why: 'no_chat_lines', lines: first });
  if (notUnderstood.length > 0)
    warn('not_understood', null, notUnderstood.length === 1 ? 'line 1' : `lines 1-${first}`);
  notUnderstood.push(...linkMedia(messages, options.media ?? null, warn));
  warnOfLimit(messages, warn);
  // WhatsApp on an iPhone always writes seconds; brackets without them are of another program.
  const other = headers[0] !== undefined && headers[0].brackets && !headers[0].hasSeconds;
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
  const readHeader = createHeaderReader();
  const lines = splitLines(decodeText(whole).text).slice(0, 200);
  const first = lines.findIndex((l) => l.text.trim() !== '');
  const found = lines.flatMap(({ text }, i) => {
    const header = readHeader(text);
    return header !== null && text.length > header.rest ? [{ i, rest: withoutMarks(text.slice(header.rest)) }] : [];
  });
  if (found.length === 0 || (found.length === 1 && found[0]?.i !== first)) return false;
  return found.some(({ rest }) => /\S:(?: |$|\.)/.test(rest) || isNotice(rest));
}

interface Chosen {
  chosen: boolean[];
  /** Lines that look exactly like a head, but stand after a line end that never ends a message in this file. */
  injectedByLineEnd: ReadonlySet<number>;
  /** The line ends of this file tell where a message begins. */
  told: boolean;
}

/** Of all lines that could be heads, those in the one form in which this export was written. */
function headsOfThisForm(heads: readonly (HeaderLine | null)[], lines: readonly TextLine[]): Chosen {
  const counts = new Map<string, number>();
  for (const h of heads) if (h) counts.set(h.form, (counts.get(h.form) ?? 0) + 1);
  let form = '';
  for (const [f, n] of counts) if (n > (counts.get(form) ?? 0)) form = f;
  const sameForm = (h: HeaderLine | null): h is HeaderLine => h?.form === form;
  const own = heads.filter(sameForm);
  const padded = [0, 1, 2, 3].map((field) => paddingOf(own, field));
  const chosen = heads.map((h) => sameForm(h) && fitsPadding(h, padded));
  const dropped = dropAfterPlainLineEnd(chosen, lines);
  return { chosen, injectedByLineEnd: dropped ?? new Set(), told: dropped !== null };
}

/** Digits and value of a field: three of the date, then the hour. */
function fieldOf(h: HeaderLine, field: number): readonly [digits: number, value: number] {
  return field === 3 ? [h.hourDigits, h.writtenHour] : [h.digits[field] ?? 0, h.date[field] ?? 0];
}

/** 'two' where numbers below ten have a nought before them, 'one' where they do not, null where none is below ten. */
function paddingOf(headers: readonly HeaderLine[], field: number): 'one' | 'two' | null {
  let one = 0;
  let zero = 0;
  for (const h of headers) {
    const [digits, value] = fieldOf(h, field);
    if (digits === 1) one++;
    else if (digits === 2 && value < 10) zero++;
  }
  if (one === 0 && zero === 0) return null;
  return one > zero ? 'one' : 'two';
}

function fitsPadding(h: HeaderLine, padded: readonly ('one' | 'two' | null)[]): boolean {
  return padded.every((kind, field) => {
    const [digits, value] = fieldOf(h, field);
    if (kind === 'two') return digits !== 1;
    // Midnight is written 00 by some phones that write 9:05.
    return kind !== 'one' || digits !== 2 || value >= 10 || (field === 3 && value === 0);
  });
}

/**
 * An iPhone ends a message with CR LF and a line inside it with LF. In such a file a head after a bare LF was typed by
 * somebody: it stays text. Only where the file leaves no doubt that it is made that way; null where it does.
 */
function dropAfterPlainLineEnd(chosen: boolean[], lines: readonly TextLine[]): ReadonlySet<number> | null {
  let after = 0;
  let total = 0;
  let foldedAfterCrLf = 0;
  const first = chosen.indexOf(true);
  for (let i = first + 1; i < lines.length; i++) {
    if (chosen[i]) {
      total++;
      if (lines[i]?.afterCrLf) after++;
    } else if (lines[i]?.afterCrLf) foldedAfterCrLf++;
  }
  const dropped = new Set<number>();
  if (first < 0 || after < 2 || after < total * 0.8 || foldedAfterCrLf > 0) return null;
  for (let i = first + 1; i < lines.length; i++) {
    if (!chosen[i] || lines[i]?.afterCrLf) continue;
    chosen[i] = false;
    dropped.add(i);
  }
  return dropped;
}

function recordsOf(
  lines: readonly TextLine[],
  heads: readonly (HeaderLine | null)[],
  chosen: readonly boolean[],
): ChatRecord[] {
  const records: ChatRecord[] = [];
  let record: ChatRecord | null = null;
  for (const [i, { text }] of lines.entries()) {
    const header = chosen[i] ? heads[i] : null;
    if (header) {
      record = { header, line: i, lines: 1, text: text.slice(header.rest) };
      records.push(record);
    } else if (record) {
      record.text += `\n${text}`;
      record.lines++;
    }
  }
  return records;
}

/** Days in the names that both phones give to media: `IMG-20270306-WA0001.jpg`, `00000012-PHOTO-2027-03-06-…`. */
function daysInNames(records: readonly ChatRecord[]): { header: HeaderLine; day: string }[] {
  return records.flatMap(({ header, text }) => {
    const m =
      text.length < 300 ? /(?:-|\b[A-Z]{3}-)(20\d\d)(-?)(\d\d)\2(\d\d)-(?:WA\d|\d\d-\d\d-\d\d)/.exec(text) : null;
    return m ? [{ header, day: `${m[1]}-${m[3]}-${m[4]}` }] : [];
  });
}

function placeOf({ line, lines }: ChatRecord): string {
  return lines === 1 ? `line ${line + 1}` : `lines ${line + 1}-${line + lines}`;
}

function setMoments(
  records: readonly ChatRecord[],
  messages: readonly ReadMessage[],
  order: DateOrder,
  isGuess: boolean,
  warn: Warn,
): void {
  const clock = createLocalClock();
  let date: HeaderLine['date'] | null = null;
  let day: string | null = null;
  for (const [i, { header }] of records.entries()) {
    const message = messages[i];
    if (!message) continue;
    message.sentAtText = header.moment;
    if (header.date !== date) day = dayOf(header, order);
    ({ date } = header);
    if (day === null) {
      message.certainty = 'impossible';
      warn('bad_date', message.n, message.at);
      continue;
    }
    const { sentAt, certainty } = clock(day, header.hour, header.minute, header.second);
    message.sentAt = sentAt;
    message.certainty = isGuess && header.date[0] !== header.date[1] ? 'ambiguous' : certainty;
    if (certainty === 'impossible') warn('local_time_impossible', message.n, message.at);
    if (certainty === 'ambiguous') warn('local_time_ambiguous', message.n, message.at);
  }
}
