import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestOffice, testAnswers, testOffice } from '../testing/office.ts';

let office: TestOffice;
let file: string;
beforeEach(async () => {
  office = await testOffice();
  file = path.join(office.root, 'nota.txt');
  writeFileSync(file, 'Dep. VERTROUWELIJK');
});
afterEach(async () => office.remove());

const decision = { note: 'Besluit BVA 2027-14', decidedOn: '2027-03-01' };

async function add(classification: string): Promise<string | null> {
  const answers = testAnswers(office.ids, { classification, evidence: 'attached' });
  const entry = await office.call('entries.add', { answers, files: [office.token(file)] });
  return entry.answers.subject;
}

test('Dep. VERTROUWELIJK is kept only where the security authority decided so, and no longer once that is switched off', async () => {
  await expect(add('DEPV')).rejects.toThrow('content_blocked');
  await expect(office.call('workspaces.accredit', { accreditation: decision })).rejects.toThrow('not_allowed');
  await office.as('records');
  const { session } = await office.call('workspaces.accredit', { accreditation: decision });
  expect(session.accreditation).toEqual(decision);
  await office.as('secretary');
  expect(await add('DEPV')).toBe(testAnswers(office.ids).subject);
  await office.as('records');
  await office.call('workspaces.accredit', { accreditation: null });
  await office.as('secretary');
  await expect(add('DEPV')).rejects.toThrow('content_blocked');
  const { items } = await office.call('journal.list', {});
  const told = items.filter((item) => item.type === 'accreditation');
  expect(told.map((item) => item.changes.find((c) => c.field === 'change')?.after)).toEqual(['off', 'on']);
  expect((await office.call('journal.check', {})).problems).toEqual([]);
});

test('no decision lets a state secret in, and none lies in the future', async () => {
  await office.as('records');
  const later = { ...decision, decidedOn: '2027-03-10' };
  await expect(office.call('workspaces.accredit', { accreditation: later })).rejects.toThrow('invalid_input');
  await office.call('workspaces.accredit', { accreditation: decision });
  await office.as('secretary');
  for (const secret of ['STG_C', 'STG_G', 'STG_ZG', 'BUITENLANDS', 'ONBEKEND'])
    await expect(add(secret)).rejects.toThrow('content_blocked');
});
