import { expect, test } from 'vitest';
import { groupsOf, monthGroups, monthsOf, sinceFirst } from './series.ts';

const QUARTERS = ['2026-Q4', '2027-Q1'];

test('a quarter without use is 0 where something was delivered, and unknown where nothing was', () => {
  const series = [
    { period: '2027-Q1', group: 'MAIL', value: 2 },
    { period: '2027-Q1', group: 'CHAT', value: 9 },
  ];
  const groups = groupsOf(series, QUARTERS, new Set(['2027-Q1']));
  expect(groups.map((g) => [g.code, g.bars.map((b) => b.value)])).toEqual([
    ['CHAT', [null, 9]],
    ['MAIL', [null, 2]],
  ]);
  expect(groupsOf(series, QUARTERS, new Set(QUARTERS))[0]!.bars[0]!.value).toBe(0);
});

test('the first quarter shown is the first of which something was delivered; later gaps stay', () => {
  const four = ['2026-Q3', ...QUARTERS, '2027-Q2'];
  expect(sinceFirst(four, new Set(['2026-Q4', '2027-Q2']))).toEqual([...QUARTERS, '2027-Q2']);
  expect(sinceFirst(four, new Set())).toEqual(four);
});

test('months are those of the quarters, in order; messages without a day are left out', () => {
  expect(monthsOf(QUARTERS)).toEqual(['2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03']);
  const [chat, ...more] = monthGroups(
    [
      { period: '2027-02', group: 'CHAT', value: 12 },
      { period: '', group: 'MAIL', value: 3 },
    ],
    QUARTERS,
    new Set(['2027-Q1']),
  );
  expect(more).toEqual([]);
  expect(chat!.bars.map((b) => b.value)).toEqual([null, null, null, 0, 12, 0]);
});
