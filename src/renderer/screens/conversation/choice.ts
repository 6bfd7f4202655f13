/** What a person ticked in a conversation, and the sum that must add up. Pure. */
import type { Opened, Ranges } from '../../../shared/intake-records.ts';

export interface Choice {
  work: ReadonlySet<number>;
  /** Neighbours without which the work cannot be understood. Never also work. */
  context: ReadonlySet<number>;
}

export const NOTHING: Choice = { work: new Set(), context: new Set() };

export function numbersOf(ranges: Ranges): number[] {
  return ranges.flatMap(([from, until]) => Array.from({ length: until - from + 1 }, (_, i) => from + i));
}

export function rangesOf(numbers: ReadonlySet<number>): Ranges {
  const ranges: Ranges = [];
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges;
}

function changed(choice: Choice, change: (work: Set<number>, context: Set<number>) => void): Choice {
  const work = new Set(choice.work);
  const context = new Set(choice.context);
  change(work, context);
  return { work, context };
}

/** Work, or not any more. */
export function toggleWork(choice: Choice, n: number): Choice {
  return changed(choice, (work, context) => {
    context.delete(n);
    if (!work.delete(n)) work.add(n);
  });
}

export function toggleContext(choice: Choice, n: number): Choice {
  return changed(choice, (work, context) => {
    work.delete(n);
    if (!context.delete(n)) context.add(n);
  });
}

/** All of these are work; where they were already, none of them is. */
export function toggleAll(choice: Choice, numbers: readonly number[]): Choice {
  const every = numbers.every((n) => choice.work.has(n));
  return every ? without(choice, numbers) : withWork(choice, numbers);
}

export function withWork(choice: Choice, numbers: readonly number[]): Choice {
  return changed(choice, (work, context) => {
    for (const n of numbers) {
      context.delete(n);
      work.add(n);
    }
  });
}

function without(choice: Choice, numbers: readonly number[]): Choice {
  return changed(choice, (work) => {
    for (const n of numbers) work.delete(n);
  });
}

export interface Sum {
  total: number;
  work: number;
  context: number;
  duplicate: number;
  leftOut: number;
  notUnderstood: number;
  addsUp: boolean;
}

/** Where everything of the source is now. `total` is what the reader counted; the parts are counted here. */
export function sumOf(
  choice: Choice,
  { balance, messages }: Pick<Opened, 'balance' | 'messages'>,
  repeated: ReadonlySet<number> = new Set(),
): Sum {
  const { notUnderstood, total } = balance;
  // What is somewhere else already is a duplicate until it is chosen all the same.
  let { duplicate } = balance;
  for (const n of repeated) if (choice.work.has(n) || choice.context.has(n)) duplicate -= 1;
  const [work, context] = [choice.work.size, choice.context.size];
  const leftOut = messages - duplicate - work - context;
  const sum = work + context + duplicate + leftOut + notUnderstood;
  return { total, work, context, duplicate, leftOut, notUnderstood, addsUp: sum === total && leftOut >= 0 };
}

/** The numbers shown between two of them, both included, in whichever order they were met. */
export function between(shown: readonly number[], from: number, until: number): number[] {
  const [a, b] = [shown.indexOf(from), shown.indexOf(until)];
  return a < 0 || b < 0 ? [until] : shown.slice(Math.min(a, b), Math.max(a, b) + 1);
}
