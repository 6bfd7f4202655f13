import type { Reply } from '../shared/errors.ts';
import type { Kanaal } from '../shared/kanaal.ts';

declare global {
  interface Window {
    readonly kanaal: Kanaal<File>;
  }
}

/** Asks the core. The only file that touches `window.kanaal`. */
export function call(name: string, input: unknown): Promise<Reply<unknown>> {
  return window.kanaal.call(name, input);
}
