import { expect, test } from 'vitest';
import { cleanCell } from './copy-rows.ts';
import { chosenOf, everyRow, isChosen, NO_SELECTION, reach, toggle } from './selection.ts';

test.each([
  ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
  ['  +31 6', "'  +31 6"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\uFF1D1+1', "'\uFF1D1+1"],
  ['twee\tcellen\r\nen regels', 'twee cellen en regels'],
  ['"aangehaald" woord', '"""aangehaald"" woord"'],
  ['over "de dijk"', 'over "de dijk"'],
  ['Vergunning - noordstrand', 'Vergunning - noordstrand'],
])('%j is pasted as %j', (text, pasted) => {
  expect(cleanCell(text)).toBe(pasted);
});

const ids = ['a', 'b', 'c', 'd', 'e'];

test('Shift makes a range from where it began, also back again', () => {
  const down = reach(NO_SELECTION, ids, 'b', 'd', 'range');
  expect([...down.chosen]).toEqual(['b', 'c', 'd']);
  const back = reach(down, ids, 'd', 'a', 'range');
  expect([...back.chosen]).toEqual(['a', 'b']);
});

test('Ctrl keeps what was chosen, and a plain step lets go of it', () => {
  const one = toggle(NO_SELECTION, 'a');
  const moved = reach(one, ids, 'a', 'c', 'keep');
  const two = toggle(moved, 'c');
  expect([...two.chosen]).toEqual(['a', 'c']);
  expect(reach(two, ids, 'c', 'd', 'one')).toEqual(NO_SELECTION);
  expect([...toggle(two, 'a').chosen]).toEqual(['c']);
});

test('everything is every row of the list, also those that were not asked for yet, but for the ones let go', () => {
  const all = everyRow('a');
  expect([isChosen(all, 'a'), isChosen(all, 'not on the screen'), chosenOf(all, 250)]).toEqual([true, true, 250]);
  const less = toggle(all, 'b');
  expect([isChosen(less, 'a'), isChosen(less, 'b'), chosenOf(less, 250)]).toEqual([true, false, 249]);
  expect(isChosen(toggle(less, 'b'), 'b')).toBe(true);
  expect(chosenOf(reach(less, ['a', 'b', 'c'], 'a', 'b', 'one'), 250)).toBe(0);
});
