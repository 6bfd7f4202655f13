/** How long a sound or film lasts, as its file says. */
import { MAX_MEDIA_HOURS, MAX_MEDIA_MEMORY_MB, MAX_MEDIA_SECONDS } from './caps.ts';
import { readApart } from './read-apart.ts';

// The built program has JavaScript beside it, the source tree TypeScript.
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('./media-length-worker.ts', import.meta.url)
  : new URL('./media-length-worker.js', import.meta.url);

/** Whole seconds, rounded up; null where the file does not say, is damaged, or takes too long to tell. It is kept all the same. */
export async function mediaLength(bytes: Uint8Array, seconds: number = MAX_MEDIA_SECONDS): Promise<number | null> {
  const length = await readApart<number | null>(ENTRY, bytes, { seconds, memoryMb: MAX_MEDIA_MEMORY_MB });
  return length === null || length > MAX_MEDIA_HOURS * 3_600 ? null : Math.ceil(length);
}
