/** Entry of the intake worker: reads one source and answers once. It holds no database and may be ended at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { KanaalError } from '../../shared/errors.ts';
import { readFolder, readSource } from './read-source.ts';
import type { IntakeAnswer, IntakeTask } from './run-intake.ts';

async function work({ name, source, options }: IntakeTask): Promise<IntakeAnswer> {
  try {
    const reading = Array.isArray(source)
      ? await readFolder(name, source, options)
      : await readSource(name, source, options);
    return { ok: true, reading };
  } catch (error) {
    // An error class does not survive the way to the other thread; its code and details do.
    if (error instanceof KanaalError) return { ok: false, code: error.code, details: error.details };
    throw error;
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
parentPort?.postMessage(await work(workerData as IntakeTask));
