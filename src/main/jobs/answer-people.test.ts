/** Who is one person: by the name that the collector's list gives, whatever ministry and however often in office (domain F4). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadPolicy } from '../services/policy.ts';
import { insertAccount, insertEntryRow, insertReturn, putDelivery, putExpected } from '../store/collection.ts';
import type { DbFile } from '../store/db.ts';
import { createDb } from '../store/open.ts';
import { resourcesDir } from '../testing/office.ts';
import { countAnswer } from './answer.ts';
import { countTrends } from './trends.ts';

const policy = loadPolicy(resourcesDir);
let folder: string;
let db: DbFile;
let offices: number;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kr-people-'));
  db = createDb(path.join(folder, 'x.db'), new Uint8Array(32));
  offices = 0;
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const KUST = 'mnre1130';
const LAND = 'mnre1034';

interface Term {
  person: string;
  ministry: string;
  from: string;
  until?: string;
}

function expected({ person, ministry, from, until }: Term): void {
  const [from_day, until_day] = [from, until ?? null];
  const names = { ministry, ministry_name: ministry, ministry_abbr: ministry, cabinet: '' };
  putExpected(db, { id: `v-${person}${ministry}${from}`, person, post: 'minister', ...names, from_day, until_day });
}

/** A register of one office, with this many days of WhatsApp on its account; none is a nil return. */
function register(term: Term, quarter: string, days: readonly string[], incidents = 0, of?: { ids: number }): void {
  const office = (offices += 1);
  const id = of?.ids ?? office;
  const delivery = putDelivery(db, {
    package: `${office}`,
    name: 'x.zip',
    bytes: 1,
    file: 'x',
    key: new Uint8Array(32),
    received_at: '2027-08-01T10:00:00+02:00',
    verdict: 'accepted',
    codes: '[]',
    checks: '[]',
    office: `kantoor-${term.ministry}-${term.from}-${office}`,
    register: `K${office}-${quarter}-v1`,
    prefix: 'K',
    quarter,
    version: 1,
    edition: 'bzk',
    ministry: term.ministry,
    ministry_code: term.ministry,
    log_key: null,
    origin: null,
    size: 1,
    from_size: 0,
    made_at: null,
    entries: days.length,
    receipt: null,
  });
  const own = { ambtsperiode_id: `t-${office}`, persoon_id: `p-${office}`, naam: term.person };
  insertReturn(db, delivery, {
    ...own,
    functie: 'minister',
    ministerie_tooi: term.ministry,
    kabinet: 'Voorbeeldkabinet',
    ambt_van: term.from,
    ambt_tot: term.until ?? null,
    opgave: days.length > 0 ? 'GEBRUIK' : 'NIHIL',
    geaccordeerd_op: `2027-04-0${office}T10:00:00+02:00`,
    aantal_incidenten: incidents,
  });
  insertAccount(db, delivery, {
    ...own,
    ambtsperiode_id: `t-${id}`,
    account_id: `a-${id}`,
    kanaal_code: 'whatsapp',
    soort: 'CHAT',
  });
  for (const [i, day] of days.entries())
    insertEntryRow(db, delivery, {
      registratienummer: `K${office}-2027-000${i + 1}`,
      ambtsperiode_id: `t-${id}`,
      account_id: `a-${id}`,
      datum_van: day,
      datum_tot: day,
      datum_zekerheid: 'exact',
      kwartaal: quarter,
      kanaal_code: 'whatsapp',
      soort: 'CHAT',
      reden_code: 'SPOED',
      aantal_berichten: 1,
      nagekomen: 'nee',
      status: 'ondertekend',
    });
}

const answer = () =>
  countAnswer(
    db,
    {
      asked: { from: '2027-01-01', to: '2027-03-31', cabinet: null, ministries: [] },
      at: '2027-08-01T10:00:00+02:00',
      today: '2027-08-01',
      policy,
    },
    { goOn: () => undefined },
  );

const AART = { person: 'Aart Veldhoen', ministry: KUST, from: '2026-02-23' };

test('who held office at two ministries, one after the other or at once, counts once', () => {
  const first = { ...AART, until: '2027-02-10' };
  for (const from of ['2027-02-11', '2027-01-15']) {
    const second = { person: '  aart  VELDHOEN', ministry: LAND, from };
    register(first, '2027-Q1', ['2027-01-12', '2027-01-13']);
    register(second, '2027-Q1', ['2027-03-12', '2027-01-13']);
    const found = answer();
    expect([found.people, found.users, found.messaging.n, found.entries]).toEqual([1, 1, 1, 4]);
    // A day on which both were used is one day of use.
    expect(found.messaging.incidental).toBe(1);
    db.exec(
      'DELETE FROM collected_entry; DELETE FROM collected_return; DELETE FROM collected_account; DELETE FROM delivery',
    );
  }
});

test('two people of one name are two where the list of the collector puts something in brackets behind it', () => {
  const other = { ...AART, ministry: LAND };
  register(AART, '2027-Q1', ['2027-01-12']);
  register(other, '2027-Q1', []);
  expect([answer().people, answer().users, answer().nil]).toEqual([1, 1, 0]);
  expected({ ...AART, person: 'Aart Veldhoen (Kust)' });
  expected({ ...other, person: 'Aart Veldhoen (Land)' });
  const found = answer();
  expect([found.people, found.users, found.nil, found.missing]).toEqual([2, 1, 1, 0]);
  expect(found.rows.map((row) => [row.person, row.state])).toEqual([
    ['Aart Veldhoen (Land)', 'nil'],
    ['Aart Veldhoen (Kust)', 'user'],
  ]);
});

test('a day of use is one of a person: the trends count people as the answer does', () => {
  register({ ...AART, until: '2027-02-10' }, '2027-Q1', ['2027-01-12']);
  register({ person: 'Aart  Veldhoen', ministry: LAND, from: '2026-02-23' }, '2027-Q1', ['2027-01-12']);
  const days = (): number[] =>
    countTrends(db, { from: '2027-01-01', to: '2027-03-31', policy }, { goOn: () => undefined }).byKind.map(
      (one) => one.value,
    );
  expect(days()).toEqual([1]);
  expected({ person: 'Aart Veldhoen (Land)', ministry: LAND, from: '2026-02-23' });
  expect(days()).toEqual([2]);
});

test('so are two in one ministry, one after the other', () => {
  const next = { ...AART, from: '2027-02-11' };
  register({ ...AART, until: '2027-02-10' }, '2027-Q1', ['2027-01-12']);
  register(next, '2027-Q1', []);
  expect(answer().people).toBe(1);
  expected({ ...AART, until: '2027-02-10', person: 'Aart Veldhoen (senior)' });
  expected({ ...next, person: 'Aart Veldhoen (junior)' });
  expect([answer().people, answer().users, answer().nil, answer().missing]).toEqual([2, 1, 1, 0]);
});

test('a refused delivery of somebody with a word behind the name is still theirs', () => {
  register(AART, '2026-Q4', []);
  expected({ ...AART, person: 'Aart Veldhoen (Kust)' });
  db.exec("UPDATE delivery SET office = 'kantoor' WHERE id = 1");
  db.exec(`INSERT INTO delivery (package, name, bytes, file, key, received_at, verdict, codes, checks, office, register, quarter, ministry)
    VALUES ('r', 'x', 1, 'x', zeroblob(32), '2027-08-01T09:00:00+02:00', 'refused', '[]', '[]', 'kantoor', 'K1-2027-Q1-v1', '2027-Q1', '${KUST}')`);
  expect(answer().missingReturns.map((m) => [m.person, m.why])).toEqual([['Aart Veldhoen (Kust)', 'refused']]);
});

test('a row of somebody with two terms names the register, the signature and the incidents of its own term', () => {
  register({ ...AART, until: '2027-02-10' }, '2027-Q1', ['2027-01-12'], 2);
  register({ person: AART.person, ministry: LAND, from: '2027-02-11' }, '2027-Q1', ['2027-03-12']);
  expect(answer().rows.map((row) => [row.from, row.source, row.signedAt?.slice(0, 10), row.incidents])).toEqual([
    ['2026-02-23', 'K1-2027-Q1-v1', '2027-04-01', 2],
    ['2027-02-11', 'K2-2027-Q1-v1', '2027-04-02', 0],
  ]);
});

test('what an office registers under the ids of another changes nothing of that one', () => {
  register(AART, '2027-Q1', ['2027-01-12']);
  const own = (): unknown => {
    const { rows, messaging } = answer();
    return [messaging, rows.filter((row) => row.person === AART.person)];
  };
  const before = own();
  register({ person: 'Tjeerd Onneweer', ministry: LAND, from: '2026-02-23' }, '2027-Q1', ['2027-02-01'], 3, { ids: 1 });
  expect(own()).toEqual(before);
  const { byMinistry } = countTrends(db, { from: '2027-01-01', to: '2027-03-31', policy }, { goOn: () => undefined });
  expect(byMinistry.map((one) => one.value)).toEqual([1]);
});
