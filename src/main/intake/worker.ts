/**
 * Entry of the intake worker: one source, one answer, one after the other. It holds no database and may be ended at any
 * moment. A long reading goes over in parts, the next when it is asked for: whoever takes it keeps answering others.
 */
import { parentPort } from 'node:worker_threads';
import { KanaalError } from '../../shared/errors.ts';
import { readFolder, readSource } from './read-source.ts';
import type { IntakeAnswer, IntakeMessage, IntakeTask } from './run-intake.ts';

/** Messages of one part: some milliseconds of work for who takes it. */
const PART = 2_000;

let goOn: () => void = () => undefined;

function post(message: IntakeMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
  parentPort?.postMessage(message);
}

async function work({ name, source, options }: IntakeTask): Promise<IntakeAnswer> {
  const known = { ...options, onProgress: (done: number, total: number): void => post({ progress: { done, total } }) };
  try {
    const reading = Array.isArray(source)
      ? await readFolder(name, source, known)
      : await readSource(name, source, known);
    return { ok: true, reading };
  } catch (error) {
    // An error class does not survive the way to the other thread; its code and details do.
    if (error instanceof KanaalError) return { ok: false, code: error.code, details: error.details };
    throw error;
  }
}

async function answer(task: IntakeTask): Promise<void> {
  const given = await work(task);
  if (!given.ok) {
    post({ answer: given });
    return;
  }
  const { messages, ...rest } = given.reading;
  for (let from = 0; from < messages.length; from += PART) {
    const asked = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    post({ part: messages.slice(from, from + PART) });
    await asked;
  }
  post({ answer: { ok: true, reading: { ...rest, messages: [] } } });
}

// A bug is thrown on: it ends this thread, and whoever asked hears of it.
parentPort?.on('message', (given: IntakeTask | 'next') => {
  if (given === 'next') goOn();
  else void answer(given);
});
