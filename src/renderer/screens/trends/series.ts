/** Trends as bars: one series per group, every quarter or month in it, also those with nothing. */
import type { Trends } from '../../../shared/collection-records.ts';
import type { Bar } from '../../components/BarChart.tsx';

export interface Group {
  code: string;
  total: number;
  bars: Bar[];
}

type Series = Trends['byKind'];

/** `Q1`, and the year under the first of each year. */
function labels(period: string, short: string, index: number, first: boolean): { label: string; below: string } {
  return { label: short, below: index === 0 || first ? period.slice(0, 4) : '' };
}

/** From the first quarter of which something was delivered: before it there is nothing to show but question marks. */
export function sinceFirst(quarters: readonly string[], known: ReadonlySet<string>): readonly string[] {
  return quarters.slice(
    Math.max(
      0,
      quarters.findIndex((quarter) => known.has(quarter)),
    ),
  );
}

/** Groups by how much they hold; a quarter of which nothing was delivered is unknown, not zero. */
export function groupsOf(series: Series, quarters: readonly string[], known: ReadonlySet<string>): Group[] {
  const codes = [...new Set(series.map((one) => one.group))];
  return codes
    .map((code) => {
      const of = new Map(series.filter((one) => one.group === code).map((one) => [one.period, one.value]));
      const bars = quarters.map((quarter, index) => ({
        ...labels(quarter, `Q${quarter.slice(6)}`, index, quarter.endsWith('1')),
        name: quarter,
        value: of.get(quarter) ?? (known.has(quarter) ? 0 : null),
      }));
      return { code, total: [...of.values()].reduce((sum, n) => sum + n, 0), bars };
    })
    .sort((a, b) => b.total - a.total || (a.code < b.code ? -1 : 1));
}

/** `2027-01`, `2027-02` ... of these quarters. */
export function monthsOf(quarters: readonly string[]): string[] {
  return quarters.flatMap((quarter) => {
    const first = (Number(quarter.slice(6)) - 1) * 3 + 1;
    return [0, 1, 2].map((i) => `${quarter.slice(0, 4)}-${String(first + i).padStart(2, '0')}`);
  });
}

export function monthGroups(series: Series, quarters: readonly string[], known: ReadonlySet<string>): Group[] {
  const months = monthsOf(quarters);
  const codes = [...new Set(series.filter((one) => one.period !== '').map((one) => one.group))];
  return codes.map((code) => {
    const of = new Map(series.filter((one) => one.group === code).map((one) => [one.period, one.value]));
    const bars = months.map((month, index) => {
      const quarter = `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
      const short = String(Number(month.slice(5)));
      return {
        ...labels(month, short, index, short === '1'),
        name: month,
        value: of.get(month) ?? (known.has(quarter) ? 0 : null),
      };
    });
    return { code, total: [...of.values()].reduce((sum, n) => sum + n, 0), bars };
  });
}
