import { useCall } from '../api.ts';
import { JobStatus } from '../frame/JobStatus.tsx';
import { common } from '../text/common.ts';
import { useText } from '../text/text.ts';

/** In a dialog whose work runs: how far it is, and how to stop it. The footer, which says so too, is behind the dialog. */
export function Working(): React.JSX.Element | null {
  const { t } = useText();
  const running = useCall('jobs.list', {}).data?.jobs ?? [];
  if (running.length === 0) return null;
  return (
    <div className="working">
      <JobStatus />
      <p className="note">{t(common.worksOn)}</p>
    </div>
  );
}
