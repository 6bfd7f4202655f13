/** Works in a workspace until it is killed, and says on stdout what the core has acknowledged. Run by torture.ts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AnswersInput } from '../../shared/records.ts';
import { machineAt, PASSPHRASES, type TestOffice, testAnswers } from './office.ts';

export interface TortureJob {
  root: string;
  now: string;
  mode: 'log' | 'sign' | 'close' | 'export' | 'rekey';
  ids: TestOffice['ids'];
}

const job = JSON.parse(process.argv[2]!) as TortureJob;
const machine = machineAt(job.root, job.now);
const place = (await machine.call('workspaces.recent', {})).places[0]!.token;

function ack(what: string): void {
  // Written straight through: what the parent has read was acknowledged before the kill.
  writeFileSync(1, `${what}\n`);
}

async function as(who: keyof typeof PASSPHRASES): Promise<void> {
  await machine.call('workspaces.unlock', { token: place, personId: job.ids[who], passphrase: PASSPHRASES[who] });
  ack('ready');
}

async function log(): Promise<void> {
  await as('secretary');
  const file = path.join(job.root, 'bewijs.txt');
  writeFileSync(file, 'Bewijs. '.repeat(40_000));
  for (let i = 0; ; i++) {
    const answers: AnswersInput = testAnswers(job.ids, { subject: `Onderwerp ${i}`, evidence: 'attached' });
    const entry = await machine.call('entries.add', { answers, files: [machine.token(file)] });
    ack(`entry ${entry.id} 1`);
    const next = await machine.call('entries.amend', {
      entryId: entry.id,
      version: 1,
      answers: { ...answers, reason: 'STORING' },
    });
    ack(`entry ${entry.id} ${next.version}`);
  }
}

async function sign(): Promise<void> {
  await as('holder');
  const { entries } = await machine.call('signoffs.queue', { termId: job.ids.term, quarter: '2027-Q1' });
  for (const e of entries) {
    const { requestId, sha256 } = await machine.call('signoffs.prepare', {
      termId: job.ids.term,
      quarter: '2027-Q1',
      kind: 'registraties',
      decisions: [{ entryId: e.id, agreed: true }],
    });
    await machine.call('signoffs.sign', { requestId, sha256, passphrase: PASSPHRASES.holder });
    ack(`signed ${e.id}`);
  }
}

async function close(): Promise<void> {
  await as('records');
  await machine.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
  ack('closed');
}

async function exportAll(): Promise<void> {
  await as('records');
  await machine.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
  ack('closed');
  for (let i = 0; ; i++) {
    const out = path.join(job.root, `uit-${i}`);
    mkdirSync(out);
    await machine.call('registers.export', {
      quarter: '2027-Q1',
      formats: ['json', 'xlsx', 'ods', 'csv'],
      out: machine.token(out),
    });
    ack(`exported ${i}`);
  }
}

async function rekey(): Promise<void> {
  await as('records');
  for (;;) {
    await machine.call('workspaces.newRecovery', {});
    ack('sheet');
  }
}

await { log, sign, close, export: exportAll, rekey }[job.mode]();
setInterval(() => undefined, 1_000);
