import type { QuarterView } from '../../../shared/office-records.ts';
import { type Day, daysBetween } from '../../../shared/quarter.ts';
import { StateShape } from '../../components/Badge.tsx';
import { quarterText as text } from '../../text/quarter.ts';
import { useText } from '../../text/text.ts';
import { longDay } from '../../text/time.ts';

/** Four moments with the days until them; what is past is past, never red. */
export function TimeLine({ view, today }: { view: QuarterView; today: Day }): React.JSX.Element {
  const { t, lang } = useText();
  const steps: readonly [Day, string][] = [
    [view.to, t(text.over)],
    [view.signOffBy, t(text.signed)],
    [view.deliverBy, t(text.delivered)],
    [view.consolidateBy, t(text.consolidated)],
  ];
  const next = steps.findIndex(([day]) => day >= today);
  return (
    <ol className="timeLine" aria-label={t(text.timeLine)}>
      {steps.map(([day, word], index) => {
        const days = daysBetween(today, day);
        const done = day < today;
        const state = done ? 'done' : index === next ? 'now' : 'later';
        return (
          <li key={word} className={state}>
            <StateShape shape={done ? 'check' : index === next ? 'half' : 'ring'} />
            <strong>
              {longDay(day, lang)
                .replace(/^\S+ /, '')
                .replace(/ \d{4}$/, '')}
            </strong>
            <span className="quiet">
              {word}
              {done ? '' : `, ${t(text.inDays)(days)}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
