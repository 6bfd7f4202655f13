/** Looks over the messages of a chat for what is odd: forged heads, time that goes back, repeats, a cut at the limit. */
import type { ReadMessage } from '../../shared/intake.ts';
import { WHATSAPP_LIMIT, WHATSAPP_LIMIT_WITH_MEDIA } from './caps.ts';
import { type ChatRecord, type HeaderLine, looksLikeHeader } from './chat-head.ts';
import { withoutMarks } from './chat-words.ts';
import { addFlag, type Warn } from './reading.ts';
import { type LineIndex, lineOf } from './text-lines.ts';

/** Lines inside a message that look like the head of one, and heads that stand where an app would not put them. */
export function markHeadLikeLines(
  records: readonly ChatRecord[],
  messages: readonly ReadMessage[],
  lines: LineIndex,
  heads: readonly (HeaderLine | null)[],
  injected: ReadonlySet<number>,
  warn: Warn,
): void {
  for (let r = 0; r < records.length; r++) {
    const record = records[r];
    const message = messages[r];
    if (!record || !message) continue;
    for (let i = record.line + 1; i < record.line + record.lines; i++) {
      if (!heads[i] && !looksLikeHeader(lines.text, lines.starts[i], lines.ends[i])) continue;
      addFlag(message, 'header_like_line');
      warn(injected.has(i) ? 'maybe_injected' : 'header_like_line', message.n, `line ${i + 1}`);
    }
    if (looksLikeHeader(message.text)) {
      // Pasted messages: the first of them follows the head at once.
      addFlag(message, 'header_like_line');
      warn('header_like_line', message.n, `line ${record.line + 1}`);
    }
    // WhatsApp cuts blank lines off the end of a message (but ends a poll with one): who typed a head left this one.
    if (r > 0 && isBlank(lines, record.line - 1) && messages[r - 1]?.kinds[0] !== 'poll') {
      addFlag(message, 'maybe_injected');
      warn('maybe_injected', message.n, `line ${record.line + 1}`);
    }
  }
}

function isBlank(lines: LineIndex, line: number): boolean {
  const first = lines.text.charCodeAt(lines.starts[line] ?? 0);
  // Nearly every line begins with a letter or a digit.
  return !(first > 0x20 && first < 0x7f) && withoutMarks(lineOf(lines, line)).trim() === '';
}

/**
 * Of two neighbours in the wrong order, the one is marked that does not fit around it, or both where either may be.
 * `seconds`: the moment of each message, NaN where it has none.
 */
export function markOutOfOrder(messages: readonly ReadMessage[], seconds: readonly number[], warn: Warn): void {
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

/**
 * The same person, moment and words again: the same message, as when an export was put together by hand. `inOrder`: the
 * moments never go back, so that those of one moment are neighbours.
 */
export function linkRepeats(
  messages: readonly ReadMessage[],
  seconds: readonly number[],
  inOrder: boolean,
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
  for (let i = 0; i < messages.length; i++) {
    const message = messages[i];
    if (!message) continue;
    if (message.author === null || message.text.length < TELLING || message.kinds[0] !== 'text') continue;
    const time = seconds[i] ?? Number.NaN;
    const known = Number.isNaN(time) || !inOrder;
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

export function warnOfLimit(messages: readonly ReadMessage[], warn: Warn): void {
  const withMedia = messages.some((m) => m.attachments.length > 0);
  const limit = withMedia ? WHATSAPP_LIMIT_WITH_MEDIA : WHATSAPP_LIMIT;
  // A few lines are the app's own and seem not to count.
  if (messages.length >= limit * 0.99) warn('export_limit', null, `${messages.length} messages`);
}
