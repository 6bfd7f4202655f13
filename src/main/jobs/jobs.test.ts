import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallOutput } from '../../shared/contract.ts';
import { PASSPHRASES, type TestOffice, testAnswers, testOffice } from '../testing/office.ts';
import { jobTools } from './job-tools.ts';

type JobState = CallOutput<'jobs.list'>['jobs'][number];

let o: TestOffice;
beforeAll(async () => {
  o = await testOffice();
  // Enough to read that no job below is over before it is asked after.
  const file = path.join(o.root, 'groot.txt');
  writeFileSync(file, Buffer.alloc(24 * 1024 * 1024, 'dijk '));
  for (let i = 0; i < 400; i++)
    await o.call('entries.add', {
      answers: testAnswers(o.ids, { subject: `Onderwerp ${i}`, evidence: i < 2 ? 'attached' : 'follows' }),
      files: i < 2 ? [o.token(file)] : [],
    });
  o.setNow('2027-04-02T10:00:00+02:00');
  await o.as('records');
  await o.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
  // The daily backup that an unlock begins.
  while ((await o.call('jobs.list', {})).jobs.length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
});
afterAll(async () => o.remove());

/** What `jobs.list` says of the one job while `work` runs, without repeats. */
async function watched(work: Promise<unknown>): Promise<JobState[]> {
  const seen: JobState[] = [];
  const state = { over: false };
  const end = (async () => {
    await Promise.allSettled([work]);
    state.over = true;
  })();
  while (!state.over) {
    const [job] = (await o.call('jobs.list', {})).jobs;
    if (job && (job.done !== seen.at(-1)?.done || job.total !== seen.at(-1)?.total)) seen.push(job);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await end;
  return seen;
}

function expectForward(seen: readonly JobState[], kind: JobState['kind']): void {
  const counted = seen.filter((s) => s.total !== null);
  expect(counted.length).toBeGreaterThan(1);
  for (const [i, s] of counted.entries()) {
    expect(s).toMatchObject({ kind, id: counted[0]!.id, total: counted[0]!.total, unit: counted[0]!.unit });
    expect(s.done).toBeLessThanOrEqual(s.total!);
    if (i > 0) expect(s.done).toBeGreaterThan(counted[i - 1]!.done);
  }
}

const start = {
  check: () => o.call('journal.check', {}),
  backup: (out: string) => o.call('backups.make', { out: o.token(out) }),
  register: (out: string) =>
    o.call('registers.export', { quarter: '2027-Q1', formats: ['json', 'xlsx', 'ods', 'csv'], out: o.token(out) }),
};

test.each(['check', 'backup', 'register'] as const)(
  'the job %s says how far it is and never goes back',
  async (kind) => {
    const out = path.join(o.root, `voortgang-${kind}`);
    mkdirSync(out);
    const work = start[kind](out);
    expectForward(await watched(work), kind);
    await work;
    expect(await o.call('jobs.list', {})).toEqual({ jobs: [] });
  },
);

async function cancelFirst(): Promise<void> {
  for (;;) {
    const [job] = (await o.call('jobs.list', {})).jobs;
    if (job && job.done > 0) return void (await o.call('jobs.cancel', { id: job.id }));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

test.each(['check', 'backup', 'register'] as const)('the job %s is stopped, and leaves nothing', async (kind) => {
  const out = path.join(o.root, `gestopt-${kind}`);
  mkdirSync(out);
  const { total } = await o.call('journal.list', {});
  await Promise.all([expect(start[kind](out)).rejects.toThrow('cancelled'), cancelFirst()]);
  expect(readdirSync(out)).toEqual([]);
  expect((await o.call('backups.list', {})).backups.filter((b) => b.name === path.basename(out))).toEqual([]);
  expect((await o.call('journal.list', {})).total).toBe(total);
  expect(await o.call('jobs.list', {})).toEqual({ jobs: [] });
});

test('a backup that was stopped takes away the folder it made itself', async () => {
  const out = path.join(o.root, 'nieuw', 'kopie');
  await Promise.all([expect(start.backup(out)).rejects.toThrow('cancelled'), cancelFirst()]);
  expect(existsSync(out)).toBe(false);
});

test('stopping a job that is over already says so', async () => {
  expect(await o.call('jobs.cancel', { id: 'j0' })).toEqual({ stopping: false });
});

test('steps beyond what was expected wait at the end, and a stopped job does not count on', () => {
  const told: number[] = [];
  let stopped = false;
  const { tools, finish } = jobTools(
    new Uint8Array(),
    () => stopped,
    (p) => void told.push(p.done),
  );
  tools.expect(3, 'rows');
  for (let i = 0; i < 5; i++) tools.goOn();
  finish();
  expect(told).toEqual([0, 3]);
  stopped = true;
  expect(() => tools.goOn()).toThrow('cancelled');
});
