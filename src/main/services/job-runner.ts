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
  const { core } = desk;
  const running = core.jobs.start(kind);
  const goOn = (): void => {
    if (running.stopped) throw new KanaalError('cancelled');
    stillOpen(desk);
  };
  const run = async <N extends JobName>(name: N, input: JobInput<N>): Promise<JobResult<N>> => {
    goOn();
    const { result, cancel } = startWorker(desk, name, input, running.report);
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

/** One part of a job, by whoever stops it and says how far it is itself. */
export function startWorker<N extends JobName>(
  desk: Desk,
  name: N,
  input: JobInput<N>,
  onProgress?: (progress: Progress) => void,
): { result: Promise<JobResult<N>>; cancel: () => void } {
  const { folder, vaultKey } = desk.work;
  return runWorker(name, input, { path: path.join(folder, DB_FILE), key: dbKey(vaultKey) }, onProgress);
}

/** A job of one part. */
export async function runJob<N extends JobName & JobKind>(
  desk: Desk,
  name: N,
  input: JobInput<N>,
): Promise<JobResult<N>> {
  return await inJob(desk, name, (job) => job.run(name, input));
}
