/** Entry of the worker that reads pictures, one after the other. It knows nothing else and may be ended at any moment. */
import { parentPort } from 'node:worker_threads';
import { KanaalError } from '../../shared/errors.ts';
import { loadOcr, type OcrEngine } from './ocr-engine.ts';
import type { PictureAnswer } from './picture-words.ts';

let engine: Promise<OcrEngine> | null = null;

async function work(bytes: Uint8Array): Promise<PictureAnswer> {
  try {
    engine ??= loadOcr();
    const { read } = await engine;
    return { ok: true, words: read(bytes) };
  } catch (error) {
    // An error class does not survive the way to the other thread; its code and details do.
    if (error instanceof KanaalError) return { ok: false, code: error.code, details: error.details };
    throw error;
  }
}

async function answer(bytes: Uint8Array): Promise<void> {
  const given = await work(bytes);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
  parentPort?.postMessage(given);
}

// A bug is thrown on: it ends this thread, and whoever asked hears of it.
parentPort?.on('message', (bytes: Uint8Array) => void answer(bytes));
