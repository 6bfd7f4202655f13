import { expect, test } from 'vitest';
import { testAnswers, testOffice } from '../testing/office.ts';

test('a person sees what others did since they left; where that is nothing, what was done last', async () => {
  const o = await testOffice();
  const entry = await o.call('entries.add', { answers: testAnswers(o.ids) });
  const news = async (): Promise<[boolean, number]> => {
    const { since, sinceLeft } = await o.call('today.get', {});
    return [sinceLeft, since.length];
  };
  expect(await news()).toEqual([false, 0]);
  await o.as('records');
  await o.call('entries.followUp', {
    entryId: entry.id,
    outcome: 'GEARCHIVEERD',
    place: 'DMS',
    reference: '2027-118',
    date: '2027-03-09',
  });
  await o.as('secretary');
  expect(await news()).toEqual([true, 1]);
  // What they do themselves takes nothing away while they are there.
  await o.call('quarters.weekNothing', { week: '2027-W08', quarter: '2027-Q1' });
  expect(await news()).toEqual([true, 1]);
  // Back again: nothing is new, and the column is not empty.
  await o.as('records');
  await o.as('secretary');
  expect(await news()).toEqual([false, 1]);
  await o.remove();
});
