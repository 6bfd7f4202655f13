/** Dutch clock times without a zone, as chat exports hold them, made into moments. Fast: a day is looked up once. */
import type { MomentCertainty } from '../../shared/intake.ts';
import { rfc3339 } from '../../shared/quarter.ts';

export interface LocalMoment {
  sentAt: string | null;
  certainty: MomentCertainty;
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (DAYS[month - 1] ?? 0);
}

/** A reader of Dutch clock times with its own memory of days, so that nothing outlives a source. */
export function createLocalClock(): (day: string, hour: number, minute: number, second: number) => LocalMoment {
  const offsets = new Map<string, string>();
  return (day, hour, minute, second) => {
    const local = `${day}T${two(hour)}:${two(minute)}:${two(Math.min(second, 59))}`;
    let offset = offsets.get(day);
    if (offset === undefined) {
      offset = wholeDayOffset(day);
      offsets.set(day, offset);
    }
    if (offset !== '') return { sentAt: local + offset, certainty: 'zoneAssumed' };
    return onChangeDay(local);
  };
}

/** The offset that holds all day, or '' on the two days a year when the clock changes. */
function wholeDayOffset(day: string): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const before = rfc3339(new Date(noon - 14 * 3_600_000)).slice(19);
  const after = rfc3339(new Date(noon + 13 * 3_600_000)).slice(19);
  return before === after ? before : '';
}

/** Winter and summer time are tried; an hour that came twice fits both, one that was skipped fits neither. */
function onChangeDay(local: string): LocalMoment {
  const utc = Date.parse(`${local}Z`);
  const fits = [2, 1].map((h) => rfc3339(new Date(utc - h * 3_600_000))).filter((s) => s.startsWith(local));
  const [first] = fits;
  if (first === undefined) return { sentAt: null, certainty: 'impossible' };
  return { sentAt: first, certainty: fits.length > 1 ? 'ambiguous' : 'zoneAssumed' };
}

/** A moment counted from 1970 in milliseconds, in Dutch time; null outside what a phone can have written. */
export function momentOfMillis(ms: number): string | null {
  if (!Number.isFinite(ms) || ms < MIN_MS || ms > MAX_MS) return null;
  return rfc3339(new Date(ms));
}

// 1990 to 2200: everything else in a chat export is a default (0, -1) or a lie.
const MIN_MS = Date.UTC(1990, 0, 1);
const MAX_MS = Date.UTC(2200, 0, 1);
