/** Looks over the messages of a chat for what is odd: forged heads, time that goes back, repeats, a cut at the limit. */
import type { ReadMessage } from '../../shared/intake.ts';
import { WHATSAPP_LIMIT, WHATSAPP_LIMIT_WITH_MEDIA } from './caps.ts';
import { type ChatRecord, looksLikeHeader } from './chat-head.ts';
import { type ChatLines, type Chosen, withoutReturn } from './chat-lines.ts';
import { withoutMarks } from './chat-words.ts';
import { addFlag, type Warn } from './reading.ts';

/** Something odd about where a message begins or what stands in it; told once all authors are known. */
export interface Oddity {
  message: ReadMessage;
  flag: OddPlace;
  code: OddPlace;
  at: string;
}

type OddPlace = 'header_like_line' | 'maybe_injected';

/**
 * Adds the lines inside a message that look like the head of one, which are few. It begins with `record` and ends at `until`.
 */
export function findHeadLikeLines(
  { text, end }: ChatLines,
  chosen: Chosen,
  record: ChatRecord,
  until: number,
  message: ReadMessage,
  found: Oddity[],
): void {
  let line = record.line;
  for (let from = text.indexOf(end, record.rest) + 1; from > 0 && from < until; ) {
    line++;
    const newline = text.indexOf(end, from);
    const stop = newline < 0 ? text.length : newline;
    if (chosen.others.has(line) || looksLikeHeader(text, from, withoutReturn(text, from, stop, end))) {
      const code = chosen.injectedByLineEnd.has(line) ? 'maybe_injected' : 'header_like_line';
      found.push(oddityOf(message, 'header_like_line', line, code));
    }
    from = stop + 1;
  }
}

/** On a line, by its index. */
export function oddityOf(message: ReadMessage, flag: OddPlace, line: number, code: OddPlace = flag): Oddity {
  return { message, flag, code, at: `line ${line + 1}` };
}

/** The line that ends at `until` holds nothing. WhatsApp cuts such lines off the end of a message: who typed a head left it. */
export function endsInBlank({ text, end }: ChatLines, until: number): boolean {
  const line = text.slice(text.lastIndexOf(end, until - 1) + 1, until);
  return withoutMarks(line).trim() === '';
}

export function markOddities(oddities: readonly Oddity[], warn: Warn): void {
  for (const { message, flag, code, at } of oddities) {
    addFlag(message, flag);
    warn(code, message.n, at);
  }
}

/**
 * Of two neighbours in the wrong order, the one is marked that does not fit around it, or both where either may be.
 * `seconds`: the moment of each message, NaN where it has none.
 */
export function markOutOfOrder(messages: readonly ReadMessage[], seconds: Readonly<Float64Array>, warn: Warn): void {
  const mark = (odd: ReadMessage | undefined): void => {
    if (!odd || odd.flags.includes('out_of_order')) return;
    addFlag(odd, 'out_of_order');
    warn('out_of_order', odd.n, odd.at);
  };
  const known = messages.filter((_, i) => !Number.isNaN(seconds[i]));
  const times = seconds.filter((time) => !Number.isNaN(time));
  const isEarlier = (a: number, b: number): boolean => (times[a] ?? Number.NaN) < (times[b] ?? Number.NaN);
  for (let i = 1; i < known.length; i++) {
    if (!isEarlier(i, i - 1)) continue;
    const fitsWithoutBefore = i < 2 || !isEarlier(i, i - 2);
    // Without the one before, time would go on; the same may hold without this one: then both are marked.
    if (fitsWithoutBefore) mark(known[i - 1]);
    if (!(fitsWithoutBefore && isEarlier(i + 1, i - 1))) mark(known[i]);
  }
}

/** Words shorter than this are said twice in a minute by people, not by accident of an export. */
const TELLING = 20;

/** When the messages of a chat were sent, in seconds since 1970, NaN where that moment does not exist. */
export interface Moments {
  seconds: Readonly<Float64Array>;
  /** They never go back, so that those of one moment are neighbours. */
  isForward: boolean;
}

/** Collects the messages that can be a repeat or have one, by their index, while they are read in the order of time. */
export function createRepeats(): { found: number[]; add: (index: number, second: number) => void } {
  const found: number[] = [];
  let before = -1;
  let last = Number.NaN;
  const add = (index: number, second: number): void => {
    if (Number.isNaN(second)) {
      found.push(index);
      return;
    }
    if (second === last) {
      if (before >= 0) found.push(before);
      found.push(index);
      // It stands in the list already.
      before = -1;
    } else before = index;
    last = second;
  };
  return { found, add };
}

/** Only such a message can be found to repeat another. */
export function canRepeat({ author, text, kinds }: ReadMessage): boolean {
  return author !== null && text.length >= TELLING && kinds[0] === 'text';
}

/**
 * The same person, moment and words again: the same message, as when an export was put together by hand. `candidates`: the
 * messages, by index, that are not alone in their moment.
 */
export function linkRepeats(
  messages: readonly ReadMessage[],
  { seconds, isForward }: Moments,
  candidates: readonly number[],
  warn: Warn,
): void {
  // Of the messages out of order, and of those whose moment does not exist: these have its text only.
  const seen = new Map<number | string, ReadMessage[]>();
  let run: ReadMessage[] | null = null;
  let before: ReadMessage | null = null;
  let last = Number.NaN;
  const listOf = (key: number | string): ReadMessage[] => {
    const list = seen.get(key) ?? [];
    seen.set(key, list);
    return list;
  };
  for (const i of isForward ? candidates : messages.keys()) {
    const message = messages[i];
    if (!message || !canRepeat(message)) continue;
    const time = seconds[i] ?? Number.NaN;
    const known = Number.isNaN(time) || !isForward;
    if (!known && time !== last) {
      // Nearly always a moment of its own: a list is made for the second one only.
      run = null;
      before = message;
      last = time;
      continue;
    }
    if (!known && before) run ??= [before];
    const list = known || !run ? listOf(Number.isNaN(time) ? message.sentAtText : time) : run;
    if (list.length === 0) {
      list.push(message);
      continue;
    }
    const first = list.find((m) => m.text === message.text && m.author === message.author);
    if (first) {
      message.duplicateOf = { n: first.n, source: null };
      warn('duplicate', message.n, message.at);
    } else if (list.length < MAX_AT_ONCE) list.push(message);
  }
}

/** So many different messages in one minute are an attack on the search for repeats. */
const MAX_AT_ONCE = 500;

/** `withMedia`: all messages that may have an attachment. */
export function warnOfLimit(count: number, withMedia: readonly ReadMessage[], warn: Warn): void {
  const hasMedia = withMedia.some((m) => m.attachments.length > 0);
  const limit = hasMedia ? WHATSAPP_LIMIT_WITH_MEDIA : WHATSAPP_LIMIT;
  // A few lines are the app's own and seem not to count.
  if (count >= limit * 0.99) warn('export_limit', null, `${count} messages`);
}
