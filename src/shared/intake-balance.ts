/** The balance sheet of intake: every message of a source in exactly one bucket. The one place where it is counted. */
import type { Balance, SourceReading } from './intake.ts';

/**
 * Counts where everything went. A duplicate counts as such whether or not it was ticked; what was not understood counts
 * as such whether or not it is kept as text. `keep` is asked once per message that is neither.
 */
export function balanceOf(
  reading: Pick<SourceReading, 'unit' | 'messages' | 'notUnderstood'>,
  keep: (n: number) => boolean,
): Balance {
  let kept = 0;
  let leftOut = 0;
  let duplicate = 0;
  for (const message of reading.messages) {
    if (message.duplicateOf !== null) duplicate++;
    else if (keep(message.n)) kept++;
    else leftOut++;
  }
  const notUnderstood = reading.notUnderstood.length;
  return {
    unit: reading.unit,
    total: kept + leftOut + duplicate + notUnderstood,
    kept,
    leftOut,
    duplicate,
    notUnderstood,
  };
}
