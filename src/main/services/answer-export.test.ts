import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  PASSPHRASES,
  signAll,
  type TestMachine,
  type TestOffice,
  testAnswers,
  testMachine,
  testOffice,
} from '../testing/office.ts';

let office: TestOffice;
let bzk: TestMachine;
beforeAll(async () => {
  office = await testOffice();
  await office.call('entries.add', { answers: testAnswers(office.ids) });
  office.setNow('2027-04-02T10:00:00+02:00');
  await signAll(office, 'kwartaal', '2027-Q1');
  await office.as('records');
  await office.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
  const out = path.join(office.root, 'levering');
  mkdirSync(out);
  const { path: file } = await office.call('packages.make', { quarter: '2027-Q1', out: office.token(out), seal: null });
  const { vkeys } = await office.call('journal.trust', {});
  bzk = testMachine('2027-04-20T10:00:00+02:00');
  await bzk.call('workspaces.create', {
    setup: {
      title: 'Verzameling Binnenlandse Zaken',
      prefix: 'BZK',
      kind: 'collection',
      people: [{ name: 'Ilse Vermaat', role: 'collector', passphrase: 'bord lade stempel inkt' }],
    },
  });
  await bzk.call('collection.take', { files: [bzk.token(file)], acceptKeys: [vkeys[0]!.number] });
});
afterAll(async () => {
  await office.remove();
  await bzk.remove();
});

const PERIOD = { from: '2027-01-01', to: '2027-03-31' } as const;

async function exported(edition: 'intern' | 'openbaar', name: string): Promise<string> {
  const folder = path.join(bzk.root, name);
  const made = await bzk.call('collection.exportAnswer', {
    ...PERIOD,
    edition,
    formats: ['json', 'xlsx', 'ods', 'csv'],
    out: bzk.token(folder),
  });
  expect(made.files.map((f) => f.name).sort()).toEqual(readdirSync(folder).sort());
  expect(made.answer.users).toBe(1);
  return folder;
}

interface Told {
  text: { nl: string };
  tables: Record<string, Record<string, string | number | null>[]>;
}

function jsonOf(folder: string, edition: string): Told {
  return JSON.parse(readFileSync(path.join(folder, `antwoord_2027-01-01_2027-03-31_${edition}.json`), 'utf8')) as Told;
}

test('an answer leaves as files that agree with it, one row per person and account', async () => {
  const folder = await exported('intern', 'intern');
  const { text, tables } = jsonOf(folder, 'intern');
  const answer = await bzk.call('collection.answer', PERIOD);
  expect(text.nl).toBe(answer.text.nl);
  expect(tables['Personen']).toHaveLength(answer.rows.length);
  expect(tables['Personen']![0]).toMatchObject({
    naam: 'Wietske Harmelink',
    opgave: 'gebruik',
    privemail_ja_nee: 'nee',
    berichtendienst_ja_nee: 'ja',
    soort: 'berichtendienst',
    aantal_registraties: 1,
    frequentie: 'INCIDENTEEL',
    bron: 'MKD-2027-Q1-v1',
  });
  const csv = readFileSync(path.join(folder, 'antwoord_2027-01-01_2027-03-31_intern_2-personen.csv'), 'utf8');
  expect(csv.split('\r\n')[1]).toContain('Wietske Harmelink');
});

test('the public edition holds a ground where the account stood', async () => {
  const { tables } = jsonOf(await exported('openbaar', 'openbaar'), 'openbaar');
  expect(tables['Personen']![0]).toMatchObject({
    naam: 'Wietske Harmelink',
    account_aanduiding: '5.1.2e',
    veilig_basis: '5.1.2h',
  });
});

test('files never go where something lies already, and a pdf needs a browser', async () => {
  const folder = path.join(bzk.root, 'intern');
  const ask = { ...PERIOD, formats: ['json' as const], out: bzk.token(folder) };
  await expect(bzk.call('collection.exportAnswer', ask)).rejects.toThrow('out_not_empty');
  await expect(bzk.call('collection.exportAnswer', { ...ask, formats: ['pdf'] })).rejects.toThrow('pdf_needs_chromium');
});
