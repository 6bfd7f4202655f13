import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expiredBackups } from './backup-rotation.ts';
import { addDays } from './quarter.ts';

const made = (days: readonly string[]): { madeOn: string }[] => days.map((madeOn) => ({ madeOn }));

test('a year of daily backups leaves seven days, five weeks, twelve months and each year', () => {
  const days = Array.from({ length: 500 }, (_, i) => addDays('2027-05-14', -i));
  const gone = new Set(expiredBackups(made(days)).map((one) => one.madeOn));
  const kept = days.filter((day) => !gone.has(day));
  const daily = ['2027-05-14', '2027-05-13', '2027-05-12', '2027-05-11', '2027-05-10', '2027-05-09', '2027-05-08'];
  const weekly = ['2027-05-02', '2027-04-25', '2027-04-18'];
  const monthly = ['2027-04-30', '2027-03-31', '2027-02-28', '2027-01-31', '2026-12-31', '2026-11-30', '2026-10-31'];
  const before = ['2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30', '2025-12-31'];
  expect(kept.toSorted()).toEqual(daily.concat(weekly, monthly, before).toSorted());
});

test('of two backups of a day the newest stays, and few backups all stay', () => {
  const two = [
    { madeOn: '2027-03-09', at: 'late' },
    { madeOn: '2027-03-09', at: 'early' },
  ];
  expect(expiredBackups(two)).toEqual([two[1]]);
  expect(expiredBackups(made(['2027-03-09', '2026-01-01', '2020-06-01']))).toEqual([]);
});

test('the newest always stays, what is gone once does not come back, and removing again removes nothing', () => {
  const day = fc.integer({ min: 0, max: 2_000 }).map((n) => addDays('2027-05-14', -n));
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 80 }), (days) => {
      const all = made(days.toSorted().toReversed());
      const gone = expiredBackups(all);
      const kept = all.filter((one) => !gone.includes(one));
      expect(kept[0]).toBe(all[0]);
      expect(expiredBackups(kept)).toEqual([]);
    }),
  );
});
