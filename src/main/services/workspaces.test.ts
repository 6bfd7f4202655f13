import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSealedFile } from '../files/sealed-file.ts';
import {
  machineAt,
  PASSPHRASES,
  type TestMachine,
  type TestOffice,
  testAnswers,
  testMachine,
  testOffice,
} from '../testing/office.ts';
import { verifyFile } from '../verify/verify-file.ts';

let office: TestOffice;
let folder: string;
let serial = 0;
beforeAll(async () => {
  office = await testOffice();
  await office.call('entries.add', { answers: testAnswers(office.ids) });
  await office.app.close();
  folder = path.join(office.host.workspacesDir, readdirSync(office.host.workspacesDir)[0]!);
});
afterAll(async () => office.remove());

/** A machine that never saw the workspace, and a copy of it to break. */
function copy(change: (folder: string) => void = () => undefined): {
  machine: TestMachine;
  token: string;
  folder: string;
} {
  const target = path.join(office.root, `kopie-${serial++}.kanaalregister`);
  cpSync(folder, target, { recursive: true });
  change(target);
  const machine = testMachine();
  return { machine, token: machine.token(target), folder: target };
}

async function unlock(
  at: { machine: TestMachine; token: string },
  passphrase: string = PASSPHRASES.secretary,
): Promise<unknown> {
  try {
    return await at.machine.call('workspaces.unlock', { token: at.token, personId: office.ids.secretary, passphrase });
  } finally {
    await at.machine.remove();
  }
}

function editVault(target: string, edit: (vault: Record<string, unknown>) => void): void {
  const file = path.join(target, 'vault.json');
  const vault = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  edit(vault);
  writeFileSync(file, JSON.stringify(vault));
}

test('a wrong passphrase opens nothing and says so', async () => {
  await expect(unlock(copy(), 'een heel andere zin')).rejects.toThrow('wrong_passphrase');
});

test.each([
  ['a damaged database', 'workspace_damaged', (f: string) => writeFileSync(path.join(f, 'register.db'), 'kapot')],
  ['a missing database', 'workspace_damaged', (f: string) => rmSync(path.join(f, 'register.db'))],
  ['a damaged vault', 'workspace_damaged', (f: string) => writeFileSync(path.join(f, 'vault.json'), '{"program":')],
  ['a missing vault', 'workspace_damaged', (f: string) => rmSync(path.join(f, 'vault.json'))],
  ["another program's file", 'workspace_foreign', (f: string) => writeFileSync(path.join(f, 'vault.json'), '{"a":1}')],
  ['a newer format', 'workspace_newer', (f: string) => editVault(f, (v) => Object.assign(v, { format: 2 }))],
  [
    'a weakened slot',
    'weak_kdf',
    (f: string) => editVault(f, (v) => Object.assign((v['slots'] as { kdf: object }[])[0]!.kdf, { m: 8_192 })),
  ],
  ['an empty folder', 'workspace_not_found', (f: string) => rmSync(f, { recursive: true })],
] as const)('%s is named and left alone', async (_name, code, change) => {
  const at = copy(change);
  const before = readTree(at.folder);
  await expect(unlock(at)).rejects.toThrow(code);
  expect(readTree(at.folder)).toEqual(before);
});

test('a changed byte is damage, whichever page of the database it is on', async () => {
  const size = statSync(path.join(folder, 'register.db')).size;
  for (let at = 100; at < size; at += Math.ceil(size / 12)) {
    const copied = copy((f) => {
      const file = path.join(f, 'register.db');
      const bytes = readFileSync(file);
      bytes[at]! ^= 1;
      writeFileSync(file, bytes);
    });
    const { machine, token } = copied;
    const found = await machine
      .call('workspaces.unlock', { token, personId: office.ids.secretary, passphrase: PASSPHRASES.secretary })
      .then(() => machine.call('journal.check', {}))
      .then((report) => report.problems.map((p) => p.code))
      .catch((error: Error) => [error.message]);
    // An unused page may be changed unseen: nothing that anybody wrote is on it.
    expect([...new Set(found)], `byte ${at} of ${size}`).toEqual(
      found.includes('workspace_damaged') ? ['workspace_damaged'] : ['database_damaged'],
    );
    await machine.remove();
  }
});

test('where damage is found, nothing is written any more: what can be read is read, and the session says so', async () => {
  const found: boolean[] = [];
  const size = statSync(path.join(folder, 'register.db')).size;
  for (const share of [0.3, 0.5, 0.7]) {
    const at = copy((f) => {
      const file = path.join(f, 'register.db');
      const bytes = readFileSync(file);
      bytes[Math.floor(size * share)]! ^= 1;
      writeFileSync(file, bytes);
    });
    const { machine, token } = at;
    const asked = { token, personId: office.ids.secretary, passphrase: PASSPHRASES.secretary };
    if (!(await machine.app.call('workspaces.unlock', asked)).ok) continue;
    const report = await machine.call('journal.check', {});
    found.push(report.problems.some((p) => p.code === 'database_damaged'));
    const { session } = await machine.call('workspaces.status', {});
    expect(session).toMatchObject({ readOnly: true, notices: [{ key: 'damaged' }] });
    const before = readTree(at.folder);
    await expect(machine.call('entries.add', { answers: testAnswers(office.ids) })).rejects.toThrow(
      'workspace_damaged',
    );
    await expect(machine.call('backups.make', {})).rejects.toThrow('workspace_damaged');
    await machine.call('workspaces.lock', {});
    expect(readTree(at.folder).filter((line) => !/-(wal|shm|journal) /.test(line))).toEqual(
      before.filter((line) => !/-(wal|shm|journal) /.test(line)),
    );
    await machine.remove();
  }
  expect(found).toContain(true);
});

/** Names and sizes of everything below a folder, the lock apart. */
function readTree(root: string): string[] {
  try {
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile() && e.name !== 'writer.lock')
      .map((e) => `${e.name} ${readFileSync(path.join(e.parentPath, e.name)).length}`)
      .sort();
  } catch {
    return [];
  }
}

test('a slot moved to another person does not open', async () => {
  const at = copy((f) =>
    editVault(f, (v) => {
      const slots = v['slots'] as { personId: string }[];
      [slots[0]!.personId, slots[1]!.personId] = [slots[1]!.personId, slots[0]!.personId];
    }),
  );
  const result = at.machine.call('workspaces.unlock', {
    token: at.token,
    personId: office.ids.holder,
    passphrase: PASSPHRASES.secretary,
  });
  await expect(result).rejects.toThrow('wrong_passphrase');
  await at.machine.remove();
});

describe('an older vault.json that is put back after a new passphrase', () => {
  const NEXT = 'zeven kilo verse kersen';

  /** The copy with a new passphrase of the secretary; `after` is done with it before it is closed. */
  async function changed(after: (machine: TestMachine) => Promise<unknown>): Promise<{ at: ReturnType<typeof copy> }> {
    const at = copy();
    const file = path.join(at.folder, 'vault.json');
    const before = readFileSync(file);
    const asked = { token: at.token, personId: office.ids.secretary };
    await at.machine.call('workspaces.unlock', { ...asked, passphrase: PASSPHRASES.secretary });
    await at.machine.call('workspaces.changePassphrase', { old: PASSPHRASES.secretary, new: NEXT });
    await after(at.machine);
    await at.machine.call('workspaces.lock', {});
    writeFileSync(file, before);
    return { at };
  }
  const open = async (at: ReturnType<typeof copy>) =>
    await at.machine.call('workspaces.unlock', {
      token: at.token,
      personId: office.ids.secretary,
      passphrase: PASSPHRASES.secretary,
    });

  test('is read only, once anything was written with the new one', async () => {
    const { at } = await changed((machine) => machine.call('entries.add', { answers: testAnswers(office.ids) }));
    expect((await open(at)).session).toMatchObject({ readOnly: true, notices: [{ key: 'slotsChanged' }] });
    expect((await at.machine.call('journal.check', {})).problems.map((p) => p.code)).toEqual(['slots_changed']);
    await at.machine.remove();
  });

  test('is what a kill between journal and file leaves: work goes on, and the journal has that list again', async () => {
    const { at } = await changed(async () => undefined);
    expect((await open(at)).session).toMatchObject({ readOnly: false });
    await at.machine.call('entries.add', { answers: testAnswers(office.ids) });
    await at.machine.call('workspaces.lock', {});
    expect((await open(at)).session).toMatchObject({ readOnly: false });
    expect((await at.machine.call('journal.check', {})).problems).toEqual([]);
    const { items } = await at.machine.call('journal.list', {});
    const told = items
      .filter((item) => item.type === 'slots')
      .map((item) => item.changes.find((c) => c.field === 'change')?.after);
    expect(told.slice(0, 2)).toEqual(['found', 'passphrase']);
    await at.machine.remove();
  });
});

test('a slot list changed behind the journal opens for reading only, and says why', async () => {
  const at = copy((f) => editVault(f, (v) => (v['slots'] as unknown[]).pop()));
  const { session } = await at.machine.call('workspaces.unlock', {
    token: at.token,
    personId: office.ids.secretary,
    passphrase: PASSPHRASES.secretary,
  });
  expect(session).toMatchObject({ readOnly: true, notices: [{ key: 'slotsChanged' }] });
  await expect(at.machine.call('entries.add', { answers: testAnswers(office.ids) })).rejects.toThrow(
    'workspace_read_only',
  );
  expect((await at.machine.call('entries.list', {})).total).toBe(1);
  const report = await at.machine.call('journal.check', {});
  expect([report.ok, report.problems.map((p) => [p.code, p.at])]).toEqual([false, [['slots_changed', 'vault.json']]]);
  await at.machine.remove();
});

test('a slot list that is changed or lost while it is open is found by the check', async () => {
  const at = copy();
  await at.machine.call('workspaces.unlock', {
    token: at.token,
    personId: office.ids.secretary,
    passphrase: PASSPHRASES.secretary,
  });
  const codes = async (): Promise<string[]> => (await at.machine.call('journal.check', {})).problems.map((p) => p.code);
  expect(await codes()).toEqual([]);
  editVault(at.folder, (v) => ((v['slots'] as { name: string }[])[0]!.name = 'Iemand Anders'));
  expect(await codes()).toEqual(['slots_changed']);
  rmSync(path.join(at.folder, 'vault.json'));
  expect(await codes()).toEqual(['slots_changed']);
  await at.machine.remove();
});

test('a second opener reads, cannot write, and can once the first is gone', async () => {
  const first = copy();
  const second = testMachine();
  const token = second.token(first.folder);
  const key = { personId: office.ids.secretary, passphrase: PASSPHRASES.secretary };
  await first.machine.call('workspaces.unlock', { token: first.token, ...key });
  const { session } = await second.call('workspaces.unlock', { token, ...key });
  expect(session).toMatchObject({ readOnly: true, notices: [{ key: 'inUse' }] });
  expect((await second.call('entries.list', {})).total).toBe(1);
  await expect(second.call('entries.add', { answers: testAnswers(office.ids) })).rejects.toThrow('workspace_in_use');
  await first.machine.app.close();
  await second.call('workspaces.unlock', { token, ...key });
  expect((await second.call('entries.add', { answers: testAnswers(office.ids) })).number).toBe('MKD-2027-0002');
  await first.machine.remove();
  await second.remove();
});

test('an older copy put back in place opens for reading only and names what it should have had', async () => {
  const at = copy();
  const key = { personId: office.ids.secretary, passphrase: PASSPHRASES.secretary };
  const old = path.join(office.root, `oud-${serial++}`);
  cpSync(at.folder, old, { recursive: true });
  await at.machine.call('workspaces.unlock', { token: at.token, ...key });
  await at.machine.call('entries.add', { answers: testAnswers(office.ids) });
  await at.machine.app.close();
  rmSync(at.folder, { recursive: true });
  cpSync(old, at.folder, { recursive: true });
  const { session } = await at.machine.call('workspaces.unlock', { token: at.token, ...key });
  expect(session.notices[0]).toMatchObject({ key: 'rolledBack' });
  await expect(at.machine.call('entries.add', { answers: testAnswers(office.ids) })).rejects.toThrow(
    'workspace_rolled_back',
  );
  await at.machine.remove();
});

test('an older copy goes on by a decision that the records manager signs, in an epoch of its own', async () => {
  const at = copy();
  const { machine } = at;
  const key = { personId: office.ids.records, passphrase: PASSPHRASES.records };
  const old = path.join(office.root, `oud-${serial++}`);
  cpSync(at.folder, old, { recursive: true });
  await machine.call('workspaces.unlock', { token: at.token, ...key });
  const trust = (await machine.call('journal.trust', {})).vkeys.map((one) => one.vkey);
  await machine.call('people.add', { name: 'Sietske Vlas', role: 'secretary', slot: false });
  await expect(machine.call('workspaces.acceptRollback', { passphrase: key.passphrase })).rejects.toThrow(
    'wrong_state',
  );
  await machine.app.close();
  rmSync(at.folder, { recursive: true });
  cpSync(old, at.folder, { recursive: true });
  await machine.call('workspaces.unlock', { token: at.token, ...key });
  await expect(machine.call('workspaces.acceptRollback', { passphrase: 'een andere zin' })).rejects.toThrow(
    'wrong_passphrase',
  );
  const { session } = await machine.call('workspaces.acceptRollback', { passphrase: key.passphrase });
  expect(session).toMatchObject({ readOnly: false, notices: [], origin: expect.stringMatching(/\/2$/) });
  const { note } = await machine.call('journal.checkpoint', {});
  const { signedBy } = verifyFile(Buffer.from(note), 'stand', { trust, integrityOnly: true });
  expect(signedBy.filter((one) => one.known).map((one) => one.name)).toEqual([
    `kanaalregister/${session.workspace}/${key.personId}`,
  ]);
  expect(await machine.call('journal.check', {})).toMatchObject({ ok: true, problems: [] });
  await machine.call('people.add', { name: 'Bram Elzinga', role: 'secretary', slot: false });
  await machine.app.close();
  await machine.call('workspaces.unlock', { token: at.token, ...key });
  expect((await machine.call('workspaces.status', {})).session?.readOnly).toBe(false);
  await machine.remove();
});

test.each([
  '/home/iemand/OneDrive - Rijk/map',
  '/Users/iemand/Dropbox/map',
  '//server/share/map',
  'C:\\Users\\x\\iCloudDrive\\map',
])('a new workspace is refused at %s', async (place) => {
  const machine = testMachine();
  const people = [{ name: 'Joris Tervoort', role: 'secretary' as const, passphrase: PASSPHRASES.secretary }];
  const made = machine.call('workspaces.create', {
    folder: machine.token(place),
    setup: { title: 'Proef', prefix: 'MKD', people },
  });
  await expect(made).rejects.toThrow('place_refused');
  await machine.remove();
});

test('the recovery sheet gives a new passphrase and a new signing key; the sheet is asked back once', async () => {
  const machine = testMachine();
  const people = [{ name: 'Joris Tervoort', role: 'secretary' as const, passphrase: PASSPHRASES.secretary }];
  const made = await machine.call('workspaces.create', { setup: { title: 'Proef', prefix: 'MKD', people } });
  const groups = made.recovery!;
  expect(groups).toHaveLength(8);
  const confirm = (a: number, b: number, text = groups[b]!): Promise<unknown> =>
    machine.call('workspaces.confirmRecovery', {
      groups: [
        { index: a, text: groups[a]!.toLowerCase() },
        { index: b, text },
      ],
    });
  await expect(confirm(1, 4, 'AAAAA')).rejects.toThrow('wrong_recovery');
  await expect(confirm(2, 2)).rejects.toThrow('wrong_recovery');
  await confirm(1, 4);
  const { token } = (await machine.call('workspaces.recent', {})).places[0]!;
  const personId = made.session.person.id;
  await machine.call('workspaces.lock', {});
  const recover = (recovery: string): Promise<{ session: { person: { vkey: string | null } } }> =>
    machine.call('workspaces.recover', { token, personId, recovery, newPassphrase: 'een nieuwe lange wachtzin' });
  await expect(recover('AAAAA '.repeat(8))).rejects.toThrow('wrong_recovery');
  const { session } = await recover(groups.join(' '));
  expect(session.person.vkey).not.toBe(made.session.person.vkey);
  await expect(
    machine.call('workspaces.unlock', { token, personId, passphrase: PASSPHRASES.secretary }),
  ).rejects.toThrow('wrong_passphrase');
  await machine.call('workspaces.changePassphrase', { old: 'een nieuwe lange wachtzin', new: 'en nog een andere zin' });
  await machine.call('workspaces.unlock', { token, personId, passphrase: 'en nog een andere zin' });
  expect((await machine.call('journal.check', {})).ok).toBe(true);
  await machine.remove();
});

test('a backup opens, restores into a new folder as a new epoch, and goes on there', async () => {
  const at = copy();
  const { machine } = at;
  const key = { personId: office.ids.secretary, passphrase: PASSPHRASES.secretary };
  await machine.call('workspaces.unlock', { token: at.token, ...key });
  const { path: made, backup } = await machine.call('backups.make', {});
  expect(backup.provenAt).not.toBeNull();
  const target = path.join(machine.root, 'terug.kanaalregister');
  const restored = await machine.call('backups.restore', {
    backup: machine.token(made),
    folder: machine.token(target),
    ...key,
  });
  expect(restored.origin).toMatch(/\/2$/);
  await machine.call('workspaces.unlock', { token: machine.token(target), ...key });
  const entry = await machine.call('entries.add', { answers: testAnswers(office.ids) });
  expect(entry.number).toBe('MKD-2027-0002');
  expect(await machine.call('journal.check', {})).toMatchObject({ ok: true, origin: restored.origin });
  await machine.remove();
});

test('once a day an unlock makes a backup beside the work, and clears away one that was cut off', async () => {
  const at = copy();
  const { machine } = at;
  const key = { personId: office.ids.secretary, passphrase: PASSPHRASES.secretary };
  const cutOff = path.join(at.folder, 'backups', 'half.krbackup');
  mkdirSync(cutOff);
  const unlockAt = async (time: string, expected: number): Promise<void> => {
    machine.setNow(time);
    await machine.call('workspaces.unlock', { token: at.token, ...key });
    await vi.waitFor(async () => expect((await machine.call('backups.list', {})).backups).toHaveLength(expected), {
      timeout: 20_000,
      interval: 50,
    });
  };
  await unlockAt('2027-03-09T10:00:00+01:00', 0);
  await unlockAt('2027-03-11T10:00:00+01:00', 1);
  expect(readdirSync(path.join(at.folder, 'backups'))).toHaveLength(1);
  await unlockAt('2027-03-11T16:00:00+01:00', 1);
  await unlockAt('2027-03-12T16:00:00+01:00', 2);
  expect((await machine.call('journal.check', {})).ok).toBe(true);
  await machine.remove();
});

test('a backup with one changed byte is refused, and nothing is restored', async () => {
  const at = copy();
  const { machine } = at;
  const key = { personId: office.ids.secretary, passphrase: PASSPHRASES.secretary };
  await machine.call('workspaces.unlock', { token: at.token, ...key });
  const { path: made } = await machine.call('backups.make', {});
  const file = path.join(made, 'register.db');
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(file, bytes);
  const target = path.join(machine.root, 'terug.kanaalregister');
  const restore = machine.call('backups.restore', {
    backup: machine.token(made),
    folder: machine.token(target),
    ...key,
  });
  await expect(restore).rejects.toThrow('backup_damaged');
  expect(() => readdirSync(target)).toThrow('ENOENT');
  await machine.remove();
});

test('fsck finds a changed record, a changed or missing file, and a file nobody knows', async () => {
  const at = copy();
  const { machine } = at;
  const key = { personId: office.ids.secretary, passphrase: PASSPHRASES.secretary };
  await machine.call('workspaces.unlock', { token: at.token, ...key });
  const file = path.join(machine.root, 'bewijs.txt');
  writeFileSync(file, 'bewijs');
  const answers = testAnswers(office.ids, { evidence: 'attached' });
  for (let i = 0; i < 2; i++) await machine.call('entries.add', { answers, files: [machine.token(file)] });
  const evidence = path.join(at.folder, 'evidence');
  const sealed = readdirSync(evidence, { recursive: true, encoding: 'utf8' }).filter((f) => /b-\w+$/.test(f));
  const bytes = readFileSync(path.join(evidence, sealed[0]!));
  bytes[20]! ^= 1;
  writeFileSync(path.join(evidence, sealed[0]!), bytes);
  rmSync(path.join(evidence, sealed[1]!));
  const stray = createSealedFile(path.join(evidence, 'zz', 'b-zwerver'));
  stray.write(Buffer.from('x'));
  stray.commit();
  const report = await machine.call('journal.check', {});
  expect(report.problems.map((p) => p.code).sort()).toEqual([
    'evidence_changed',
    'evidence_missing',
    'evidence_unreferenced',
  ]);
  expect(report).toMatchObject({ ok: false, evidence: { files: 2, bad: 2 } });
  await machine.remove();
});

test('nothing of a workspace is readable on disk: no name, subject, number or message', async () => {
  const machine = machineAt(office.root, '2027-03-10T10:00:00+01:00');
  await machine.call('workspaces.unlock', {
    token: machine.token(folder),
    personId: office.ids.secretary,
    passphrase: PASSPHRASES.secretary,
  });
  const file = path.join(office.root, 'naald.txt');
  writeFileSync(file, 'naald-in-bijlage');
  const staged = await machine.call('staging.start', { files: [machine.token(file)] });
  await machine.call('entries.add', {
    answers: testAnswers(office.ids, { subject: 'naald-in-onderwerp', evidence: 'attached' }),
    files: [machine.token(file)],
  });
  await machine.call('entries.list', { search: 'naald-in-zoekvraag' });
  mkdirSync(path.join(office.root, 'leeg'), { recursive: true });
  const needles = ['naald-in', 'Noordermeerpolder', '+31600000012', staged.id, 'BURGEMEESTER'];
  for (const e of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!e.isFile()) continue;
    const bytes = readFileSync(path.join(e.parentPath, e.name));
    for (const needle of needles) expect(bytes.includes(needle), `${needle} in ${e.name}`).toBe(false);
  }
  // The control: the same search does find what is plaintext.
  expect(readFileSync(file).includes('naald-in')).toBe(true);
  await machine.app.close();
});

test("the example's clock goes on where its journal ended, each time it is opened; any other keeps the machine's", async () => {
  const machine = testMachine('2027-04-08T09:00:00+02:00');
  const people = [{ name: 'Joris Tervoort', role: 'secretary' as const, passphrase: PASSPHRASES.secretary }];
  const made = await machine.call('workspaces.create', {
    setup: { title: 'Voorbeeld', prefix: 'MKD', example: true, people },
  });
  const { token } = (await machine.call('workspaces.recent', {})).places[0]!;
  for (let i = 0; i < 3; i++) {
    machine.setNow('2026-11-21T12:00:00+01:00');
    await machine.call('workspaces.unlock', {
      token,
      personId: made.session.person.id,
      passphrase: PASSPHRASES.secretary,
    });
    expect((await machine.call('today.get', {})).today).toBe('2027-04-08');
    await machine.call('entries.list', { search: 'iets' });
    await machine.call('workspaces.lock', {});
  }
  expect((await machine.call('app.info', {})).today).toBe('2026-11-21');
  await machine.remove();
});

test('a secretary cannot become the records manager by giving out a code', async () => {
  const at = copy();
  await at.machine.call('workspaces.unlock', {
    token: at.token,
    personId: office.ids.secretary,
    passphrase: PASSPHRASES.secretary,
  });
  await expect(at.machine.call('people.issueCode', { personId: office.ids.records })).rejects.toThrow('not_allowed');
  const { code } = await at.machine.call('people.issueCode', { personId: office.ids.holder });
  expect(code).toMatch(/^(\w{4}-){3}\w{4}$/);
  await at.machine.remove();
});

test('a new office owes no statement from before it began, unless it says something of that quarter', async () => {
  const o = await testOffice('2027-04-02T10:00:00+02:00');
  const listed = async (): Promise<string[]> => (await o.call('quarters.list', {})).quarters.map((q) => q.id);
  expect(await listed()).toEqual(['2027-Q2']);
  await o.call('quarters.weekNothing', { week: '2027-W10', quarter: '2027-Q1' });
  expect(await listed()).toEqual(['2027-Q1', '2027-Q2']);
  await o.remove();
});
