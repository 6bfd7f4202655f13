import '../quarter/quarter.css';
import { useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { usePolicy } from '../../state/session.tsx';
import { Checks } from '../quarter/Checks.tsx';

/** What the quarter still needs, by name: the records manager's work of today. Nothing once it is closed. */
export function Checklist({ quarter }: { quarter: string }): React.JSX.Element | null {
  const policy = usePolicy();
  const { data: view, failure } = useCall('quarters.view', { quarter });
  if (failure) return <FailureBanner failure={failure} />;
  if (!view || !policy || view.state === 'closed') return null;
  return (
    <div className="todayChecks">
      <Checks view={view} policy={policy} />
    </div>
  );
}
