import { expect, test } from 'vitest';
import { parseDay, typedDay } from './day.ts';

const TODAY = '2027-03-29';

test('a day is read as Dutch people write it, the day first', () => {
  for (const typed of [
    '16-02-2027',
    '16-2-2027',
    '16/2/27',
    '16.2.2027',
    '16 februari 2027',
    '16 feb 2027',
    '2027-02-16',
  ])
    expect(parseDay(typed, TODAY), typed).toBe('2027-02-16');
});

test('words and days without a year mean the last such day', () => {
  expect(parseDay('gisteren', TODAY)).toBe('2027-03-28');
  expect(parseDay('Today', TODAY)).toBe(TODAY);
  expect(parseDay('6 maart', TODAY)).toBe('2027-03-06');
  expect(parseDay('24-12', TODAY)).toBe('2026-12-24');
});

test('what is not a day is no day', () => {
  for (const typed of ['', '31-02-2027', '12', 'morgen ergens', '1-13-2027'])
    expect(parseDay(typed, TODAY), typed).toBeNull();
});

test('a day prints as it is typed', () => {
  expect(typedDay('2027-02-16')).toBe('16-02-2027');
});
