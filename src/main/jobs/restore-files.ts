/** Putting a backup's files in a new folder, all but vault.json: without it the folder is no register yet. Runs in a worker. */
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { explainFileError } from '../files/atomic.ts';
import { type Manifest, readManifest } from './backup-files.ts';
import type { JobTools } from './worker-jobs.ts';

/** Throws `backup_damaged` with the file that is not what the manifest says. */
export function wholeManifest({ from }: { from: string }, { goOn }: JobTools): Manifest {
  return readManifest(from, () => goOn(0));
}

export interface RestoreFilesJob {
  from: string;
  to: string;
  files: readonly string[];
}

export function restoreFiles({ from, to, files }: RestoreFilesJob, { goOn }: JobTools): null {
  try {
    for (const folder of ['backups', 'evidence']) mkdirSync(path.join(to, folder), { recursive: true, mode: 0o700 });
    for (const file of files) {
      goOn(0);
      if (file === 'vault.json') continue;
      mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
      copyFileSync(path.join(from, file), path.join(to, file));
    }
    return null;
  } catch (error) {
    throw explainFileError(error);
  }
}
