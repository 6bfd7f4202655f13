/**
 * Backups: an encrypted copy of the database, the sealed evidence files and vault.json. Nothing in them is readable
 * without a passphrase or the recovery sheet. Restore makes a new folder and a new epoch; it never overwrites.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Backup, CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { rfc3339 } from '../../shared/quarter.ts';
import { explainFileError, syncFolder, writeFileAtomic } from '../files/atomic.ts';
import { append, journalSize } from '../journal/append.ts';
import { headOf, makeCheckpoint, originOf } from '../journal/checkpoint.ts';
import { verifierKey } from '../journal/note.ts';
import { rootAt } from '../journal/tree.ts';
import { subkey } from '../keys/seal.ts';
import { signingKey } from '../keys/signing.ts';
import { normalSecret, openRecovery, openSlot, type Vault } from '../keys/vault.ts';
import { needMeta, setMeta } from '../store/meta.ts';
import { openDb } from '../store/open.ts';
import { checkPlace, needPath, readVault, writeVault } from './places.ts';
import { type Core, type Desk, type Unit, write } from './session.ts';

interface Row {
  name: string;
  made_at: string;
  bytes: number;
  size: number;
  proven_at: string | null;
}

/** `manifest.json` of a backup: what was copied and the head it must still have. */
interface Manifest {
  format: 'kanaalregister/backup/v1';
  workspace: string;
  origin: string;
  size: number;
  root: string;
  madeAt: string;
  files: { path: string; bytes: number; sha256: string }[];
}

export function listBackups(desk: Desk): CallOutput<'backups.list'> {
  const rows = desk.db.all<Row>('SELECT * FROM backup ORDER BY made_at DESC');
  return {
    backups: rows.map((r) => ({
      name: r.name,
      madeAt: r.made_at,
      bytes: r.bytes,
      treeSize: r.size,
      provenAt: r.proven_at,
    })),
  };
}

function describe(root: string, relative: string): Manifest['files'][number] {
  const bytes = readFileSync(path.join(root, relative));
  return { path: relative, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function filesBelow(folder: string, relative: string): string[] {
  const root = path.join(folder, relative);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((f) => statSync(path.join(root, f)).isFile())
    .map((f) => `${relative}/${f.replaceAll(path.sep, '/')}`)
    .sort();
}

/** Makes a backup, then opens the copy with the same key and compares its head: a copy that does not open is no backup. */
export function makeBackup(desk: Desk, args: CallArgs<'backups.make'>): CallOutput<'backups.make'> {
  const { folder, vault, log } = desk.work;
  const name = `${vault.workspace}_${rfc3339(desk.host.now()).slice(0, 19).replaceAll(':', '')}.krbackup`;
  const out = args.out === null ? path.join(folder, 'backups', name) : needPath(desk.host, args.out);
  if (existsSync(out) && readdirSync(out).length > 0) throw new KanaalError('out_not_empty');
  const fresh = !existsSync(out);
  try {
    write(desk, (unit) => unit.checkpoint());
    mkdirSync(path.join(out, 'evidence'), { recursive: true, mode: 0o700 });
    // VACUUM INTO copies a consistent state, encrypted under the same key, while others go on reading.
    desk.db.run('VACUUM INTO ?', path.join(out, 'register.db'));
    for (const f of filesBelow(folder, 'evidence')) {
      if (path.basename(f).startsWith('.')) continue;
      mkdirSync(path.dirname(path.join(out, f)), { recursive: true });
      copyFileSync(path.join(folder, f), path.join(out, f));
    }
    writeFileAtomic(path.join(out, 'vault.json'), readFileSync(path.join(folder, 'vault.json')));
    const head = headOf(desk.db, log.name);
    const manifest: Manifest = {
      format: 'kanaalregister/backup/v1',
      workspace: vault.workspace,
      ...head,
      madeAt: rfc3339(desk.host.now()),
      files: [
        describe(out, 'register.db'),
        describe(out, 'vault.json'),
        ...filesBelow(out, 'evidence').map((f) => describe(out, f)),
      ],
    };
    // Last: a folder without a manifest is a backup that was not finished.
    writeFileAtomic(path.join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
    syncFolder(out);
    proveCopy(out, desk.work.vaultKey, manifest);
    return record(desk, path.basename(out), out, manifest);
  } catch (error) {
    if (fresh) rmSync(out, { recursive: true, force: true });
    throw explainFileError(error);
  }
}

function proveCopy(folder: string, vaultKey: Uint8Array, manifest: Manifest): void {
  const db = openDb(path.join(folder, 'register.db'), subkey(vaultKey, 'database'), 'read');
  try {
    const same = journalSize(db) === manifest.size && rootAt(db, manifest.size).toString('base64') === manifest.root;
    if (!same || db.pragma('integrity_check') !== 'ok') throw new KanaalError('backup_damaged');
  } finally {
    db.close();
  }
}

function record(desk: Desk, name: string, out: string, manifest: Manifest): CallOutput<'backups.make'> {
  const bytes = manifest.files.reduce((n, f) => n + f.bytes, 0);
  const backup: Backup = write(desk, (unit: Unit) => {
    unit.db.run(
      'INSERT OR REPLACE INTO backup (name, made_at, bytes, size, proven_at) VALUES (?, ?, ?, ?, ?)',
      name,
      unit.now,
      bytes,
      manifest.size,
      unit.now,
    );
    const sha256 = describe(out, 'manifest.json').sha256;
    unit.append('backup', name, { name, size: manifest.size, sha256 });
    unit.checkpoint();
    return { name, madeAt: unit.now, bytes, treeSize: manifest.size, provenAt: unit.now };
  });
  return { backup, path: out, problems: [] };
}

// --- restore ------------------------------------------------------------------------------------------------------

function readManifest(folder: string): Manifest {
  const file = path.join(folder, 'manifest.json');
  if (!existsSync(file)) throw new KanaalError('backup_damaged', { what: 'manifest.json' });
  const m = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  if (m.format !== 'kanaalregister/backup/v1') throw new KanaalError('backup_damaged', { what: 'manifest.json' });
  for (const f of m.files) {
    if (path.isAbsolute(f.path) || f.path.split('/').includes('..'))
      throw new KanaalError('backup_damaged', { what: f.path });
    const found = path.join(folder, f.path);
    if (!existsSync(found) || describe(folder, f.path).sha256 !== f.sha256)
      throw new KanaalError('backup_damaged', { what: f.path });
  }
  return m;
}

async function keyOf(vault: Vault, args: CallArgs<'backups.restore'>): Promise<{ key: Uint8Array; actor: string }> {
  if (args.recovery !== null) {
    const key = await openRecovery(vault, args.recovery);
    if (!key) throw new KanaalError('wrong_recovery');
    return { key, actor: args.personId ?? vault.slots[0]?.personId ?? '' };
  }
  const slot = vault.slots.find((s) => s.personId === args.personId);
  if (!slot || args.passphrase === null) throw new KanaalError('passphrase_needed');
  const opened = await openSlot(vault.workspace, slot, normalSecret(slot, args.passphrase));
  if (!opened) throw new KanaalError('wrong_passphrase');
  return { key: opened.vaultKey, actor: slot.personId };
}

/**
 * Puts a backup back in a new folder and starts a new epoch: new log key, new origin, first record naming what it
 * continues from. Collectors will show "hersteld".
 */
export async function restoreBackup(
  core: Core,
  args: CallArgs<'backups.restore'>,
): Promise<CallOutput<'backups.restore'>> {
  const { host } = core;
  const from = needPath(host, args.backup);
  const to = needPath(host, args.folder);
  const manifest = readManifest(from);
  const vault = readVault(from);
  const { key, actor } = await keyOf(vault, args);
  checkPlace(to);
  if (existsSync(to) && readdirSync(to).length > 0) throw new KanaalError('workspace_exists');
  try {
    mkdirSync(path.join(to, 'backups'), { recursive: true, mode: 0o700 });
    for (const f of manifest.files) {
      if (f.path === 'vault.json') continue;
      mkdirSync(path.dirname(path.join(to, f.path)), { recursive: true });
      copyFileSync(path.join(from, f.path), path.join(to, f.path));
    }
    mkdirSync(path.join(to, 'evidence'), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw explainFileError(error);
  }
  const origin = newEpoch(core, path.join(to, 'register.db'), key, vault, actor, manifest);
  writeVault(to, vault);
  return { path: to, treeSize: manifest.size, origin, problems: [] };
}

function newEpoch(
  core: Core,
  file: string,
  vaultKey: Uint8Array,
  vault: Vault,
  actor: string,
  manifest: Manifest,
): string {
  const { host } = core;
  const db = openDb(file, subkey(vaultKey, 'database'), 'write');
  try {
    const epoch = Number(needMeta(db, 'epoch')) + 1;
    const seed = host.random(32);
    const log = { name: originOf(vault.workspace, epoch), key: signingKey(seed) };
    const time = rfc3339(host.now());
    db.transaction(() => {
      setMeta(db, 'epoch', String(epoch));
      setMeta(db, 'logSeed', Buffer.from(seed).toString('hex'));
      append(db, (n) => host.random(n), {
        type: 'epoch',
        subject: vault.workspace,
        actor,
        time,
        fields: {
          epoch,
          origin: log.name,
          vkey: verifierKey(log),
          continues: { origin: manifest.origin, root: manifest.root, size: manifest.size },
          cause: 'restore',
        },
      });
      makeCheckpoint(db, log, time);
    });
    return log.name;
  } finally {
    db.close();
  }
}
