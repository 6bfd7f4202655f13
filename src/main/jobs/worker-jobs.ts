/** The jobs a worker knows, by name. Each gets the workspace's database, opened for reading. */
import type { JobUnit } from '../../shared/jobs.ts';
import type { DbFile } from '../store/db.ts';
import { makeNext } from '../store/successor.ts';
import { type BackupJob, writeBackup } from './backup-files.ts';
import { type CheckJob, checkWorkspace } from './check-workspace.ts';
import { type PdfJob, type RegisterJob, writePdf, writeRegister } from './register-files.ts';

export interface JobTools {
  /** Says how much there is to do; once, before the first step. */
  expect(this: void, total: number, unit: JobUnit): void;
  /**
   * Throws `cancelled` once the job should stop, else counts `steps` as done (one, unless it says otherwise). Called
   * between rows and files, never inside one.
   */
  goOn(this: void, steps?: number): void;
  /** Opens the database, for a job that opens a copy of it. */
  key: Uint8Array;
}

export const JOBS = {
  backup: (db: DbFile, input: BackupJob, tools: JobTools) => writeBackup(db, input, tools),
  check: (db: DbFile, input: CheckJob, tools: JobTools) => checkWorkspace(db, input, tools),
  register: (db: DbFile, input: RegisterJob, tools: JobTools) => writeRegister(db, input, tools),
  successor: (db: DbFile, input: { folder: string; keys: { old: Uint8Array; next: Uint8Array } }) =>
    makeNext(db, input.folder, input.keys),
  pdf: (_db: DbFile, input: PdfJob, tools: JobTools) => writePdf(input, tools),
} as const;

export type Jobs = typeof JOBS;
export type JobName = keyof Jobs;
export type JobInput<N extends JobName> = Parameters<Jobs[N]>[1];
export type JobResult<N extends JobName> = Awaited<ReturnType<Jobs[N]>>;
