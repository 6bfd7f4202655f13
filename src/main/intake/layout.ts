/** A mail, Outlook message or page as it was laid out, and its headers. Read in a thread of its own: see `readApart`. */
import { MAX_LAYOUT_MEMORY_MB, MAX_LAYOUT_SECONDS } from './caps.ts';
import type { Shown } from './mail-html.ts';
import { readApart } from './read-apart.ts';

// The built program has JavaScript beside it, the source tree TypeScript.
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('./layout-worker.ts', import.meta.url)
  : new URL('./layout-worker.js', import.meta.url);

/**
 * The HTML of one of the mails in it, with its own pictures in it; '' where it has none, or takes more than it may. Not
 * cleaned: for the cage only. `mail`: as `Shown` has it.
 */
export async function layoutOfFile(bytes: Uint8Array, mail = 0): Promise<string> {
  return await ask(bytes, { what: 'layout', mail });
}

/** The headers of one of the mails in it, as they stand there; '' where there are none, or it takes more than it may. */
export async function headersOfFile(bytes: Uint8Array, mail = 0): Promise<string> {
  return await ask(bytes, { what: 'headers', mail });
}

async function ask(bytes: Uint8Array, shown: Shown): Promise<string> {
  const limits = { seconds: MAX_LAYOUT_SECONDS, memoryMb: MAX_LAYOUT_MEMORY_MB };
  return (await readApart<string>(ENTRY, bytes, limits, shown)) ?? '';
}
