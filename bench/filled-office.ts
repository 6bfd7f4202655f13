/** An office of many entries in one quarter, for measurements: made through the core's own calls, in one transaction. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { dispatch } from '../src/main/dispatch.ts';
import type { Host } from '../src/main/host.ts';
import { readAdministration } from '../src/main/services/admin-rules.ts';
import { newJobList } from '../src/main/services/job-list.ts';
import { loadPolicy } from '../src/main/services/policy.ts';
import type { Core } from '../src/main/services/session.ts';
import type { DbFile } from '../src/main/store/db.ts';
import type { CallInput, CallName, CallOutput } from '../src/shared/contract.ts';
import type { Reply } from '../src/shared/errors.ts';

export const PASSPHRASE = 'een zin om mee te meten';
export const QUARTER = '2027-Q1';
/** As many entries as one person might sign in one go. */
const SIGNED_AT_ONCE = 500;
export const WORDS =
  'dijk zaal planning nota overleg water kering bezoek debat vergunning subsidie route inspectie haven polder gemaal'.split(
    ' ',
  );

/** A host whose profile and workspaces lie below `root`; its clock can be set. */
export function benchHost(root: string, now: string): { host: Host; setNow(this: void, time: string): void } {
  let clock = Date.parse(now);
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
  return {
    host,
    setNow: (time) => {
      clock = Math.max(clock, Date.parse(time));
    },
  };
}

export type Ask = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

export function asking(call: (name: string, input: unknown) => Promise<Reply<unknown>>): Ask {
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
  const word = (k: number): string => WORDS[(i * k + (i >> 3)) % WORDS.length]!;
  return {
    termId,
    channel: 'whatsapp',
    device: 'PRIVE_TELEFOON',
    dateFrom: day,
    dateTo: day,
    dateCertainty: 'exact',
    counterparty: 'BURGEMEESTER_DECENTRAAL',
    direction: 'GESPREK',
    subject: `${word(1)} ${word(3)}${word(5)} ${word(7)} ${i}`,
    reason: 'SLECHT_BEREIK',
    nature: 'PROCES',
    classification: 'ONGERUBRICEERD',
    evidence: 'follows',
    messages: 1 + (i % 9),
  };
}

export interface Office {
  termId: string;
  people: { secretary: string; holder: string; records: string };
}

/** A core with nothing open, whose calls are made by `dispatch`. */
export function benchCore(host: Host): Core {
  return {
    host,
    policy: loadPolicy(host.resourcesDir),
    admin: readAdministration(null),
    open: null,
    jobs: newJobList(() => undefined),
    inTurn: async (work) => await work(),
    changed: () => undefined,
  };
}

/** An office of `size` entries in one quarter; everybody has the same passphrase. Nobody is inside afterwards. */
export async function filled(host: Host, size: number, signed = false): Promise<Office> {
  const core = benchCore(host);
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
  if (signed) await signAll(ask, termId);
  await ask('workspaces.lock', {});
  return {
    termId,
    people: { secretary: made.session.person.id, holder: holder!.personId, records: records!.personId },
  };
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
