/** The balance sheet of intake: every message of a source in exactly one bucket. The one place where it is counted. */
import type { Balance, ReadMessage, SourceReading } from './intake.ts';

/**
 * Counts where everything went. A duplicate counts as such whether or not it was ticked; what was not understood counts
 * as such whether or not it is kept as text. `keep` is asked once per message that is neither. What `isElsewhere` already
 * is a duplicate unless it is kept all the same.
 */
export function balanceOf(
  reading: Pick<SourceReading, 'unit' | 'messages' | 'notUnderstood'>,
  keep: (n: number) => boolean,
  isElsewhere: (n: number) => boolean = () => false,
): Balance {
  let kept = 0;
  let leftOut = 0;
  let duplicate = 0;
  for (const message of reading.messages) {
    const weight = weightOf(message, reading.unit);
    if (message.duplicateOf !== null) duplicate += weight;
    else if (keep(message.n)) kept += weight;
    else if (isElsewhere(message.n)) duplicate += weight;
    else leftOut += weight;
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

/** Counted in parts, a message is its text (empty or not) and each of its attachments; a bare file is one. */
function weightOf(message: ReadMessage, unit: SourceReading['unit']): number {
  return unit === 'part' && !message.kinds.includes('file') ? 1 + message.attachments.length : 1;
}
