/** The jobs a worker knows, by name. Each gets the workspace's database, opened for reading. */
import type { DbFile } from '../store/db.ts';
import { type CheckJob, checkWorkspace } from './check-workspace.ts';
import { type PdfJob, type RegisterJob, writePdf, writeRegister } from './register-files.ts';

export const JOBS = {
  check: (db: DbFile, input: CheckJob) => checkWorkspace(db, input),
  register: (db: DbFile, input: RegisterJob) => writeRegister(db, input),
  pdf: (_db: DbFile, input: PdfJob) => writePdf(input),
} as const;

export type Jobs = typeof JOBS;
export type JobName = keyof Jobs;
