/**
 * The lines of a chat export that begin a message: those that look like a head, of which the ones in the form of this file
 * count. One pass finds them all, since a first read is slow in each.
 */
import { type ChatRecord, createHeaderReader, type HeaderDay, type HeaderForm, type HeaderLine } from './chat-head.ts';

/** A text of lines, with every line that could begin a message. */
export interface ChatLines {
  text: string;
  /** The sign that ends lines; a CR LF counts as LF. A CR inside a line stays, unless the text knows no other line end. */
  end: '\n' | '\r';
  /** How many lines there are. */
  count: number;
  heads: ChatRecord[];
  /** The days these are of. */
  runs: readonly Run[];
  /** Somewhere in it a line ends in another sign than LF. */
  otherEnds: boolean;
}

/** Heads next to each other that are of one day, counted together. */
export interface Run {
  day: HeaderDay;
  count: number;
  /** Heads with an hour of one digit, and with a nought before it. */
  oneHour: number;
  zeroHour: number;
}

export function readLines(text: string): ChatLines {
  const end = text.includes('\n') ? '\n' : '\r';
  const otherEnds = text.includes('\r');
  const readHeader = createHeaderReader(text);
  const heads: ChatRecord[] = [];
  const runs: Run[] = [];
  let run: Run | null = null;
  let count = 0;
  for (let start = 0; start < text.length; count++) {
    let next = text.indexOf(end, start);
    if (next < 0) next = text.length;
    const head = readHeader(start, otherEnds ? withoutReturn(text, start, next, end) : next);
    start = next + 1;
    if (head === null) continue;
    head.line = count;
    heads.push(head);
    if (run === null || run.day !== head.day) {
      run = { day: head.day, count: 0, oneHour: 0, zeroHour: 0 };
      runs.push(run);
    }
    run.count++;
    if (head.hourDigits === 1) run.oneHour++;
    else if (head.writtenHour < 10) run.zeroHour++;
  }
  return { text, end, count, heads, runs, otherEnds };
}

/** Where the words of a line end that begins at `start` and of which `stop` is the last sign or the end of the text. */
export function withoutReturn(text: string, start: number, stop: number, end: ChatLines['end']): number {
  return end === '\n' && stop > start && text.charCodeAt(stop - 1) === 0x0d ? stop - 1 : stop;
}

/** Where the words of a message end: on the line before the next one begins, or with the text. */
export function endOf({ text, end, otherEnds }: ChatLines, record: ChatRecord, next: ChatRecord | undefined): number {
  const stop = next ? next.start - 1 : text.endsWith(end) ? text.length - 1 : text.length;
  return otherEnds ? withoutReturn(text, record.start, stop, end) : stop;
}

/** The first lines, before the place where a line begins. */
export function linesBefore({ text, end }: ChatLines, place: number): string[] {
  const lines: string[] = [];
  for (let start = 0; start < place; ) {
    const stop = text.indexOf(end, start);
    lines.push(text.slice(start, withoutReturn(text, start, stop, end)));
    start = stop + 1;
  }
  return lines;
}

export interface Chosen {
  records: readonly ChatRecord[];
  /** The days of these, the same ones once where they follow each other. */
  days: readonly HeaderDay[];
  /** Lines that look like a head and are none, by their index. */
  others: ReadonlySet<number>;
  /** Of these, the ones that stand after a line end that never ends a message in this file. */
  injectedByLineEnd: ReadonlySet<number>;
  /** The line ends of this file tell where a message begins. */
  told: boolean;
}

const NO_LINES: ReadonlySet<number> = new Set();

/** Of all lines that could be heads, those in the one form in which this export was written. */
export function headsOfThisForm(lines: ChatLines): Chosen {
  const { heads, runs } = lines;
  const counts = new Map<HeaderForm, number>();
  for (const { day, count } of runs) counts.set(day.form, (counts.get(day.form) ?? 0) + count);
  let form: HeaderForm | null = null;
  let most = 0;
  for (const [f, n] of counts) {
    if (n <= most) continue;
    form = f;
    most = n;
  }
  const padded = paddingOf(runs, form, heads[0]);
  // On Android there is no CR LF at all.
  const twoEnds = lines.otherEnds && lines.text.includes('\r\n');
  let records: readonly ChatRecord[] = heads;
  if (counts.size > 1 || padded !== null)
    records = heads.filter((h) => h.day.form === form && (padded === null || fitsPadding(h, padded)));
  const kept = twoEnds ? withoutPlainLineEnds(records, lines) : null;
  const injectedByLineEnd = kept === null ? NO_LINES : linesOf(records, kept);
  records = kept ?? records;
  const all = records.length === heads.length;
  return {
    records,
    days: all
      ? runs.map(({ day }) => day)
      : records.map(({ day }) => day).filter((day, i, list) => day !== list[i - 1]),
    others: all ? NO_LINES : linesOf(heads, records),
    injectedByLineEnd,
    told: kept !== null,
  };
}

/** Lines of the first that the second, a part of them, does not have. */
function linesOf(all: readonly ChatRecord[], part: readonly ChatRecord[]): Set<number> {
  const lines = new Set(all.map(({ line }) => line));
  for (const { line } of part) lines.delete(line);
  return lines;
}

/**
 * For the three fields of a date and the hour: 'two' where numbers below ten have a nought before them, 'one' where they do
 * not, null where none is below ten.
 */
type Padding = readonly ('one' | 'two' | null)[];

/** The others outnumber the first head so much that it is an odd one. */
const OUTNUMBERED = 20;

/**
 * Null where no two heads contradict each other: then all fit. `head`: the first; on the first line nobody typed it, so what it
 * tells of a field counts, and heads that differ there say nothing of the other fields.
 */
function paddingOf(runs: readonly Run[], form: HeaderForm | null, head: ChatRecord | undefined): Padding | null {
  const all = votesOf(runs, form);
  if (all.one.every((n, field) => n === 0 || all.zero[field] === 0)) return null;
  const first = head?.line === 0 && head.day.form === form ? head.day : null;
  const own = [0, 1, 2].map((field) => {
    if (!first || first.date[field]! >= 10) return null;
    const [n, others] = first.digits[field] === 1 ? [all.one, all.zero] : [all.zero, all.one];
    return n[field]! * OUTNUMBERED < others[field]! ? null : first.digits[field] === 1 ? 'one' : 'two';
  });
  const fits = ({ day }: Run): boolean =>
    own.every((kind, field) => fitsField(day.digits[field]!, day.date[field]!, kind));
  const { one, zero } = own.every((kind) => kind === null) ? all : votesOf(runs.filter(fits), form);
  return one.map((n, field) => own[field] ?? (n === 0 && zero[field] === 0 ? null : n > zero[field]! ? 'one' : 'two'));
}

/** How many heads have a number below ten in each field, without a nought before it and with one. */
function votesOf(runs: readonly Run[], form: HeaderForm | null): { one: number[]; zero: number[] } {
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
  return { one, zero };
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
function withoutPlainLineEnds(records: readonly ChatRecord[], { text }: ChatLines): readonly ChatRecord[] | null {
  const [first] = records;
  if (!first) return null;
  const isAfterCrLf = ({ start }: ChatRecord): boolean => text.charCodeAt(start - 2) === 0x0d;
  const kept = records.filter((record) => record === first || isAfterCrLf(record));
  const after = kept.length - 1;
  // Of a short chat one may be typed.
  const typed = records.length - 1 - after;
  if (after < 2 || (typed > 1 && after < (records.length - 1) * 0.8)) return null;
  // Every CR LF after the first head must end a message.
  let ended = 0;
  for (let at = text.indexOf('\r\n', first.start); at >= 0 && at + 2 < text.length; at = text.indexOf('\r\n', at + 2))
    ended++;
  return ended > after ? null : kept;
}
