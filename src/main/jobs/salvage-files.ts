/** Files of a salvaged register: a copy of the damaged database to read from, and the attachments that the backup has not. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { KanaalError } from '../../shared/errors.ts';
import type { Lost } from '../../shared/office-records.ts';
import { errorCode, explainFileError } from '../files/atomic.ts';
import { hashSealedFile } from '../files/sealed-file.ts';
import type { ReadDb } from '../store/db.ts';
import { DB_FILE } from '../store/successor.ts';
import type { JobTools } from './worker-jobs.ts';

/** Inside the new register while it is made: encrypted as it was. */
export const COPY = '.beschadigd';
const BLOCK = 1024 * 1024;
const PAGE = 4_096;

/** Copies the damaged database, its log too; a stretch that the disk does not give is left empty, as a page that is damaged. */
export function copyDamaged(from: string, to: string, goOn: JobTools['goOn']): string {
  const folder = path.join(to, COPY);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of [DB_FILE, `${DB_FILE}-wal`])
      if (existsSync(path.join(from, name))) copyWhatReads(path.join(from, name), path.join(folder, name), goOn);
  } catch (error) {
    throw explainFileError(error);
  }
  return path.join(folder, DB_FILE);
}

function copyWhatReads(from: string, to: string, goOn: JobTools['goOn']): void {
  const source = openSync(from, 'r');
  const target = openSync(to, 'wx', 0o600);
  try {
    const { size } = fstatSync(source);
    for (let at = 0; at < size; at += BLOCK) {
      goOn(0);
      const block = Buffer.alloc(Math.min(BLOCK, size - at));
      if (!reads(source, block, at))
        for (let page = 0; page < block.length; page += PAGE) {
          const part = block.subarray(page, page + PAGE);
          if (!reads(source, part, at + page)) part.fill(0);
        }
      writeSync(target, block, 0, block.length, at);
    }
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

function reads(source: number, into: Uint8Array, at: number): boolean {
  try {
    return readSync(source, into, 0, into.length, at) === into.length;
  } catch (error) {
    if (errorCode(error) === 'EIO') return false;
    throw error;
  }
}

interface Kept {
  name: string;
  file: string;
  key: Uint8Array;
  /** Of the contents; null where only the tags tell. */
  sha256: string | null;
}

/** Copies what rows name and the backup has not, where it is whole; takes away what no row names. Returns names. */
export function bringFiles(
  own: ReadDb,
  folders: { damaged: string; to: string },
  lost: Lost[],
  goOn: JobTools['goOn'],
): string[] {
  const brought: string[] = [];
  const rows = own.all<Kept>(
    `SELECT name, file, key, sha256 FROM evidence
     UNION ALL SELECT name, file, key, NULL FROM delivery`,
  );
  const known = new Set(rows.map((r) => path.join(folders.to, 'evidence', r.file)));
  for (const row of rows) {
    goOn();
    const target = path.join(folders.to, 'evidence', row.file);
    if (existsSync(target)) continue;
    const source = path.join(folders.damaged, 'evidence', row.file);
    if (!isWhole(source, row)) {
      lost.push({ kind: 'evidence', name: row.name, count: 1 });
      continue;
    }
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
    copyFileSync(source, target);
    brought.push(row.name);
  }
  // Thrown away since the backup: it does not come back.
  for (const name of readdirSync(path.join(folders.to, 'evidence'), { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folders.to, 'evidence', name);
    if (!known.has(file) && statSync(file).isFile()) rmSync(file);
  }
  return brought;
}

function isWhole(file: string, { key, sha256 }: Kept): boolean {
  try {
    const found = hashSealedFile(file, key);
    return sha256 === null || found.sha256 === sha256;
  } catch (error) {
    if (error instanceof KanaalError || errorCode(error) === 'EIO') return false;
    throw error;
  }
}
