/** Asks once about a file that seems to bear the marking of a state secret: nothing of it is written before the answer. */
import { useSyncExternalStore } from 'react';
import { CallFailure } from '../api.ts';

export interface Asked {
  /** The file that it is about. */
  name: string;
  isDepartmental: boolean;
  /** Why it is no marking; null: it is not taken in. */
  settle: (why: string | null) => void;
}

let asked: Asked | null = null;
const listeners = new Set<() => void>();

function set(next: Asked | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

/**
 * Does `work`; where a file is stopped for its marking, asks and does it again with the answer. Fails with the refusal of the
 * core where somebody leaves it at that.
 */
export async function decided<T>(work: (noMarking: string) => Promise<T>): Promise<T> {
  try {
    return await work('');
  } catch (error) {
    if (!(error instanceof CallFailure) || !isMarking(error)) throw error;
    const why = await new Promise<string | null>((settle) =>
      set({
        name: String(error.details['name'] ?? ''),
        isDepartmental: error.details['marking'] === 'DEPV',
        settle,
      }),
    );
    set(null);
    if (why === null) throw error;
    return await work(why);
  }
}

/** True for the refusal of a file with such a marking. */
export function isMarking({ code, details }: CallFailure): boolean {
  return code === 'content_blocked' && typeof details['marking'] === 'string';
}

/** Nobody is there any more to answer. */
export function forgetMarking(): void {
  asked?.settle(null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useMarkingAsked(): Asked | null {
  return useSyncExternalStore(subscribe, () => asked);
}
