/** The jobs a worker knows, by name. Each gets the workspace's database, opened for reading. */
import type { JobUnit } from '../../shared/jobs.ts';
import type { DbFile } from '../store/db.ts';
import { makeNext } from '../store/successor.ts';
import type { AnswerFilesJob, AnswerPdfJob } from './answer-files.ts';
import type { AnswerJob } from './answer-people.ts';
import type { BackupCheckJob } from './backup-check.ts';
import type { BackupJob } from './backup-files.ts';
import type { CheckJob } from './check-workspace.ts';
import type { CollectJob } from './collect-package.ts';
import type { ForwardJob } from './forward-packages.ts';
import type { PackageJob } from './package-files.ts';
import type { PdfJob, RegisterJob } from './register-files.ts';
import type { RestoreFilesJob } from './restore-files.ts';
import type { SalvageJob } from './salvage.ts';
import type { SealJob } from './seal-quarter.ts';
import type { ReadJob, TakeInJob } from './take-in.ts';
import type { TrendsJob } from './trends.ts';

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

// Each loads its own code: reading a dropped mail must not wait for the writers of workbooks.
export const JOBS = {
  answer: async (db: DbFile, input: AnswerJob, tools: JobTools) =>
    (await import('./answer.ts')).countAnswer(db, input, tools),
  answerFiles: async (_db: DbFile, input: AnswerFilesJob, tools: JobTools) =>
    await (await import('./answer-files.ts')).writeAnswer(input, tools),
  answerPdf: async (_db: DbFile, input: AnswerPdfJob, tools: JobTools) =>
    await (await import('./answer-files.ts')).writeAnswerPdf(input, tools),
  trends: async (db: DbFile, input: TrendsJob, tools: JobTools) =>
    (await import('./trends.ts')).countTrends(db, input, tools),
  backup: async (db: DbFile, input: BackupJob, tools: JobTools) =>
    (await import('./backup-files.ts')).writeBackup(db, input, tools),
  backupCheck: async (_db: DbFile, input: BackupCheckJob, tools: JobTools) =>
    (await import('./backup-check.ts')).checkBackup(input, tools),
  collect: async (db: DbFile, input: CollectJob, tools: JobTools) =>
    await (await import('./collect-package.ts')).collectPackage(db, input, tools),
  check: async (db: DbFile, input: CheckJob, tools: JobTools) =>
    (await import('./check-workspace.ts')).checkWorkspace(db, input, tools),
  intake: async (_db: DbFile, input: TakeInJob, tools: JobTools) =>
    await (await import('./take-in.ts')).takeInFiles(input, tools),
  read: async (_db: DbFile, input: ReadJob) => await (await import('./take-in.ts')).readAgain(input),
  mailPictures: async (_db: DbFile, input: ReadJob) => await (await import('./take-in.ts')).readPictures(input),
  register: async (db: DbFile, input: RegisterJob, tools: JobTools) =>
    await (await import('./register-files.ts')).writeRegister(db, input, tools),
  manifest: async (_db: unknown, input: { from: string }, tools: JobTools) =>
    (await import('./restore-files.ts')).wholeManifest(input, tools),
  restoreFiles: async (_db: unknown, input: RestoreFilesJob, tools: JobTools) =>
    (await import('./restore-files.ts')).restoreFiles(input, tools),
  salvage: async (db: DbFile, input: SalvageJob, tools: JobTools) =>
    (await import('./salvage.ts')).salvage(db, input, tools),
  seal: async (db: DbFile, input: SealJob, tools: JobTools) =>
    (await import('./seal-quarter.ts')).sealQuarter(db, input, tools),
  moveLog: async (db: DbFile, input: null, tools: JobTools) =>
    (await import('./seal-quarter.ts')).moveLog(db, input, tools),
  successor: (db: DbFile, input: { folder: string; keys: { old: Uint8Array; next: Uint8Array } }) =>
    makeNext(db, input.folder, input.keys),
  forward: async (_db: DbFile, input: ForwardJob, tools: JobTools) =>
    await (await import('./forward-packages.ts')).forwardPackages(input, tools),
  package: async (db: DbFile, input: PackageJob, tools: JobTools) =>
    await (await import('./package-files.ts')).writePackage(db, input, tools),
  pdf: async (_db: DbFile, input: PdfJob, tools: JobTools) =>
    await (await import('./register-files.ts')).writePdf(input, tools),
} as const;

export type Jobs = typeof JOBS;
export type JobName = keyof Jobs;
export type JobInput<N extends JobName> = Parameters<Jobs[N]>[1];
export type JobResult<N extends JobName> = Awaited<ReturnType<Jobs[N]>>;
