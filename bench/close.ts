/**
 * How long a closing holds the core up: while a quarter closes, `jobs.list` is asked again and again, and the longest time
 * between two answers is the hold. `npm run bench -- close [--sizes 10000] [--signed]`.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type App, openApp } from '../src/main/app.ts';
import { dispatch } from '../src/main/dispatch.ts';
import type { Host } from '../src/main/host.ts';
import { readAdministration } from '../src/main/services/admin-rules.ts';
import { newJobList } from '../src/main/services/job-list.ts';
import { loadPolicy } from '../src/main/services/policy.ts';
import type { Core } from '../src/main/services/session.ts';
import type { DbFile } from '../src/main/store/db.ts';
import type { CallInput, CallName, CallOutput } from '../src/shared/contract.ts';
import type { Reply } from '../src/shared/errors.ts';

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '10000' }, signed: { type: 'boolean', default: false } },
});
const PASSPHRASE = 'een zin om mee te meten';
const QUARTER = '2027-Q1';
/** As many entries as one person might sign in one go. */
const SIGNED_AT_ONCE = 500;

type Ask = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

function asking(call: (name: string, input: unknown) => Promise<Reply<unknown>>): Ask {
  return async <N extends CallName>(name: N, input: CallInput<N>) => {
    const reply = await call(name, input);
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
    return reply.value as CallOutput<N>;
  };
}

/** Everything `work` writes in one transaction: filling an office one durable entry at a time takes minutes. */
async function atOnce(db: DbFile, work: () => Promise<void>): Promise<void> {
  const target = db as { -readonly [K in keyof DbFile]: DbFile[K] };
  const { transaction } = target;
  db.exec('BEGIN IMMEDIATE');
  target.transaction = (inner) => inner();
  try {
    await work();
    db.exec('COMMIT');
  } finally {
    target.transaction = transaction;
  }
}

const TERM = {
  post: 'minister van Kust en Delta',
  ministryCode: 'mnre1130',
  ministryName: 'Kust en Delta',
  ministryAbbr: 'MKD',
  cabinet: 'Voorbeeldkabinet',
  from: '2026-02-23',
  until: null,
  swornInOn: '2026-02-23',
  corporateDeviceOn: '2026-02-25',
};

function answers(termId: string, i: number): CallInput<'entries.add'>['answers'] {
  const day = `2027-0${1 + (i % 3)}-${String(1 + (i % 28)).padStart(2, '0')}`;
  return {
    termId,
    channel: 'whatsapp',
    device: 'PRIVE_TELEFOON',
    dateFrom: day,
    dateTo: day,
    dateCertainty: 'exact',
    counterparty: 'BURGEMEESTER_DECENTRAAL',
    direction: 'GESPREK',
    subject: `Dijkversterking: zaal en planning ${i}`,
    reason: 'SLECHT_BEREIK',
    nature: 'PROCES',
    classification: 'ONGERUBRICEERD',
    evidence: 'follows',
    messages: 1 + (i % 9),
  };
}

interface Office {
  termId: string;
  people: { holder: string; records: string };
}

/** An office of `size` entries in one quarter; everybody has the same passphrase. Nobody is inside afterwards. */
async function filled(host: Host, size: number): Promise<Office> {
  const core: Core = {
    host,
    policy: loadPolicy(host.resourcesDir),
    admin: readAdministration(null),
    open: null,
    jobs: newJobList(() => undefined),
    inTurn: async (work) => await work(),
    changed: () => undefined,
  };
  const ask = asking((name, input) => dispatch(core, name, input));
  const people = [
    { name: 'Joris Tervoort', role: 'secretary' as const, passphrase: PASSPHRASE },
    { name: 'Wietske Harmelink', role: 'officeHolder' as const, terms: [TERM] },
    { name: 'Nadia Bouwkamp', role: 'recordsManager' as const },
  ];
  const made = await ask('workspaces.create', { setup: { title: 'Meting', prefix: 'MKD', people } });
  const termId = (await ask('terms.list', {})).terms[0]!.id;
  await atOnce(core.open!.db, async () => {
    for (let i = 0; i < size; i++) await ask('entries.add', { answers: answers(termId, i) });
  });
  const [holder, records] = made.codes;
  const { places } = await ask('workspaces.recent', {});
  const unlock = (personId: string, passphrase: string, newPassphrase: string | null): Promise<unknown> =>
    ask('workspaces.unlock', { token: places[0]!.token, personId, passphrase, newPassphrase });
  await unlock(records!.personId, records!.code, PASSPHRASE);
  await unlock(holder!.personId, holder!.code, PASSPHRASE);
  if (values.signed) await signAll(ask, termId);
  await ask('workspaces.lock', {});
  return { termId, people: { holder: holder!.personId, records: records!.personId } };
}

async function signAll(ask: Ask, termId: string): Promise<void> {
  for (;;) {
    const { entries } = await ask('signoffs.queue', { termId, quarter: QUARTER });
    if (entries.length === 0) return;
    const some = entries.slice(0, SIGNED_AT_ONCE).map((e) => ({ entryId: e.id, agreed: true }));
    const { requestId, sha256 } = await ask('signoffs.prepare', {
      termId,
      quarter: QUARTER,
      kind: 'registraties',
      decisions: some,
    });
    await ask('signoffs.sign', { requestId, sha256, passphrase: PASSPHRASE });
  }
}

/** The times between two answers to a call that waits for nobody, while `work` runs. */
async function holdsDuring(app: App, work: Promise<unknown>): Promise<number[]> {
  const holds: number[] = [];
  const state = { over: false };
  void work.finally(() => {
    state.over = true;
  });
  for (let last = performance.now(); !state.over; ) {
    await app.call('jobs.list', {});
    const now = performance.now();
    holds.push(now - last);
    last = now;
    await setTimeout(1);
  }
  return holds.sort((a, b) => a - b);
}

async function measure(size: number): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'kr-bench-close-'));
  let clock = Date.parse('2027-03-31T09:00:00+02:00');
  const host: Host = {
    appVersion: '0.0.0-bench',
    shell: 'cli',
    resourcesDir: path.join(import.meta.dirname, '..', 'resources'),
    profileDir: path.join(root, 'profile'),
    workspacesDir: path.join(root, 'workspaces'),
    now: () => new Date((clock += 10)),
    random: (n) => randomBytes(n),
    log: (line) => console.error(line),
    pathOf: () => null,
    printToPdf: null,
  };
  try {
    const { people } = await filled(host, size);
    clock = Math.max(clock, Date.parse('2027-04-02T10:00:00+02:00'));
    const app = openApp(host);
    const ask = asking((name, input) => app.call(name, input));
    const { places } = await ask('workspaces.recent', {});
    await ask('workspaces.unlock', { token: places[0]!.token, personId: people.records, passphrase: PASSPHRASE });
    // The daily backup that an unlock begins is no part of the closing.
    await setTimeout(1_000);
    while ((await ask('jobs.list', {})).jobs.length > 0) await setTimeout(50);
    const began = performance.now();
    const closing = ask('quarters.close', { quarter: QUARTER, consent: QUARTER, passphrase: PASSPHRASE });
    const holds = await holdsDuring(app, closing);
    const took = performance.now() - began;
    const at = (q: number): string =>
      `${holds[Math.min(holds.length - 1, Math.floor(holds.length * q))]!.toFixed(0)} ms`;
    console.log(
      `closing ${size} entries, ${values.signed ? 'all' : 'none'} signed: ${(took / 1000).toFixed(1)} s, ` +
        `held at most ${at(1)}, 99 % ${at(0.99)}, median ${at(0.5)} of ${holds.length}; ` +
        `journal ${(await ask('journal.check', {})).ok ? 'whole' : 'BROKEN'}`,
    );
    await app.close();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

for (const size of values.sizes.split(',').map(Number)) await measure(size);
process.exit(0);
