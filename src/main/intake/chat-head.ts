/**
 * Recognises the heads of messages in a chat export. One expression knows all forms; since an export is written in one, the
 * form found last is tried first, letter by letter, which is several times faster.
 */

/** What all heads of one form share: every sign that is not a digit. */
export interface HeaderForm {
  id: string;
  monthIsWord: boolean;
  brackets: boolean;
  hasSeconds: boolean;
}

/** What neighbours of one day share: one object for all of them, so that much is looked at once for a whole day. */
export interface HeaderDay {
  /** The form it is written in; one object for all heads of one reader in that form. */
  form: HeaderForm;
  /** Day, month and year in the order of the file; the month as a number even where it was a word. */
  date: readonly [number, number, number];
  /** How many digits each was written with, to see padding and the place of a year of four digits. */
  digits: readonly [number, number, number];
}

/** A line that begins as a message does. */
export interface HeaderLine {
  day: HeaderDay;
  /** Seconds since midnight; 59 where the clock said 60. */
  time: number;
  /** The hour as written, before it was made one of 24. */
  writtenHour: number;
  hourDigits: number;
  /** The date and time as they stand. */
  moment: string;
  /** Where in the text what comes after it begins. */
  rest: number;
}

/** A head and the place of its line. */
export interface ChatRecord extends HeaderLine {
  /** Index of its line, and where that begins in the text. */
  line: number;
  start: number;
}

const MARK = '[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]*';
const SPACE = '[ \\u00a0\\u202f]';
const HEADER = new RegExp(
  `^${MARK}(?:(\\[)${MARK})?` +
    `((\\d{1,4})(\\.?${SPACE}|[-./]${SPACE}?)(\\d{1,4}|[a-zA-Zäéû]{3,9})(\\.?${SPACE}|[-./]${SPACE}?)(\\d{1,4})` +
    `(\\.?(?:,?${SPACE}(?:klo |om |at )?|,))` +
    `(\\d{1,2})([:.])(\\d{2})(?:\\10(\\d{2}))?(?:(${SPACE}?)([aApP])(\\.?${SPACE}?[mM]\\.?))?)` +
    `(\\]|${SPACE}[-\\u2013]${SPACE}|:${SPACE}|${SPACE})${SPACE}?`,
);
/** Looks like the head of a message in some form, also in forms without a year as an app copies them. */
const HEADER_LIKE = new RegExp(
  `^${MARK}(?:\\[${MARK})?\\d{1,4}[-./] ?\\d{1,2}(?:[-./] ?\\d{2,4})?,?${SPACE}\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:${SPACE}?[ap]\\.?${SPACE}?m\\.?)?(?:\\]|${SPACE}-${SPACE})`,
  'i',
);

/** No head is longer; what is made to look like one may be. */
const MAX_HEAD = 120;

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

/** False for nearly every first letter of a line. */
function mayBeginHead(first: number): boolean {
  return (first >= 0x30 && first <= 0x39) || first === 0x5b || first >= 0x200e;
}

export function looksLikeHeader(text: string, from = 0, until = text.length): boolean {
  return mayBeginHead(text.charCodeAt(from)) && HEADER_LIKE.test(text.slice(from, Math.min(until, from + MAX_HEAD)));
}

/** The signs of a form. */
interface Shape extends HeaderForm {
  open: string;
  first: string;
  second: string;
  longYear: boolean;
  gap: string;
  /** The sign between hour and minute. */
  timeCode: number;
  /** Before AM or PM: apps write a narrow space, people a plain one. Null for 24 hours. */
  half: { before: string; small: boolean; tail: string } | null;
  close: string;
}

/** Reads the head of the line between two places of the text; null for any other line. */
export type HeaderReader = (from: number, until: number) => ChatRecord | null;

/** Each reader remembers the form it saw last. */
export function createHeaderReader(text: string): HeaderReader {
  const shapes = new Map<string, Shape>();
  const readInShape = createShapeReader(text);
  let shape: Shape | null = null;
  return (from, until) => {
    if (from >= until || !mayBeginHead(text.charCodeAt(from))) return null;
    const quick = shape && readInShape(from, shape);
    if (quick) return quick;
    const found = readAny(text.slice(from, Math.min(until, from + MAX_HEAD)), from, shapes);
    if (!found) return null;
    // A month that is a word is not read letter by letter.
    shape = found.shape.monthIsWord ? null : found.shape;
    return found.header;
  };
}

function readAny(line: string, from: number, shapes: Map<string, Shape>): { header: ChatRecord; shape: Shape } | null {
  const m = HEADER.exec(line);
  if (!m) return null;
  const [
    whole,
    open = '',
    moment = '',
    a = '',
    first = '',
    b = '',
    second = '',
    c = '',
    gap = '',
    hour = '',
    time = '',
  ] = m;
  const [minute = '', seconds, before = '', letter, tail = '', close = ''] = m.slice(11);
  if ((open === '[') !== (close === ']')) return null;
  // A bare space ends a head only where nothing else could be meant.
  if (/^[ \u00a0\u202f]$/.test(close) && (seconds === undefined || !first.startsWith('.'))) return null;
  const monthIsWord = /^\D/.test(b);
  const month = monthIsWord ? monthOf(b) : Number(b);
  if (month === 0 || (!monthIsWord && first.trim() === '')) return null;
  const half = letter === undefined ? null : { before, small: letter > 'Z', tail };
  const longYear = c.length > 2;
  const hasSeconds = seconds !== undefined;
  const id = JSON.stringify([open, first, monthIsWord, second, longYear, gap, time, hasSeconds, half, close]);
  const brackets = open === '[';
  const shape = shapes.get(id) ?? {
    id,
    monthIsWord,
    brackets,
    hasSeconds,
    open,
    first,
    second,
    longYear,
    gap,
    timeCode: time.charCodeAt(0),
    half,
    close,
  };
  shapes.set(id, shape);
  const day: HeaderDay = {
    form: shape,
    date: [Number(a), month, Number(c)],
    digits: [a.length, monthIsWord ? 0 : b.length, c.length],
  };
  const afternoon = letter === undefined ? null : /[pP]/.test(letter);
  const clock = timeOf(Number(hour), Number(minute), Number(seconds ?? 0), afternoon);
  if (clock < 0) return null;
  return { header: recordOf(day, clock, Number(hour), hour.length, moment, from + whole.length, from), shape };
}

/** Seconds since midnight; -1 where no clock says so. */
function timeOf(writtenHour: number, minute: number, second: number, afternoon: boolean | null): number {
  if (writtenHour > 23 || minute > 59 || second > 60) return -1;
  const twelve = afternoon !== null && writtenHour <= 12;
  const hour = twelve ? (writtenHour % 12) + (afternoon ? 12 : 0) : writtenHour;
  return hour * 3_600 + minute * 60 + (second > 59 ? 59 : second);
}

function recordOf(
  day: HeaderDay,
  time: number,
  writtenHour: number,
  hourDigits: number,
  moment: string,
  rest: number,
  start: number,
): ChatRecord {
  return { day, time, writtenHour, hourDigits, moment, rest, line: -1, start };
}

const isMark = (code: number): boolean =>
  code >= 0x200e &&
  (code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0xfeff);
const isSpace = (code: number): boolean => code === 0x20 || code === 0xa0 || code === 0x202f;

/**
 * Reads a line in a form that is known; null where it is written in another, or is no head. No sign of a form is a line
 * end, so it never reads beyond its line.
 */
function createShapeReader(text: string): (from: number, shape: Shape) => ChatRecord | null {
  let at = 0;
  let value = 0;
  const skipMarks = (): void => {
    while (isMark(text.charCodeAt(at))) at++;
  };
  /** Sets `value`; the number of digits, 0 where there are not between `least` and `most`. */
  const number = (least: number, most: number): number => {
    const from = at;
    value = 0;
    for (let code = text.charCodeAt(at); code >= 0x30 && code <= 0x39; code = text.charCodeAt(++at))
      value = value * 10 + code - 0x30;
    const count = at - from;
    return count >= least && count <= most ? count : 0;
  };
  const sign = (wanted: string): boolean => {
    for (let i = 0; i < wanted.length; i++) if (text.charCodeAt(at + i) !== wanted.charCodeAt(i)) return false;
    at += wanted.length;
    return true;
  };
  /** All that stands before the hour, in the head that was read last. Most messages are of its day: it need not be read again. */
  let prefix = '';
  let marks = 0;
  let day: HeaderDay | null = null;
  /** Reads up to the hour; false where it is no date in this form. */
  const readDate = (from: number, shape: Shape): boolean => {
    skipMarks();
    if (!sign(shape.open)) return false;
    skipMarks();
    marks = at - from;
    const da = number(1, 4);
    const a = value;
    if (da === 0 || !sign(shape.first)) return false;
    const db = number(1, 4);
    const b = value;
    if (db === 0 || !sign(shape.second)) return false;
    const dc = number(1, 4);
    const c = value;
    if (dc === 0 || dc > 2 !== shape.longYear || !sign(shape.gap)) return false;
    day = { form: shape, date: [a, b, c], digits: [da, db, dc] };
    prefix = text.slice(from, at);
    return true;
  };
  /** Before AM or PM until after it: null where neither stands at `at`. */
  const readHalf = ({ before, small, tail }: NonNullable<Shape['half']>): boolean | null => {
    if (!sign(before)) return null;
    const letter = text[at++] ?? '';
    if (!(small ? 'ap' : 'AP').includes(letter) || letter === '' || !sign(tail)) return null;
    return letter === 'p' || letter === 'P';
  };
  return (from, shape) => {
    // Of its own: one that is shared with the functions above is slower.
    let place = from + prefix.length;
    if (day?.form !== shape || !text.startsWith(prefix, from)) {
      at = from;
      if (!readDate(from, shape)) {
        day = null;
        return null;
      }
      place = at;
    }
    let hour = twoDigits(text, place);
    const hourDigits = hour < 0 ? 1 : 2;
    if (hour < 0) hour = text.charCodeAt(place) - 0x30;
    if (!(hour >= 0 && (hourDigits === 2 || hour <= 9))) return null;
    place += hourDigits;
    const minute = text.charCodeAt(place) === shape.timeCode ? twoDigits(text, place + 1) : -1;
    if (minute < 0) return null;
    place += 3;
    let second = 0;
    if (shape.hasSeconds) {
      second = text.charCodeAt(place) === shape.timeCode ? twoDigits(text, place + 1) : -1;
      if (second < 0) return null;
      place += 3;
    }
    let afternoon: boolean | null = null;
    if (shape.half) {
      at = place;
      afternoon = readHalf(shape.half);
      if (afternoon === null) return null;
      place = at;
    }
    const end = place;
    if (!text.startsWith(shape.close, place)) return null;
    place += shape.close.length;
    if (isSpace(text.charCodeAt(place))) place++;
    const time = timeOf(hour, minute, second, afternoon);
    if (time < 0) return null;
    return recordOf(day!, time, hour, hourDigits, text.slice(from + marks, end), place, from);
  };
}

/** Two digits at a place; -1 where they are not. */
function twoDigits(text: string, place: number): number {
  const tens = text.charCodeAt(place) - 0x30;
  const ones = text.charCodeAt(place + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
