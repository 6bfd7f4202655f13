import { useState } from 'react';
import type { Place, Unlocked } from '../../../shared/contract.ts';
import { CallFailure, useAct } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { PassphraseField } from '../../components/Field.tsx';
import { useLockMinutes } from '../../frame/lock.ts';
import { errors } from '../../text/errors.ts';
import { start } from '../../text/start.ts';
import { useText } from '../../text/text.ts';
import { NewPassphrase, passphraseProblem } from './NewPassphrase.tsx';
import { WhoField } from './WhoField.tsx';

interface UnlockProps {
  place: Place;
  /** Passphrases of the example's people, by person: filled in for the reader. */
  known: ReadonlyMap<string, string>;
  onOpened: (unlocked: Unlocked) => void;
  onLost: () => void;
}

/** Who are you, and your passphrase; at a first unlock the one-time code and a passphrase of your own, twice. */
export function UnlockPanel({ place, known, onOpened, onLost }: UnlockProps): React.JSX.Element {
  const { t } = useText();
  const minutes = useLockMinutes();
  const [personId, setPersonId] = useState(place.slots[0]?.personId ?? '');
  const [secret, setSecret] = useState(known.get(personId) ?? '');
  const [fresh, setFresh] = useState({ first: '', again: '' });
  const [asked, setAsked] = useState(false);
  const unlock = useAct('workspaces.unlock');
  const slot = place.slots.find((one) => one.personId === personId);
  const first = slot?.oneTime ?? false;
  const problem = first ? passphraseProblem(fresh, t) : null;
  const empty = secret === '' ? t(first ? start.needCode : start.needPassphrase) : null;
  const wrong = unlock.failure && ['wrong_passphrase', 'wrong_code'].includes(unlock.failure.code);
  const wrongText = wrong && unlock.failure ? t(errors[unlock.failure.code]) : null;
  const choose = (id: string): void => {
    setPersonId(id);
    setSecret(known.get(id) ?? '');
    setAsked(false);
    unlock.clear();
  };
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (empty || problem) return;
    try {
      onOpened(
        await unlock.act({
          token: place.token,
          personId,
          passphrase: secret,
          newPassphrase: first ? fresh.first : null,
        }),
      );
    } catch (error) {
      // Shown by the panel through `unlock.failure`.
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <section className="card startPanel" aria-label={place.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h2>{place.title}</h2>
        <WhoField slots={place.slots} value={personId} onChange={choose} />
        <PassphraseField
          key={personId}
          label={t(first ? start.code : start.passphrase)}
          value={secret}
          onChange={setSecret}
          error={(asked ? empty : null) ?? (wrongText ? `${wrongText.says} ${wrongText.todo}` : null)}
          {...(first ? { hint: t(start.codeHint) } : known.has(personId) ? { hint: t(start.exampleFilled) } : {})}
          focusFirst
        />
        <div className="lost">
          <button type="button" className="linkButton" onClick={onLost}>
            {t(start.lost)}
          </button>
        </div>
        {first && <NewPassphrase value={fresh} onChange={setFresh} problem={asked ? problem : null} />}
        {!wrong && <FailureBanner failure={unlock.failure} />}
        <div className="startButtons">
          <Button kind="primary" type="submit" keys="Enter" busy={unlock.busy}>
            {t(start.unlock)}
          </Button>
          <span className="note" role="status">
            {t(unlock.busy ? start.unlocking : start.takes)}
          </span>
        </div>
      </form>
      <p className="startPrivacy note">{t(start.privacy)(minutes)}</p>
    </section>
  );
}
