import { expect, test } from 'vitest';
import { compareNumber, inGroups } from './key-typed.ts';

const NUMBER = '48213 90021 00412 77120 55555 10203';

test('a number is the same only with all thirty digits, however it is spaced', () => {
  expect(compareNumber(NUMBER, NUMBER)).toEqual({ typed: 30, differs: null, same: true });
  expect(compareNumber('482139002100412771205555510203', NUMBER).same).toBe(true);
  expect(compareNumber('48213 90021', NUMBER)).toEqual({ typed: 10, differs: null, same: false });
  expect(compareNumber(`${NUMBER}4`, NUMBER).same).toBe(false);
  expect(compareNumber('', NUMBER)).toEqual({ typed: 0, differs: null, same: false });
});

test('the first group that differs is named once it is whole', () => {
  expect(compareNumber('48213 9002', NUMBER).differs).toBeNull();
  expect(compareNumber('48213 90012 1', NUMBER).differs).toBe(2);
  expect(inGroups('482139')).toEqual(['48213', '9']);
});
