/** Files that appear whole or not at all: temp, fsync, rename, fsync of the folder where the system has it. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { KanaalError } from '../../shared/errors.ts';

/** Windows refuses a longer path unless the person configured it otherwise. */
const MAX_PATH = 259;
const RENAME_TRIES = 8;

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Turns what the file system says into the sentence a person can act on; anything else is passed on as it is. */
export function explainFileError(error: unknown): unknown {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new KanaalError('disk_full', {}, { cause: error });
  if (code === 'ENAMETOOLONG') return new KanaalError('path_too_long', {}, { cause: error });
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return new KanaalError('no_access', {}, { cause: error });
  return error;
}

export function checkPathLength(file: string): void {
  if (process.platform === 'win32' && file.length > MAX_PATH)
    throw new KanaalError('path_too_long', { length: file.length, most: MAX_PATH });
}

/** Makes what was written to a folder survive a power cut. Windows has no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes the bytes of a file survive a power cut. */
export function syncFile(file: string): void {
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Renames over `to`. A virus scanner may hold a new file for a moment: then it tries again, for under a second. */
export function renameInto(from: string, to: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const busy = ['EPERM', 'EBUSY', 'EACCES'].includes(errorCode(error));
      if (!busy || attempt === RENAME_TRIES || process.platform !== 'win32') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 * attempt);
    }
  }
}

/** A file under construction: `write` appends, `commit` makes it appear, `abort` leaves nothing. */
export interface FileWriter {
  write(bytes: Uint8Array): void;
  commit(): void;
  abort(): void;
}

export function createFile(file: string): FileWriter {
  checkPathLength(file);
  const folder = path.dirname(file);
  const temp = path.join(folder, `.${path.basename(file)}.${process.pid}.tmp`);
  let fd = -1;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    fd = openSync(temp, 'wx', 0o600);
  } catch (error) {
    throw explainFileError(error);
  }
  const abort = (): void => {
    if (fd >= 0) closeSync(fd);
    fd = -1;
    rmSync(temp, { force: true });
  };
  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      abort();
      throw explainFileError(error);
    }
  };
  return {
    write: (bytes) =>
      guarded(() => {
        for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at);
      }),
    commit: () =>
      guarded(() => {
        fsyncSync(fd);
        closeSync(fd);
        fd = -1;
        renameInto(temp, file);
        syncFolder(folder);
      }),
    abort,
  };
}

/** Writes one whole file atomically. */
export function writeFileAtomic(file: string, bytes: Uint8Array | string): void {
  const writer = createFile(file);
  writer.write(typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes);
  writer.commit();
}
