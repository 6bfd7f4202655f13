/** The words of a pdf, for search. Read in a thread of its own: a job cannot be ended from outside, a hostile pdf must be. */
import { Worker } from 'node:worker_threads';
import { MAX_PDF_MEMORY_MB, MAX_PDF_SECONDS } from './caps.ts';

// The built program has JavaScript beside it, the source tree TypeScript.
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('./pdf-words-worker.ts', import.meta.url)
  : new URL('./pdf-words-worker.js', import.meta.url);

/**
 * Words in the order of the file. '' where there are none, or none that can be had: it is damaged, locked, a scan, or took
 * longer than `seconds`. The file is kept in every case, so none of these is an error.
 */
export async function pdfWords(bytes: Uint8Array, seconds: number = MAX_PDF_SECONDS): Promise<string> {
  const own = new Uint8Array(bytes);
  const worker = new Worker(ENTRY, {
    workerData: own,
    transferList: [own.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MAX_PDF_MEMORY_MB },
    // What a parser prints is no answer of ours.
    stdout: true,
    stderr: true,
  });
  let clock: ReturnType<typeof setTimeout> | undefined;
  const words = await new Promise<string>((resolve) => {
    clock = setTimeout(() => resolve(''), seconds * 1_000);
    worker.once('message', (text: string) => resolve(text));
    worker.once('error', () => resolve(''));
    worker.once('exit', () => resolve(''));
  });
  clearTimeout(clock);
  await worker.terminate();
  return words;
}
