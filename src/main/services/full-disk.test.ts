import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSPHRASES, TEST_TERM, type TestMachine, testAnswers, testMachine } from '../testing/office.ts';

const disk = mkdtempSync(path.join(tmpdir(), 'kr-disk-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]).status === 0;
let machine: TestMachine;

beforeAll(() => {
  machine = testMachine();
});
afterAll(async () => {
  await machine.remove();
  if (mounted) spawnSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

// Needs a small disk of its own, which only root can mount.
test.skipIf(!mounted)('a full disk is named as such, and what was there stays whole and readable', async () => {
  const folder = path.join(disk, 'klein.kanaalregister');
  mkdirSync(folder);
  await machine.call('workspaces.create', {
    folder: machine.token(folder),
    setup: {
      title: 'Klein',
      prefix: 'MKD',
      people: [
        { name: 'Joris Tervoort', role: 'secretary', passphrase: PASSPHRASES.secretary },
        { name: 'Wietske Harmelink', role: 'officeHolder', slot: false, terms: [TEST_TERM] },
      ],
    },
  });
  const ids = {
    secretary: '',
    holder: '',
    records: '',
    account: '',
    term: (await machine.call('terms.list', {})).terms[0]!.id,
  };
  const answers = testAnswers(ids, { accountId: null });
  await machine.call('entries.add', { answers });
  const file = path.join(machine.root, 'groot.bin');
  writeFileSync(file, Buffer.alloc(8 * 1024 * 1024, 1));
  const big = machine.call('entries.add', {
    answers: { ...answers, evidence: 'attached' },
    files: [machine.token(file)],
  });
  await expect(big).rejects.toThrow('disk_full');

  // Small entries until the database itself cannot grow.
  let logged = 1;
  const fill = async (): Promise<void> => {
    for (;;) {
      await machine.call('entries.add', { answers });
      logged += 1;
    }
  };
  await expect(fill()).rejects.toThrow('disk_full');
  expect((await machine.call('entries.list', { limit: 1 })).total).toBe(logged);
  const report = await machine.call('journal.check', {});
  expect(report).toMatchObject({ ok: true, evidence: { files: 0, bad: 0 }, problems: [] });
});
