import { expect, test } from 'vitest';
import { parseTable } from './TextView.tsx';

test('a csv is read by its own separator, with quotes, quotes in quotes and lines in cells', () => {
  expect(parseTable('naam;bericht\r\nJan;"hij zei ""ja"";\nen ging"\r\n')).toEqual([
    ['naam', 'bericht'],
    ['Jan', 'hij zei "ja";\nen ging'],
  ]);
  expect(parseTable('a,b\n1,2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('a text without a separator is one column', () => {
  expect(parseTable('een\ntwee')).toEqual([['een'], ['twee']]);
});
