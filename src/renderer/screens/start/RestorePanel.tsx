import { useState } from 'react';
import type { CallOutput, Place, Unlocked } from '../../../shared/contract.ts';
import { CallFailure, call, useAct, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Check } from '../../components/Choice.tsx';
import { PassphraseField, TextArea } from '../../components/Field.tsx';
import { SalvageReport } from '../../components/SalvageReport.tsx';
import { showToast } from '../../components/Toast.tsx';
import { errors } from '../../text/errors.ts';
import { salvage } from '../../text/salvage.ts';
import { start } from '../../text/start.ts';
import { useText } from '../../text/text.ts';
import { momentInWords } from '../../text/time.ts';
import { WhoField } from './WhoField.tsx';

interface RestoreProps {
  place: Place & { backup: NonNullable<Place['backup']> };
  /** The register it is a backup of, where that was opened before and is still there. */
  source: Place | null;
  onOpened: (unlocked: Unlocked) => void;
  /** Put back with the sheet: nobody has proven who they are, so a new passphrase is next. */
  onRecover: (restored: Place) => void;
}

/** What was picked is a backup: it is put back in a new folder, with a passphrase of that time or the recovery sheet. */
export function RestorePanel({ place, source, onOpened, onRecover }: RestoreProps): React.JSX.Element {
  const { t, lang } = useText();
  const people = place.slots.filter((one) => !one.oneTime);
  const [personId, setPersonId] = useState(people[0]?.personId ?? '');
  const [bySheet, setBySheet] = useState(people.length === 0);
  const [secret, setSecret] = useState('');
  const [asked, setAsked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [made, setMade] = useState<CallOutput<'backups.restore'> | null>(null);
  const today = useCall('app.info', {}).data?.today ?? '';
  const restore = useAct('backups.restore');
  const unlock = useAct('workspaces.unlock');
  const busy = restore.busy || unlock.busy;
  const failure = restore.failure ?? unlock.failure;
  const wrong =
    failure && ['wrong_passphrase', 'wrong_recovery'].includes(failure.code) ? t(errors[failure.code]) : null;
  const empty = asked && secret.trim() === '' ? t(bySheet ? start.sheetHint : start.needPassphrase) : null;
  const error = empty ?? (wrong ? `${wrong.says} ${wrong.todo}` : null);
  const other = (): void => {
    setBySheet(!bySheet);
    setSecret('');
    setAsked(false);
    restore.clear();
  };
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (secret.trim() === '') return;
    try {
      const how = bySheet ? { recovery: secret } : { personId, passphrase: secret };
      const damaged = saving && source ? source.token : null;
      const done = made ?? (await restore.act({ backup: place.token, damaged, ...how }));
      // What came over is read first; then it is opened.
      if (done.salvaged && !made) return setMade(done);
      const { token } = done;
      if (bySheet) onRecover(await call('workspaces.peek', { token }));
      else onOpened(await unlock.act({ token, personId, passphrase: secret }));
      showToast({ says: t(start.restored) });
    } catch (caught) {
      // Shown by the panel through `failure`.
      if (!(caught instanceof CallFailure)) throw caught;
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
        <p>
          <strong>{t(start.restoreSays)(momentInWords(place.backup.madeAt, lang, today))}</strong> {t(start.restoreHow)}
        </p>
        {source && !made && (
          <Check checked={saving} onChange={setSaving}>
            {t(salvage.also)} {t(salvage.alsoIn)(source.shown)}
          </Check>
        )}
        {made && <SalvageReport made={made} />}
        {made ? null : bySheet ? (
          <TextArea
            label={t(start.sheet)}
            hint={t(start.sheetHint)}
            value={secret}
            onChange={setSecret}
            rows={2}
            error={error}
            focusFirst
          />
        ) : (
          <>
            <WhoField slots={people} value={personId} onChange={setPersonId} />
            <PassphraseField
              label={t(start.restorePassphrase)}
              value={secret}
              onChange={setSecret}
              error={error}
              focusFirst
            />
          </>
        )}
        {people.length > 0 && !made && (
          <div className="lost">
            <button type="button" className="linkButton" onClick={other}>
              {t(bySheet ? start.restoreByPassphrase : start.restoreBySheet)}
            </button>
          </div>
        )}
        {!wrong && <FailureBanner failure={failure} />}
        <div className="startButtons">
          <Button kind="primary" type="submit" keys="Enter" busy={busy}>
            {t(made ? salvage.open : start.restore)}
          </Button>
          <span className="note" role="status">
            {busy ? t(start.restoring) : ''}
          </span>
        </div>
      </form>
    </section>
  );
}
