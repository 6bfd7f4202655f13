import { expect, test } from 'vitest';
import { readCsv } from '../intake/csv-rows.ts';
import { faultOfTable, fuzzTables, tableMutantOf, tableSeedsFrom } from './fuzz-tables.ts';
import { bytesOf } from './sources.ts';

test('two thousand damaged old registers each give a table that balances, or a refusal', async () => {
  const report = await fuzzTables(tableSeedsFrom([]), 20_270_306, (round) => round < 2_000);
  expect(report.findings.map(({ seed, round, why }) => ({ seed, round, why }))).toEqual([]);
  expect(report.read).toBeGreaterThan(500);
  expect(report.refused).toBeGreaterThan(100);
}, 60_000);

test('a damaged table is a function of seed and round', () => {
  const seeds = tableSeedsFrom([]);
  expect(tableMutantOf(seeds, 1, 5)).toEqual(tableMutantOf(seeds, 1, 5));
  expect(tableMutantOf(seeds, 1, 5)).not.toEqual(tableMutantOf(seeds, 2, 5));
});

test('a table that does not add up would be found', () => {
  const table = readCsv(bytesOf('Datum;Onderwerp\n3-11-2026;zaal\n4-11-2026;dijk\n'), 'oud.csv');
  const [sheet] = table.sheets;
  const [head, row] = sheet!.rows;
  expect(faultOfTable(table)).toBe(null);
  for (const rows of [
    [row!, head!],
    [head!, { line: 2, cells: [] }],
    [head!, { line: 2, cells: Array<string>(201).fill('x') }],
    [head!, { line: 2, cells: ['\ud83d'] }],
    [head!, { line: 2, cells: ['a\u202eb'] }],
    [head!, { line: 1e308, cells: ['a'] }],
  ])
    expect(faultOfTable({ ...table, sheets: [{ ...sheet!, rows }] })).not.toBe(null);
  const bad = [{ line: 4, why: 'open_quote' as const, text: 'x'.repeat(201) }];
  expect(faultOfTable({ ...table, sheets: [{ ...sheet!, bad }] })).not.toBe(null);
});
