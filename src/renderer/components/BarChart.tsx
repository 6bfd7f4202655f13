import { count, useText } from '../text/text.ts';
import { trendsText as text } from '../text/trends.ts';

export interface Bar {
  /** Under the bar; '' draws none. */
  label: string;
  /** A second line under it: the year, where one begins. */
  below: string;
  /** In the summary and the table, where the label is short. */
  name: string;
  /** Null: nobody knows, which is not the same as 0. */
  value: number | null;
}

interface BarChartProps {
  title: string;
  bars: readonly Bar[];
  /** The highest value of a group of charts, so that they compare. */
  most: number;
  /** Pixels; less where its place is narrower. Never more, so that all charts have letters of one size. */
  width?: number;
}

const HEIGHT = 144;
const FLOOR = 106;

/** One series as bars, its value on each; the same in words for who hears it. */
export function BarChart({ title, bars, most, width = 320 }: BarChartProps): React.JSX.Element {
  const { t, lang } = useText();
  const step = width / Math.max(1, bars.length);
  const wide = Math.min(28, step - 4);
  const says = (value: number | null): string => (value === null ? t(text.unknown) : count(lang, value));
  const summary = `${title}: ${bars.map((bar) => `${bar.name} ${says(bar.value)}`).join(', ')}.`;
  return (
    <svg
      className="trendBars"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={summary}
    >
      {bars.map((bar, index) => {
        const x = index * step + (step - wide) / 2;
        const middle = index * step + step / 2;
        const height = bar.value === null ? 18 : Math.round((bar.value / Math.max(1, most)) * 84);
        return (
          <g key={bar.name}>
            {bar.value === null ? (
              <rect className="trendEmpty" x={x} y={FLOOR - height} width={wide} height={height} />
            ) : (
              <rect className="trendBar" x={x} y={FLOOR - height} width={wide} height={height} />
            )}
            <text className="trendValue" x={middle} y={bar.value === null ? FLOOR - 5 : FLOOR - height - 5}>
              {bar.value === null ? '?' : count(lang, bar.value)}
            </text>
            <text className="trendLabel" x={middle} y={FLOOR + 17}>
              {bar.label}
            </text>
            <text className="trendLabel" x={middle} y={FLOOR + 33}>
              {bar.below}
            </text>
          </g>
        );
      })}
      <path className="trendFloor" d={`M0 ${FLOOR + 0.5}H${width}`} />
    </svg>
  );
}
