import { expect, test } from 'vitest';
import { split } from './Marked.tsx';

test('a word is marked inside a compound, without regard to capitals and accents', () => {
  expect(split('Zeedijk en Dijkdag', ['dijk'])).toEqual([
    { text: 'Zee', hit: false },
    { text: 'dijk', hit: true },
    { text: ' en ', hit: false },
    { text: 'Dijk', hit: true },
    { text: 'dag', hit: false },
  ]);
  expect(split('één café', ['cafe']).at(-1)).toEqual({ text: 'café', hit: true });
});

test('nothing found leaves the text whole', () => {
  expect(split('Werkbezoek', ['dijk'])).toEqual([{ text: 'Werkbezoek', hit: false }]);
});
