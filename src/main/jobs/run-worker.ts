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
  database: Database;
  /** One number: not zero once the job should stop. */
  stop: SharedArrayBuffer;
}

type WorkerAnswer = { ok: true; value: unknown } | { ok: false; code: ErrorCode; details: ErrorDetails };

/** Any number of reports, then one answer. */
export type FromWorker = WorkerAnswer | { progress: Progress };

/** Memory a worker may take: a register of 100,000 rows needs well under half of this. */
const MAX_OLD_SPACE_MB = 1_024;

// The built program has JavaScript beside it, the source tree TypeScript.
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/**
 * Starts one job in a worker of its own. `cancel` asks it to stop; `result` fails with `cancelled` once it has. A worker
 * is never torn down from outside: ended inside the database's native code, it takes the whole process with it.
 */
export function runWorker<N extends JobName>(
  name: N,
  input: JobInput<N>,
  database: Database,
  onProgress: (progress: Progress) => void = () => undefined,
): { result: Promise<JobResult<N>>; cancel: () => void } {
  const stop = new SharedArrayBuffer(4);
  const task: WorkerTask = { name, input, database, stop };
  const worker = new Worker(ENTRY, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: MAX_OLD_SPACE_MB } });
  const result = new Promise<JobResult<N>>((resolve, reject) => {
    let answer: WorkerAnswer | null = null;
    worker.on('message', (given: FromWorker) => {
      if ('progress' in given) onProgress(given.progress);
      else answer = given;
    });
    worker.once('error', reject);
    // Only at its end: by then it has closed the database and let go of every file.
    worker.once('exit', (code) => {
      if (answer?.ok) resolve(answer.value as JobResult<N>);
      else if (answer) reject(new KanaalError(answer.code, answer.details));
      else reject(new Error(`the worker of ${name} ended without an answer (${code})`));
    });
  });
  return { result, cancel: () => void Atomics.store(new Int32Array(stop), 0, 1) };
}
