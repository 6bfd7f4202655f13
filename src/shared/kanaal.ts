import type { Reply } from './errors.ts';

/**
 * The whole of what a shell gives the window, as `window.kanaal`; the same in both shells.
 * `PickedFile` is the browser's `File`, which this side does not know.
 */
export interface Kanaal<PickedFile> {
  /** Asks the core. Input and value are plain: JSON types, `Date` and `Uint8Array` only. Never rejects. */
  call(name: string, input: unknown): Promise<Reply<unknown>>;
  /**
   * Hears "ask again" for a subject; returns how to stop hearing. Besides the core's own subjects: `core` (the core
   * died and was replaced, nothing is open any more) and `lock` (the core was ended because the workspace was locked).
   */
  onChange(listener: (subject: string) => void): () => void;
  /** A token by which the core can read a file that the user picked or dropped; null for a file that is on no disk. */
  tokenFor(file: PickedFile): Promise<string | null>;
  /**
   * Asks the person for a folder, in the dialog of the system: a token of it, null when they chose none. Null instead of a
   * function where this computer has no such dialog that the shell can open.
   */
  readonly pickFolder: (() => Promise<string | null>) | null;
}
