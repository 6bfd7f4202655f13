import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSPHRASES, type TestOffice, testAnswers, testOffice } from '../testing/office.ts';

const QUARTER = '2027-Q1';
let o: TestOffice;
beforeAll(async () => {
  o = await testOffice();
  for (let i = 0; i < 400; i++)
    await o.call('entries.add', { answers: testAnswers(o.ids, { subject: `Onderwerp ${i}` }) });
  o.setNow('2027-04-02T10:00:00+02:00');
  await o.as('records');
  // The daily backup that an unlock begins.
  while ((await o.call('jobs.list', {})).jobs.length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
});
afterAll(async () => o.remove());

const close = () => o.call('quarters.close', { quarter: QUARTER, consent: QUARTER, passphrase: PASSPHRASES.records });

/** The row of one entry is that of the sheet, before and after the close. */
async function entryAlone(): Promise<boolean> {
  const { rows } = await o.call('registers.preview', { quarter: QUARTER, sheet: 'Registraties' });
  const [first] = (await o.call('entries.list', { quarter: QUARTER, limit: 1 })).rows;
  const { row } = await o.call('registers.entry', { entryId: first!.id });
  expect(row).toEqual(rows.find((one) => one['registratienummer'] === first!.number));
  return row !== null;
}

/** The closing job, once it has done something. */
async function underWay(): Promise<{ id: string; done: number }> {
  for (;;) {
    const job = (await o.call('jobs.list', {})).jobs.find((j) => j.kind === 'close');
    if (job && job.done > 0) return job;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

test.each([
  ['stopped', async () => void (await o.call('jobs.cancel', { id: (await underWay()).id }))],
  [
    'cut off by a lock',
    async () => {
      await underWay();
      await o.call('workspaces.lock', {});
    },
  ],
])('a closing that is %s changes nothing at all', async (how, act) => {
  const before = await o.call('journal.list', {});
  await Promise.all([expect(close()).rejects.toThrow('cancelled'), act()]);
  if (how !== 'stopped') await o.as('records');
  expect((await o.call('quarters.view', { quarter: QUARTER })).state).toBe('ended');
  expect((await o.call('entries.facets', { quarter: QUARTER })).status).toEqual([{ value: 'logged', count: 400 }]);
  expect((await o.call('journal.list', {})).total).toBe(before.total);
  expect(await o.call('journal.check', {})).toMatchObject({ ok: true, problems: [] });
});

test('one entry is shown as the register will have it, and has it, without reading the others', async () => {
  expect(await entryAlone()).toBe(true);
});

test('while a quarter is closed its progress can be asked, and a write comes after the close or not at all', async () => {
  const closing = close();
  const seen = [await underWay()];
  const late = o.call('quarters.unsignedReason', { quarter: QUARTER, termId: o.ids.term, reason: 'AFWEZIG' });
  const refused = expect(late).rejects.toThrow('quarter_closed');
  for (let i = 0; i < 40; i++) {
    const [job] = (await o.call('jobs.list', {})).jobs;
    if (job) seen.push(job);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect((await closing).state).toBe('closed');
  await refused;
  expect(seen.map((j) => j.done)).toEqual(seen.map((j) => j.done).sort((a, b) => a - b));
  expect(seen.at(-1)!.done).toBeGreaterThan(seen[0]!.done);
  expect((await o.call('entries.facets', { quarter: QUARTER })).status).toEqual([{ value: 'unsigned', count: 400 }]);
  const { rows } = await o.call('registers.preview', { quarter: QUARTER, sheet: 'Registraties' });
  expect(rows).toHaveLength(400);
  expect(await entryAlone()).toBe(true);
  const some = await o.call('registers.preview', { quarter: QUARTER, sheet: 'Registraties', limit: 200 });
  expect(some).toMatchObject({ more: true, rows: rows.slice(0, 200) });
  const statements = (await o.call('registers.preview', { quarter: QUARTER, sheet: 'Verklaring' })).rows;
  const said = statements.find((row) => row['soort'] === 'ministerie')?.['verklaring'];
  expect(said).toContain('registraties niet ondertekend (400: MKD-2027-0001, ');
  expect(said).toContain(', MKD-2027-0050 en 350 meer)');
  expect(await o.call('journal.check', {})).toMatchObject({ ok: true, problems: [] });
});

test('a week before anybody was in office lacks no entry', async () => {
  const o = await testOffice('2026-04-02T10:00:00+02:00');
  await o.call('quarters.weekNothing', { week: '2026-W10', quarter: '2026-Q1' });
  const { checks, weeks } = await o.call('quarters.view', { quarter: '2026-Q1' });
  const check = checks.find((one) => one.key === 'weeks')!;
  // The term of the test office began on Monday 23 February 2026, in week 9.
  expect(weeks[0]?.id).toBe('2026-W01');
  expect(check.names).toEqual(['2026-W09', '2026-W11', '2026-W12', '2026-W13', '2026-W14']);
  expect(check.total).toBe(6);
  expect(weeks.map(({ state }) => state).slice(6)).toEqual([
    'outside',
    'outside',
    'empty',
    'nothing',
    'empty',
    'empty',
    'empty',
    'empty',
  ]);
  await o.remove();
});
