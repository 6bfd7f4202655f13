import { expect, test } from 'vitest';
import { rfc3339 } from '../../shared/quarter.ts';
import { createLocalClock, daysInMonth } from './local-moment.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** What the time zone itself says of a clock time: every moment that reads so. */
function momentsOf(local: string): string[] {
  const utc = Date.parse(`${local}Z`);
  return [2, 1].map((hours) => rfc3339(new Date(utc - hours * 3_600_000))).filter((moment) => moment.startsWith(local));
}

test('the rule for summer time says what the time zone says, in every month and each hour around a change', () => {
  const clock = createLocalClock();
  for (let year = 1996; year < 2038; year++)
    for (let month = 1; month <= 12; month++) {
      const days = month === 3 || month === 10 ? Array.from({ length: 8 }, (_, i) => 24 + i) : [1, 15];
      for (const date of [...days, daysInMonth(year, month)]) {
        const day = `${year}-${two(month)}-${two(date)}`;
        for (const hour of days.length > 2 ? [0, 1, 2, 3, 4, 12, 23] : [0, 12]) {
          const { sentAt, certainty, seconds } = clock(day, hour, 30, 5);
          const all = momentsOf(`${day}T${two(hour)}:30:05`);
          expect([day, hour, sentAt]).toEqual([day, hour, all[0] ?? null]);
          const expected = all.length === 0 ? 'impossible' : all.length > 1 ? 'ambiguous' : 'zoneAssumed';
          expect([day, hour, certainty]).toEqual([day, hour, expected]);
          expect(seconds).toBe(sentAt === null ? Number.NaN : Date.parse(sentAt) / 1_000);
        }
      }
    }
});

test('before the rule of today the time zone itself is asked', () => {
  const clock = createLocalClock();
  expect(clock('1985-09-29', 2, 30, 0).certainty).toBe('ambiguous');
  expect(clock('1985-07-01', 12, 0, 0).sentAt).toBe('1985-07-01T12:00:00+02:00');
});
