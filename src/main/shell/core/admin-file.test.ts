import { expect, test } from 'vitest';
import { adminFileFor } from './admin-file.ts';

test("the administrator's rules lie where only an administrator writes, on every system", () => {
  expect(adminFileFor({ ProgramData: 'D:\\Data' }, 'win32')).toBe('D:\\Data\\Kanaalregister\\policy.json');
  expect(adminFileFor({}, 'win32')).toBe('C:\\ProgramData\\Kanaalregister\\policy.json');
  expect(adminFileFor({}, 'darwin')).toBe('/Library/Application Support/Kanaalregister/policy.json');
  expect(adminFileFor({}, 'linux')).toBe('/etc/kanaalregister/policy.json');
});

test('a trial folder has rules of its own only where the computer has none', () => {
  expect(adminFileFor({ KANAALREGISTER_HOME: '/tmp/proef' }, 'linux')).toBe('/tmp/proef/policy.json');
});
