import { type Day, isoWeek } from './quarter.ts';

/** How many of the newest days, weeks and months with a backup keep one; of years all do. */
export const BACKUPS_KEPT = { days: 7, weeks: 5, months: 12 } as const;

function weekName(day: Day): string {
  const { year, week } = isoWeek(day);
  return `${year}-${week}`;
}

/**
 * Which backups may go: all but the newest of each of the last seven days, five weeks and twelve months that have one, and
 * of each year. Counted in days that have a backup, never from today: a clock that ran ahead for an hour takes nothing away.
 */
export function expiredBackups<T extends { madeOn: Day }>(newestFirst: readonly T[]): T[] {
  const kept = new Set<T>();
  const keep = (period: (one: T) => string, most: number): void => {
    const seen = new Set<string>();
    for (const one of newestFirst) {
      const name = period(one);
      if (seen.has(name)) continue;
      if (seen.size === most) return;
      seen.add(name);
      kept.add(one);
    }
  };
  keep((one) => one.madeOn, BACKUPS_KEPT.days);
  keep((one) => weekName(one.madeOn), BACKUPS_KEPT.weeks);
  keep((one) => one.madeOn.slice(0, 7), BACKUPS_KEPT.months);
  keep((one) => one.madeOn.slice(0, 4), Number.POSITIVE_INFINITY);
  return newestFirst.filter((one) => !kept.has(one));
}
