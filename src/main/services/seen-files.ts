/** Files that are kept already, under whatever name: said of a draft, never left out by themselves. */
import type { Guess } from '../../shared/records.ts';
import { evidenceLike } from '../store/evidence.ts';
import type { TakenIn } from './evidence.ts';
import type { Desk } from './session.ts';

/**
 * A guess for each file with the same contents as one that is there: `key` is `entry` or `draft` and `detail` its id, or
 * `drop` where it is an earlier file of the same drop and `detail` its name.
 */
export function seenFiles(desk: Desk, taken: readonly TakenIn[]): Guess[] {
  const names = new Map<string, string>();
  return taken.flatMap(({ row }) => {
    const say = (key: string, detail: string): Guess[] => [
      { field: `seen:${row.id}`, key, certainty: 'zeker', detail },
    ];
    const here = names.get(row.sha256);
    if (here !== undefined) return say('drop', here);
    names.set(row.sha256, row.name);
    const known = evidenceLike(desk.db, row);
    if (known === null) return [];
    return known.entryId === null ? say('draft', known.stagingId ?? '') : say('entry', known.entryId);
  });
}
