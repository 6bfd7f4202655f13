/** Entry of the worker that takes the words out of one office file. It knows nothing else and may be ended at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { wordsInParts } from './office-parts.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
parentPort?.postMessage(await wordsInParts(workerData as Uint8Array));
