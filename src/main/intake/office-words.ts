/** The words of an office file, for search and for markings. Read in a thread of its own: see `readApart`. */
import { MAX_OFFICE_MEMORY_MB, MAX_OFFICE_SECONDS } from './caps.ts';
import { readApart } from './read-apart.ts';

// The built program has JavaScript beside it, the source tree TypeScript.
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('./office-words-worker.ts', import.meta.url)
  : new URL('./office-words-worker.js', import.meta.url);

/**
 * Words of a docx, xlsx, pptx, odt, ods, odp, doc, xls or ppt, heads and feet first, a paragraph a line. '' where there are none, or none that can
 * be had: it is damaged, locked, a bomb, or took longer than `seconds`. The file is kept in every case, so none is an error.
 */
export async function officeWords(bytes: Uint8Array, seconds: number = MAX_OFFICE_SECONDS): Promise<string> {
  return (await readApart<string>(ENTRY, bytes, { seconds, memoryMb: MAX_OFFICE_MEMORY_MB })) ?? '';
}
