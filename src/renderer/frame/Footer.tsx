import type { ReactNode } from 'react';
import { Key } from '../components/Key.tsx';
import { common } from '../text/common.ts';
import { useText } from '../text/text.ts';
import { JobStatus } from './JobStatus.tsx';
import { useShortcuts } from './shortcuts.ts';

/** The keys that work here, printed where they work. */
export function Footer({ status }: { status?: ReactNode }): React.JSX.Element {
  const { t } = useText();
  // What this screen does, then what works everywhere.
  const printed = useShortcuts()
    .filter((s) => s.foot !== null)
    .sort((a, b) => Number(a.group !== 'here') - Number(b.group !== 'here'));
  return (
    <footer className="footer">
      <JobStatus />
      {status && <strong className="status">{status}</strong>}
      <ul className="footKeys" aria-label={t(common.keysHere)}>
        {printed.map((s) => (
          <li key={s.id}>
            <Key keys={s.keys} /> {s.foot}
          </li>
        ))}
      </ul>
      <span className="network">{t(common.noNetwork)}</span>
    </footer>
  );
}
