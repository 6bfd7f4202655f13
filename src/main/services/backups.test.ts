import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PASSPHRASES, type TestOffice, testAnswers, testOffice } from '../testing/office.ts';

let office: TestOffice;
let folder: string;
beforeEach(async () => {
  office = await testOffice('2027-03-09T09:40:00+01:00');
  const file = path.join(office.root, 'bericht.txt');
  writeFileSync(file, 'Kunt u bellen over de dijk?');
  await office.call('entries.add', {
    answers: testAnswers(office.ids, { evidence: 'attached' }),
    files: [office.token(file)],
  });
  folder = path.join(office.host.workspacesDir, readdirSync(office.host.workspacesDir)[0]!);
});
afterEach(async () => office.remove());

const key = (): { personId: string; passphrase: string } => ({
  personId: office.ids.secretary,
  passphrase: PASSPHRASES.secretary,
});

function digestOf(root: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort())
    if (statSync(path.join(root, name)).isFile()) hash.update(name).update(readFileSync(path.join(root, name)));
  return hash.digest('hex');
}

function evidenceOf(backup: string): string {
  const root = path.join(backup, 'evidence');
  const [file] = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((n) =>
    statSync(path.join(root, n)).isFile(),
  );
  return path.join(root, file!);
}

test('a backup says what it is, is not opened, and stays byte for byte what it was', async () => {
  const { path: made, backup } = await office.call('backups.make', {});
  const before = digestOf(made);
  for (const picked of [made, path.join(made, 'vault.json'), path.join(made, 'manifest.json')]) {
    const token = office.token(picked);
    const { backup: said } = await office.call('workspaces.peek', { token });
    expect(said).toEqual({ madeAt: expect.stringMatching(/^2027-03-09T/), treeSize: backup.treeSize });
    await expect(office.call('workspaces.unlock', { token, ...key() })).rejects.toThrow('is_backup');
    const recovery = { token, personId: office.ids.secretary, recovery: 'AAAAA', newPassphrase: 'een nieuwe wachtzin' };
    await expect(office.call('workspaces.recover', recovery)).rejects.toThrow('is_backup');
  }
  expect(digestOf(made)).toBe(before);
});

test('without a folder a backup is put back beside the other registers, and opens from the recent places', async () => {
  const { path: made } = await office.call('backups.make', {});
  const restored = await office.call('backups.restore', { backup: office.token(made), ...key() });
  expect(path.dirname(restored.path)).toBe(office.host.workspacesDir);
  expect(path.basename(restored.path)).toMatch(/-hersteld\.kanaalregister$/);
  const again = await office.call('backups.restore', { backup: office.token(made), ...key() });
  expect(path.basename(again.path)).toMatch(/-hersteld-2\.kanaalregister$/);
  await office.call('workspaces.unlock', { token: restored.token, ...key() });
  expect((await office.call('entries.list', {})).total).toBe(1);
  expect(await office.call('journal.check', {})).toMatchObject({ ok: true, evidence: { files: 1, bad: 0 } });
});

test('evidence that the backup before has is stored once; where that one was damaged it is copied anew', async () => {
  const out = (name: string): { out: string } => ({ out: office.token(path.join(office.root, name)) });
  mkdirSync(path.join(office.root, 'stick'));
  const { path: first } = await office.call('backups.make', out('stick/een'));
  office.setNow('2027-03-10T09:40:00+01:00');
  const { path: second } = await office.call('backups.make', out('stick/twee'));
  const inode = (backup: string): number => statSync(evidenceOf(backup)).ino;
  expect(inode(second)).toBe(inode(first));
  expect(inode(second)).not.toBe(statSync(evidenceOf(folder)).ino);
  const damaged = readFileSync(evidenceOf(second));
  damaged[20]! ^= 1;
  writeFileSync(evidenceOf(second), damaged);
  office.setNow('2027-03-11T09:40:00+01:00');
  const { path: third } = await office.call('backups.make', out('stick/drie'));
  expect(inode(third)).not.toBe(inode(second));
  await expect(office.call('backups.restore', { backup: office.token(second), ...key() })).rejects.toThrow(
    'backup_damaged',
  );
  expect((await office.call('backups.restore', { backup: office.token(third), ...key() })).problems).toEqual([]);
});

test('old daily backups make room, each in the access log; one that lies elsewhere stays', async () => {
  const elsewhere = path.join(office.root, 'op-een-stick');
  await office.call('backups.make', { out: office.token(elsewhere) });
  const token = office.token(folder);
  for (let day = 10; day <= 19; day++) {
    office.setNow(`2027-03-${day}T10:00:00+01:00`);
    await office.call('workspaces.unlock', { token, ...key() });
    await vi.waitFor(async () => expect((await office.call('jobs.list', {})).jobs).toEqual([]), { timeout: 20_000 });
    await vi.waitFor(
      async () => {
        const { backups } = await office.call('backups.list', {});
        expect(backups[0]!.madeAt.slice(0, 10)).toBe(`2027-03-${day}`);
        expect(backups.filter((one) => one.beside).length).toBeLessThanOrEqual(8);
      },
      { timeout: 20_000 },
    );
  }
  await vi.waitFor(() => expect(readdirSync(path.join(folder, 'backups'))).toHaveLength(7), { timeout: 20_000 });
  await vi.waitFor(
    async () => {
      const { backups } = await office.call('backups.list', {});
      const days = backups.filter((one) => one.beside).map((one) => one.madeAt.slice(8, 10));
      // Seven days with a backup; the Sunday of the week before is among them.
      expect(days).toEqual(['19', '18', '17', '16', '15', '14', '13']);
      expect(backups.filter((one) => !one.beside).map((one) => one.name)).toEqual(['op-een-stick']);
    },
    { timeout: 20_000 },
  );
  expect(existsSync(path.join(elsewhere, 'manifest.json'))).toBe(true);
  expect(await office.call('journal.check', {})).toMatchObject({ ok: true, problems: [] });
});

test('a backup is read again as restoring would read it, and one byte that changed since is found', async () => {
  const { path: made, backup } = await office.call('backups.make', {});
  const { name } = backup;
  office.setNow('2027-03-20T09:40:00+01:00');
  expect(await office.call('backups.check', { name })).toMatchObject({
    files: 3,
    readInside: true,
    report: { ok: true, problems: [], evidence: { files: 1, bad: 0 } },
  });
  expect((await office.call('backups.list', {})).backups[0]!.provenAt).toMatch(/^2027-03-20/);
  const bytes = readFileSync(evidenceOf(made));
  bytes[20]! ^= 1;
  writeFileSync(evidenceOf(made), bytes);
  await expect(office.call('backups.check', { name })).rejects.toThrow('backup_damaged');
  await expect(office.call('backups.check', { name: '../ergens' })).rejects.toThrow('not_found');
});

test('a backup of before the key was replaced is read from the outside, and says so', async () => {
  const { backup } = await office.call('backups.make', {});
  await office.as('records');
  await office.call('workspaces.newRecovery', {});
  expect(await office.call('backups.check', { name: backup.name })).toEqual({
    files: 3,
    readInside: false,
    report: null,
  });
});
