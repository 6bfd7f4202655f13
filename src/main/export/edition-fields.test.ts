import { expect, test } from 'vitest';
import { fieldChooser } from './edition-fields.ts';

const draft = { type: 'entry', inRegister: false };

test('a ministry and BZK hear that there is a draft, the public hears nothing of what is not published', () => {
  for (const edition of ['intern', 'bzk'] as const)
    expect([...(fieldChooser(edition)(draft) as Set<string>)], edition).toEqual([
      'type',
      'subject',
      'number',
      'status',
      'quarter',
    ]);
  expect(fieldChooser('openbaar')(draft)).toBeNull();
});

test('of a published entry the public sees number, status and quarter, and not when it was written down', () => {
  const open = fieldChooser('openbaar')({ type: 'entry', inRegister: true }) as Set<string>;
  for (const name of ['type', 'subject', 'number', 'status', 'quarter', 'channel']) expect(open, name).toContain(name);
  for (const name of ['theme', 'reasonNote', 'clock', 'loggedAt', 'files']) expect(open, name).not.toContain(name);
});
