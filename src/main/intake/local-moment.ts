/** Dutch clock times without a zone, as chat exports hold them, made into moments. Fast: a day is looked up once. */
import type { MomentCertainty } from '../../shared/intake.ts';
import { rfc3339 } from '../../shared/quarter.ts';

export interface LocalMoment {
  sentAt: string | null;
  certainty: MomentCertainty;
  /** Seconds since 1970, to compare with; NaN where there is no moment. */
  seconds: number;
}

const TWO = Array.from({ length: 60 }, (_, n) => (n < 10 ? `0${n}` : String(n)));
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (DAYS[month - 1] ?? 0);
}

/**
 * A reader of Dutch clock times with its own memory of days, so that nothing outlives a source. What it gives is overwritten
 * by the next call: an object for each of 40,000 messages is worth saving.
 */
export function createLocalClock(): (day: string, hour: number, minute: number, second: number) => LocalMoment {
  const offsets = new Map<string, string>();
  // Most messages are of the day and hour of the one before: what they share is made once.
  let day = '';
  let begin = '';
  let offset = '';
  let midnight = 0;
  let minutes: readonly string[] = [];
  let ends: readonly string[] = [];
  const moment: LocalMoment = { sentAt: null, certainty: 'zoneAssumed', seconds: 0 };
  return (newDay, hour, minute, second) => {
    if (newDay !== day) {
      day = newDay;
      begin = `${day}T`;
      offset = offsetOf(day, offsets);
      ({ minutes, ends } = endsOf(offset));
      midnight = offset === '' ? Number.NaN : Date.parse(`${begin}00:00:00${offset}`) / 1_000;
    }
    const whole = Math.min(second, 59);
    if (offset === '') {
      const local = `${begin}${TWO[hour]}:${TWO[minute]}:${TWO[whole]}`;
      return byRule(day) ? onSundayOfChange(local, day, hour) : onChangeDay(local, day, hour);
    }
    moment.seconds = midnight + hour * 3_600 + minute * 60 + whole;
    const n = hour * 60 + minute;
    // Half of all telephones write no seconds.
    moment.sentAt = whole === 0 ? begin + minutes[n]! : begin + MINUTES[n]! + ends[whole]!;
    return moment;
  };
}

/** `14:12:` for all minutes of a day. */
const MINUTES = Array.from({ length: 24 * 60 }, (_, n) => `${TWO[Math.floor(n / 60)]}:${TWO[n % 60]}:`);

interface TimeEnds {
  /** All whole minutes of a day, `14:12:00+01:00`. */
  minutes: readonly string[];
  /** All seconds of a minute, `05+01:00`. */
  ends: readonly string[];
}

const ENDS = new Map<string, TimeEnds>();

/** The times of a day with an offset, made once: there are two. */
function endsOf(offset: string): TimeEnds {
  const known = ENDS.get(offset);
  if (known) return known;
  const made = {
    minutes: MINUTES.map((minute) => `${minute}00${offset}`),
    ends: TWO.map((second) => second + offset),
  };
  ENDS.set(offset, made);
  return made;
}

/**
 * Since 1996 summer is from the last Sunday of March to that of October, at one o'clock UTC (directive 2000/84/EC). Sums are
 * a hundred times faster than asking for a time zone; a test compares both.
 */
function byRule(day: string): boolean {
  return day > '1996' && day < '2200';
}

function offsetByRule(day: string): string {
  const month = Number(day.slice(5, 7));
  if (month < 3 || month > 10) return WINTER;
  if (month > 3 && month < 10) return SUMMER;
  const date = Number(day.slice(8));
  // Both months have 31 days.
  const lastSunday = 31 - new Date(Date.UTC(Number(day.slice(0, 4)), month - 1, 31)).getUTCDay();
  if (date === lastSunday) return '';
  return date < lastSunday === (month === 3) ? WINTER : SUMMER;
}

const WINTER = '+01:00';
const SUMMER = '+02:00';

/** In spring the hour from two is skipped, in autumn it comes twice. */
function onSundayOfChange(local: string, day: string, hour: number): LocalMoment {
  const spring = day.slice(5, 7) === '03';
  if (spring && hour === 2) return { sentAt: null, certainty: 'impossible', seconds: Number.NaN };
  const sentAt = local + (hour > 2 === spring ? SUMMER : WINTER);
  return { sentAt, certainty: hour === 2 ? 'ambiguous' : 'zoneAssumed', seconds: Date.parse(sentAt) / 1_000 };
}

/** The offset that holds all day, or '' on the two days a year when the clock changes. */
function offsetOf(day: string, offsets: Map<string, string>): string {
  if (byRule(day)) return offsetByRule(day);
  const month = day.slice(0, 7);
  let whole = offsets.get(month);
  if (whole === undefined) {
    whole = offsetBetween(`${month}-01`, `${month}-${daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)))}`);
    offsets.set(month, whole);
  }
  return whole === '' ? offsetBetween(day, day) : whole;
}

/** The offset that holds on all of some days, or '' where it changes. */
function offsetBetween(first: string, last: string): string {
  const before = offsetNear(first, -14);
  return before === offsetNear(last, 13) ? before : '';
}

/** So many hours from noon. */
function offsetNear(day: string, hours: number): string {
  return rfc3339(new Date(Date.parse(`${day}T12:00:00Z`) + hours * 3_600_000)).slice(19);
}

/** Winter and summer time are tried; an hour that came twice fits both, one that was skipped fits neither. */
function onChangeDay(local: string, day: string, hour: number): LocalMoment {
  // Since 1981 the clock changes between two and three: what lies well before or after it need not be tried.
  if (day > '1981' && (hour < 1 || hour > 4)) {
    const sentAt = local + offsetNear(day, hour < 1 ? -13 : 0);
    return { sentAt, certainty: 'zoneAssumed', seconds: Date.parse(sentAt) / 1_000 };
  }
  const utc = Date.parse(`${local}Z`);
  const fits = [2, 1].map((h) => rfc3339(new Date(utc - h * 3_600_000))).filter((s) => s.startsWith(local));
  const [first] = fits;
  if (first === undefined) return { sentAt: null, certainty: 'impossible', seconds: Number.NaN };
  const seconds = Date.parse(first) / 1_000;
  return { sentAt: first, certainty: fits.length > 1 ? 'ambiguous' : 'zoneAssumed', seconds };
}

/** A moment counted from 1970 in milliseconds, in Dutch time; null outside what a phone can have written. */
export function momentOfMillis(ms: number): string | null {
  if (!Number.isFinite(ms) || ms < MIN_MS || ms > MAX_MS) return null;
  return rfc3339(new Date(ms));
}

// 1990 to 2200: everything else in a chat export is a default (0, -1) or a lie.
const MIN_MS = Date.UTC(1990, 0, 1);
const MAX_MS = Date.UTC(2200, 0, 1);
