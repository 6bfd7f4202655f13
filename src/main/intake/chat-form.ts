/**
 * The form of a chat export's lines. An export writes every message in one form: brackets or not, which signs, which
 * spaces, padded or not. That form is found from the whole file, so that a line somebody typed or pasted into a message
 * in another form stays text of that message, and the order of day and month is decided by all dates together.
 */
import { DATE_ORDERS, type DateOrder } from '../../shared/intake.ts';
import { daysInMonth } from './local-moment.ts';

/** A line that begins as a message does. */
export interface HeaderLine {
  /** The form it is written in: every sign that is not a digit. Equal for all messages of one export. */
  form: string;
  /** Day, month and year in the order of the file; the month as a number even where it was a word. */
  date: readonly [number, number, number];
  /** How the three were written, to see padding and the place of a year of four digits. */
  written: readonly [string, string, string];
  monthIsWord: boolean;
  hour: number;
  hourText: string;
  minute: number;
  second: number;
  /** The date and time as they stand. */
  moment: string;
  /** Where the text after it begins. */
  rest: number;
}

const MARK = '[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]*';
const SPACE = '[ \\u00a0\\u202f]';
const HEADER = new RegExp(
  `^${MARK}(\\[?)${MARK}` +
    `((\\d{1,4})(\\.?${SPACE}|[-./]${SPACE}?)(\\d{1,4}|[a-zA-Zäéû]{3,9})(\\.?${SPACE}|[-./]${SPACE}?)(\\d{1,4})\\.?` +
    `(,?${SPACE}(?:klo |om |at )?|,)` +
    `(\\d{1,2})([:.])(\\d{2})(?:\\10(\\d{2}))?(?:${SPACE}?([aApP])(\\.?${SPACE}?[mM]\\.?))?)` +
    `(\\]|${SPACE}[-\\u2013]${SPACE}|:${SPACE}|${SPACE})${SPACE}?`,
);
/** Looks like the head of a message in some form, also in forms without a year as an app copies them. */
const HEADER_LIKE = new RegExp(
  `^${MARK}\\[?${MARK}\\d{1,4}[-./] ?\\d{1,2}(?:[-./] ?\\d{2,4})?,?${SPACE}\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:${SPACE}?[ap]\\.?${SPACE}?m\\.?)?(?:\\]|${SPACE}-${SPACE})`,
  'i',
);

const MONTHS: readonly (readonly string[])[] = [
  ['jan'],
  ['feb'],
  ['mrt', 'maa', 'mar', 'mär'],
  ['apr'],
  ['mei', 'may', 'mai'],
  ['jun'],
  ['jul'],
  ['aug', 'aoû'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['dec', 'déc', 'dez'],
];

function monthOf(word: string): number {
  const start = word.slice(0, 3).toLowerCase();
  return MONTHS.findIndex((names) => names.includes(start)) + 1;
}

/** Reads the head of a line; null for any other line. */
export function readHeader(line: string): HeaderLine | null {
  // Nearly every line of text is told apart here, without the expression.
  const first = line.charCodeAt(0);
  const digit = first >= 0x30 && first <= 0x39;
  if (!digit && first !== 0x5b && first < 0x200e) return null;
  const m = HEADER.exec(line);
  if (!m) return null;
  const [whole, open = '', moment = '', a = '', s1 = '', b = '', s2 = '', c = '', gap = '', hourText = '', , minute] =
    m;
  const [second, half, tail = '', close = ''] = [m[12], m[13], m[14], m[15]];
  if ((open === '[') !== (close === ']')) return null;
  // A bare space ends a head only where nothing else could be meant.
  if (/^[ \u00a0\u202f]$/.test(close) && (second === undefined || !s1.startsWith('.'))) return null;
  const word = /^\D/.test(b);
  if (!word && s1.trim() === '') return null;
  const month = word ? monthOf(b) : Number(b);
  let hour = Number(hourText);
  if (month === 0 || hour > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return null;
  const afternoon = half === 'p' || half === 'P';
  if (half !== undefined && hour <= 12) hour = (hour % 12) + (afternoon ? 12 : 0);
  const form = [open, s1, word ? 'M' : '', s2, c.length > 2 ? 'YYYY' : '', gap, m[10], second === undefined ? '' : 's'];
  return {
    form: [...form, half ?? '', half === undefined ? '' : spaceBeforeHalf(moment), tail, close]
      .join('|')
      .replace(/\|[aApP]\|/, halfCase),
    date: [Number(a), month, Number(c)],
    written: [a, b, c],
    monthIsWord: word,
    hour,
    hourText,
    minute: Number(minute),
    second: Number(second ?? 0),
    moment,
    rest: whole.length,
  };
}

const halfCase = (found: string): string => (/[ap]/.test(found) ? '|a|' : '|A|');

/** The exact space before AM or PM: apps write a narrow one, people a plain one. */
function spaceBeforeHalf(moment: string): string {
  return /([ \u00a0\u202f]?)[aApP]\.?[ \u00a0\u202f]?[mM]\.?$/.exec(moment)?.[1] ?? '';
}

export function looksLikeHeader(line: string): boolean {
  const first = line.charCodeAt(0);
  if (!(first >= 0x30 && first <= 0x39) && first !== 0x5b && first < 0x200e) return false;
  return HEADER_LIKE.test(line);
}

export { DATE_ORDERS, type DateOrder };

export interface DecidedOrder {
  order: DateOrder;
  /** Other orders that fit all dates just as well; [] where the file decides. */
  rivals: DateOrder[];
}

const PLACES: Readonly<Record<DateOrder, readonly [day: number, month: number, year: number]>> = {
  dmy: [0, 1, 2],
  mdy: [1, 0, 2],
  ymd: [2, 1, 0],
  ydm: [1, 2, 0],
  myd: [2, 0, 1],
};

/** `2027-03-06`, or null where that day does not exist or lies before the first phones with chats. */
export function dayOf(header: HeaderLine, order: DateOrder): string | null {
  const [d, m, y] = PLACES[order];
  const day = header.date[d] ?? 0;
  const month = header.date[m] ?? 0;
  const given = header.date[y] ?? 0;
  const year = (header.written[y] ?? '').length <= 2 ? 2000 + given : given;
  if (year < 2005 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/**
 * Decides day, month and year from all heads together: first by what exists, then by the order of time, since an export
 * goes forward, then by days that the messages themselves name. What all leave open is asked: `rivals` then names the
 * other orders. Null where no order makes all dates exist.
 */
export function decideOrder(
  headers: readonly HeaderLine[],
  named: readonly { header: HeaderLine; day: string }[] = [],
): DecidedOrder | null {
  const first = headers[0];
  if (!first) return null;
  const { usual, rare } = candidates(first);
  const walked = (orders: readonly DateOrder[]): (Walk & { order: DateOrder })[] =>
    orders.map((order) => ({ order, ...walk(headers, order) })).filter((c) => c.exists);
  const [best, ...others] = walked(usual).toSorted((a, b) => a.backward - b.backward || a.span - b.span);
  const [oddity] = best && best.backward < MIN_BACKWARD ? [] : walked(rare);
  if (oddity && (!best || oddity.backward === 0)) return { order: oddity.order, rivals: [] };
  if (!best) return null;
  const open = others.filter((c) => c.differs && c.backward - best.backward < MIN_BACKWARD);
  const rivals = open.map((c) => c.order);
  return byNamedDays([best.order, ...rivals], named) ?? { order: best.order, rivals };
}

/** Media carry a day in their names (`IMG-20270306-WA0001.jpg`): where it fits one order only, that decides. */
function byNamedDays(
  orders: readonly DateOrder[],
  named: readonly { header: HeaderLine; day: string }[],
): DecidedOrder | null {
  const fits = orders.filter((order) => named.some((n) => dayOf(n.header, order) === n.day));
  const [only] = fits;
  return only !== undefined && fits.length === 1 ? { order: only, rivals: [] } : null;
}

/** Steps back in time that rule an order out. One may be a message that was delivered late. */
const MIN_BACKWARD = 2;

/**
 * The orders that the place of the year leaves, the commonest first, which is what equals fall back on. A rare one is
 * taken only where no usual one can be: else every date with two digits for the year would be a question.
 */
function candidates(first: HeaderLine): { usual: readonly DateOrder[]; rare: readonly DateOrder[] } {
  const [a, b, c] = first.written;
  if (first.monthIsWord) return { usual: a.length === 4 ? ['ymd'] : ['dmy'], rare: [] };
  if (a.length >= 3) return { usual: ['ymd'], rare: ['ydm'] };
  if (b.length >= 3) return { usual: ['myd'], rare: [] };
  return { usual: ['dmy', 'mdy'], rare: c.length >= 3 ? [] : ['ymd'] };
}

function walk(headers: readonly HeaderLine[], order: DateOrder): Walk {
  let backward = 0;
  let last = '';
  let lowest = '9';
  let highest = '';
  let differs = false;
  let moment: readonly string[] = [];
  for (const header of headers) {
    const { written } = header;
    if (written[0] === moment[0] && written[1] === moment[1] && written[2] === moment[2]) continue;
    moment = written;
    const day = dayOf(header, order);
    if (day === null) return { exists: false, backward: 0, span: 0, differs: false };
    if (day < last) backward++;
    if (day < lowest) lowest = day;
    if (day > highest) highest = day;
    const [x, y] = header.date;
    if (x !== y) differs = true;
    last = day;
  }
  return { exists: true, backward, span: Date.parse(highest) - Date.parse(lowest), differs };
}

interface Walk {
  /** All days exist. */
  exists: boolean;
  /** How often a message is of an earlier day than the one before it. */
  backward: number;
  span: number;
  /** Some date would be another day in another order. */
  differs: boolean;
}
