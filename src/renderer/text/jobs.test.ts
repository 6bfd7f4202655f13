import { expect, test } from 'vitest';
import { progressInWords } from './jobs.ts';

test('how far a job is, in both languages', () => {
  expect(progressInWords({ done: 1200, total: 5000, unit: 'rows' }, 'nl')).toBe('1.200 van 5.000 regels');
  expect(progressInWords({ done: 1200, total: 5000, unit: 'rows' }, 'en')).toBe('1,200 of 5,000 rows');
  expect(progressInWords({ done: 0, total: 1, unit: 'files' }, 'nl')).toBe('0 van 1 bestand');
  expect(progressInWords({ done: 3_400_000, total: 12_000_000, unit: 'bytes' }, 'nl')).toBe('3,4 MB van 12 MB');
  expect(progressInWords({ done: 0, total: null, unit: 'parts' }, 'nl')).toBe('bezig');
});
