import { Worker } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, KanaalError } from '../../shared/errors.ts';
import type { JobName, Jobs } from './worker-jobs.ts';

export interface Database {
  path: string;
  key: Uint8Array;
}

export interface WorkerTask {
  name: JobName;
  input: unknown;
  database: Database;
}

export type WorkerAnswer = { ok: true; value: unknown } | { ok: false; code: ErrorCode; details: ErrorDetails };

/** Memory a worker may take: a register of 100,000 rows needs well under half of this. */
const MAX_OLD_SPACE_MB = 1_024;

// The built program has JavaScript beside it, the source tree TypeScript.
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** Starts one job in a worker of its own. `cancel` ends it at once, and `result` then fails with `cancelled`. */
export function runWorker<N extends JobName>(
  name: N,
  input: Parameters<Jobs[N]>[1],
  database: Database,
): { result: Promise<Awaited<ReturnType<Jobs[N]>>>; cancel: () => void } {
  const task: WorkerTask = { name, input, database };
  const worker = new Worker(ENTRY, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: MAX_OLD_SPACE_MB } });
  const result = new Promise<Awaited<ReturnType<Jobs[N]>>>((resolve, reject) => {
    worker.once('message', (answer: WorkerAnswer) => {
      if (answer.ok) resolve(answer.value as Awaited<ReturnType<Jobs[N]>>);
      else reject(new KanaalError(answer.code, answer.details));
    });
    worker.once('error', reject);
    // After an answer this changes nothing; without one the worker was ended.
    worker.once('exit', () => reject(new KanaalError('cancelled')));
  });
  return { result, cancel: () => void worker.terminate() };
}
