/** Entry of a worker: one job, one read connection, one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { KanaalError } from '../../shared/errors.ts';
import type { DbFile } from '../store/db.ts';
import { openDb } from '../store/open.ts';
import type { WorkerAnswer, WorkerTask } from './run-worker.ts';
import { JOBS } from './worker-jobs.ts';

async function work(task: WorkerTask): Promise<WorkerAnswer> {
  let db: DbFile | null = null;
  try {
    db = openDb(task.database.path, task.database.key, 'read');
    const job = JOBS[task.name] as (db: DbFile, input: unknown) => unknown;
    return { ok: true, value: await job(db, task.input) };
  } catch (error) {
    // An error class does not survive the way to the other thread; its code and details do.
    if (error instanceof KanaalError) return { ok: false, code: error.code, details: error.details };
    throw error;
  } finally {
    db?.close();
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
parentPort?.postMessage(await work(workerData as WorkerTask));
