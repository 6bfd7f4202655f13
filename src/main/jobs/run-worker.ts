import { Worker } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, KanaalError } from '../../shared/errors.ts';
import type { Progress } from '../../shared/jobs.ts';
import type { JobInput, JobName, JobResult } from './worker-jobs.ts';

export interface Database {
  path: string;
  key: Uint8Array;
}

export interface WorkerTask {
  name: JobName;
  input: unknown;
  /** Null for work on files alone. */
  database: Database | null;
  /** One number: not zero once the job should stop. */
  stop: SharedArrayBuffer;
}

export type WorkerAnswer = { ok: true; value: unknown } | { ok: false; code: ErrorCode; details: ErrorDetails };

/** Any number of reports, then one answer, and how much memory the worker has taken by then, in bytes. */
export type FromWorker = (WorkerAnswer & { memory: number }) | { progress: Progress };

/** Instead of a next task: there is none. */
export const END = 'end';

/** Memory a worker may take: a register of 100,000 rows needs well under half of this. */
const MAX_OLD_SPACE_MB = 1_024;
/**
 * Of that, what is new. Left alone it grows while a worker stays for job after job: 120 packages taken in one after another
 * held a hundred megabytes more, of which nothing was in use, and were no faster.
 */
const MAX_YOUNG_SPACE_MB = 48;

// The built program has JavaScript beside it, the source tree TypeScript.
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** Starting a worker takes longer than most jobs, so it stays for the next one; after a large job its memory is given back. */
const KEPT_MEMORY = 128 * 1024 * 1024;
/** How long a worker waits for a next job before it ends. */
const IDLE_MS = 30_000;

/** At most one worker that waits. It has no database open, and does not keep the process alive. */
let waiting: { worker: Worker; timer: NodeJS.Timeout } | null = null;

function takeWorker(): Worker {
  if (waiting) {
    const { worker, timer } = waiting;
    waiting = null;
    clearTimeout(timer);
    worker.ref();
    return worker;
  }
  const resourceLimits = { maxOldGenerationSizeMb: MAX_OLD_SPACE_MB, maxYoungGenerationSizeMb: MAX_YOUNG_SPACE_MB };
  const worker = new Worker(ENTRY, { resourceLimits });
  worker.on('exit', () => {
    if (waiting?.worker === worker) waiting = null;
  });
  // What goes wrong while it waits is noticed by its end.
  worker.on('error', () => undefined);
  return worker;
}

function tell(worker: Worker, what: WorkerTask | typeof END): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
  worker.postMessage(what);
}

/** Has a worker wait whose job is done, or end where another waits already. */
function keepWorker(worker: Worker): void {
  if (waiting) return tell(worker, END);
  worker.unref();
  const timer = setTimeout(() => {
    waiting = null;
    tell(worker, END);
  }, IDLE_MS).unref();
  waiting = { worker, timer };
}

/**
 * Starts one job in a worker that does nothing else meanwhile. `cancel` asks it to stop; `result` fails with `cancelled`
 * once it has. A worker is never torn down from outside: ended inside the database's native code, it takes the whole
 * process with it.
 */
export function runWorker<N extends JobName>(
  name: N,
  input: JobInput<N>,
  database: Database | null,
  onProgress: (progress: Progress) => void = () => undefined,
): { result: Promise<JobResult<N>>; cancel: () => void } {
  const stop = new SharedArrayBuffer(4);
  const worker = takeWorker();
  const result = new Promise<JobResult<N>>((resolve, reject) => {
    const end = (): void => {
      worker.off('message', heard);
      worker.off('error', reject);
      worker.off('exit', exited);
    };
    // Answered only when the database is closed and every file let go.
    const heard = (given: FromWorker): void => {
      if ('progress' in given) return onProgress(given.progress);
      end();
      if (given.memory < KEPT_MEMORY) keepWorker(worker);
      else tell(worker, END);
      if (given.ok) resolve(given.value as JobResult<N>);
      else reject(new KanaalError(given.code, given.details));
    };
    const exited = (code: number): void => reject(new Error(`the worker of ${name} ended without an answer (${code})`));
    worker.on('message', heard);
    worker.once('error', reject);
    worker.once('exit', exited);
  });
  const task: WorkerTask = { name, input, database, stop };
  tell(worker, task);
  return { result, cancel: () => void Atomics.store(new Int32Array(stop), 0, 1) };
}
