import type { QuarterView } from '../../../shared/office-records.ts';
import { type Day, daysBetween } from '../../../shared/quarter.ts';
import { useCall } from '../../api.ts';
import { StateShape } from '../../components/Badge.tsx';
import { quarterText as text } from '../../text/quarter.ts';
import { useText } from '../../text/text.ts';
import { longDay } from '../../text/time.ts';

/** Checks that together say that the office holders have signed. */
const SIGNED: readonly string[] = ['statements', 'unsigned', 'returned'];

/** Four moments with the days until them. What is past is past, never red; a tick says that it was done, not that the day went by. */
export function TimeLine({ view, today }: { view: QuarterView; today: Day }): React.JSX.Element {
  const { t, lang } = useText();
  const sent = useCall('packages.list', { quarter: view.quarter }, { enabled: view.register !== null }).data;
  const accepted = sent?.receipts.some((one) => one.verdict === 'accepted') ?? false;
  const allSigned = view.checks.every((one) => one.ok || !SIGNED.includes(one.key));
  const steps: readonly (readonly [day: Day, word: string, done: boolean])[] = [
    [view.to, t(text.over), true],
    [view.signOffBy, t(text.signed), allSigned],
    [view.deliverBy, t(text.delivered), accepted],
    // Only BZK knows of its overview.
    [view.consolidateBy, t(text.consolidated), false],
  ];
  const next = steps.findIndex(([day]) => day >= today);
  return (
    <ol className="timeLine" aria-label={t(text.timeLine)}>
      {steps.map(([day, word, wasDone], index) => {
        const days = daysBetween(today, day);
        const past = day < today;
        const done = past && wasDone;
        const state = done ? 'done' : index === next ? 'now' : 'later';
        return (
          <li key={word} className={state}>
            <StateShape shape={done ? 'check' : past ? 'dash' : index === next ? 'half' : 'open'} />
            <strong>
              {longDay(day, lang)
                .replace(/^\S+ /, '')
                .replace(/ \d{4}$/, '')}
            </strong>
            <span className="quiet">
              {word}
              {past ? '' : `, ${t(text.inDays)(days)}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
