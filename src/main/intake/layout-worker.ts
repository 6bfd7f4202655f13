/** Entry of the worker that takes the HTML or the headers out of one file. It knows nothing else and may be ended at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { detectKind } from './detect.ts';
import { type Shown, shownOf } from './mail-html.ts';

const { bytes, ask } = workerData as { bytes: Uint8Array; ask: Shown };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
parentPort?.postMessage(await shownOf(bytes, detectKind(bytes, '').kind, ask));
