/** Entry of the intake worker: one source, one answer, one after the other. It holds no database and may be ended at any moment. */
import { parentPort } from 'node:worker_threads';
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

async function answer(task: IntakeTask): Promise<void> {
  const given = await work(task);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
  parentPort?.postMessage(given);
}

// A bug is thrown on: it ends this thread, and whoever asked hears of it.
parentPort?.on('message', (task: IntakeTask) => void answer(task));
