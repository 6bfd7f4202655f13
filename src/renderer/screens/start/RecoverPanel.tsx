import { useState } from 'react';
import type { Place, Unlocked } from '../../../shared/contract.ts';
import { CallFailure, useAct } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { TextArea } from '../../components/Field.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { common } from '../../text/common.ts';
import { start } from '../../text/start.ts';
import { useText } from '../../text/text.ts';
import { NewPassphrase, passphraseProblem } from './NewPassphrase.tsx';
import { WhoField } from './WhoField.tsx';

interface RecoverProps {
  place: Place;
  onOpened: (unlocked: Unlocked) => void;
  onBack: () => void;
}

/** The way back with the printed recovery sheet. */
export function RecoverPanel({ place, onOpened, onBack }: RecoverProps): React.JSX.Element {
  const { t } = useText();
  const [personId, setPersonId] = useState(place.slots[0]?.personId ?? '');
  const [recovery, setRecovery] = useState('');
  const [fresh, setFresh] = useState({ first: '', again: '' });
  const [asked, setAsked] = useState(false);
  const recover = useAct('workspaces.recover');
  const problem = passphraseProblem(fresh, t);
  useShortcut('Escape', onBack, t(common.back));
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (problem || recovery.trim() === '') return;
    try {
      onOpened(await recover.act({ token: place.token, recovery, personId, newPassphrase: fresh.first }));
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <main className="startPage">
      <h1>{t(start.recoverTitle)}</h1>
      <p className="lead">{t(start.recoverSays)}</p>
      <form
        className="card startPanel"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h2>{place.title}</h2>
        <TextArea
          label={t(start.sheet)}
          hint={t(start.sheetHint)}
          value={recovery}
          onChange={setRecovery}
          rows={2}
          error={asked && recovery.trim() === '' ? t(start.sheetHint) : null}
          focusFirst
        />
        <WhoField slots={place.slots} value={personId} onChange={setPersonId} />
        <NewPassphrase value={fresh} onChange={setFresh} problem={asked ? problem : null} />
        <FailureBanner failure={recover.failure} />
        <div className="startButtons">
          <Button onPress={onBack} keys="Escape">
            {t(common.back)}
          </Button>
          <Button kind="primary" type="submit" busy={recover.busy}>
            {t(start.recover)}
          </Button>
        </div>
      </form>
    </main>
  );
}
