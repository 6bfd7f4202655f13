/** Which rows are chosen: one with the focus, ranges with Shift, single ones with Ctrl. Pure. */
export type Reach = 'one' | 'range' | 'keep';

export interface Selection {
  readonly chosen: ReadonlySet<string>;
  /** Where a range began. */
  readonly anchor: string | null;
  /** Every row of the list, also those that were not asked for yet; `chosen` are then the ones let go. */
  readonly all?: boolean;
}

export const NO_SELECTION: Selection = { chosen: new Set(), anchor: null };

export function everyRow(at: string | null): Selection {
  return { chosen: new Set(), anchor: at, all: true };
}

export function isChosen({ all = false, chosen }: Selection, id: string): boolean {
  return chosen.has(id) !== all;
}

/** Of a list of so many rows. */
export function chosenOf({ all = false, chosen }: Selection, total: number): number {
  return all ? Math.max(0, total - chosen.size) : chosen.size;
}

/** Every row between two, both included; in the order of the list. */
export function between(ids: readonly string[], from: string, to: string): string[] {
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** After the focus went from `at` to `to`. */
export function reach(now: Selection, ids: readonly string[], at: string | null, to: string, how: Reach): Selection {
  if (how === 'keep') return now;
  if (how === 'one') return NO_SELECTION;
  const anchor = now.anchor ?? at ?? to;
  return { chosen: new Set(between(ids, anchor, to)), anchor };
}

/** In or out, and the next range begins here. */
export function toggle(now: Selection, id: string): Selection {
  const chosen = new Set(now.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { chosen, anchor: id, ...(now.all ? { all: true } : {}) };
}
