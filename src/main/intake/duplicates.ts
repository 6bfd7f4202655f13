/**
 * Links what was dropped twice: the same file again, or one conversation from two telephones. Names of people differ
 * between telephones, so a message is the same by its minute and its words; one short word in the same minute proves
 * nothing, a few of them in a row do. Linked messages are counted, never taken away.
 */
import type { ReadMessage, SourceReading } from '../../shared/intake.ts';

export interface NamedReading {
  name: string;
  sha256: string;
  reading: SourceReading;
}

/** Words from this length on are telling by themselves. */
const TELLING = 12;
/** So many telling messages make two sources one conversation; in a short source, half of it. */
const ENOUGH = 3;

/** Sets `duplicateOf` on messages of later sources that an earlier one has, and warns of each. */
export function linkDuplicates(sources: readonly NamedReading[]): void {
  const files = new Map<string, NamedReading>();
  const indexes: Index[] = [];
  const sizes: number[] = [];
  const others: Worded[][] = [];
  // Key -> the sources that have it: 10,000 mails are compared with the few that share something, not with each other.
  const having = new Map<string, number[]>();
  for (const [j, later] of sources.entries()) {
    const keyed = keysOf(later.reading);
    const worded = sources.length > 1 ? wordsIn(later.reading.messages) : [];
    const same = files.get(later.sha256);
    if (same) link(later, same, sameFile(later));
    else {
      files.set(later.sha256, later);
      for (const i of sharing(keyed, having)) {
        const earlier = sources[i];
        const index = indexes[i];
        const size = Math.min(keyed.length, sizes[i] ?? 0);
        if (earlier && index) link(later, earlier, samePairs(keyed, index, size));
      }
      for (const i of sharing(worded.filter(isTelling), having)) {
        const earlier = sources[i];
        if (!earlier) continue;
        const size = Math.min(worded.length, others[i]?.length ?? 0);
        link(
          later,
          earlier,
          shiftedPairs(worded, others[i] ?? [], size, (m) => linkedTo(m, earlier.name)),
        );
      }
    }
    others.push(worded);
    sizes.push(keyed.length);
    for (const key of new Set(worded.filter(isTelling).map((w) => w.key)))
      having.set(key, [...(having.get(key) ?? []), j]);
    indexes.push(indexOf(keyed));
    for (const key of new Set(keyed.map((k) => k.key))) having.set(key, [...(having.get(key) ?? []), j]);
  }
}

/**
 * Numbers of a source that other ones have already -> which of them (its place in `others`, the first that has it). Nothing
 * is changed in the reading. `others` may hold a part of what they were taken from, by the numbers of the whole.
 */
export function repeatsIn(source: NamedReading, others: readonly NamedReading[]): Map<number, number> {
  const found = new Map<number, number>();
  if (others.length === 0) return found;
  const minutes = new Set(others.flatMap(({ reading }) => reading.messages.map(minuteOf)));
  // Of a long conversation only what was said in one of those minutes can be the same.
  const fresh = source.reading.messages.filter((m) => m.duplicateOf === null);
  const keyed = keysOf({ messages: fresh.filter((m) => minutes.has(minuteOf(m))) });
  const texts = new Set(others.flatMap(({ reading }) => reading.messages.map(({ text }) => text)));
  const said = wordsIn(fresh.filter(({ text }) => texts.has(text)));
  for (const [i, other] of others.entries()) {
    if (other.sha256 === source.sha256) {
      const numbers = new Set(other.reading.messages.map(({ n }) => n));
      for (const { n } of fresh) if (numbers.has(n) && !found.has(n)) found.set(n, i);
    } else {
      const theirs = keysOf(other.reading);
      const size = Math.min(fresh.length, theirs.length);
      const index = indexOf(theirs);
      const own = new Map(samePairs(keyed, index, size).map(([message, n]) => [message, n]));
      const worded = wordsIn(other.reading.messages);
      for (const [message, n] of shiftedPairs(said, worded, size, (m) => own.get(m) ?? null)) own.set(message, n);
      for (const { n } of own.keys()) if (!found.has(n)) found.set(n, i);
    }
  }
  return found;
}

interface Keyed {
  key: string;
  message: ReadMessage;
}

/** Key -> numbers of the messages that have it. */
type Index = ReadonlyMap<string, readonly number[]>;

function keysOf(reading: Pick<SourceReading, 'messages'>): Keyed[] {
  return reading.messages.flatMap((message) => {
    const key = keyOf(message);
    return key === null ? [] : [{ key, message }];
  });
}

function indexOf(keyed: readonly Keyed[]): Index {
  const index = new Map<string, number[]>();
  for (const { key, message } of keyed) {
    const list = index.get(key);
    if (list) list.push(message.n);
    else index.set(key, [message.n]);
  }
  return index;
}

/** Earlier sources with a key in common, the earliest first. */
function sharing(keyed: readonly Keyed[], having: ReadonlyMap<string, readonly number[]>): number[] {
  const found = new Set<number>();
  for (const { key } of keyed) for (const i of having.get(key) ?? []) found.add(i);
  return [...found].toSorted((a, b) => a - b);
}

type Pair = readonly [message: ReadMessage, n: number];

function link(later: NamedReading, earlier: NamedReading, pairs: readonly Pair[]): void {
  for (const [message, n] of pairs) {
    message.duplicateOf = { n, source: earlier.name };
    later.reading.warnings.push({ code: 'duplicate', message: message.n, at: `${earlier.name}: message ${n}` });
  }
}

function sameFile({ reading }: NamedReading): Pair[] {
  return reading.messages.filter((m) => m.duplicateOf === null).map((m) => [m, m.n]);
}

/** `size`: how many messages the shorter of the two has that could be the same. */
function samePairs(keyed: readonly Keyed[], earlier: Index, size = keyed.length): Pair[] {
  const pairs: Pair[] = [];
  const used = new Map<string, number>();
  let telling = 0;
  for (const { key, message } of keyed) {
    // What repeats within its own source proves nothing of another.
    if (message.duplicateOf?.source === null) continue;
    // Each earlier message is repeated at most once: "ok" twice in a minute stays twice.
    const times = used.get(key) ?? 0;
    const n = earlier.get(key)?.[times];
    if (n === undefined) continue;
    used.set(key, times + 1);
    if (message.duplicateOf === null) pairs.push([message, n]);
    if (message.text.length >= TELLING || message.attachments.length > 0 || message.kinds.includes('mail')) telling++;
  }
  return telling >= Math.min(ENOUGH, Math.max(1, size / 2)) ? pairs : [];
}

/** A message of a chat whose clock is that of a telephone: its words, with a minute that another telephone may write otherwise. */
interface Worded {
  /** The words, as a key that no other key is like. */
  key: string;
  minute: number;
  message: ReadMessage;
}

/** Telephones in two zones; the next minute comes from a clock that is some seconds ahead. */
const MAX_SHIFT = 14 * 60;
/** A conversation in which one sentence comes back more often says nothing about clocks by that sentence. */
const MAX_SAID = 10;

function wordsIn(messages: readonly ReadMessage[]): Worded[] {
  return messages.flatMap((message) => {
    const { kinds, certainty, sentAt, text } = message;
    if (sentAt === null || certainty === 'exact' || text === '') return [];
    if (kinds.includes('system') || kinds.includes('deleted') || kinds.includes('mail') || kinds.includes('file'))
      return [];
    return [{ key: `words ${plainWords(text)}`, minute: Math.floor(Date.parse(sentAt) / 60_000), message }];
  });
}

const isTelling = ({ message }: Worded): boolean => message.text.length >= TELLING;

/**
 * The same words in both, all by about the same difference of the clock. `linked`: what a message of the later one is linked
 * to already, which tells nothing more. A difference is only believed where more telling messages have it than of one minute.
 */
function shiftedPairs(
  later: readonly Worded[],
  earlier: readonly Worded[],
  size: number,
  linked: (message: ReadMessage) => number | null,
): Pair[] {
  const said = Map.groupBy(earlier, ({ key }) => key);
  const left = later.filter(({ message }) => message.duplicateOf === null && linked(message) === null);
  const counts = new Map<number, number>();
  for (const { key, minute, message } of left) {
    const others = said.get(key) ?? [];
    if (message.text.length < TELLING || others.length > MAX_SAID) continue;
    for (const shift of new Set(others.map((other) => minute - other.minute)))
      if (Math.abs(shift) <= MAX_SHIFT) counts.set(shift, (counts.get(shift) ?? 0) + 1);
  }
  // Seconds of difference make one minute of it or none: two that follow each other are one clock.
  const [shift = 0, telling = 0] =
    [...counts]
      .flatMap(([at, count]) => [
        [at, count + (counts.get(at + 1) ?? 0)] as const,
        [at - 1, count + (counts.get(at - 1) ?? 0)] as const,
      ])
      .toSorted((a, b) => b[1] - a[1] || Math.abs(a[0]) - Math.abs(b[0]))[0] ?? [];
  const isNear = shift === 0 || shift === -1;
  if (telling < (isNear ? Math.min(ENOUGH, Math.max(2, size / 2)) : ENOUGH)) return [];
  const used = new Set(later.map(({ message }) => linked(message)));
  return left.flatMap(({ key, minute, message }): Pair[] => {
    const other = said
      .get(key)
      ?.find((one) => !used.has(one.message.n) && [shift, shift + 1].includes(minute - one.minute));
    if (!other) return [];
    used.add(other.message.n);
    return [[message, other.message.n]];
  });
}

function linkedTo({ duplicateOf }: ReadMessage, source: string): number | null {
  return duplicateOf?.source === source ? duplicateOf.n : null;
}

/** The moment to the minute, which both telephones write; '' where there is none at all. */
function minuteOf({ sentAt, sentAtText }: Pick<ReadMessage, 'sentAt' | 'sentAtText'>): string {
  return sentAt === null ? sentAtText : String(Math.floor(Date.parse(sentAt) / 60_000));
}

/** The minute, of a mail the sender, and the words, without the marks and spaces that telephones add; null for what tells nothing. */
function keyOf(message: ReadMessage): string | null {
  if (message.kinds.includes('system') || message.kinds.includes('deleted')) return null;
  if (message.kinds.includes('file')) return `file ${message.attachments[0]?.sha256 ?? ''}`;
  const minute = minuteOf(message);
  const words = plainWords(message.text);
  const files = message.attachments.filter((a) => a.sha256 !== null).map((a) => a.sha256);
  if (minute === '' || (words === '' && files.length === 0 && message.subject === null)) return null;
  // Many people send one letter in one minute: a mail is the same only from the same address.
  const sender = message.kinds.includes('mail') ? (message.address ?? '').toLowerCase() : '';
  return JSON.stringify([minute, sender, message.subject ?? '', words, files]);
}

/** Without the marks and spaces that telephones add. */
function plainWords(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}
