/**
 * Quarters, weeks and days as the register counts them: calendar quarters in Dutch local time (domain F1.1). Days are
 * `yyyy-mm-dd` strings throughout; a moment becomes a day only here, by the zone Europe/Amsterdam.
 */

/** `2027-Q1` */
export type Quarter = string;
/** `2027-03-06` */
export type Day = string;

const QUARTER = /^(\d{4})-Q([1-4])$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isQuarter(text: string): boolean {
  return QUARTER.test(text);
}

/** True for a day that exists: 2027-02-29 does not. */
export function isDay(text: string): boolean {
  const m = DAY.exec(text);
  if (!m) return false;
  const d = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(d.getTime()) && d.toISOString().startsWith(text);
}

export function quarterOf(day: Day): Quarter {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** First and last day, both included. */
export function quarterDays(quarter: Quarter): { from: Day; to: Day } {
  const m = QUARTER.exec(quarter);
  if (!m) throw new RangeError(`not a quarter: ${quarter}`);
  const year = Number(m[1]);
  const last = Number(m[2]) * 3;
  const days = new Date(Date.UTC(year, last, 0)).getUTCDate();
  const two = (n: number): string => String(n).padStart(2, '0');
  return { from: `${m[1]}-${two(last - 2)}-01`, to: `${m[1]}-${two(last)}-${two(days)}` };
}

export function nextQuarter(quarter: Quarter, step = 1): Quarter {
  const m = QUARTER.exec(quarter);
  if (!m) throw new RangeError(`not a quarter: ${quarter}`);
  const index = Number(m[1]) * 4 + Number(m[2]) - 1 + step;
  return `${String(Math.floor(index / 4)).padStart(4, '0')}-Q${(index % 4) + 1}`;
}

export function addDays(day: Day, days: number): Day {
  const d = new Date(`${day}T00:00:00Z`);
  d.setUTCDate(d.getUTCDate() + days);
  return d.toISOString().slice(0, 10);
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
}

let amsterdam: Intl.DateTimeFormat | null = null;

/** A moment on Dutch clocks: `2027-03-06 14:12:05`. */
export function localTime(moment: Date): string {
  // Made when it is first needed: that takes a tenth of the core's start.
  amsterdam ??= new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Amsterdam',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return amsterdam.format(moment);
}

export function localDay(moment: Date): Day {
  return localTime(moment).slice(0, 10);
}

/** RFC 3339 with the Dutch offset of that moment: `2027-03-06T14:12:05+01:00`. */
export function rfc3339(moment: Date): string {
  const local = localTime(moment).replace(' ', 'T');
  const minutes = Math.round((Date.parse(`${local}Z`) - Math.floor(moment.getTime() / 1000) * 1000) / 60_000);
  const sign = minutes < 0 ? '-' : '+';
  const abs = Math.abs(minutes);
  return `${local}${sign}${String(Math.floor(abs / 60)).padStart(2, '0')}:${String(abs % 60).padStart(2, '0')}`;
}

/** ISO week of a day: `{ year: 2027, week: 9 }`. A week belongs to the year of its Thursday. */
export function isoWeek(day: Day): { year: number; week: number } {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const thursday = addDays(day, 3 - weekday);
  const year = Number(thursday.slice(0, 4));
  return { year, week: 1 + Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) };
}

export interface WeekBlock {
  /** `2027-W09`, the name of the block in the journal. */
  id: string;
  week: number;
  from: Day;
  to: Day;
}

/** The weeks of a quarter, Monday to Sunday, each cut at the quarter's own first and last day. */
export function weeksOf(quarter: Quarter): WeekBlock[] {
  const { from, to } = quarterDays(quarter);
  const blocks: WeekBlock[] = [];
  for (let day = from; day <= to; ) {
    const { year, week } = isoWeek(day);
    const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
    const end = addDays(day, 6 - weekday);
    blocks.push({ id: `${year}-W${String(week).padStart(2, '0')}`, week, from: day, to: end < to ? end : to });
    day = addDays(end, 1);
  }
  return blocks;
}
