/** Where a journal goes on after a backup was put back, beside what a receiver has of it. */
import type { Epoch } from '../verify/package-keys.ts';

/** Leaves are 32 bytes each, from record 0 on. */
export interface ReceivedLog {
  readonly size: number;
  readonly leaves: Uint8Array;
}

/** Whether both logs begin with the same so many records. */
export function beginAlike(a: Uint8Array, b: Uint8Array, size: number): boolean {
  return Buffer.compare(a.subarray(0, 32 * size), b.subarray(0, 32 * size)) === 0;
}

/**
 * The epoch in which the log says that it went on from an earlier point than was received, and from which it did: records
 * from `continues.size` on that were received are gone. Null where the log only grew, or names no such point.
 */
export function restoredFrom(
  head: ReceivedLog,
  { leaves, epochs }: { readonly leaves: Uint8Array; readonly epochs: readonly Epoch[] },
): { cause: string; size: number } | null {
  if (beginAlike(leaves, head.leaves, Math.min(head.size, leaves.length / 32))) return null;
  for (const { cause, continues } of epochs) {
    if ((cause !== 'restore' && cause !== 'rollback') || continues === null) continue;
    if (continues.size < head.size && beginAlike(leaves, head.leaves, continues.size))
      return { cause, size: continues.size };
  }
  return null;
}
