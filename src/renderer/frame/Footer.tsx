import type { ReactNode } from 'react';
import { Key } from '../components/Key.tsx';
import { common } from '../text/common.ts';
import { useText } from '../text/text.ts';
import { JobStatus } from './JobStatus.tsx';
import { useShortcuts } from './shortcuts.ts';

/** The keys that work here, printed where they work; each can be pressed there too. */
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
            {/* For who has a mouse and no keyboard at hand. Tab passes it by: who tabs has the key. The focus stays where it was. */}
            <button type="button" tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={s.run}>
              <Key keys={s.keys} /> {s.foot}
            </button>
          </li>
        ))}
      </ul>
      <span className="network">{t(common.noNetwork)}</span>
    </footer>
  );
}
