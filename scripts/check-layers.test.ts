import { expect, test } from 'vitest';
import { checkFiles } from './check-layers.ts';

const offences = (source: string): string[] => checkFiles(new Map([['renderer/screens/list.tsx', source]]));

test('the window may take types from the schema files', () => {
  expect(offences("import type { Entry } from '../../shared/records.ts';")).toEqual([]);
  expect(offences("import type {\n  CallName,\n  Session,\n} from '../../shared/contract.ts';")).toEqual([]);
});

test('a value import of a schema file from the window is an offence', () => {
  expect(offences("import { entrySchema } from '../../shared/records.ts';")).toHaveLength(1);
  expect(offences("import { type Entry } from '../../shared/records.ts';")).toHaveLength(1);
  expect(
    offences("import type { A } from './a.ts';\nimport { contract } from '../../shared/contract.ts';"),
  ).toHaveLength(1);
  expect(offences("export { policySchema } from '../../shared/policy-schema.ts';")).toHaveLength(1);
  expect(offences("await import('../../shared/contract.ts')")).toHaveLength(1);
});

test('other shared values are fine', () => {
  expect(offences("import { ROLES } from '../../shared/codes.ts';")).toEqual([]);
});
