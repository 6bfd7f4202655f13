/** The words of a pdf, for search. Read in a thread of its own: a job cannot be ended from outside, a hostile pdf must be. */
import { MAX_PDF_MEMORY_MB, MAX_PDF_SECONDS } from './caps.ts';
import { readApart } from './read-apart.ts';

// The built program has JavaScript beside it, the source tree TypeScript.
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('./pdf-words-worker.ts', import.meta.url)
  : new URL('./pdf-words-worker.js', import.meta.url);

/**
 * Words in the order of the file. '' where there are none, or none that can be had: it is damaged, locked, a scan, or took
 * longer than `seconds`. The file is kept in every case, so none of these is an error.
 */
export async function pdfWords(bytes: Uint8Array, seconds: number = MAX_PDF_SECONDS): Promise<string> {
  return (await readApart<string>(ENTRY, bytes, { seconds, memoryMb: MAX_PDF_MEMORY_MB })) ?? '';
}
