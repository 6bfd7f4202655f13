/**
 * Three invented offices that log, sign, close and deliver, for the journeys of a collection: `node src/main/testing/make-packages.ts
 * FOLDER` leaves their packages below `<prefix>/` there and prints what they are. The third package is changed after it was made; the
 * genuine one lies beside it.
 */
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import { openApp } from '../app.ts';
import type { DeliveredOffice } from './delivered-office.ts';
import { zipOf } from './zips.ts';

const [target = ''] = process.argv.slice(2);
const HOLDER = 'vier woorden voor de minister';
const RECORDS = 'nog vier woorden voor archief';

interface Office {
  prefix: string;
  person: string;
  post: string;
  ministry: { code: string; name: string; abbr: string };
  uses: readonly { channel: string; device: string; address: string; days: readonly string[] }[];
}

const COAST = { code: 'mnre1034', name: 'Ministerie van Kust en Delta', abbr: 'MKD' };
const YOUTH = { code: 'mnre1109', name: 'Ministerie van Jeugd en Vrije Tijd', abbr: 'JVT' };
const WHATSAPP = { channel: 'whatsapp', device: 'PRIVE_TELEFOON', address: '+31600000012' } as const;
const GMAIL = { channel: 'gmail', device: 'PRIVE_COMPUTER', address: 'voorbeeld@voorbeeld.invalid' } as const;
const OFFICES: readonly Office[] = [
  {
    prefix: 'MKD',
    person: 'Wietske Harmelink',
    post: 'minister van Kust en Delta',
    ministry: COAST,
    uses: [
      { ...WHATSAPP, days: ['2027-01-12', '2027-02-03', '2027-02-17', '2027-03-06'] },
      { ...GMAIL, days: ['2027-02-09'] },
    ],
  },
  { prefix: 'MKDS', person: 'Tjeerd Onneweer', post: 'staatssecretaris van Kust en Delta', ministry: COAST, uses: [] },
  {
    prefix: 'JVT',
    person: 'Ilse Gelderblom',
    post: 'minister van Jeugd en Vrije Tijd',
    ministry: YOUTH,
    uses: [{ ...WHATSAPP, days: ['2027-03-02'] }],
  },
];

async function play(office: Office): Promise<DeliveredOffice> {
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

async function log(call: Call, at: (day: string) => void, termId: string, use: Office['uses'][number]): Promise<void> {
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

/** Every file of a zip of our own making, by its list of contents. */
function partsOf(zip: Buffer): { name: string; content: Buffer }[] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const parts: { name: string; content: Buffer }[] = [];
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, remark] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [number, number, number];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const content = zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    parts.push({ name: zip.toString('utf8', at + 46, at + 46 + name), content });
    at += 46 + name + extra + remark;
  }
  return parts;
}

/** The same package with one cell of its register changed, packed again as a whole zip. Gives the genuine one, kept beside it. */
function changeCell(file: string): string {
  const genuine = path.join(path.dirname(file), 'opnieuw', path.basename(file));
  mkdirSync(path.dirname(genuine));
  copyFileSync(file, genuine);
  const parts = partsOf(readFileSync(file)).map(({ name, content }) => {
    if (!name.endsWith('register.json')) return { name, content };
    return { name, content: Buffer.from(content.toString('utf8').replace('Gelderblom', 'Gelderblam')) };
  });
  writeFileSync(file, zipOf(parts));
  return genuine;
}

const made: DeliveredOffice[] = [];
for (const office of OFFICES) made.push(await play(office));
made[2]!.again = changeCell(made[2]!.file);
process.stdout.write(JSON.stringify(made));
