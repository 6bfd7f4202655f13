/** A moment as a chat writes it, read by one order of day, month and year. */
import type { DateOrder } from './intake.ts';
import { type Day, isDay } from './quarter.ts';

/** The day of `05-03-2027 14:02` or `3/5/27, 2:02 PM`; null where that is no day by this order. */
export function dayByOrder(written: string, order: DateOrder): Day | null {
  const found = /(\d{1,4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,4})/.exec(written);
  if (!found) return null;
  const part = (letter: string): string => found[order.indexOf(letter) + 1] ?? '';
  const year = part('y').length === 2 ? `20${part('y')}` : part('y');
  const day = `${year}-${part('m').padStart(2, '0')}-${part('d').padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
