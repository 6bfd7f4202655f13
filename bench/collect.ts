// A collection at full size: taking a real package of 800 entries in, and board, answer and trends over registers of many
// offices and quarters. `node bench/collect.ts --offices 30 --quarters 40 --entries 800`
// `node bench/collect.ts --packages 60` takes so many whole packages in one after another, and nothing else; 1200 is the full size.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { countAnswer } from '../src/main/jobs/answer.ts';
import { countTrends } from '../src/main/jobs/trends.ts';
import { subkey } from '../src/main/keys/seal.ts';
import { openSlot } from '../src/main/keys/vault.ts';
import { readVault } from '../src/main/services/places.ts';
import { loadPolicy } from '../src/main/services/policy.ts';
import { insertEntryRow, insertReturn, putDelivery, putExpected } from '../src/main/store/collection.ts';
import { type DbFile, openFile } from '../src/main/store/db.ts';
import { openDb } from '../src/main/store/open.ts';
import {
  PASSPHRASES,
  resourcesDir,
  signAll,
  type TestMachine,
  type TestOffice,
  testAnswers,
  testMachine,
  testOffice,
} from '../src/main/testing/office.ts';
import { nextQuarter, quarterDays, quarterOf } from '../src/shared/quarter.ts';
import { takeSeries } from './collect-series.ts';

const { values } = parseArgs({
  options: {
    offices: { type: 'string', default: '30' },
    quarters: { type: 'string', default: '40' },
    entries: { type: 'string', default: '800' },
    packages: { type: 'string' },
  },
});
const [offices, quarters, entries] = [values.offices, values.quarters, values.entries].map(Number) as [
  number,
  number,
  number,
];
const COLLECTOR = 'bord lade stempel inkt';
const LAST = '2027-Q1';
const policy = loadPolicy(resourcesDir);
const say = (line: string): void => console.log(line);
const ms = (began: number): number => performance.now() - began;

async function newCollection(): Promise<TestMachine> {
  const machine = testMachine('2027-04-20T10:00:00+02:00');
  await machine.call('workspaces.create', {
    setup: {
      title: 'Verzameling',
      prefix: 'BZK',
      kind: 'collection',
      people: [{ name: 'Ilse Vermaat', role: 'collector', passphrase: COLLECTOR }],
    },
  });
  return machine;
}

/** One office, one closed quarter with as many entries as asked, and its package. */
async function realPackage(): Promise<{ office: TestOffice; file: string; number: string }> {
  const office = await testOffice();
  office.setNow('2027-03-30T09:00:00+02:00');
  for (let i = 0; i < entries; i++) {
    const day = `2027-0${1 + (i % 3)}-${String(1 + (i % 27)).padStart(2, '0')}`;
    await office.call('entries.add', { answers: testAnswers(office.ids, { dateFrom: day, dateTo: day }) });
  }
  office.setNow('2027-04-02T10:00:00+02:00');
  await signAll(office, 'kwartaal', LAST);
  await office.as('records');
  await office.call('quarters.close', { quarter: LAST, consent: LAST, passphrase: PASSPHRASES.records });
  const out = path.join(office.root, 'levering');
  mkdirSync(out);
  const made = await office.call('packages.make', { quarter: LAST, out: office.token(out) });
  return { office, file: made.path, number: (await office.call('journal.trust', {})).vkeys[0]!.number };
}

/** What taking in cannot do without, bare: reading the file and writing the rows of figures in one FULL transaction. */
function bareRows(machine: TestMachine, file: string): number {
  const began = performance.now();
  readFileSync(file);
  const db = openFile(path.join(machine.root, 'bare.db'), { mustExist: false });
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=FULL');
  db.exec('CREATE TABLE row (a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT, g INTEGER, h INTEGER)');
  db.transaction(() => {
    for (let i = 0; i < entries; i++)
      db.run('INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?, ?)', `n-${i}`, 't', 'a', '2027-01-01', 'w', 'SPOED', 1, 0);
  });
  db.close();
  return ms(began);
}

async function takingIn(): Promise<void> {
  const { office, file, number } = await realPackage();
  const bytes = readFileSync(file).length;
  const times: number[] = [];
  let bare = 0;
  for (let round = 0; round < 3; round++) {
    const machine = await newCollection();
    const began = performance.now();
    const { packages } = await machine.call('collection.take', { files: [machine.token(file)], acceptKeys: [number] });
    times.push(ms(began));
    if (packages[0]?.verdict !== 'accepted') throw new Error(packages[0]?.codes.join(' '));
    bare += bareRows(machine, file) / 3;
    await machine.remove();
  }
  const median = times.toSorted((a, b) => a - b)[1]!;
  say(`take in a package of ${entries} entries (${(bytes / 1e6).toFixed(1)} MB): ${median.toFixed(0)} ms, every check`);
  say(`  the same file read and its rows written bare: ${bare.toFixed(0)} ms, ${(median / bare).toFixed(1)}x`);
  await office.remove();
}

const CHANNELS = [
  ['gmail', 'MAIL'],
  ['whatsapp', 'CHAT'],
  ['signal', 'CHAT'],
  ['sms', 'SMS'],
  ['privebellen', 'CALL'],
] as const;
const REASONS = ['SPOED', 'SLECHT_BEREIK', 'NUMMER_BEKEND', 'BATTERIJ', 'AFDRUKKEN'];
const MINISTRIES = ['mnre1010', 'mnre1013', 'mnre1034', 'mnre1109', 'mnre1018', 'mnre1130', 'mnre1073', 'mnre1025'];

/** Accepted registers put in as `collection-take.ts` puts them in, without the packages they would come from. */
function fill(db: DbFile): { rows: number; first: string } {
  const first = nextQuarter(LAST, 1 - quarters);
  const term = (o: number) => ({
    name: `Persoon ${o}`,
    ministry: MINISTRIES[o % MINISTRIES.length]!,
    from: quarterDays(first).from,
  });
  db.transaction(() => {
    for (let o = 0; o < offices; o++) {
      const { name, ministry, from } = term(o);
      putExpected(db, {
        id: `v-${o}`,
        person: name,
        post: 'minister',
        ministry,
        ministry_name: ministry,
        ministry_abbr: `M${o % MINISTRIES.length}`,
        cabinet: 'Voorbeeldkabinet',
        from_day: from,
        until_day: null,
      });
    }
  });
  for (let q = 0, quarter = first; q < quarters; q++, quarter = nextQuarter(quarter))
    db.transaction(() => {
      for (let o = 0; o < offices; o++) {
        const { name, ministry, from } = term(o);
        const id = putDelivery(db, {
          package: (o * 1_000 + q).toString(16).padStart(128, '0'),
          name: 'levering.zip',
          bytes: 1,
          file: 'x',
          key: new Uint8Array(32),
          received_at: `${quarterDays(nextQuarter(quarter)).from}T10:00:00+02:00`,
          verdict: 'accepted',
          codes: '[]',
          checks: '[]',
          office: `kantoor-${o}`,
          register: `K-${quarter}-v1`,
          prefix: 'K',
          quarter,
          version: 1,
          edition: 'bzk',
          ministry: `M${o % MINISTRIES.length}`,
          ministry_code: ministry,
          log_key: null,
          origin: null,
          size: 1,
          from_size: 0,
          made_at: null,
          entries,
          receipt: null,
        });
        insertReturn(db, id, {
          ambtsperiode_id: `t-${o}`,
          persoon_id: `p-${o}`,
          naam: name,
          functie: 'minister',
          ministerie_tooi: ministry,
          kabinet: 'Voorbeeldkabinet',
          ambt_van: from,
          opgave: 'GEBRUIK',
          aantal_registraties: entries,
          aantal_incidenten: 0,
        });
        const month = Number(quarterDays(quarter).from.slice(5, 7));
        for (let i = 0; i < entries; i++) {
          const [channel, kind] = CHANNELS[i % CHANNELS.length]!;
          const day = `${quarter.slice(0, 4)}-${String(month + (i % 3)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
          insertEntryRow(db, id, {
            registratienummer: `K${o}-${quarter}-${String(i).padStart(4, '0')}`,
            ambtsperiode_id: `t-${o}`,
            datum_van: day,
            datum_tot: day,
            datum_zekerheid: 'exact',
            kwartaal: quarter,
            kanaal_code: channel,
            soort: kind,
            reden_code: REASONS[i % REASONS.length]!,
            aantal_berichten: 1 + (i % 9),
            nagekomen: 'nee',
            status: 'ondertekend',
            archiefuitkomst: 'GEARCHIVEERD',
            dagen_tot_vastlegging: i % 20,
          });
        }
      }
    });
  return { rows: offices * quarters * entries, first };
}

/** The least a figure over these rows can cost: reading them once and counting days by person. */
function bareScan(db: DbFile, from: string, to: string): number {
  const began = performance.now();
  const seen = new Set<string>();
  for (const e of db.iterate<{ term: string; day: string; kind: string; reason: string; messages: number }>(
    'SELECT term, day, kind, reason, messages FROM collected_entry WHERE day BETWEEN ? AND ?',
    from,
    to,
  ))
    seen.add(`${e.term} ${e.kind} ${e.day}`);
  if (seen.size === 0) throw new Error('nothing to count');
  return ms(began);
}

async function figures(): Promise<void> {
  const machine = await newCollection();
  const { places } = await machine.call('workspaces.recent', {});
  const folder = places[0]!.shown;
  await machine.call('workspaces.lock', {});
  const vault = readVault(folder);
  const opened = await openSlot(vault.workspace, vault.slots[0]!, COLLECTOR);
  const key = subkey(opened!.vaultKey, 'database');
  const db = openDb(path.join(folder, 'register.db'), key, 'write');
  const began = performance.now();
  const { rows, first } = fill(db);
  db.pragma('wal_checkpoint(TRUNCATE)');
  say(
    `${rows.toLocaleString('en')} rows of ${offices} offices and ${quarters} quarters, put in within ${(ms(began) / 1000).toFixed(1)} s`,
  );
  const whole = { from: quarterDays(first).from, to: quarterDays(LAST).to };
  const one = { from: quarterDays(LAST).from, to: quarterDays(LAST).to };
  const free = { goOn: (): void => undefined };
  const at = '2027-04-29T10:00:00+02:00';
  const peak = (): string => `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`;
  say(`memory before counting: ${peak()}`);
  for (const [label, period] of [
    ['one quarter', one],
    ['everything', whole],
  ] as const) {
    const bare = bareScan(db, period.from, period.to);
    let start = performance.now();
    const answer = countAnswer(
      db,
      { asked: { ...period, cabinet: null, ministries: [] }, at, today: at.slice(0, 10), policy },
      free,
    );
    const took = ms(start);
    say(
      `answer over ${label} (${answer.entries.toLocaleString('en')} entries): ${took.toFixed(0)} ms, ${(took / bare).toFixed(1)}x a bare scan, ${peak()}`,
    );
    start = performance.now();
    countTrends(db, { ...period, policy }, free);
    const trends = ms(start);
    say(`trends over ${label}: ${trends.toFixed(0)} ms, ${(trends / bare).toFixed(1)}x a bare scan, ${peak()}`);
  }
  db.close();
  await machine.call('workspaces.unlock', {
    token: places[0]!.token,
    personId: vault.slots[0]!.personId,
    passphrase: COLLECTOR,
  });
  for (const count of [6, quarters]) {
    const start = performance.now();
    const board = await machine.call('collection.board', { quarters: Math.min(40, count) });
    say(`board of ${board.quarters.length} quarters: ${ms(start).toFixed(0)} ms`);
  }
  const start = performance.now();
  await machine.call('collection.cell', { ministry: MINISTRIES[0]!, quarter: quarterOf(one.from) });
  say(`one cell of it: ${ms(start).toFixed(0)} ms`);
  await machine.remove();
}

async function series(packages: number): Promise<void> {
  const machine = await newCollection();
  const few = packages < offices * quarters ? Math.max(1, Math.ceil(packages / 10)) : offices;
  await takeSeries(machine, { packages, offices: few, entries, last: LAST, ministries: MINISTRIES }, say);
  await machine.remove();
}

if (values.packages !== undefined) await series(Number(values.packages));
else {
  await takingIn();
  await figures();
}
