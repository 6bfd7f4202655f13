/** A mail, Outlook message or page as it was laid out. Read in a thread of its own: see `readApart`. */
import { MAX_LAYOUT_MEMORY_MB, MAX_LAYOUT_SECONDS } from './caps.ts';
import { readApart } from './read-apart.ts';

// The built program has JavaScript beside it, the source tree TypeScript.
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('./layout-worker.ts', import.meta.url)
  : new URL('./layout-worker.js', import.meta.url);

/** Its HTML with its own pictures in it; '' where it has none, or takes more than it may. Not cleaned: for the cage only. */
export async function layoutOfFile(bytes: Uint8Array): Promise<string> {
  return (await readApart<string>(ENTRY, bytes, { seconds: MAX_LAYOUT_SECONDS, memoryMb: MAX_LAYOUT_MEMORY_MB })) ?? '';
}
