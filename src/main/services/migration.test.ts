import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSlot } from '../keys/vault.ts';
import { openFile } from '../store/db.ts';
import { SCHEMA_VERSION } from '../store/migrations/index.ts';
import { openDb, type Step, setKey } from '../store/open.ts';
import { machineAt, PASSPHRASES, type TestOffice, testAnswers, testOffice } from '../testing/office.ts';
import { bringUpToDate } from './migration.ts';
import { readVault } from './places.ts';
import { dbKey } from './workspace-open.ts';

let office: TestOffice;
let folder: string;
let key: Uint8Array;

/** An office whose database says that it has had no step yet: of an earlier version of the program. */
beforeEach(async () => {
  office = await testOffice();
  folder = path.join(office.host.workspacesDir, readdirSync(office.host.workspacesDir)[0]!);
  await office.call('entries.add', { answers: testAnswers(office.ids) });
  await office.app.close();
  const vault = readVault(folder);
  const slot = vault.slots.find((one) => one.personId === office.ids.secretary)!;
  key = dbKey((await openSlot(vault.workspace, slot, PASSPHRASES.secretary))!.vaultKey);
  const db = openFile(path.join(folder, 'register.db'));
  setKey(db, key);
  db.pragma('user_version=0');
  db.close();
});
afterEach(async () => office.remove());

const step = (sql: string, more: Partial<Step> = {}): Step[] => [{ version: SCHEMA_VERSION, sql, ...more }];
const columns = (): string[] => {
  const db = openDb(path.join(folder, 'register.db'), key, 'read');
  const names = db.all<{ name: string }>("SELECT name FROM pragma_table_info('entry')").map((row) => row.name);
  db.close();
  return names;
};
const unlock = {
  get token() {
    return office.token(folder);
  },
  get personId() {
    return office.ids.secretary;
  },
  passphrase: PASSPHRASES.secretary,
};

test('the steps are done on a copy, after a backup that restores to what it was', async () => {
  expect(await bringUpToDate(office.host, folder, key, step('ALTER TABLE entry ADD COLUMN extra TEXT;'))).toBe(true);
  expect(columns()).toContain('extra');
  expect(await bringUpToDate(office.host, folder, key, step(''))).toBe(false);
  await office.call('workspaces.unlock', unlock);
  expect(await office.call('journal.check', {})).toMatchObject({ ok: true, problems: [] });
  const [backup] = readdirSync(path.join(folder, 'backups'));
  expect(backup).toContain(`_voor-${SCHEMA_VERSION}.krbackup`);
  const before = openDb(path.join(folder, 'backups', backup!, 'register.db'), key, 'read');
  expect(before.pragma('user_version')).toBe(0);
  before.close();
});

test.each([
  ['fails', 'ALTER TABLE nergens ADD COLUMN extra TEXT;'],
  ['loses a row', 'DELETE FROM search;'],
  ['changes the journal', 'DROP TRIGGER record_no_update; UPDATE node SET hash = zeroblob(32);'],
])('a step that %s changes nothing', async (_what, sql) => {
  const before = columns();
  await expect(bringUpToDate(office.host, folder, key, step(sql))).rejects.toThrow('migration_failed');
  expect(columns()).toEqual(before);
  expect(readdirSync(folder).filter((name) => name.includes('next'))).toEqual([]);
  expect(readdirSync(path.join(folder, 'backups'))).toHaveLength(1);
});

test('a step may make rows where it says so', async () => {
  const sql = "INSERT INTO meta (key, value) VALUES ('proef', 'ja');";
  await expect(bringUpToDate(office.host, folder, key, step(sql))).rejects.toThrow('migration_failed');
  expect(await bringUpToDate(office.host, folder, key, step(sql, { recounts: ['meta'] }))).toBe(true);
});

test('unlocking an earlier version goes by the same road, and is refused while somebody else has it open', async () => {
  // The first step makes the first tables: on a database that has them it fails, and says so.
  await expect(office.call('workspaces.unlock', unlock)).rejects.toThrow('migration_failed');
  const db = openDb(path.join(folder, 'register.db'), key, 'write');
  db.get('SELECT 1 FROM entry');
  await expect(bringUpToDate(office.host, folder, key, step(''))).rejects.toThrow('workspace_in_use');
  db.close();
  const other = machineAt(path.join(office.root, 'ander'), '2027-03-10T09:00:00+01:00');
  await expect(other.call('workspaces.unlock', { ...unlock, token: other.token(folder) })).rejects.toThrow(
    'migration_failed',
  );
  await other.app.close();
});
