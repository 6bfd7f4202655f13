/**
 * The files of a backup: an encrypted copy of the database, the sealed evidence, vault.json and a manifest. Runs in a
 * worker; the copy is opened again and compared before anybody calls it a backup.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { KanaalError } from '../../shared/errors.ts';
import { explainFileError, syncFolder, writeFileAtomic } from '../files/atomic.ts';
import { headOf } from '../journal/checkpoint.ts';
import type { DbFile } from '../store/db.ts';
import { openDb } from '../store/open.ts';
import type { JobTools } from './worker-jobs.ts';

/** `manifest.json` of a backup: what was copied and the head it must still have. */
export interface Manifest {
  format: 'kanaalregister/backup/v1';
  workspace: string;
  origin: string;
  size: number;
  root: string;
  madeAt: string;
  files: { path: string; bytes: number; sha256: string }[];
}

/** Name, size and SHA-256 of one file below `root`. */
export function describe(root: string, relative: string): Manifest['files'][number] {
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

export interface BackupJob {
  folder: string;
  out: string;
  workspace: string;
  origin: string;
  /** RFC 3339. */
  madeAt: string;
}

/** Copies a workspace to `out`, which is absent or empty, and proves the copy. A failure leaves nothing behind. */
export function writeBackup(
  db: DbFile,
  job: BackupJob,
  { expect, goOn, key }: JobTools,
): { manifest: Manifest; sha256: string } {
  const { folder, out } = job;
  const fresh = !existsSync(out);
  const size = (root: string, files: readonly string[]): number =>
    files.reduce((sum, f) => sum + statSync(path.join(root, f)).size, 0);
  try {
    const evidence = filesBelow(folder, 'evidence').filter((f) => !path.basename(f).startsWith('.'));
    // Everything is copied once and read back once; the database is also opened and checked whole.
    const dbBytes = statSync(db.path).size;
    expect(3 * dbBytes + 2 * size(folder, evidence), 'bytes');
    mkdirSync(path.join(out, 'evidence'), { recursive: true, mode: 0o700 });
    db.pragma('query_only=OFF');
    // A consistent state, encrypted under the same key, while others go on writing.
    db.run('VACUUM INTO ?', path.join(out, 'register.db'));
    goOn(dbBytes);
    // Listed after the database: a file exists before its row, so every row of the copy finds its file.
    for (const f of filesBelow(folder, 'evidence')) {
      goOn(statSync(path.join(folder, f)).size);
      if (path.basename(f).startsWith('.')) continue;
      mkdirSync(path.dirname(path.join(out, f)), { recursive: true });
      copyFileSync(path.join(folder, f), path.join(out, f));
    }
    writeFileAtomic(path.join(out, 'vault.json'), readFileSync(path.join(folder, 'vault.json')));
    const names = ['register.db', 'vault.json', ...filesBelow(out, 'evidence')];
    const head = provenHead(out, key, job.origin);
    goOn(dbBytes);
    const files: Manifest['files'] = [];
    for (const f of names) {
      const file = describe(out, f);
      goOn(file.bytes);
      files.push(file);
    }
    const manifest: Manifest = {
      format: 'kanaalregister/backup/v1',
      workspace: job.workspace,
      ...head,
      madeAt: job.madeAt,
      files,
    };
    // Last: a folder without a manifest is a backup that was not finished.
    writeFileAtomic(path.join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
    syncFolder(out);
    return { manifest, sha256: describe(out, 'manifest.json').sha256 };
  } catch (error) {
    if (fresh) rmSync(out, { recursive: true, force: true });
    throw explainFileError(error);
  }
}

/** Opens the copy with the same key; its head, or `backup_damaged`. */
function provenHead(out: string, key: Uint8Array, origin: string): ReturnType<typeof headOf> {
  const db = openDb(path.join(out, 'register.db'), key, 'read');
  try {
    if (db.pragma('integrity_check') !== 'ok') throw new KanaalError('backup_damaged');
    return headOf(db, origin);
  } finally {
    db.close();
  }
}
