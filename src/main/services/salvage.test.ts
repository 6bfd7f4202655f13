import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readManifest } from '../jobs/backup-files.ts';
import { checkWorkspace } from '../jobs/check-workspace.ts';
import { type SalvageResult, salvage } from '../jobs/salvage.ts';
import type { JobTools } from '../jobs/worker-jobs.ts';
import { normalSecret, openSlot } from '../keys/vault.ts';
import type { DbFile } from '../store/db.ts';
import { openDb } from '../store/open.ts';
import { type DamagedOffice, damagedOffice } from '../testing/damaged-office.ts';
import { anotherOffice, PASSPHRASES, resourcesDir, testAnswers } from '../testing/office.ts';
import { readVault, writeVault } from './places.ts';
import { loadPolicy } from './policy.ts';
import { dbKey } from './workspace-open.ts';

let d: DamagedOffice;
let key: Uint8Array;
/** By table, the pages it has in the register, from 0. */
const pagesOf = new Map<string, number[]>();
/** Of the register before it was damaged. */
let records: { n: number; type: string; subject: string; disclosures: string }[];
const rowsOf = (db: DbFile, table: string): unknown[] => db.all(`SELECT * FROM "${table}" ORDER BY 1, 2`);
let whole: DbFile;
beforeAll(async () => {
  d = await damagedOffice();
  const vault = readVault(d.folder);
  const slot = vault.slots.find((s) => s.personId === d.office.ids.secretary)!;
  const opened = await openSlot(vault.workspace, slot, normalSecret(slot, PASSPHRASES.secretary));
  key = dbKey(opened!.vaultKey);
  whole = openDb(path.join(d.folder, 'register.db'), key, 'read');
  for (const { name, pageno } of whole.all<{ name: string; pageno: number }>('SELECT name, pageno FROM dbstat'))
    pagesOf.set(name, [...(pagesOf.get(name) ?? []), pageno - 1]);
  records = whole.all('SELECT n, type, subject, disclosures FROM record ORDER BY n');
});
afterAll(async () => {
  whole.close();
  await d.office.remove();
});

const secret = () => ({ personId: d.office.ids.secretary, passphrase: PASSPHRASES.secretary });
const backupToken = () => d.office.token(d.backup);

function digestOf(root: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort())
    if (statSync(path.join(root, name)).isFile()) hash.update(name).update(readFileSync(path.join(root, name)));
  return hash.digest('hex');
}

const tools = (): JobTools => ({ key, expect: () => undefined, goOn: () => undefined });

/** The job alone, on a copy of the backup: `look` at what came out. */
function salvaged(pages: readonly number[], look: (db: DbFile, result: SalvageResult) => void): void {
  const damaged = d.damage(pages);
  const to = path.join(d.office.root, 'nieuw.kanaalregister');
  rmSync(to, { recursive: true, force: true });
  cpSync(d.backup, to, { recursive: true });
  rmSync(path.join(to, 'manifest.json'));
  cpSync(path.join(d.folder, 'vault.json'), path.join(to, 'vault.json'));
  const before = digestOf(damaged);
  const db = openDb(path.join(to, 'register.db'), key, 'read');
  try {
    const job = { damaged, to, origin: readManifest(d.backup).origin, policy: loadPolicy(resourcesDir) };
    const result = salvage(db, job, tools());
    const report = checkWorkspace(db, { folder: to, origin: result.head.origin }, tools());
    const said = report.problems.filter((p) => p.code !== 'slots_changed');
    expect(said, `pages ${pages.join()}`).toEqual([]);
    expect(digestOf(damaged)).toBe(before);
    expect(readdirSync(to)).not.toContain('.beschadigd');
    look(db, result);
  } finally {
    db.close();
    rmSync(to, { recursive: true, force: true });
    rmSync(damaged, { recursive: true });
  }
}

/** Numbers of the entries of which a record can be read without a gap, by asking for one record at a time. */
function readable(pages: readonly number[], from: number): string[] {
  const damaged = d.damage(pages);
  const numbers = new Set<string>();
  const db = (() => {
    try {
      return openDb(path.join(damaged, 'register.db'), key, 'read');
    } catch {
      return null;
    }
  })();
  try {
    for (let n = from; n < records.length; n++) {
      if (!db) break;
      db.get('SELECT * FROM record WHERE n = ?', n);
      const record = records[n]!;
      const fields = JSON.parse(record.disclosures) as [string, string, unknown][];
      if (record.type === 'entry') numbers.add(String(fields.find((f) => f[1] === 'number')?.[2]));
    }
  } catch {
    // The first that cannot be read.
  } finally {
    db?.close();
    rmSync(damaged, { recursive: true });
  }
  return [...numbers];
}

const base = (): number => readManifest(d.backup).size + 1;
/** A row made again may lie elsewhere in the table. */
const entriesIn = (db: DbFile): unknown[] =>
  db.all<Record<string, unknown>>('SELECT * FROM entry ORDER BY number').map(({ rowid: _rowid, ...row }) => row);
const numbersIn = (db: DbFile): string[] => db.all<{ number: string }>('SELECT number FROM entry').map((e) => e.number);

describe('what comes out of a damaged register', () => {
  test('is the register itself where nothing is damaged: every row of every table, and every attachment', () => {
    salvaged([], (db, { salvaged: told, head }) => {
      expect(told.lost).toEqual([]);
      expect(head.size).toBe(records.length);
      const tables = whole.all<{ name: string }>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
      );
      for (const { name } of tables) if (name !== 'backup') expect(rowsOf(db, name), name).toEqual(rowsOf(whole, name));
      expect(told.evidence.length).toBeGreaterThan(3);
      expect(db.get("SELECT count(*) AS n FROM entry_words WHERE entry_words MATCH 'Toch'")).toEqual({ n: 1 });
      expect(db.get("SELECT count(*) AS n FROM entry_words WHERE entry_words MATCH 'kwartaal'")).toEqual({ n: 1 });
    });
  });

  test.each([
    'entry',
    'evidence',
    'sign_off',
    'register_row',
    'register',
    'person',
    'person_key',
    'term',
    'account',
    'staging',
    'meta',
    'checkpoint',
    'access_log',
    'node',
    'entry_count',
    'record_subject',
    'entry_words_data',
    'entry_facets',
    'sqlite_autoindex_entry_1',
    'record',
  ])('keeps what can be read where a page of %s is damaged', (table) => {
    const all = pagesOf.get(table)!;
    expect(all.length).toBeGreaterThan(0);
    const chosen = [...new Set([all[0]!, all[Math.floor(all.length / 2)]!, all.at(-1)!])];
    for (const page of chosen)
      salvaged([page], (db, { salvaged: told }) => {
        expect(numbersIn(db)).toEqual(expect.arrayContaining(d.before));
        const expected = readable([page], base());
        // Signed and closed entries go with the sign-off and the close: those alone may stay as they were.
        expect(numbersIn(db)).toEqual(expect.arrayContaining(expected));
        // The journal is whole: so is every entry, with its row or without it.
        if (table !== 'record') expect(entriesIn(db)).toEqual(entriesIn(whole));
        if (table === 'record') expect(told.lost.length).toBeGreaterThan(0);
      });
  });

  test('keeps it where several pages are damaged, wherever they are', () => {
    let seed = 20270309;
    const random = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
    const schema = new Set(pagesOf.get('sqlite_schema'));
    for (let i = 0; i < 25; i++) {
      const pages = Array.from({ length: 2 + random(12) }, () => random(d.pages)).filter((p) => !schema.has(p));
      salvaged([...new Set(pages)], (db) => {
        expect(numbersIn(db)).toEqual(expect.arrayContaining(d.before));
        expect(numbersIn(db)).toEqual(expect.arrayContaining(readable(pages, base())));
      });
    }
  });

  test('an entry whose row is gone is made again from the journal, and has its number in no other', () => {
    salvaged([...pagesOf.get('entry')!, ...pagesOf.get('meta')!], (db, { salvaged: told }) => {
      expect(entriesIn(db)).toEqual(entriesIn(whole));
      expect(told.entries).toContain('MKD-2027-0026');
      const { value } = db.get<{ value: string }>("SELECT value FROM meta WHERE key = 'serial:2027'")!;
      expect(Number(value)).toBe(numbersIn(db).length);
    });
  });

  test('where the first page is damaged it is the backup, and says so', () => {
    salvaged([0], (db, { salvaged: told }) => {
      expect(told).toEqual({ records: 0, entries: [], evidence: [], lost: [{ kind: 'database', name: '', count: 0 }] });
      expect(numbersIn(db)).toEqual(d.before);
    });
  });

  test('a sign-off of which not every record can be read stays out, and its entries stand unsigned', () => {
    const signed = records.filter((r) => r.type === 'signOff').at(-1)!;
    const page = pageOfRecord(signed.n);
    salvaged([page], (db, { salvaged: told }) => {
      expect(db.get("SELECT count(*) AS n FROM sign_off WHERE state = 'accepted'")).toEqual({ n: 0 });
      expect(db.get("SELECT count(*) AS n FROM entry WHERE status = 'signed'")).toEqual({ n: 0 });
      expect(told.lost.some((l) => l.kind === 'records')).toBe(true);
    });
  });
});

/** The page that a record lies on: damaged, that record cannot be read and the one of the backup can. */
function pageOfRecord(n: number): number {
  for (const page of pagesOf.get('record')!) {
    const damaged = d.damage([page]);
    const db = openDb(path.join(damaged, 'register.db'), key, 'read');
    const reads = (at: number): boolean => {
      try {
        return db.get('SELECT * FROM record WHERE n = ?', at) !== undefined;
      } catch {
        return false;
      }
    };
    const found = !reads(n) && reads(0) && reads(base());
    db.close();
    rmSync(damaged, { recursive: true });
    if (found) return page;
  }
  throw new Error(`no page holds record ${n}`);
}

describe('a backup with a damaged register beside it', () => {
  test('is restored with what came after it, in an epoch of its own, opens, and goes on', async () => {
    const damaged = d.damage([pagesOf.get('entry')![1]!]);
    const before = [digestOf(damaged), digestOf(d.backup)];
    const made = await d.office.call('backups.restore', {
      backup: backupToken(),
      damaged: d.office.token(damaged),
      ...secret(),
    });
    expect(made.problems).toEqual([]);
    expect(made.salvaged).toMatchObject({ lost: [] });
    expect(made.salvaged!.entries).toContain('MKD-2027-0026');
    expect([digestOf(damaged), digestOf(d.backup)]).toEqual(before);
    await d.office.call('workspaces.unlock', { token: made.token, ...secret() });
    const { session } = await d.office.call('workspaces.status', {});
    expect(session).toMatchObject({ readOnly: false });
    expect((await d.office.call('quarters.view', { quarter: '2027-Q1' })).state).toBe('closed');
    const next = await d.office.call('entries.add', {
      answers: testAnswers(d.office.ids, { dateFrom: '2027-04-02', dateTo: '2027-04-02' }),
    });
    expect(next.number).toBe('MKD-2027-0027');
    expect(await d.office.call('journal.check', {})).toMatchObject({ ok: true, problems: [] });
    const { items } = await d.office.call('journal.list', {});
    expect(JSON.stringify(items)).toContain('restore');
    await d.office.call('workspaces.lock', {});
  });

  test('is not offered for a register in which no damage was found', async () => {
    await d.office.as('secretary');
    const { backups } = await d.office.call('backups.beside', {});
    expect(backups[0]).toMatchObject({ sameKey: true });
    const asked = { name: backups[0]!.name, passphrase: PASSPHRASES.secretary };
    await expect(d.office.call('backups.salvage', asked)).rejects.toThrow('wrong_state');
    const damaged = { backup: backupToken(), damaged: d.office.token(d.folder), ...secret() };
    await expect(d.office.call('backups.restore', damaged)).rejects.toThrow('workspace_in_use');
    await d.office.call('workspaces.lock', {});
  });

  test('is refused by name where it is of another register', async () => {
    const other = await anotherOffice({ prefix: 'AND' });
    const folder = path.join(other.host.workspacesDir, readdirSync(other.host.workspacesDir)[0]!);
    await other.app.close();
    await expect(restoreWith(d.office.token(folder))).rejects.toThrow('salvage_other_workspace');
    await other.remove();
  });

  test('is refused by name where it is of another key, and says which backup would do', async () => {
    const damaged = d.damage([]);
    const vault = readVault(damaged);
    const next = { ...vault, recovery: { ...vault.recovery, wrapped: `${vault.recovery.wrapped}A` } };
    writeVault(damaged, next);
    const fits = path.join(damaged, 'backups', 'past.krbackup');
    mkdirSync(fits, { recursive: true });
    writeVault(fits, next);
    writeFileSync(path.join(fits, 'manifest.json'), '{}');
    const refused = await restoreWith(d.office.token(damaged)).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'salvage_other_key', details: { fits: 'past.krbackup' } });
  });

  test('is refused where its journal is not the beginning of the damaged one', async () => {
    const damaged = d.damage([]);
    rmSync(path.join(damaged, 'register.db'));
    cpSync(path.join(d.backup, 'register.db'), path.join(damaged, 'register.db'));
    const db = openDb(path.join(damaged, 'register.db'), key, 'write');
    db.pragma('foreign_keys=OFF');
    db.exec('DROP TRIGGER record_no_update');
    db.run("UPDATE record SET disclosures = replace(disclosures, 'Onderwerp 3', 'Onderwerp 4')");
    db.close();
    await expect(restoreWith(d.office.token(damaged))).rejects.toThrow('salvage_other_history');
  });

  async function restoreWith(damaged: string): Promise<unknown> {
    const before = readdirSync(d.office.host.workspacesDir);
    try {
      return await d.office.call('backups.restore', { backup: backupToken(), damaged, ...secret() });
    } finally {
      expect(readdirSync(d.office.host.workspacesDir)).toEqual(before);
    }
  }

  test('killed at any moment leaves both sources as they were, and nothing that opens', async () => {
    const damaged = d.damage([pagesOf.get('entry')![1]!]);
    const before = [digestOf(damaged), digestOf(d.backup)];
    for (const until of ['register.db', '.beschadigd', '.beschadigd/register.db', 'vault.json']) {
      const out = path.join(d.office.root, `gedood-${path.basename(until)}.kanaalregister`);
      const child = cli(['restore', d.backup, '--out', out, '--damaged', damaged, '--as', d.office.ids.secretary]);
      while (!existsSync(path.join(out, until)) && child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 2));
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      if (child.exitCode === null) await ended;
      expect([digestOf(damaged), digestOf(d.backup)]).toEqual(before);
      if (!existsSync(path.join(out, 'vault.json'))) {
        expect(() => readVault(out)).toThrow('workspace_damaged');
        continue;
      }
      // It was done: then it is whole.
      const db = openDb(path.join(out, 'register.db'), key, 'read');
      expect(db.get("SELECT count(*) AS n FROM record WHERE type = 'epoch'")).toEqual({ n: 2 });
      db.close();
    }
  });

  function cli(args: string[]): ChildProcess {
    const file = path.join(d.office.root, 'wachtzin.txt');
    writeFileSync(file, `${PASSPHRASES.secretary}\n`);
    const entry = path.join(import.meta.dirname, '..', 'shell', 'cli', 'index.ts');
    return spawn(process.execPath, [entry, ...args, '--passphrase-file', file], {
      env: { ...process.env, KANAALREGISTER_HOME: path.join(d.office.root, 'thuis') },
      stdio: 'ignore',
    });
  }
});
