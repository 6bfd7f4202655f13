/** Asks once about a file that seems to bear the marking of a state secret: nothing of it is written before the answer. */
import { CallFailure } from '../api.ts';
import { held } from '../state/held.ts';

export interface Asked {
  /** The file that it is about. */
  name: string;
  isDepartmental: boolean;
  /** Why it is no marking; null: it is not taken in. */
  settle: (why: string | null) => void;
}

const asked = held<Asked | null>(null);

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
      asked.set({
        name: String(error.details['name'] ?? ''),
        isDepartmental: error.details['marking'] === 'DEPV',
        settle,
      }),
    );
    asked.set(null);
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
  asked.get()?.settle(null);
}

export const useMarkingAsked = asked.use;
