import { expect, test } from 'vitest';
import {
  between,
  type Choice,
  NOTHING,
  numbersOf,
  rangesOf,
  sumOf,
  toggleAll,
  toggleContext,
  toggleWork,
} from './choice.ts';

const balance = { unit: 'message' as const, total: 12, kept: 0, leftOut: 9, duplicate: 1, notUnderstood: 2 };
const source = { balance, messages: 10 };

test('a message is work, context or neither, never two of them', () => {
  const work = toggleWork(NOTHING, 4);
  expect([...work.work]).toEqual([4]);
  const context = toggleContext(work, 4);
  expect([[...context.work], [...context.context]]).toEqual([[], [4]]);
  expect([...toggleWork(context, 4).context]).toEqual([]);
  expect(toggleContext(context, 4)).toEqual(NOTHING);
});

test('the sum adds up whatever is ticked', () => {
  let choice: Choice = NOTHING;
  for (let i = 0; i < 200; i++) {
    const n = 1 + ((i * 7) % 9);
    choice = i % 3 === 0 ? toggleContext(choice, n) : i % 3 === 1 ? toggleWork(choice, n) : toggleAll(choice, [n, 9]);
    const sum = sumOf(choice, source);
    expect(sum.addsUp).toBe(true);
    expect(sum.work + sum.context + sum.duplicate + sum.leftOut + sum.notUnderstood).toBe(12);
  }
});

test('what is somewhere else already is a duplicate until it is chosen all the same', () => {
  const repeated = new Set([3, 4]);
  const counted = { balance: { ...balance, leftOut: 7, duplicate: 3 }, messages: 10 };
  expect(sumOf(NOTHING, counted, repeated)).toMatchObject({ duplicate: 3, leftOut: 7, addsUp: true });
  const one = toggleWork(NOTHING, 3);
  expect(sumOf(one, counted, repeated)).toMatchObject({ work: 1, duplicate: 2, leftOut: 7, addsUp: true });
});

test('ticking all of what is ticked already unticks it', () => {
  const all = toggleAll(NOTHING, [1, 2, 3]);
  expect(rangesOf(all.work)).toEqual([[1, 3]]);
  expect(toggleAll(all, [2, 3])).toEqual({ work: new Set([1]), context: new Set() });
});

test('ranges and numbers say the same, and a range follows what is shown', () => {
  expect(
    numbersOf([
      [1, 3],
      [7, 7],
    ]),
  ).toEqual([1, 2, 3, 7]);
  expect(rangesOf(new Set([7, 2, 1, 3]))).toEqual([
    [1, 3],
    [7, 7],
  ]);
  expect(between([2, 5, 9, 12], 9, 2)).toEqual([2, 5, 9]);
});
