import { addDays, type Day, isDay } from '../../shared/quarter.ts';

const MONTHS: Record<string, number> = {
  jan: 1,
  feb: 2,
  maa: 3,
  mrt: 3,
  mar: 3,
  apr: 4,
  mei: 5,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  dec: 12,
};
const WORDS: Record<string, number> = {
  vandaag: 0,
  today: 0,
  gisteren: -1,
  yesterday: -1,
  eergisteren: -2,
};

/**
 * The day a person typed: `16-02-2027`, `16/2/27`, `16 feb 2027`, `16 februari` (the last one), `gisteren`; null where it
 * is not a day. The Dutch order: day first.
 */
export function parseDay(typed: string, today: Day): Day | null {
  const text = typed.trim().toLowerCase();
  const word = WORDS[text];
  if (word !== undefined) return addDays(today, word);
  if (isDay(text)) return text;
  const m = /^(\d{1,2})[-/. ]+([a-z]+\.?|\d{1,2})(?:[-/. ]+(\d{2}|\d{4}))?$/.exec(text);
  if (!m) return null;
  const month = MONTHS[m[2]!.slice(0, 3)] ?? Number(m[2]);
  const two = (n: number): string => String(n).padStart(2, '0');
  const made = (year: string): Day => `${year}-${two(month)}-${two(Number(m[1]))}`;
  const year = m[3];
  if (year !== undefined) {
    const day = made(year.length === 2 ? `20${year}` : year);
    return isDay(day) ? day : null;
  }
  // Without a year: the last time that day was there.
  const now = Number(today.slice(0, 4));
  const found = [now, now - 1].map((y) => made(String(y))).find((day) => isDay(day) && day <= today);
  return found ?? null;
}

/** `16-02-2027`, as a person types it. */
export function typedDay(day: Day): string {
  return day.split('-').toReversed().join('-');
}
