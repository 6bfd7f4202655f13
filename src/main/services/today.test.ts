import { expect, test } from 'vitest';
import { signAll, testAnswers, testOffice } from '../testing/office.ts';

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

test('news is also what a colleague logged, withdrew and reported, and not every entry of a sign-off', async () => {
  const o = await testOffice();
  await o.as('records');
  const entry = await o.call('entries.add', { answers: testAnswers(o.ids) });
  const other = await o.call('entries.add', { answers: testAnswers(o.ids) });
  await o.call('entries.withdraw', { entryId: other.id, reason: 'Dubbel' });
  await o.call('quarters.weekNothing', { week: '2027-W08', quarter: '2027-Q1' });
  await signAll(o, 'registraties', '2027-Q1');
  await o.as('secretary');
  const { since } = await o.call('today.get', {});
  expect(since.map(({ type, number, status }) => [type, number, status])).toEqual([
    ['signOff', null, null],
    ['weekNothing', null, null],
    ['entry', other.number, 'withdrawn'],
    ['entry', other.number, 'logged'],
    ['entry', entry.number, 'logged'],
  ]);
  await o.remove();
});

test('"deze week niets" is there in the first weeks of a quarter too, while the one before is still open', async () => {
  const o = await testOffice();
  const week = async (): Promise<unknown> => (await o.call('today.get', {})).thisWeek;
  expect(await week()).toMatchObject({ week: '2027-W10', quarter: '2027-Q1', number: 10 });
  o.setNow('2027-04-13T10:00:00+02:00');
  expect((await o.call('today.get', {})).quarter).toBe('2027-Q1');
  expect(await week()).toMatchObject({ week: '2027-W15', quarter: '2027-Q2', number: 15 });
  await o.call('quarters.weekNothing', { week: '2027-W15', quarter: '2027-Q2' });
  expect(await week()).toBeNull();
  await o.remove();
});

test('a statement over a quarter that has ended waits for the office holder, also where nothing was logged', async () => {
  const o = await testOffice();
  expect((await o.call('today.brief', {})).waiting).toEqual([]);
  o.setNow('2027-04-02T10:00:00+02:00');
  expect((await o.call('today.brief', {})).waiting).toMatchObject([
    { termId: o.ids.term, quarter: '2027-Q1', entries: 0, minutes: 1, statement: 'nil' },
  ]);
  await o.call('entries.add', { answers: testAnswers(o.ids) });
  expect((await o.call('today.brief', {})).waiting).toMatchObject([{ entries: 1, statement: 'due' }]);
  await signAll(o, 'registraties', '2027-Q1');
  expect((await o.call('today.brief', {})).waiting).toMatchObject([{ entries: 0, statement: 'due' }]);
  await signAll(o, 'kwartaal', '2027-Q1');
  expect((await o.call('today.brief', {})).waiting).toEqual([]);
  await o.remove();
});
