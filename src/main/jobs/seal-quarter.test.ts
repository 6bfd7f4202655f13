import { generateKeyPairSync } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KanaalError } from '../../shared/errors.ts';
import { openSlot } from '../keys/vault.ts';
import { readVault } from '../services/places.ts';
import { dbKey } from '../services/workspace-open.ts';
import type { DbFile } from '../store/db.ts';
import { openDb } from '../store/open.ts';
import { PASSPHRASES, type TestOffice, testAnswers, testOffice } from '../testing/office.ts';
import { type SealJob, sealQuarter } from './seal-quarter.ts';

const ENTRIES = 12;
let office: TestOffice;
let db: DbFile;
let key: Uint8Array;

beforeAll(async () => {
  office = await testOffice();
  for (let i = 0; i < ENTRIES; i++) await office.call('entries.add', { answers: testAnswers(office.ids) });
  await office.app.close();
  const folder = path.join(office.host.workspacesDir, readdirSync(office.host.workspacesDir)[0]!);
  const vault = readVault(folder);
  const slot = vault.slots.find((one) => one.personId === office.ids.secretary)!;
  key = dbKey((await openSlot(vault.workspace, slot, PASSPHRASES.secretary))!.vaultKey);
  db = openDb(path.join(folder, 'register.db'), key, 'read');
});
afterAll(async () => {
  db.close();
  await office.remove();
});

/** A job whose statements are not looked at: what is asked here is only whether it is done whole or not at all. */
function job(): SealJob {
  return {
    register: {
      quarter: '2027-Q1',
      version: 1,
      number: 'MKD-2027-Q1-v1',
      sha256: '0'.repeat(64),
      meta: '{}',
      closed_at: '2027-04-02T10:00:00+02:00',
      closed_by: office.ids.records,
    },
    statement: { i: 0, row: {} },
    reasons: { [office.ids.term]: 'AFWEZIG' },
    otherwise: 'NIET_UITGEVRAAGD',
    fields: { quarter: '2027-Q1', register: 'MKD-2027-Q1-v1', version: 1 },
    actor: office.ids.records,
    time: '2027-04-02T10:00:00+02:00',
    log: { name: 'kanaalregister/test', key: generateKeyPairSync('ed25519').privateKey },
  };
}

/** Stops before it has begun with entry `at`. */
function stopAt(at: number): { goOn: () => void; seen: () => number } {
  let seen = 0;
  const goOn = (): void => {
    seen += 1;
    if (seen === at) throw new KanaalError('cancelled');
  };
  return { goOn, seen: () => seen };
}

const stands = (): unknown => ({
  status: db.all("SELECT status, count(*) AS n FROM entry WHERE quarter = '2027-Q1' GROUP BY status"),
  records: db.get('SELECT count(*) AS n FROM record'),
  registers: db.get('SELECT count(*) AS n FROM register'),
  checkpoints: db.get('SELECT count(*) AS n FROM checkpoint'),
});

test('stopped at any entry it leaves nothing behind, in the journal nor in the entries', () => {
  const before = stands();
  expect(before).toMatchObject({ status: [{ status: 'logged', n: ENTRIES }], registers: { n: 0 } });
  for (const at of [1, 2, ENTRIES]) {
    const stop = stopAt(at);
    expect(() => sealQuarter(db, job(), { expect: () => undefined, goOn: stop.goOn, key })).toThrow('cancelled');
    expect(stop.seen()).toBe(at);
    expect(stands()).toEqual(before);
  }
});

test('not stopped it does all of it: every entry, the register, the record of the close, a checkpoint', () => {
  const before = stands() as { records: { n: number }; checkpoints: { n: number } };
  sealQuarter(db, job(), { expect: () => undefined, goOn: () => undefined, key });
  expect(stands()).toEqual({
    status: [{ status: 'unsigned', n: ENTRIES }],
    records: { n: before.records.n + ENTRIES + 1 },
    registers: { n: 1 },
    checkpoints: { n: before.checkpoints.n + 1 },
  });
});
