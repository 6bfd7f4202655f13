/** Entry of a worker: one job at a time, with a read connection of its own, and one answer to each. */
import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { KanaalError } from '../../shared/errors.ts';
import type { DbFile } from '../store/db.ts';
import { explained } from '../store/explain.ts';
import { openDb } from '../store/open.ts';
import { jobTools } from './job-tools.ts';
import { END, type FromWorker, type WorkerAnswer, type WorkerTask } from './run-worker.ts';
import { JOBS, type JobTools } from './worker-jobs.ts';

function send(message: FromWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
  parentPort?.postMessage(message);
}

async function work(task: WorkerTask): Promise<WorkerAnswer> {
  let db: DbFile | null = null;
  try {
    if (task.database) db = openDb(task.database.path, task.database.key, 'read');
    const flag = new Int32Array(task.stop);
    const { tools, finish } = jobTools(
      task.database?.key ?? new Uint8Array(),
      () => Atomics.load(flag, 0) !== 0,
      (progress) => send({ progress }),
    );
    const job = JOBS[task.name] as (db: DbFile | null, input: unknown, tools: JobTools) => unknown;
    const value = await job(db, task.input, tools);
    finish();
    return { ok: true, value };
  } catch (thrown) {
    const error = explained(thrown);
    // An error class does not survive the way to the other thread; its code and details do.
    if (error instanceof KanaalError) return { ok: false, code: error.code, details: error.details };
    throw error;
  } finally {
    db?.close();
  }
}

async function answer(task: WorkerTask): Promise<void> {
  const given = await work(task);
  const { total_physical_size: heap, external_memory: outside } = getHeapStatistics();
  send({ ...given, memory: heap + outside });
}

parentPort?.on('message', (given: WorkerTask | typeof END) => {
  // A bug is thrown on: it ends this thread, and whoever asked hears of it.
  if (given !== END) return void answer(given);
  parentPort?.close();
});
