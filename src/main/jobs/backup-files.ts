/**
 * The files of a backup: an encrypted copy of the database, the sealed evidence, vault.json and a manifest. Runs in a
 * worker; the copy is opened again and compared before anybody calls it a backup.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { KanaalError } from '../../shared/errors.ts';
import { explainFileError, syncFolder, writeFileAtomic } from '../files/atomic.ts';
import { headOf } from '../journal/checkpoint.ts';
import type { DbFile } from '../store/db.ts';
import { openDb } from '../store/open.ts';
import type { JobTools } from './worker-jobs.ts';

/** Written last: a folder without it is a backup that was not finished. */
export const MANIFEST = 'manifest.json';
export const BACKUP_FORMAT = 'kanaalregister/backup/v1';

/** What was copied and the head it must still have. */
export interface Manifest {
  format: typeof BACKUP_FORMAT;
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

/** The manifest of a backup, once every file is what it says; `step` after each. Throws `backup_damaged` with what is not. */
export function readManifest(folder: string, step: () => void = () => undefined): Manifest {
  const file = path.join(folder, MANIFEST);
  if (!existsSync(file)) throw new KanaalError('backup_damaged', { what: MANIFEST });
  const m = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  if (m.format !== BACKUP_FORMAT) throw new KanaalError('backup_damaged', { what: MANIFEST });
  for (const f of m.files) {
    if (path.isAbsolute(f.path) || f.path.split('/').includes('..'))
      throw new KanaalError('backup_damaged', { what: f.path });
    const found = path.join(folder, f.path);
    if (!existsSync(found) || describe(folder, f.path).sha256 !== f.sha256)
      throw new KanaalError('backup_damaged', { what: f.path });
    step();
  }
  return m;
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
    const earlier = newestBeside(out);
    const stored: Manifest['files'] = [];
    // Listed after the database: a file exists before its row, so every row of the copy finds its file.
    for (const f of filesBelow(folder, 'evidence')) {
      goOn(statSync(path.join(folder, f)).size);
      if (path.basename(f).startsWith('.')) continue;
      mkdirSync(path.dirname(path.join(out, f)), { recursive: true });
      const file = copyOrLink(folder, out, f, earlier);
      goOn(file.bytes);
      stored.push(file);
    }
    writeFileAtomic(path.join(out, 'vault.json'), readFileSync(path.join(folder, 'vault.json')));
    const head = provenHead(out, key, job.origin);
    goOn(dbBytes);
    const own = ['register.db', 'vault.json'].map((name) => describe(out, name));
    goOn(dbBytes);
    const files = [...own, ...stored];
    const manifest: Manifest = {
      format: BACKUP_FORMAT,
      workspace: job.workspace,
      ...head,
      madeAt: job.madeAt,
      files,
    };
    writeFileAtomic(path.join(out, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
    syncFolder(out);
    return { manifest, sha256: describe(out, MANIFEST).sha256 };
  } catch (error) {
    if (fresh) rmSync(out, { recursive: true, force: true });
    throw explainFileError(error);
  }
}

/** The newest whole backup in the same folder, with the digests of its files. */
function newestBeside(out: string): { folder: string; digests: ReadonlyMap<string, string> } | null {
  const parent = path.dirname(out);
  const whole = readdirSync(parent, { withFileTypes: true })
    .filter((one) => one.isDirectory() && existsSync(path.join(parent, one.name, MANIFEST)))
    .map((one) => path.join(parent, one.name));
  const read = whole.flatMap((folder) => {
    try {
      const { format, madeAt, files } = JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8')) as Manifest;
      return format === BACKUP_FORMAT ? [{ folder, madeAt, files }] : [];
    } catch {
      // Not one of ours, or damaged: then everything is copied.
      return [];
    }
  });
  const last = read.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0];
  return last ? { folder: last.folder, digests: new Map(last.files.map((f) => [f.path, f.sha256])) } : null;
}

/**
 * Evidence never changes, so a file that the backup before has is not stored again: both have the same one, by a hard link.
 * Not linked to the file in use, which may be damaged one day, and only when it still is, byte for byte, what is in use.
 * Returns what was stored, as it was read back.
 */
function copyOrLink(
  folder: string,
  out: string,
  file: string,
  earlier: ReturnType<typeof newestBeside>,
): Manifest['files'][number] {
  const known = earlier?.digests.get(file);
  if (earlier && known !== undefined && known === describe(folder, file).sha256) {
    try {
      const there = describe(earlier.folder, file);
      if (there.sha256 === known) {
        linkSync(path.join(earlier.folder, file), path.join(out, file));
        return there;
      }
    } catch {
      // Gone there, or a disk without links: copied.
    }
  }
  copyFileSync(path.join(folder, file), path.join(out, file));
  return describe(out, file);
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
