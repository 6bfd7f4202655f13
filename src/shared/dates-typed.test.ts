import { expect, test } from 'vitest';
import { readTypedDate, typedDate } from './dates-typed.ts';

/** A Thursday. */
const TODAY = '2027-04-08';
const exact = (day: string, time: string | null = null) => ({ certainty: 'exact', day, time });
const month = (day: string) => ({ certainty: 'month', day, time: null });

test.each([
  ['gisteren', exact('2027-04-07')],
  ['Yesterday', exact('2027-04-07')],
  ['vandaag 9.41 uur', exact('2027-04-08', '09:41')],
  ['za 14:30', exact('2027-04-03', '14:30')],
  ['zaterdag om 14.30', exact('2027-04-03', '14:30')],
  ['Sat 14:30', exact('2027-04-03', '14:30')],
  ['do', exact('2027-04-08')],
  ['vorige donderdag', exact('2027-04-01')],
  ['14:30', exact('2027-04-08', '14:30')],
])('a day near today: %s', (typed, expected) => {
  expect(readTypedDate(typed, TODAY)).toEqual(expected);
});

test.each([
  ['3-11', exact('2026-11-03')],
  ['8-4', exact('2027-04-08')],
  ['9-4', exact('2026-04-09')],
  ['3.11', exact('2026-11-03')],
  ['3-11-2026 14:30', exact('2026-11-03', '14:30')],
  ['3/11/26', exact('2026-11-03')],
  ['2026-11-03', exact('2026-11-03')],
  ['za 6 maart', exact('2027-03-06')],
  ['6 mrt 2027, 14.12 uur', exact('2027-03-06', '14:12')],
  ['6th March', exact('2027-03-06')],
  ['March 6 2027', exact('2027-03-06')],
  ['29-2', exact('2024-02-29')],
])('a date without a year is the last one that was: %s', (typed, expected) => {
  expect(readTypedDate(typed, TODAY)).toEqual(expected);
});

test.each([
  ['±nov', month('2026-11-01')],
  ['rond november', month('2026-11-01')],
  ['about March', month('2027-03-01')],
  ['april', month('2027-04-01')],
  ['november 2025', month('2025-11-01')],
  ['±11-2026', month('2026-11-01')],
])('only the month is known: %s', (typed, expected) => {
  expect(readTypedDate(typed, TODAY)).toEqual(expected);
});

test('unknown is an answer, nonsense and days that do not exist are not', () => {
  expect(readTypedDate('onbekend', TODAY)).toEqual({ certainty: 'unknown', day: null, time: null });
  expect(readTypedDate('Unknown', TODAY)).toMatchObject({ certainty: 'unknown' });
  for (const typed of ['', 'morgenochtend', '31-4-2027', '3-13', 'za 25:00', 'de dag dat het regende', '12'])
    expect(readTypedDate(typed, TODAY), typed).toBeNull();
});

test('a day that has not come is named as such', () => {
  expect(readTypedDate('9-4-2027', TODAY)).toBe('future');
  expect(readTypedDate('mei 2027', TODAY)).toBe('future');
});

test('what is put back into the field reads as itself', () => {
  for (const date of [exact('2027-03-06', '14:12'), exact('2026-11-03'), month('2026-11-01')] as const)
    for (const lang of ['nl', 'en'] as const)
      expect(readTypedDate(typedDate(date as never, lang), TODAY)).toEqual(date);
});
