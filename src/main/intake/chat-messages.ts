/**
 * Makes the messages of a chat export from its heads, in one pass: on a first read each further pass over 40,000 messages
 * costs as much as the work it does. What is told by all of them together is collected on the way and settled after it.
 */
import type { ReadMessage } from '../../shared/intake.ts';
import {
  canRepeat,
  createRepeats,
  endsInBlank,
  findHeadLikeLines,
  type Moments,
  markOddities,
  type Oddity,
  oddityOf,
} from './chat-checks.ts';
import { type DecidedOrder, dayOf } from './chat-form.ts';
import { type ChatRecord, type HeaderDay, looksLikeHeader } from './chat-head.ts';
import { type ChatLines, type Chosen, endOf } from './chat-lines.ts';
import {
  describe,
  doubtAuthor,
  dropGroupAsAuthor,
  isBetweenTwo,
  nameOfConversation,
  warnOfAuthors,
  warnOfUnsettled,
} from './chat-record.ts';
import { createSplitter, type Learnt, type Plain, type Splitter, unsettledNames } from './chat-split.ts';
import { withoutMarks } from './chat-words.ts';
import { createLocalClock } from './local-moment.ts';
import { addFlag, blankMessage, createWarnings, KIND, type Warn } from './reading.ts';

export interface ChatSource {
  lines: ChatLines;
  chosen: Chosen;
  /** Somewhere in it stands an invisible mark of direction. */
  hasMarks: boolean;
  /** What the file's name says of the conversation. */
  conversation: string | null;
}

export interface ChatMessages {
  messages: ReadMessage[];
  moments: Moments;
  /** Those that may be a repeat or have one, by their index; only where the moments are forward. */
  repeats: readonly number[];
  /** Those that may name a file, or say that one is not there. */
  withMedia: readonly ReadMessage[];
}

/** Reads all messages, and warns of what is odd in them. */
export function readMessages(source: ChatSource, decided: DecidedOrder, warn: Warn): ChatMessages {
  let pass = readOnce(source, decided, null);
  // Some names are told by all messages together: with those in hand, it is read again.
  const learnt = pass.splitter.learnt();
  if (learnt) pass = readOnce(source, decided, learnt);
  const { messages, notices, dates, traces, oddities } = pass;
  const { people } = pass.splitter;
  for (const { code, message, at } of dates.list) warn(code, message, at);
  let group = source.conversation;
  let isAuthor = false;
  for (const { message, author } of notices) {
    group = nameOfConversation(message, author) ?? group;
    if (message.author !== null) isAuthor = true;
  }
  if (isAuthor) group = dropGroupAsAuthor(messages, people, warn) ?? group;
  if (group !== source.conversation) for (const message of messages) message.conversation = group;
  warnOfAuthors(people, warn);
  warnOfUnsettled(messages, unsettledNames(people, learnt, source.conversation), warn);
  if (!isBetweenTwo(people, source.conversation)) for (const message of pass.seconds) doubtAuthor(message, warn);
  for (const { code, message, at } of traces.list) warn(code, message, at);
  markOddities(oddities, warn);
  return pass;
}

/** All that one pass finds. */
interface Pass extends ChatMessages {
  moments: { seconds: Float64Array; isForward: boolean; latest: number };
  withMedia: ReadMessage[];
  splitter: Splitter;
  /** Lines of the app, and who the export says wrote them. */
  notices: { message: ReadMessage; author: string | null }[];
  /** Messages of which the name may go on in their words. */
  seconds: ReadMessage[];
  dates: ReturnType<typeof createWarnings>;
  traces: ReturnType<typeof createWarnings>;
  oddities: Oddity[];
}

function readOnce(source: ChatSource, decided: DecidedOrder, learnt: Learnt | null): Pass {
  const { lines, chosen } = source;
  const { records } = chosen;
  const { text } = lines;
  const plain: Plain = source.hasMarks ? withoutMarks : (words) => words;
  const repeats = createRepeats();
  const pass: Pass = {
    messages: [],
    moments: { seconds: new Float64Array(records.length), isForward: true, latest: 0 },
    repeats: repeats.found,
    withMedia: [],
    splitter: createSplitter(lines, plain, learnt, source.conversation),
    notices: [],
    seconds: [],
    dates: createWarnings(),
    traces: createWarnings(),
    oddities: [],
  };
  const { messages, splitter, oddities } = pass;
  const placeOf = createPlaces();
  const date = createDates(decided, pass);
  const namesFile = createSearch(text);
  // What the message before left for this one to look at: where it ended, if it has more than one line.
  let longUntil = -1;
  const read = (record: ChatRecord, next: ChatRecord | undefined): void => {
    const until = endOf(lines, record, next);
    const count = (next ? next.line : lines.count) - record.line;
    const message = blankMessage(messages.length + 1, placeOf(record.line, count));
    message.sentAtText = record.moment;
    message.conversation = source.conversation;
    const second = date(message, record);
    const author = splitter.author(record.rest, until, count === 1);
    describe(message, author, splitter.text, plain(splitter.text));
    if (splitter.second !== null && message.author !== null) pass.seconds.push(message);
    if (splitter.doubtful) {
      addFlag(message, 'author_uncertain');
      pass.traces.warn('author_uncertain', message.n, message.at);
    }
    if (message.kinds === KIND.system || message.kinds === KIND.deleted) keepTrace(message, author?.name ?? null, pass);
    if (message.author !== null && (message.flags.length > 0 || namesFile(record.rest, until)))
      pass.withMedia.push(message);
    if (canRepeat(message)) repeats.add(message.n - 1, second);
    if (count > 1) findHeadLikeLines(lines, chosen, record, until, message, oddities);
    // Pasted messages: the first of them follows the head at once.
    if (looksLikeHeader(message.text)) oddities.push(oddityOf(message, 'header_like_line', record.line));
    if (longUntil >= 0 && endsInBlank(lines, longUntil) && messages.at(-1)?.kinds !== KIND.poll)
      oddities.push(oddityOf(message, 'maybe_injected', record.line));
    longUntil = count > 1 ? until : -1;
    messages.push(message);
  };
  const last = records.length - 1;
  for (let i = 0; i < last; i++) read(records[i]!, records[i + 1]);
  read(records[last]!, undefined);
  return pass;
}

function keepTrace(message: ReadMessage, author: string | null, { notices, traces }: Pass): void {
  if (message.kinds === KIND.deleted) traces.warn('messages_deleted', message.n, message.at);
  else notices.push({ message, author });
  if (message.flags.includes('disappearing')) traces.warn('disappearing_messages', message.n, message.at);
}

/** Fills in the moment of a message, and gives it in seconds since 1970; NaN where there is none. */
function createDates(
  { order, rivals }: DecidedOrder,
  { moments, dates }: Pass,
): (message: ReadMessage, record: ChatRecord) => number {
  const clock = createLocalClock();
  const isGuess = rivals.length > 0;
  let shared: HeaderDay | null = null;
  let day: string | null = null;
  let mayBeOther = false;
  return (message, { day: written, time }) => {
    const i = message.n - 1;
    if (written !== shared) {
      shared = written;
      day = dayOf(shared, order);
      mayBeOther = isGuess && shared.date[0] !== shared.date[1];
    }
    if (day === null) {
      message.certainty = 'impossible';
      moments.seconds[i] = Number.NaN;
      dates.warn('bad_date', message.n, message.at);
      return Number.NaN;
    }
    const moment = clock(day, Math.floor(time / 3_600), Math.floor(time / 60) % 60, time % 60);
    const { certainty, seconds } = moment;
    message.sentAt = moment.sentAt;
    message.certainty = mayBeOther ? 'ambiguous' : certainty;
    moments.seconds[i] = seconds;
    if (seconds < moments.latest) moments.isForward = false;
    else if (seconds > moments.latest) moments.latest = seconds;
    if (certainty === 'impossible') dates.warn('local_time_impossible', message.n, message.at);
    else if (certainty === 'ambiguous') dates.warn('local_time_ambiguous', message.n, message.at);
    return seconds;
  };
}

/** Tells whether between two places, each later than the ones before, stands what a name of a file is put in. */
function createSearch(text: string): (from: number, until: number) => boolean {
  // The next one may lie many messages further: each is looked for once.
  let round = -1;
  let sharp = -1;
  const next = (sign: string, from: number): number => {
    const at = text.indexOf(sign, from);
    return at < 0 ? text.length : at;
  };
  return (from, until) => {
    if (round < from) round = next('(', from);
    if (sharp < from) sharp = next('<', from);
    return round < until || sharp < until;
  };
}

/** The last three digits of a number. */
const ENDINGS = Array.from({ length: 1_000 }, (_, n) => String(n).padStart(3, '0'));

/** Says where a message stands. Of neighbours only the last digits differ: what they share is made once. */
function createPlaces(): (line: number, count: number) => string {
  let thousands = 0;
  let begin = '';
  return (line, count) => {
    const n = line + 1;
    if (count > 1) return `lines ${n}-${line + count}`;
    if (n < 1_000) return `line ${n}`;
    const whole = Math.floor(n / 1_000);
    if (whole !== thousands) {
      thousands = whole;
      begin = `line ${whole}`;
    }
    return begin + ENDINGS[n - whole * 1_000]!;
  };
}
