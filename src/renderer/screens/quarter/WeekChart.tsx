import { useState } from 'react';
import type { QuarterView, Week } from '../../../shared/office-records.ts';
import { quarterText as text } from '../../text/quarter.ts';
import { useText } from '../../text/text.ts';
import { capital } from '../../text/time.ts';

const WIDTH = 430;
const HEIGHT = 150;
const FLOOR = 116;

/** Entries per week: the value on each bar, "no input" a dashed box, the same numbers as a table. */
export function WeekChart({ view }: { view: QuarterView }): React.JSX.Element {
  const { t } = useText();
  const [table, setTable] = useState(false);
  const weeks = view.weeks.filter((one) => one.state !== 'future' && one.state !== 'outside');
  const dated = weeks.reduce((n, one) => n + one.entries, 0);
  const all = view.terms.reduce((n, one) => n + one.entries, 0);
  const word = (one: Week): string => {
    if (one.entries > 0) return String(one.entries);
    return one.state === 'nothing' ? t(text.nothing) : t(text.noInput);
  };
  const summary = `${t(text.perWeek)}: ${weeks.map((one) => `${t(text.week)(String(one.week))} ${word(one)}`).join(', ')}.`;
  const empty = weeks.filter((one) => one.state === 'empty');
  const nothing = weeks.filter((one) => one.state === 'nothing');
  const outside = view.weeks.filter((one) => one.state === 'outside');
  const named = (list: readonly Week[], says: string): string =>
    list.length === 0 ? '' : ` ${capital(t(text.weekWord))} ${list.map((one) => one.week).join(', ')}: ${says}.`;
  return (
    <section aria-label={t(text.perWeek)}>
      <p className="sectionHead">
        <strong>{t(text.perWeek)}</strong>
        <button type="button" className="linkButton" aria-pressed={table} onClick={() => setTable(!table)}>
          {t(table ? text.asChart : text.asTable)}
        </button>
      </p>
      <div className="card chartCard">
        {table ? (
          <table className="factsTable">
            <thead>
              <tr>
                <th scope="col">{t(text.weekWord)}</th>
                <th scope="col">{t(text.entries)}</th>
              </tr>
            </thead>
            <tbody>
              {weeks.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{one.week}</th>
                  <td>{word(one)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <Bars weeks={view.weeks} summary={summary} />
        )}
        <p className="note">
          {t(text.chartSays)(dated, all)}
          {named(empty, t(text.noInput))}
          {named(nothing, t(text.nothing))}
          {named(outside, t(text.outside))}
        </p>
      </div>
    </section>
  );
}

function Bars({ weeks, summary }: { weeks: readonly Week[]; summary: string }): React.JSX.Element {
  const { t } = useText();
  const most = Math.max(1, ...weeks.map((one) => one.entries));
  const step = WIDTH / weeks.length;
  const wide = Math.min(22, step - 8);
  return (
    <svg className="bars" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
      {weeks.map((one, index) => {
        const x = index * step + (step - wide) / 2;
        const middle = index * step + step / 2;
        const height = Math.round((one.entries / most) * 92);
        return (
          <g key={one.id}>
            {one.entries > 0 && <rect className="bar" x={x} y={FLOOR - height} width={wide} height={height} />}
            {one.entries === 0 && one.state === 'empty' && (
              <rect className="barEmpty" x={x} y={FLOOR - 20} width={wide} height={20} />
            )}
            {!['future', 'now', 'outside'].includes(one.state) && (
              <text className="barValue" x={middle} y={one.state === 'empty' ? FLOOR - 6 : FLOOR - height - 5}>
                {one.entries > 0 || one.state === 'nothing' ? one.entries : '?'}
              </text>
            )}
            {one.state === 'now' && one.entries > 0 && (
              <text className="barValue" x={middle} y={FLOOR - height - 5}>
                {one.entries}
              </text>
            )}
            <text className="barWeek" x={middle} y={FLOOR + 16}>
              {one.week}
            </text>
          </g>
        );
      })}
      <path className="barFloor" d={`M0 ${FLOOR + 0.5}H${WIDTH}`} />
      <text className="barWeek" x={WIDTH / 2} y={HEIGHT - 3}>
        {t(text.weekWord)}
      </text>
    </svg>
  );
}
