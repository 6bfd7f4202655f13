/**
 * Reads a date as people type it, in Dutch and English: `gisteren`, `za 14:30`, `3-11`, `3 nov 2026`, `±nov`,
 * `onbekend` (domain D0, question 3). Pure: today is passed in. Without a year it is the last such day that was not in
 * the future. Nothing is guessed beyond that: what is not understood is null.
 */

import type { DateCertainty } from './codes.ts';
import { addDays, type Day, isDay } from './quarter.ts';

export interface TypedDate {
  certainty: DateCertainty;
  /** The day, or the first of the month; null when unknown. */
  day: Day | null;
  /** `14:30`; null when not typed. */
  time: string | null;
}

const MONTHS: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb', 'febr'],
  ['maart', 'march', 'mrt', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augustus', 'august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
/** From Monday. */
const WEEKDAYS: readonly (readonly string[])[] = [
  ['ma', 'maandag', 'mon', 'monday'],
  ['di', 'dinsdag', 'tue', 'tuesday'],
  ['wo', 'woensdag', 'wed', 'wednesday'],
  ['do', 'donderdag', 'thu', 'thursday'],
  ['vr', 'vrijdag', 'fri', 'friday'],
  ['za', 'zaterdag', 'sat', 'saturday'],
  ['zo', 'zondag', 'sun', 'sunday'],
];
const UNKNOWN = new Set(['onbekend', 'unknown', '?', 'weet ik niet', 'not known']);
const DAYS_AGO: Readonly<Record<string, number>> = {
  vandaag: 0,
  today: 0,
  nu: 0,
  now: 0,
  gisteren: 1,
  gister: 1,
  yesterday: 1,
  eergisteren: 2,
};
const ABOUT = /^(?:±|\+-|\+\/-|~|rond|circa|ca\.?|omstreeks|ergens in|begin|eind|half|about|around|some time in|in)\s*/;
const LAST = /^(?:vorige|afgelopen|laatste|last|previous)\s+/;

const two = (n: number): string => String(n).padStart(2, '0');

function monthIndex(word: string): number {
  return MONTHS.findIndex((names) => names.includes(word.replace(/\.$/, '')));
}

/** Takes the clock off the end: `za 14:30`, `3-11 14.30 uur`. A bare `3.11` stays a date. */
function takeTime(text: string): { rest: string; time: string | null } {
  const plain = text.replace(/\s*(?:uur|u|h)$/, '');
  const found = /^(.*?)(?:^|\s)(?:om |at )?(\d{1,2})([:.])(\d{2})$/.exec(plain);
  if (!found) return { rest: text, time: null };
  const [, rest = '', hour = '', mark, minute = ''] = found;
  if (rest === '' && mark === '.' && plain === text && Number(hour) >= 1 && Number(minute) <= 12)
    return { rest: text, time: null };
  if (Number(hour) > 23 || Number(minute) > 59) return { rest: text, time: null };
  return { rest: rest.trim(), time: `${two(Number(hour))}:${minute}` };
}

/** The day of this year, or of the last year in which it was not in the future. */
function withoutYear(month: number, day: number, today: Day): Day | null {
  const year = Number(today.slice(0, 4));
  // Four years back finds the last 29 February.
  for (let y = year; y >= year - 4; y -= 1) {
    const text = `${y}-${two(month)}-${two(day)}`;
    if (isDay(text) && text <= today) return text;
  }
  return null;
}

function withYear(year: string, month: number, day: number): Day | null {
  const text = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}`;
  return isDay(text) ? text : null;
}

function readDay(text: string, today: Day): Day | null {
  const ago = DAYS_AGO[text];
  if (ago !== undefined) return addDays(today, -ago);
  if (isDay(text)) return text;
  const weekday = readWeekday(text, today);
  if (weekday) return weekday;
  // A weekday before a date says the same once more: "za 6 maart".
  const date = text.replace(/^\p{L}{2,9}\.?\s+(?=\d)/u, (word) => (isWeekday(word.trim()) ? '' : word));
  const numbers = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?$/.exec(date);
  if (numbers) return ofParts(numbers[1]!, Number(numbers[2]), numbers[3], today);
  const words = /^(\d{1,2})(?:e|st|nd|rd|th)?\s+(\p{L}+)\.?(?:\s+(\d{4}|\d{2}))?$/u.exec(date);
  if (words) return ofParts(words[1]!, monthIndex(words[2]!) + 1, words[3], today);
  const english = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s+(\d{4}))?$/u.exec(date);
  return english ? ofParts(english[2]!, monthIndex(english[1]!) + 1, english[3], today) : null;
}

function ofParts(day: string, month: number, year: string | undefined, today: Day): Day | null {
  if (month < 1 || month > 12) return null;
  return year === undefined ? withoutYear(month, Number(day), today) : withYear(year, month, Number(day));
}

function isWeekday(word: string): boolean {
  return WEEKDAYS.some((names) => names.includes(word.replace(/\.$/, '')));
}

/** The last day of that name, today included; with `vorige` before it, before today. */
function readWeekday(text: string, today: Day): Day | null {
  const last = LAST.test(text);
  const word = text.replace(LAST, '').replace(/\.$/, '');
  const wanted = WEEKDAYS.findIndex((names) => names.includes(word));
  if (wanted < 0) return null;
  const now = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const ago = (now - wanted + 7) % 7;
  return addDays(today, -(ago === 0 && last ? 7 : ago));
}

/** `nov`, `november 2026`, `11-2026`: the first of that month. */
function readMonth(text: string, today: Day): Day | null {
  const words = /^(\p{L}+)\.?(?:\s+(\d{4}))?$/u.exec(text);
  const numbers = /^(\d{1,2})[-/](\d{4})$/.exec(text);
  const month = words ? monthIndex(words[1]!) + 1 : numbers ? Number(numbers[1]) : 0;
  return month < 1 || month > 12 ? null : ofParts('1', month, words?.[2] ?? numbers?.[2], today);
}

/** What was typed; 'future' for a day after `today`, null where it is not understood. */
export function readTypedDate(typed: string, today: Day): TypedDate | 'future' | null {
  const text = typed.normalize('NFC').toLocaleLowerCase().replaceAll(',', ' ').replaceAll(/\s+/g, ' ').trim();
  if (text === '') return null;
  if (UNKNOWN.has(text)) return { certainty: 'unknown', day: null, time: null };
  const month = readMonth(text.replace(ABOUT, '').replace(LAST, ''), today);
  if (month) return month > today ? 'future' : { certainty: 'month', day: month, time: null };
  const { rest, time } = takeTime(text);
  const day = rest === '' && time !== null ? today : readDay(rest, today);
  if (day === null) return null;
  return day > today ? 'future' : { certainty: 'exact', day, time };
}

/** How an answer looks in the field when it is opened again: `6-3-2027 14:12`, `±maart 2027`, `onbekend`. */
export function typedDate(date: TypedDate, lang: 'nl' | 'en'): string {
  if (date.certainty === 'unknown') return lang === 'nl' ? 'onbekend' : 'unknown';
  if (date.day === null) return '';
  const [year = '', month = '', day = ''] = date.day.split('-');
  if (date.certainty === 'month') return `±${MONTHS[Number(month) - 1]?.[lang === 'nl' ? 0 : 1] ?? month} ${year}`;
  return `${Number(day)}-${Number(month)}-${year}${date.time ? ` ${date.time}` : ''}`;
}
