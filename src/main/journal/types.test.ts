import { expect, test } from 'vitest';
import { fieldsIn, RECORD_TYPES, recordFields } from './types.ts';

const COMMON = ['time', 'actor', 'type', 'subject', 'clockBack'];

test('a list that has grown still gives what it had in each of its versions', () => {
  const own = ['week', 'quarter', 'place', 'note'];
  expect(fieldsIn(own, [2, 3], 1)).toEqual([...COMMON, 'week', 'quarter']);
  expect(fieldsIn(own, [2, 3], 2)).toEqual([...COMMON, 'week', 'quarter', 'place']);
  expect(fieldsIn(own, [2, 3], 3)).toEqual([...COMMON, ...own]);
  for (const v of [0, 4, -1, 1.5]) expect(fieldsIn(own, [2, 3], v)).toBeNull();
});

test('no type has a field twice, and a version nobody wrote is refused', () => {
  for (const type of RECORD_TYPES) {
    const fields = recordFields(type);
    expect(new Set(fields).size, type).toBe(fields.length);
    expect(() => recordFields(type, 99)).toThrow(type);
  }
  expect(() => recordFields('constructor' as never)).toThrow('unknown record type');
});
