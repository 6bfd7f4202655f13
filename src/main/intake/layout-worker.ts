/** Entry of the worker that takes the HTML out of one file. It knows nothing else and may be ended at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { detectKind } from './detect.ts';
import { layoutHtml } from './mail-html.ts';

const bytes = workerData as Uint8Array;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
parentPort?.postMessage(await layoutHtml(bytes, detectKind(bytes, '').kind));
