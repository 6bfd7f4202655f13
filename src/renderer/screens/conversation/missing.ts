import type { Opened } from '../../../shared/intake-records.ts';
import { conversation } from '../../text/conversation.ts';
import type { Sum } from './choice.ts';

/** What must be said before anything is kept, each with its sentence. */
export const MAY_MISS = {
  nothing: conversation.nothingChosen,
  order: conversation.orderNeeded,
  self: conversation.selfNeeded,
  why: conversation.whyNeeded,
  marking: conversation.markingNeeded,
} as const;
export type Missing = keyof typeof MAY_MISS;

/** The first thing that is still to be said, in the order of the screen; null: it can be kept. */
export function missingIn(
  opened: Pick<Opened, 'dateOrders' | 'asksSelf'>,
  sum: Sum,
  said: { self: string; reason: string | null; noMarking: string; marking: boolean },
): Missing | null {
  if (sum.work === 0) return 'nothing';
  if (opened.dateOrders.length > 0) return 'order';
  if (opened.asksSelf && said.self === '') return 'self';
  if (sum.leftOut > 0 && said.reason === null) return 'why';
  if (said.marking && said.noMarking.trim() === '') return 'marking';
  return null;
}
