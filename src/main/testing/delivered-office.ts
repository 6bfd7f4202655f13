/** An invented office from its first day to its package, for tests of who receives it. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import { openApp } from '../app.ts';

const HOLDER = 'vier woorden voor de minister';
const RECORDS = 'nog vier woorden voor archief';

/** What comes of an office: its package, and what a collector hears over the telephone. */
export interface DeliveredOffice {
  file: string;
  /** The genuine package, where `file` was changed after it was made; what the office delivers again. */
  again: string | null;
  /** Of its log key, as it would be read out over the telephone. */
  number: string;
  person: string;
  post: string;
  ministry: { code: string; name: string; abbr: string };
  entries: number;
}

/** An office to be made up: who, of which ministry, and what was used on which days of 2027-Q1. */
export interface InventedOffice {
  prefix: string;
  person: string;
  post: string;
  ministry: { code: string; name: string; abbr: string };
  uses: readonly { channel: string; device: string; address: string; days: readonly string[] }[];
}

/** An office that logs, signs, closes 2027-Q1 and delivers; its package lies below `<target>/<prefix>/`. */
export async function deliverOffice(target: string, office: InventedOffice): Promise<DeliveredOffice> {
  const root = path.join(target, office.prefix);
  const tokens = new Map<string, string>();
  let clock = Date.parse('2027-01-05T09:00:00+01:00');
  const app = openApp({
    appVersion: '0.0.0-test',
    shell: 'cli',
    resourcesDir: path.resolve(import.meta.dirname, '../../../resources'),
    profileDir: path.join(root, 'profile'),
    workspacesDir: path.join(root, 'workspaces'),
    now: () => new Date((clock += 1_000)),
    random: (n) => randomBytes(n),
    log: () => undefined,
    pathOf: (token) => tokens.get(token) ?? null,
    printToPdf: null,
  });
  const call = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
    const reply = await app.call(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${JSON.stringify(reply.error.details)}`);
    return reply.value as CallOutput<N>;
  };
  mkdirSync(path.join(root, 'workspaces'), { recursive: true });
  const made = await call('workspaces.create', {
    setup: {
      title: `Bureau ${office.post}`,
      prefix: office.prefix,
      people: [
        { name: 'Nadia Bouwkamp', role: 'recordsManager', passphrase: RECORDS },
        {
          name: office.person,
          role: 'officeHolder',
          terms: [
            {
              post: office.post,
              ministryCode: office.ministry.code,
              ministryName: office.ministry.name,
              ministryAbbr: office.ministry.abbr,
              cabinet: 'Voorbeeldkabinet',
              from: '2027-01-05',
              until: null,
              swornInOn: '2027-01-05',
              corporateDeviceOn: '2027-01-05',
            },
          ],
        },
      ],
    },
  });
  const termId = (await call('terms.list', {})).terms[0]!.id;
  const at = (day: string): void => {
    clock = Math.max(clock, Date.parse(`${day}T21:00:00+01:00`));
  };
  for (const use of office.uses) await log(call, at, termId, use);
  const { token } = (await call('workspaces.recent', {})).places[0]!;
  const holder = made.codes[0]!;
  clock = Date.parse('2027-04-02T10:00:00+02:00');
  await call('workspaces.unlock', { token, personId: holder.personId, passphrase: holder.code, newPassphrase: HOLDER });
  const { entries } = await call('signoffs.queue', { termId, quarter: '2027-Q1' });
  const prepared = await call('signoffs.prepare', {
    termId,
    quarter: '2027-Q1',
    kind: 'kwartaal',
    decisions: entries.map((e) => ({ entryId: e.id, agreed: true })),
    deleted: 'nee',
  });
  await call('signoffs.sign', { requestId: prepared.requestId, sha256: prepared.sha256, passphrase: HOLDER });
  await call('workspaces.unlock', { token, personId: made.session.person.id, passphrase: RECORDS });
  clock = Date.parse('2027-04-06T10:00:00+02:00');
  await call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: RECORDS });
  tokens.set('out', path.join(root, 'levering'));
  const sent = await call('packages.make', { quarter: '2027-Q1', edition: 'bzk', out: 'out' });
  const { vkeys } = await call('journal.trust', {});
  await app.close();
  rmSync(path.join(root, 'workspaces'), { recursive: true });
  const { person, post, ministry } = office;
  return { file: sent.path, again: null, number: vkeys[0]!.number, person, post, ministry, entries: entries.length };
}

type Call = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

async function log(
  call: Call,
  at: (day: string) => void,
  termId: string,
  use: InventedOffice['uses'][number],
): Promise<void> {
  const { channel, device, address } = use;
  const account = await call('accounts.add', {
    termId,
    channel,
    device,
    address,
    usedFrom: '2027-01-05',
    usedUntil: null,
    inUse: 'ja',
  });
  for (const day of use.days) {
    at(day);
    await call('entries.add', {
      answers: {
        termId,
        accountId: account.id,
        channel,
        device,
        dateFrom: day,
        dateTo: day,
        dateCertainty: 'exact',
        time: '18:30',
        counterparty: 'AMBTENAAR_EIGEN',
        direction: device === 'PRIVE_COMPUTER' ? 'ZAKELIJK_NAAR_PRIVE' : 'GESPREK',
        subject: 'Overleg over de planning',
        reason: 'SLECHT_BEREIK',
        nature: 'LOGISTIEK',
        classification: 'ONGERUBRICEERD',
        evidence: 'impossible',
        evidenceWhyNot: 'Al doorgestuurd naar het zakelijke account.',
        messages: 3,
      },
    });
  }
}
