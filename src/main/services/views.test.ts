import { afterEach, expect, test } from 'vitest';
import { type TestOffice, testOffice } from '../testing/office.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.remove();
  office = null;
});

test('a view belongs to the person who saved it, and writes nothing in the journal', async () => {
  office = await testOffice();
  const before = (await office.call('journal.list', {})).total;
  const view = {
    name: 'Kamerleden',
    view: 'all',
    filter: { counterparty: ['KAMERLID'] },
    sort: 'date',
    descending: true,
  } as const;
  const saved = await office.call('views.save', { views: [{ ...view, filter: { counterparty: ['KAMERLID'] } }] });
  expect(saved.views).toMatchObject([{ name: 'Kamerleden', filter: { counterparty: ['KAMERLID'], search: '' } }]);
  expect((await office.call('journal.list', {})).total).toBe(before);
  await office.as('records');
  expect((await office.call('views.list', {})).views).toEqual([]);
  await office.as('secretary');
  expect((await office.call('views.list', {})).views).toEqual(saved.views);
});
