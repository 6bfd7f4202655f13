import { afterEach, expect, test } from 'vitest';
import { type TestOffice, testAnswers, testOffice } from '../testing/office.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.remove();
  office = null;
});

async function loggedWithFile(o: TestOffice): Promise<{ entryId: string; number: string; evidenceId: string }> {
  const staged = await o.call('staging.start', {
    pasted: [{ name: 'brief.txt', bytes: Buffer.from('over de dijk') }],
  });
  await o.call('staging.save', { id: staged.id, answers: testAnswers(o.ids, { evidence: 'attached' }), focus: null });
  const entry = await o.call('entries.log', { stagingId: staged.id });
  const { evidence } = await o.call('entries.get', { entryId: entry.id });
  return { entryId: entry.id, number: entry.number, evidenceId: evidence[0]!.id };
}

test('who opened an entry, its attachment, or searched, is read by those who watch over the register', async () => {
  office = await testOffice();
  const { entryId, number, evidenceId } = await loggedWithFile(office);
  await office.call('evidence.preview', { evidenceId });
  await office.call('entries.list', { search: 'dijk' });
  await office.as('records');
  const { items, total } = await office.call('access.list', {});
  expect(items.map(({ what, subject, entry }) => [what, subject, entry?.number ?? null])).toEqual([
    ['access', '', null],
    ['search', 'dijk', null],
    ['evidence', 'brief.txt', number],
    ['entry', '', number],
  ]);
  expect(total).toBe(4);
  expect(items.map((item) => item.n)).toEqual([3, 2, 1, 0]);
  expect(items[3]).toMatchObject({ entry: { id: entryId }, actorName: 'Joris Tervoort' });
});

test('of one entry only what is about it; and looking at that is a line too, once', async () => {
  office = await testOffice();
  const first = await loggedWithFile(office);
  const second = await office.call('entries.add', { answers: testAnswers(office.ids) });
  await office.call('entries.get', { entryId: second.id });
  await office.as('records');
  await office.call('evidence.preview', { evidenceId: first.evidenceId });
  const of = async (entryId: string): Promise<string[]> =>
    (await office!.call('access.list', { entryId })).items.map(({ what }) => what);
  expect(await of(first.entryId)).toEqual(['access', 'evidence', 'entry']);
  expect(await of(first.entryId)).toEqual(['access', 'evidence', 'entry']);
  expect(await of(second.id)).toEqual(['access', 'entry']);
  expect((await office.call('access.list', { before: 1, limit: 5 })).items.map(({ n }) => n)).toEqual([0]);
});

test('a secretary, who looks most, does not read who looked', async () => {
  office = await testOffice();
  await expect(office.call('access.list', {})).rejects.toMatchObject({ code: 'not_allowed' });
  await office.as('holder');
  await expect(office.call('access.list', {})).resolves.toMatchObject({ items: [{ what: 'access' }] });
});
