import { CallFailure, call } from '../api.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { bytesInWords } from '../text/bytes.ts';
import { firstLook, sourceLooks } from '../text/first-look.ts';
import { jobs } from '../text/jobs.ts';
import { useText } from '../text/text.ts';
import { type BeingRead, useIntake } from './intake-state.ts';

/** While a file is read: what it is and how large, and a way to stop. What takes no time is not shown at all. */
export function FirstLook(): React.JSX.Element {
  const { reading } = useIntake();
  return (
    <div role="status" className="firstLookPlace">
      {reading && <Look reading={reading} />}
    </div>
  );
}

function Look({ reading }: { reading: BeingRead }): React.JSX.Element {
  const { t, lang } = useText();
  const { name, bytes, looks, at, of } = reading;
  const size = bytes > 0 && looks !== 'folder' ? bytesInWords(bytes, lang) : '';
  const words = [size, of > 1 ? t(firstLook.which)(at, of) : '', t(firstLook.reading)].filter(Boolean);
  return (
    <div className="firstLook">
      <Icon
        name={looks === 'picture' ? 'image' : looks === 'mail' || looks === 'mailbox' ? 'mail' : 'file'}
        size={24}
      />
      <div className="firstLookWords">
        <strong>{t(sourceLooks[looks ?? 'file'])}</strong>
        <span>{name}</span>
        <span className="note">{words.join(' · ')}</span>
      </div>
      <Button size="small" onPress={() => void stop()}>
        {t(jobs.stop)}
      </Button>
    </div>
  );
}

/** Reading is a job; whoever waits for it then hears `cancelled`. */
async function stop(): Promise<void> {
  try {
    const { jobs: running } = await call('jobs.list', {});
    for (const { id, kind } of running) if (kind === 'intake') await call('jobs.cancel', { id });
  } catch (error) {
    // It ended by itself meanwhile.
    if (!(error instanceof CallFailure)) throw error;
  }
}
