/** What is asked of the collection: kept while the window lives, so that the way back from a delivery asks nothing anew. */
import type { AnswerAsked } from '../../../shared/collection-records.ts';
import { type Day, nextQuarter, quarterDays, quarterOf } from '../../../shared/quarter.ts';
import { held } from '../../state/held.ts';

const asked = held<{ workspace: string; asked: AnswerAsked } | null>(null);

/** The quarter that ended last before this day. */
export function lastQuarter(today: Day): AnswerAsked {
  return { ...quarterDays(nextQuarter(quarterOf(today), -1)), cabinet: null, ministries: [] };
}

/** The question of this workspace, the last quarter at first; and how to change it. */
export function useAsked(workspace: string, today: Day | undefined): [AnswerAsked | null, (next: AnswerAsked) => void] {
  const kept = asked.use();
  const set = (next: AnswerAsked): void => asked.set({ workspace, asked: next });
  if (kept?.workspace === workspace) return [kept.asked, set];
  return [today === undefined ? null : lastQuarter(today), set];
}
