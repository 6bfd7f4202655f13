import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { readSource } from '../intake/read-source.ts';
import { faultOf, fuzzIntake, mutantOf, seedsFrom } from './fuzz-intake.ts';

const MAILS = path.join(import.meta.dirname, '../../../testdata/mail');

test('a thousand damaged sources each give a reading that balances, or a refusal', async () => {
  // A parser below prints what it finds odd.
  const quiet = [vi.spyOn(console, 'debug'), vi.spyOn(console, 'warn')].map((s) => s.mockReturnValue(undefined));
  const report = await fuzzIntake(seedsFrom([MAILS]), 20_270_306, (round) => round < 1_000);
  for (const s of quiet) s.mockRestore();
  expect(report.findings.map(({ seed, round, why }) => ({ seed, round, why }))).toEqual([]);
  expect(report.read).toBeGreaterThan(500);
  expect(report.refused).toBeGreaterThan(20);
});

test('a mutant is a function of seed and round, and differs from its source', () => {
  const seeds = seedsFrom([]);
  expect(mutantOf(seeds, 1, 5)).toEqual(mutantOf(seeds, 1, 5));
  const same = [...Array(100).keys()].filter((round) => {
    const mutant = mutantOf(seeds, 1, round);
    return seeds.some((s) => s.name === mutant.name && Buffer.from(s.bytes).equals(mutant.bytes));
  });
  expect(same.length).toBeLessThan(10);
});

test('a reading that does not add up would be found', async () => {
  const reading = await readSource('a.txt', new TextEncoder().encode('13-03-2027 09:00 - Jan: hoi\n'));
  expect(faultOf(reading)).toBe(null);
  const [message] = reading.messages;
  for (const wrong of [
    { n: 2 },
    { sentAt: null },
    { sentAt: 'gisteren' },
    { kinds: [] },
    { duplicateOf: { n: 1, source: null } },
  ])
    expect(faultOf({ ...reading, messages: [{ ...message!, ...wrong }] })).not.toBe(null);
});
