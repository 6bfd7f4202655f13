import '../quarter/quarter.css';
import { useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { usePolicy } from '../../state/session.tsx';
import { useText } from '../../text/text.ts';
import { todayText } from '../../text/today.ts';
import { Checks } from '../quarter/Checks.tsx';

/** What the quarter still needs, by name: the records manager's work of today. */
export function Checklist({ quarter }: { quarter: string }): React.JSX.Element | null {
  const { t } = useText();
  const policy = usePolicy();
  const { data: view, failure } = useCall('quarters.view', { quarter });
  if (failure) return <FailureBanner failure={failure} />;
  if (!view || !policy) return null;
  if (view.state === 'closed')
    return (
      <section className="dueGroup">
        <h2>{t(todayText.quarterDone)}</h2>
        <p className="quiet">{t(todayText.quarterDoneNote)}</p>
      </section>
    );
  return (
    <div className="todayChecks">
      <Checks view={view} policy={policy} />
    </div>
  );
}
