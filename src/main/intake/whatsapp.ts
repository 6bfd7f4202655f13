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
import { type ChatRecord, createHeaderReader, type HeaderDay, type HeaderForm, type HeaderLine } from './chat-head.ts';
import { type ChatMedia, linkMedia } from './chat-media.ts';
import { describeRecords } from './chat-record.ts';
import { hasMarks, isNotice, withoutMarks } from './chat-words.ts';
import { createLocalClock } from './local-moment.ts';
import { blankMessage, createWarnings, readingOf, shownLine, type Warn } from './reading.ts';
import { decodeText, indexLines, isAfterCrLf, type LineIndex, lineOf } from './text-lines.ts';

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
  const lines = indexLines(text);
  const { list, warn } = createWarnings();
  if (guessed) warn('encoding_guessed', null, 'text');
  const { heads, runs } = readHeads(lines);
  const { chosen, injectedByLineEnd, told } = headsOfThisForm(heads, runs, lines);
  const records = recordsOf(lines, heads, chosen);
  if (records.length === 0) throw new KanaalError('file_unreadable', { why: 'no_chat_lines', lines: lines.count });
  if (records.length > MAX_MESSAGES) throw new KanaalError('file_too_large', { what: 'messages', limit: MAX_MESSAGES });
  if (!told) warn('injection_possible', null, 'text');
  const decided = options.dateOrder
    ? { order: options.dateOrder, rivals: [] }
    : decideOrder(chosen ? records.map(({ day }) => day) : runs.map(({ day }) => day), () =>
        daysInNames(records, text),
      );
  if (!decided) throw new KanaalError('file_unreadable', { why: 'no_such_dates', lines: lines.count });
  if (decided.rivals.length > 0) warn('date_order_ambiguous', null, [decided.order, ...decided.rivals].join(' '));

  const { messages, moments, inOrder } = messagesOf(records, decided.order, decided.rivals.length > 0, warn);
  describeRecords(text, records, messages, options.conversation ?? null, hasMarks(text, bytes), warn);
  markHeadLikeLines(records, messages, lines, heads, injectedByLineEnd, warn);
  if (!inOrder) markOutOfOrder(messages, moments, warn);
  linkRepeats(messages, moments, inOrder, warn);
  const first = records[0]?.line ?? 0;
  if (first > MAX_NOT_UNDERSTOOD) throw new KanaalError('file_unreadable', { why: 'no_chat_lines', lines: first });
  const notUnderstood = Array.from({ length: first }, (_, i) => ({
    at: `line ${i + 1}`,
    text: shownLine(lineOf(lines, i)),
  }));
  if (notUnderstood.length > 0)
    warn('not_understood', null, notUnderstood.length === 1 ? 'line 1' : `lines 1-${first}`);
  notUnderstood.push(...linkMedia(messages, options.media ?? null, warn));
  warnOfLimit(messages, warn);
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

/** Heads next to each other that are of one day, counted together. */
interface Run {
  day: HeaderDay;
  count: number;
  /** Heads with an hour of one digit, and with a nought before it. */
  oneHour: number;
  zeroHour: number;
}

/** All lines that could be heads, null for others; and the days they are of. One pass, since a first read is slow in each. */
function readHeads({ text, starts, ends, count }: LineIndex): { heads: (ChatRecord | null)[]; runs: Run[] } {
  const readHeader = createHeaderReader(text);
  const heads: (ChatRecord | null)[] = [];
  const runs: Run[] = [];
  let run: Run | null = null;
  for (let i = 0; i < count; i++) {
    const head = readHeader(starts[i]!, ends[i]!);
    heads.push(head);
    if (head === null) continue;
    if (run === null || run.day !== head.day) {
      run = { day: head.day, count: 0, oneHour: 0, zeroHour: 0 };
      runs.push(run);
    }
    run.count++;
    if (head.hourDigits === 1) run.oneHour++;
    else if (head.writtenHour < 10) run.zeroHour++;
  }
  return { heads, runs };
}

interface Chosen {
  /** By line; null: every line that could be one is one. */
  chosen: boolean[] | null;
  /** Lines that look exactly like a head, but stand after a line end that never ends a message in this file. */
  injectedByLineEnd: ReadonlySet<number>;
  /** The line ends of this file tell where a message begins. */
  told: boolean;
}

/** Of all lines that could be heads, those in the one form in which this export was written. */
function headsOfThisForm(heads: readonly (HeaderLine | null)[], runs: readonly Run[], lines: LineIndex): Chosen {
  const counts = new Map<HeaderForm, number>();
  for (const { day, count } of runs) counts.set(day.form, (counts.get(day.form) ?? 0) + count);
  let form: HeaderForm | null = null;
  let most = 0;
  for (const [f, n] of counts) {
    if (n <= most) continue;
    form = f;
    most = n;
  }
  const padded = paddingOf(runs, form);
  // On Android there is no CR LF at all.
  const twoEnds = lines.text.includes('\r\n');
  if (counts.size === 1 && padded === null && !twoEnds)
    return { chosen: null, injectedByLineEnd: new Set(), told: false };
  const chosen = heads.map((h) => h !== null && h.day.form === form && (padded === null || fitsPadding(h, padded)));
  const dropped = twoEnds ? dropAfterPlainLineEnd(chosen, lines) : null;
  return { chosen, injectedByLineEnd: dropped ?? new Set(), told: dropped !== null };
}

/**
 * For the three fields of a date and the hour: 'two' where numbers below ten have a nought before them, 'one' where they do
 * not, null where none is below ten.
 */
type Padding = readonly ('one' | 'two' | null)[];

/** Null where no two heads contradict each other: then all fit. */
function paddingOf(runs: readonly Run[], form: HeaderForm | null): Padding | null {
  const one = [0, 0, 0, 0];
  const zero = [0, 0, 0, 0];
  for (const { day, count, oneHour, zeroHour } of runs) {
    if (day.form !== form) continue;
    for (let field = 0; field < 3; field++) {
      if (day.digits[field] === 1) one[field]! += count;
      else if (day.digits[field] === 2 && day.date[field]! < 10) zero[field]! += count;
    }
    one[3]! += oneHour;
    zero[3]! += zeroHour;
  }
  if (one.every((n, field) => n === 0 || zero[field] === 0)) return null;
  return one.map((n, field) => (n === 0 && zero[field] === 0 ? null : n > (zero[field] ?? 0) ? 'one' : 'two'));
}

function fitsPadding(h: HeaderLine, padded: Padding): boolean {
  const { digits, date } = h.day;
  return (
    fitsField(digits[0], date[0], padded[0]) &&
    fitsField(digits[1], date[1], padded[1]) &&
    fitsField(digits[2], date[2], padded[2]) &&
    // Midnight is written 00 by some phones that write 9:05.
    (h.writtenHour === 0
      ? padded[3] !== 'two' || h.hourDigits !== 1
      : fitsField(h.hourDigits, h.writtenHour, padded[3]))
  );
}

function fitsField(digits: number, value: number, kind: Padding[number] | undefined): boolean {
  if (kind === 'two') return digits !== 1;
  return kind !== 'one' || digits !== 2 || value >= 10;
}

/**
 * An iPhone ends a message with CR LF and a line inside it with LF. In such a file a head after a bare LF was typed by
 * somebody: it stays text. Only where the file leaves no doubt that it is made that way; null where it does.
 */
function dropAfterPlainLineEnd(chosen: boolean[], lines: LineIndex): ReadonlySet<number> | null {
  let after = 0;
  let total = 0;
  let foldedAfterCrLf = 0;
  const first = chosen.indexOf(true);
  for (let i = first + 1; i < lines.count; i++) {
    if (chosen[i]) {
      total++;
      if (isAfterCrLf(lines, i)) after++;
    } else if (isAfterCrLf(lines, i)) foldedAfterCrLf++;
  }
  const dropped = new Set<number>();
  if (first < 0 || after < 2 || after < total * 0.8 || foldedAfterCrLf > 0) return null;
  for (let i = first + 1; i < lines.count; i++) {
    if (!chosen[i] || isAfterCrLf(lines, i)) continue;
    chosen[i] = false;
    dropped.add(i);
  }
  return dropped;
}

function recordsOf(
  lines: LineIndex,
  heads: readonly (ChatRecord | null)[],
  chosen: readonly boolean[] | null,
): ChatRecord[] {
  const records: ChatRecord[] = [];
  const { text, ends } = lines;
  // Texts are cut from the whole when their authors are told; only where a line end is not LF is there something to replace.
  const otherEnds = text.includes('\r');
  const finish = (record: ChatRecord, next: number): void => {
    record.lines = next - record.line;
    record.until = ends[next - 1] ?? text.length;
    if (otherEnds && record.lines > 1)
      record.text = text.slice(record.rest, record.until).replaceAll(lines.end === '\n' ? '\r\n' : '\r', '\n');
  };
  let last: ChatRecord | null = null;
  for (let i = 0; i < heads.length; i++) {
    const head = heads[i];
    if (!head || (chosen !== null && !chosen[i])) continue;
    if (last) finish(last, i);
    last = head;
    head.line = i;
    records.push(head);
  }
  if (last) finish(last, lines.count);
  return records;
}

/** Days in the names that both phones give to media: `IMG-20270306-WA0001.jpg`, `00000012-PHOTO-2027-03-06-…`. */
function daysInNames(records: readonly ChatRecord[], source: string): { header: HeaderLine; day: string }[] {
  return records.flatMap((header) => {
    const text = header.text || source.slice(header.rest, header.until);
    const m =
      text.length < 300 && text.includes('-20')
        ? /(?:-|\b[A-Z]{3}-)(20\d\d)(-?)(\d\d)\2(\d\d)-(?:WA\d|\d\d-\d\d-\d\d)/.exec(text)
        : null;
    return m ? [{ header, day: `${m[1]}-${m[3]}-${m[4]}` }] : [];
  });
}

function placeOf({ line, lines }: ChatRecord): string {
  return lines === 1 ? `line ${line + 1}` : `lines ${line + 1}-${line + lines}`;
}

/** A message with its place and moment for each record; the moments in seconds since 1970 as well, NaN where there is none, and whether none goes back. */
function messagesOf(
  records: readonly ChatRecord[],
  order: DateOrder,
  isGuess: boolean,
  warn: Warn,
): { messages: ReadMessage[]; moments: number[]; inOrder: boolean } {
  const clock = createLocalClock();
  const messages: ReadMessage[] = [];
  const moments: number[] = [];
  let shared: HeaderDay | null = null;
  let day: string | null = null;
  let latest = 0;
  let inOrder = true;
  for (const record of records) {
    const message = blankMessage(messages.length + 1, placeOf(record));
    messages.push(message);
    message.sentAtText = record.moment;
    if (record.day !== shared) {
      shared = record.day;
      day = dayOf(shared, order);
    }
    if (day === null) {
      message.certainty = 'impossible';
      moments.push(Number.NaN);
      warn('bad_date', message.n, message.at);
      continue;
    }
    const { time } = record;
    const { sentAt, certainty, seconds } = clock(day, Math.floor(time / 3_600), Math.floor(time / 60) % 60, time % 60);
    message.sentAt = sentAt;
    message.certainty = isGuess && shared.date[0] !== shared.date[1] ? 'ambiguous' : certainty;
    moments.push(seconds);
    if (seconds < latest) inOrder = false;
    else if (seconds > latest) latest = seconds;
    if (certainty === 'impossible') warn('local_time_impossible', message.n, message.at);
    if (certainty === 'ambiguous') warn('local_time_ambiguous', message.n, message.at);
  }
  return { messages, moments, inOrder };
}
