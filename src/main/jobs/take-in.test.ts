import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestOffice, testAnswers, testOffice } from '../testing/office.ts';
import { msgFile } from '../testing/sources.ts';

let o: TestOffice;
let large: string;
beforeAll(async () => {
  o = await testOffice();
  large = path.join(o.root, 'opname.mp4');
  writeFileSync(large, Buffer.alloc(160 * 1024 * 1024, 'dijk en water '));
});
afterAll(async () => o.remove());

/** Everything below evidence/, half written files included. */
function sealedFiles(): string[] {
  const folder = path.join(o.host.workspacesDir, readdirSync(o.host.workspacesDir)[0]!, 'evidence');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) =>
    statSync(path.join(folder, f)).isFile(),
  );
}

test('while a large file is taken in the core answers, and what was answered meanwhile is kept', async () => {
  const { id, answers } = await o.call('staging.start', {});
  const order: string[] = [];
  const adding = o.call('staging.addFiles', { id, files: [o.token(large)] }).finally(() => order.push('file'));
  await o.call('staging.save', { id, answers: { ...answers, subject: 'Getypt onder het bewaren' }, focus: 'about' });
  await o.call('entries.list', {});
  order.push('answers');
  const staged = await adding;
  expect(order).toEqual(['answers', 'file']);
  expect(staged).toMatchObject({
    focus: 'about',
    answers: { subject: 'Getypt onder het bewaren', evidence: 'attached' },
  });
  const [file] = staged.evidence;
  expect(file).toMatchObject({ name: 'opname.mp4', bytes: 160 * 1024 * 1024 });
  const { bytes } = await o.call('evidence.bytes', { evidenceId: file!.id, from: 159 * 1024 * 1024, length: 1_000 });
  expect(Buffer.from(bytes).equals(readFileSync(large).subarray(159 * 1024 * 1024, 159 * 1024 * 1024 + 1_000))).toBe(
    true,
  );
  await o.call('staging.discard', { id });
  expect(sealedFiles()).toEqual([]);
});

test.each([
  [
    'stopping',
    async () => {
      for (let id: string | undefined; id === undefined; ) {
        const [job] = (await o.call('jobs.list', {})).jobs;
        if (job && job.done > 0) id = job.id;
        else await new Promise((resolve) => setTimeout(resolve, 2));
        if (id) await o.call('jobs.cancel', { id });
      }
    },
  ],
  ['locking', async () => void (await o.call('workspaces.lock', {}))],
])('%s while files are taken in leaves none of them, not even those that were done', async (how, act) => {
  const small = path.join(o.root, 'klein.txt');
  writeFileSync(small, 'klaar');
  const starting = o.call('staging.start', { files: [o.token(small), o.token(large)] });
  await Promise.all([expect(starting).rejects.toThrow('cancelled'), act()]);
  expect(sealedFiles()).toEqual([]);
  if (how === 'locking') await o.as('secretary');
  expect((await o.call('staging.list', {})).staged).toEqual([]);
});

test('a refused file takes those before it away', async () => {
  const small = path.join(o.root, 'klein.txt');
  writeFileSync(small, 'klaar');
  const starting = o.call('staging.start', { files: [o.token(small), o.token(path.join(o.root, 'weg.txt'))] });
  await expect(starting).rejects.toMatchObject({ code: 'file_missing', details: { name: 'weg.txt' } });
  expect(sealedFiles()).toEqual([]);
});

test('an Outlook message and a chat that are kept as the files they are can be found by their words', async () => {
  const msg = path.join(o.root, 'bericht.msg');
  const attached = { name: 'plan.txt', content: Buffer.from('x') };
  writeFileSync(
    msg,
    msgFile({ '001A': 'IPM.Note', '0037': 'Vergunning', '1000': 'De zandsuppletie begint dinsdag' }, attached),
  );
  const chat = path.join(o.root, 'result.json');
  const messages = [{ id: 1, type: 'message', date_unixtime: '1772800000', from: 'Pieter', text: 'Sporthal geregeld' }];
  writeFileSync(chat, JSON.stringify({ name: 'Pieter', type: 'personal_chat', id: 7, messages }));
  const { id, evidence } = await o.call('staging.start', { files: [o.token(msg), o.token(chat)] });
  const [mail, talk] = await Promise.all(evidence.map((e) => o.call('evidence.preview', { evidenceId: e.id })));
  expect(mail).toMatchObject({ kind: 'mail', mails: [{ text: 'De zandsuppletie begint dinsdag' }] });
  expect(talk).toMatchObject({ kind: 'text', text: expect.stringContaining('Sporthal geregeld') });
  await o.call('staging.save', { id, answers: testAnswers(o.ids, { evidence: 'attached' }), focus: null });
  const entry = await o.call('entries.log', { stagingId: id });
  for (const search of ['zandsuppletie', 'sporthal'])
    expect((await o.call('entries.list', { search })).rows.map((row) => row.id)).toEqual([entry.id]);
});
