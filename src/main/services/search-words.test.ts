import { expect, test } from 'vitest';
import { wordPattern, wordsOf } from './search-words.ts';

function found(word: string, text: string): string | null {
  return wordPattern(word).exec(text)?.[0] ?? null;
}

test('a word is found whatever its case and accents, as it is written there', () => {
  expect(found('cafe', 'in het Café aan de haven')).toBe('Café');
  expect(found('CAFÉ', 'in het cafe')).toBe('cafe');
  expect(found('cafe', 'in het Cafe\u0301')).toBe('Cafe\u0301');
  expect(found('coördinatie', 'Coordinatieoverleg')).toBe('Coordinatie');
  expect(found('югра', 'ЮГРА')).toBe('ЮГРА');
  expect(found('ий', 'Кий')).toBe('ий');
});

test('what looks like a pattern is only letters', () => {
  expect(found('a.c', 'abc')).toBeNull();
  expect(found('2027-Q1', 'over 2027-q1 (slot)')).toBe('2027-q1');
  for (const sign of '\\^$.*+?()[]{}|/-"&!#%') expect(found(sign, `een ${sign} teken`)).toBe(sign);
});

test('a search is at most twelve words', () => {
  expect(wordsOf('  a  b\tc ')).toEqual(['a', 'b', 'c']);
  expect(wordsOf('x '.repeat(30))).toHaveLength(12);
});
