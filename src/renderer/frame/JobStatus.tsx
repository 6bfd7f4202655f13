import { useState } from 'react';
import type { CallOutput } from '../../shared/contract.ts';
import { useAct, useCall } from '../api.ts';
import { Button } from '../components/Button.tsx';
import { jobNames, jobs as jobText, progressInWords } from '../text/jobs.ts';
import { useText } from '../text/text.ts';
import { useShortcut } from './shortcuts.ts';

type Job = CallOutput<'jobs.list'>['jobs'][number];

function OneJob({ job }: { job: Job }): React.JSX.Element {
  const { t, lang } = useText();
  const { act } = useAct('jobs.cancel');
  // It stops between two steps: until then the button says that it was heard.
  const [stopping, setStopping] = useState(false);
  const name = t(jobNames[job.kind]);
  const words = progressInWords(job, lang);
  const stop = (): void => {
    setStopping(true);
    void act({ id: job.id });
  };
  useShortcut('', stop, t(jobText.stopThis)(name), { group: 'everywhere', enabled: !stopping });
  return (
    <li>
      <span className="jobName">{name}</span>
      <progress aria-label={name} aria-valuetext={words} {...(job.total ? { value: job.done, max: job.total } : {})} />
      <span>{words}</span>
      <Button kind="quiet" size="small" busy={stopping} label={t(jobText.stopThis)(name)} onPress={stop}>
        {t(jobText.stop)}
      </Button>
    </li>
  );
}

/** In the footer: what runs beside the work, how far it is, and how to stop it. */
export function JobStatus(): React.JSX.Element {
  const { t } = useText();
  const running = useCall('jobs.list', {}).data?.jobs ?? [];
  return (
    <>
      {/* Says which jobs there are, once each; the figures beside it would be read out without end. */}
      <span role="status" className="onlyHeard">
        {running.map((job) => t(jobNames[job.kind])).join(', ')}
      </span>
      {running.length > 0 && (
        <ul className="jobs" aria-label={t(jobText.running)}>
          {running.map((job) => (
            <OneJob key={job.id} job={job} />
          ))}
        </ul>
      )}
    </>
  );
}
