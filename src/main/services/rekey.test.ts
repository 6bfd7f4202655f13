import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSlot } from '../keys/vault.ts';
import { parseVault } from '../keys/vault-file.ts';
import { openDb } from '../store/open.ts';
import { machineAt, PASSPHRASES, type TestOffice, testAnswers, testOffice } from '../testing/office.ts';
import { dbKey } from './workspace-open.ts';

let office: TestOffice;
let folder: string;
beforeEach(async () => {
  office = await testOffice();
  folder = path.join(office.host.workspacesDir, readdirSync(office.host.workspacesDir)[0]!);
  await office.call('entries.add', { answers: testAnswers(office.ids) });
});
afterEach(async () => office.remove());

const today = '2027-03-09';

/** The vault key this person's lock gives, from the vault.json in `where`. */
async function keyOf(where: string, personId: string, passphrase: string): Promise<Uint8Array> {
  const vault = parseVault(readFileSync(path.join(where, 'vault.json'), 'utf8'));
  const opened = await openSlot(vault.workspace, vault.slots.find((slot) => slot.personId === personId)!, passphrase);
  return opened!.vaultKey;
}

test('whoever left cannot open what is written since, not even with the key of an old copy', async () => {
  const before = path.join(office.root, 'oud');
  cpSync(folder, before, { recursive: true });
  const oldKey = await keyOf(before, office.ids.secretary, PASSPHRASES.secretary);
  await office.as('records');
  await office.call('people.leave', { personId: office.ids.secretary, on: today });

  await expect(office.as('secretary')).rejects.toThrow('slot_missing');
  expect(() => openDb(path.join(folder, 'register.db'), dbKey(oldKey), 'read')).toThrow('workspace_damaged');

  // Nobody else has to do anything: the same passphrases, the same signing keys, the same sheet.
  await office.as('holder');
  const { people } = await office.call('people.list', {});
  expect(people.find((one) => one.id === office.ids.secretary)).toMatchObject({ hasSlot: false, leftOn: today });
  const { entries } = await office.call('signoffs.queue', { termId: office.ids.term, quarter: '2027-Q1' });
  expect(entries).toHaveLength(1);
  const check = await office.call('journal.check', {});
  expect(check).toMatchObject({ ok: true, problems: [], unsignedTail: 0 });
  expect(check.origin).toMatch(/\/2$/);
  // Work goes on in the session that did it.
  await office.as('records');
  await office.call('people.add', { name: 'Sietske Vlas', role: 'secretary', slot: true });
  expect(readdirSync(folder).filter((name) => name.includes('next'))).toEqual([]);
});

test('a new recovery sheet opens the workspace, the old one no longer does', async () => {
  const machine = machineAt(path.join(office.root, 'tweede'), `${today}T12:00:00+01:00`);
  const token = machine.token(folder);
  await office.as('records');
  const first = await office.call('workspaces.newRecovery', {});
  const second = await office.call('workspaces.newRecovery', {});
  expect(second.groups).not.toEqual(first.groups);
  const ask = [0, 5].map((index) => ({ index, text: second.groups[index]! }));
  await office.call('workspaces.confirmRecovery', { groups: ask });
  await office.call('workspaces.lock', {});
  const recover = { token, personId: office.ids.records, newPassphrase: 'een heel nieuwe wachtzin' };
  await expect(machine.call('workspaces.recover', { ...recover, recovery: first.groups.join(' ') })).rejects.toThrow(
    'wrong_recovery',
  );
  await machine.call('workspaces.recover', { ...recover, recovery: second.groups.join(' ') });
  await machine.app.close();
});

test('a remembered counterparty is still known under the new key', async () => {
  const file = path.join(office.root, 'bericht.eml');
  const stage = async (day: string): Promise<{ id: string; answers: { counterparty: string | null } }> => {
    writeFileSync(
      file,
      `From: Aaf Zijlstra <aaf@zandwijk.example>\r\nTo: wietske@thuis.example\r\nSubject: Kade\r\n` +
        `Date: ${day} Mar 2027 10:00:00 +0100\r\nMessage-ID: <${day}@zandwijk.example>\r\n\r\nTot morgen.\r\n`,
    );
    return await office.call('staging.start', { files: [office.token(file)] });
  };
  await office.as('secretary');
  const first = await stage('2');
  expect(first.answers.counterparty).toBe(null);
  const answers = { ...testAnswers(office.ids), counterparty: 'BURGEMEESTER_DECENTRAAL' };
  await office.call('staging.save', { id: first.id, answers, focus: null });
  await office.call('entries.log', { stagingId: first.id });
  await office.as('records');
  await office.call('workspaces.newRecovery', {});
  await office.as('secretary');
  expect((await stage('3')).answers.counterparty).toBe('BURGEMEESTER_DECENTRAAL');
});

test('who reads along elsewhere keeps the workspace as it was: nothing is swapped under them', async () => {
  const machine = machineAt(path.join(office.root, 'tweede'), `${today}T12:00:00+01:00`);
  const token = machine.token(folder);
  const unlock = { token, personId: office.ids.holder, passphrase: PASSPHRASES.holder };
  await office.as('records');
  await machine.call('workspaces.unlock', unlock);
  await machine.call('entries.list', {});
  const vault = readFileSync(path.join(folder, 'vault.json'));
  await expect(office.call('people.leave', { personId: office.ids.secretary, on: today })).rejects.toThrow(
    'workspace_in_use',
  );
  expect(readFileSync(path.join(folder, 'vault.json'))).toEqual(vault);
  expect((await office.call('journal.check', {})).problems).toEqual([]);
  await machine.app.close();
  await office.call('people.leave', { personId: office.ids.secretary, on: today });
  expect((await office.call('journal.check', {})).problems).toEqual([]);
});

test('a backup that runs beside it finishes first, and both are whole', async () => {
  await office.as('records');
  const [backup] = await Promise.all([
    office.call('backups.make', {}),
    office.call('people.leave', { personId: office.ids.secretary, on: today }),
  ]);
  expect(backup.problems).toEqual([]);
  expect((await office.call('journal.check', {})).problems).toEqual([]);
  expect((await office.call('backups.list', {})).backups).toHaveLength(1);
});

test('a kill between the new locks and the new database ends well at the next unlock', async () => {
  const before = path.join(office.root, 'voor');
  await office.as('records');
  await office.call('workspaces.lock', {});
  cpSync(folder, before, { recursive: true });
  await office.as('records');
  await office.call('people.leave', { personId: office.ids.secretary, on: today });
  await office.call('workspaces.lock', {});

  // As the kill leaves it: locks of the new key, the old database, and beside it the finished copy.
  const killed = path.join(office.root, 'gedood.kanaalregister');
  mkdirSync(killed);
  for (const name of ['evidence', 'backups']) mkdirSync(path.join(killed, name));
  copyFileSync(path.join(folder, 'vault.json'), path.join(killed, 'vault.json'));
  copyFileSync(path.join(before, 'register.db'), path.join(killed, 'register.db'));
  copyFileSync(path.join(folder, 'register.db'), path.join(killed, 'register.db.next'));
  const machine = machineAt(path.join(office.root, 'derde'), `${today}T12:00:00+01:00`);
  await machine.call('workspaces.unlock', {
    token: machine.token(killed),
    personId: office.ids.records,
    passphrase: PASSPHRASES.records,
  });
  expect(await machine.call('journal.check', {})).toMatchObject({ ok: true, problems: [] });
  expect(existsSync(path.join(killed, 'register.db.next'))).toBe(false);
  await machine.app.close();

  // The other kill, before the new locks: the copy was an attempt, and goes.
  copyFileSync(path.join(folder, 'register.db'), path.join(before, 'register.db.next'));
  await machine.call('workspaces.unlock', {
    token: machine.token(before),
    personId: office.ids.records,
    passphrase: PASSPHRASES.records,
  });
  expect((await machine.call('people.list', {})).people.filter((one) => one.leftOn !== null)).toEqual([]);
  expect(existsSync(path.join(before, 'register.db.next'))).toBe(false);
  await machine.app.close();
});
