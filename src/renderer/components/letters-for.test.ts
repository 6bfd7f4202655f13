import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersFor } from './letters-for.ts';

test('a button has a letter of its own words, and the next with that letter another one', () => {
  expect(lettersFor(['Vandaag', 'Kwartaal sluiten', 'Vergrendelen', 'Één bestand kiezen', '12'])).toEqual([
    'V',
    'K',
    'E',
    'B',
    'A',
  ]);
});

test('with many, each has two letters', () => {
  const letters = lettersFor(['Akkoord', ...Array.from({ length: 30 }, (_, n) => `Regel ${n}`)]);
  expect(letters[0]).toBe('AK');
  expect(letters.every((code) => code.length === 2)).toBe(true);
});

test('no two are the same and none begins another, whatever the words', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 676 }), (labels) => {
      const letters = lettersFor(labels);
      expect(new Set(letters).size).toBe(labels.length);
      expect(new Set(letters.map((code) => code.length)).size).toBeLessThanOrEqual(1);
      expect(letters.every((code) => /^[A-Z]{1,2}$/.test(code))).toBe(true);
    }),
    { numRuns: 100 },
  );
});
