/** Long work in a worker with its own read connection, so that the core keeps answering (design 3). */
import path from 'node:path';
import { KanaalError } from '../../shared/errors.ts';
import type { JobKind, Progress } from '../../shared/jobs.ts';
import { runWorker } from '../jobs/run-worker.ts';
import type { JobInput, JobName, JobResult } from '../jobs/worker-jobs.ts';
import { DB_FILE } from '../store/successor.ts';
import { type Desk, stillOpen } from './session.ts';
import { dbKey } from './workspace-open.ts';

/** A job while it runs: its parts come one after another, and between two of them it can be stopped too. */
export interface Job {
  /** Throws `cancelled` where the job was stopped or the workspace is no longer open. */
  goOn(this: void): void;
  report(this: void, progress: Progress): void;
  /** Another way to stop what is being done now, for work that is not one of the jobs below. */
  onStop(this: void, stop: () => void): void;
  /** One part, in a worker. */
  run<N extends JobName>(this: void, name: N, input: JobInput<N>): Promise<JobResult<N>>;
}

/**
 * Does `work` as a job that everybody sees. Who stops it, or locks the workspace, makes it fail with `cancelled`; `work`
 * itself takes away what it had made by then.
 */
export async function inJob<T>(desk: Desk, kind: JobKind, work: (job: Job) => Promise<T>): Promise<T> {
  const { core, work: open } = desk;
  const running = core.jobs.start(kind);
  const goOn = (): void => {
    if (running.stopped) throw new KanaalError('cancelled');
    stillOpen(desk);
  };
  const run = async <N extends JobName>(name: N, input: JobInput<N>): Promise<JobResult<N>> => {
    goOn();
    const database = { path: path.join(open.folder, DB_FILE), key: dbKey(open.vaultKey) };
    const { result, cancel } = runWorker(name, input, database, running.report);
    running.onStop(cancel);
    const value = await result;
    goOn();
    return value;
  };
  try {
    return await work({ goOn, report: running.report, onStop: running.onStop, run });
  } finally {
    running.end();
  }
}

/** A job of one part. */
export async function runJob<N extends JobName & JobKind>(
  desk: Desk,
  name: N,
  input: JobInput<N>,
): Promise<JobResult<N>> {
  return await inJob(desk, name, (job) => job.run(name, input));
}
