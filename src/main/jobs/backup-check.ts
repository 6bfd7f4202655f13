/**
 * A rehearsal of restoring a backup that writes nothing: every file against the manifest and, where the key of now opens it,
 * every record and attachment as `journal.check` reads them. Runs in a worker.
 */
import path from 'node:path';
import type { FsckReport } from '../../shared/office-records.ts';
import { MIGRATIONS } from '../store/migrations/index.ts';
import { lastVersion, openDb } from '../store/open.ts';
import { readManifest } from './backup-files.ts';
import { checkWorkspace } from './check-workspace.ts';
import type { JobTools } from './worker-jobs.ts';

export interface BackupCheckJob {
  folder: string;
  /** False: it was made under another key, of before somebody left or the recovery sheet was replaced. */
  sameKey: boolean;
}

export interface BackupCheck {
  files: number;
  /** Null where it could not be read inside: another key, or a schema that restoring would bring up to date first. */
  report: FsckReport | null;
}

/** Throws `backup_damaged` with the file that is not what the manifest says. */
export function checkBackup({ folder, sameKey }: BackupCheckJob, tools: JobTools): BackupCheck {
  const { files, origin } = readManifest(folder, () => tools.goOn(0));
  if (!sameKey) return { files: files.length, report: null };
  const db = openDb(path.join(folder, 'register.db'), tools.key, 'read');
  try {
    const isNow = Number(db.pragma('user_version')) === lastVersion(MIGRATIONS);
    return { files: files.length, report: isNow ? checkWorkspace(db, { folder, origin }, tools) : null };
  } finally {
    db.close();
  }
}
