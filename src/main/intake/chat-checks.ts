/** Looks over the messages of a chat for what is odd: forged heads, time that goes back, repeats, a cut at the limit. */
import type { ReadMessage } from '../../shared/intake.ts';
import { WHATSAPP_LIMIT, WHATSAPP_LIMIT_WITH_MEDIA } from './caps.ts';
import { type HeaderLine, looksLikeHeader } from './chat-head.ts';
import { withoutMarks } from './chat-words.ts';
import type { Warn } from './reading.ts';
import type { TextLine } from './text-lines.ts';
import type { ChatRecord } from './whatsapp.ts';

/** Lines inside a message that look like the head of one, and heads that stand where an app would not put them. */
export function markHeadLikeLines(
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
export function markOutOfOrder(messages: readonly ReadMessage[], warn: Warn): void {
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
export function linkRepeats(messages: readonly ReadMessage[], warn: Warn): void {
  const seen = new Map<string, ReadMessage | ReadMessage[]>();
  for (const message of messages) {
    if (message.author === null || message.text.length < TELLING || !message.kinds.includes('text')) continue;
    const then = seen.get(message.sentAtText);
    if (then === undefined) {
      seen.set(message.sentAtText, message);
      continue;
    }
    const list = Array.isArray(then) ? then : [then];
    const first = list.find((m) => m.text === message.text && m.author === message.author);
    if (first) {
      message.duplicateOf = { n: first.n, source: null };
      warn('duplicate', message.n, message.at);
    } else if (list.length < MAX_AT_ONCE) {
      list.push(message);
      seen.set(message.sentAtText, list);
    }
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
