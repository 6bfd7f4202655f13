/**
 * Reads a WhatsApp chat export, from either phone, in Dutch and English. Every line ends in exactly one message or in
 * `notUnderstood`; every guess (zone, order of day and month, where a message begins) leaves a trace. Our own reader,
 * since the known ones lose a first line, take system lines for people, and do not say what they skipped.
 */
import { KanaalError } from '../../shared/errors.ts';
import type { ReadMessage, SourceReading } from '../../shared/intake.ts';
import { MAX_CHAT_BYTES, MAX_MESSAGES, MAX_NOT_UNDERSTOOD, WHATSAPP_LIMIT, WHATSAPP_LIMIT_WITH_MEDIA } from './caps.ts';
import { type DateOrder, dayOf, decideOrder } from './chat-form.ts';
import { createHeaderReader, type HeaderLine, looksLikeHeader } from './chat-head.ts';
import { type ChatMedia, linkMedia } from './chat-media.ts';
import { describeRecords } from './chat-record.ts';
import { withoutMarks } from './chat-words.ts';
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

/** True for text of which a line near its begin is the head of a message with something after it. */
export function looksLikeChat(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536);
  // A cut in the middle of a letter is no other encoding.
  const readHeader = createHeaderReader();
  const lastEnd = head.lastIndexOf(0x0a) + 1;
  const whole = head.length === bytes.length || lastEnd === 0 ? head : head.subarray(0, lastEnd);
  return splitLines(decodeText(whole).text)
    .slice(0, 200)
    .some(({ text }) => {
      const header = readHeader(text);
      return header !== null && text.length > header.rest;
    });
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

/** Lines inside a message that look like the head of one, and heads that stand where an app would not put them. */
function markHeadLikeLines(
  records: readonly ChatRecord[],
  messages: readonly ReadMessage[],
  lines: readonly TextLine[],
  heads: readonly (HeaderLine | null)[],
  injected: ReadonlySet<number>,
  warn: Warn,
): void {
  for (const [r, record] of records.entries()) {
    const message = messages[r];
    if (!message) continue;
    for (let i = record.line + 1; i < record.line + record.lines; i++) {
      const text = lines[i]?.text ?? '';
      if (!heads[i] && !looksLikeHeader(text)) continue;
      if (!message.flags.includes('header_like_line')) message.flags.push('header_like_line');
      warn(injected.has(i) ? 'maybe_injected' : 'header_like_line', message.n, `line ${i + 1}`);
    }
    if (looksLikeHeader(message.text)) {
      // Pasted messages: the first of them follows the head at once.
      if (!message.flags.includes('header_like_line')) message.flags.push('header_like_line');
      warn('header_like_line', message.n, `line ${record.line + 1}`);
    }
    // WhatsApp cuts blank lines off the end of a message (but ends a poll with one): who typed a head left this one.
    const before = lines[record.line - 1];
    if (r > 0 && before && withoutMarks(before.text).trim() === '' && !messages[r - 1]?.kinds.includes('poll')) {
      message.flags.push('maybe_injected');
      warn('maybe_injected', message.n, `line ${record.line + 1}`);
    }
  }
}

/** Of two neighbours in the wrong order, the one is marked that does not fit around it, or both where either may be. */
function markOutOfOrder(messages: readonly ReadMessage[], warn: Warn): void {
  const mark = (odd: ReadMessage | undefined): void => {
    if (!odd || odd.flags.includes('out_of_order')) return;
    odd.flags.push('out_of_order');
    warn('out_of_order', odd.n, odd.at);
  };
  const known = messages.filter((m) => m.sentAt !== null);
  for (let i = 1; i < known.length; i++) {
    const [before, now] = [known[i - 1], known[i]];
    if (!isEarlier(now, before)) continue;
    const fitsWithoutBefore = i < 2 || !isEarlier(now, known[i - 2]);
    // Without the one before, time would go on; the same may hold without this one: then both are marked.
    if (fitsWithoutBefore) mark(before);
    if (!(fitsWithoutBefore && isEarlier(known[i + 1], before))) mark(now);
  }
}

/** Compares as text where both have one offset, which is nearly always and much faster. */
function isEarlier(a: ReadMessage | undefined, b: ReadMessage | undefined): boolean {
  const [x, y] = [a?.sentAt ?? '', b?.sentAt ?? ''];
  if (x === '' || y === '') return false;
  return x.slice(19) === y.slice(19) ? x < y : Date.parse(x) < Date.parse(y);
}

/** Words shorter than this are said twice in a minute by people, not by accident of an export. */
const TELLING = 20;

/** The same person, moment and words again: the same message, as when an export was put together by hand. */
function linkRepeats(messages: readonly ReadMessage[], warn: Warn): void {
  const seen = new Map<string, ReadMessage[]>();
  for (const message of messages) {
    if (message.author === null || message.text.length < TELLING || !message.kinds.includes('text')) continue;
    const then = seen.get(message.sentAtText);
    if (!then) {
      seen.set(message.sentAtText, [message]);
      continue;
    }
    const first = then.find((m) => m.text === message.text && m.author === message.author);
    if (first) {
      message.duplicateOf = { n: first.n, source: null };
      warn('duplicate', message.n, message.at);
    } else if (then.length < MAX_AT_ONCE) then.push(message);
  }
}

/** So many different messages in one minute are an attack on the search for repeats. */
const MAX_AT_ONCE = 500;

function warnOfLimit(messages: readonly ReadMessage[], warn: Warn): void {
  const withMedia = messages.some((m) => m.attachments.length > 0);
  const limit = withMedia ? WHATSAPP_LIMIT_WITH_MEDIA : WHATSAPP_LIMIT;
  // A few lines are the app's own and seem not to count.
  if (messages.length >= limit * 0.99) warn('export_limit', null, `${messages.length} messages`);
}
