/** Entry of the worker that tells how long one sound or film lasts. It knows nothing else and may be ended at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { parseBuffer } from 'music-metadata';

async function secondsOf(bytes: Uint8Array): Promise<number | null> {
  const { format } = await parseBuffer(bytes, undefined, { duration: true, skipCovers: true });
  const { duration } = format;
  return duration !== undefined && Number.isFinite(duration) && duration >= 0 ? duration : null;
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
parentPort?.postMessage(await secondsOf(workerData as Uint8Array));
