import { expect, test } from 'vitest';
import { RECORD_TYPES, recordFields } from '../journal/types.ts';
import { fieldsOf, KNOWN_TYPES } from './record-fields.ts';

test("the verifier's own table of fields is the one the journal writes by", () => {
  expect(KNOWN_TYPES).toEqual(RECORD_TYPES);
  for (const type of RECORD_TYPES) expect(fieldsOf(type), type).toEqual(recordFields(type));
  expect(fieldsOf('constructor')).toBeNull();
});
