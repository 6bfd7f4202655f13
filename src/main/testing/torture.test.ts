import { expect, test } from 'vitest';
import { torture } from './torture.ts';

test('twenty kills at random points lose no acknowledged word and leave nothing half', {
  timeout: 300_000,
}, async () => {
  const rounds = await torture(20, 20_270_331);
  expect(rounds).toHaveLength(20);
  // Every other kill waits for an acknowledgement first.
  expect(rounds.filter((r) => r.acknowledged > 0).length).toBeGreaterThanOrEqual(10);
});
