/** Reads one file in a thread of its own with limits: a job cannot be ended from outside, a hostile file must be. */
import { Worker } from 'node:worker_threads';

export interface ApartLimits {
  seconds: number;
  memoryMb: number;
}

/**
 * What the thread says of the bytes; `null` where it says nothing: it failed, took longer than its seconds or more than its
 * memory. The bytes are copied, so the caller's stay whole.
 * `ask`: what it is to say, beside the bytes; without it the thread gets the bare bytes.
 */
export async function readApart<T>(
  entry: URL,
  bytes: Uint8Array,
  limits: ApartLimits,
  ask?: object,
): Promise<T | null> {
  const own = new Uint8Array(bytes);
  const worker = new Worker(entry, {
    workerData: ask ? { bytes: own, ask } : own,
    transferList: [own.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    // What a parser prints is no answer of ours.
    stdout: true,
    stderr: true,
  });
  let clock: ReturnType<typeof setTimeout> | undefined;
  const said = await new Promise<T | null>((resolve) => {
    clock = setTimeout(() => resolve(null), limits.seconds * 1_000);
    worker.once('message', (answer: T) => resolve(answer));
    worker.once('error', () => resolve(null));
    worker.once('exit', () => resolve(null));
  });
  clearTimeout(clock);
  await worker.terminate();
  return said;
}
