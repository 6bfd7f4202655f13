import { useState } from 'react';
import { CallFailure, useAct, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { renewSession, useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { settingsText } from '../../text/settings.ts';
import { useText } from '../../text/text.ts';
import { longDay } from '../../text/time.ts';

/** Whether this register may keep Dep. VERTROUWELIJK: off, unless the security authority decided otherwise (domain R25). */
export function Accreditation(): React.JSX.Element {
  const { t, lang } = useText();
  const { accreditation, person, readOnly } = useSession();
  const today = useCall('app.info', {}).data?.today;
  const [asking, setAsking] = useState(false);
  const accredit = useAct('workspaces.accredit');
  const switchTo = async (given: { note: string; decidedOn: string } | null): Promise<void> => {
    try {
      renewSession((await accredit.act({ accreditation: given })).session);
      setAsking(false);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  const mine = person.role === 'recordsManager' && !readOnly;
  return (
    <section className="card settingsCard">
      <h2>Dep. VERTROUWELIJK</h2>
      <p>
        {accreditation
          ? t(settingsText.depvOn)(accreditation.note, longDay(accreditation.decidedOn, lang))
          : t(settingsText.depvOff)}
      </p>
      {mine && (
        <div className="buttons">
          {accreditation ? (
            <Button busy={accredit.busy} onPress={() => void switchTo(null)}>
              {t(settingsText.depvSwitchOff)}
            </Button>
          ) : (
            <Button onPress={() => setAsking(true)}>{t(settingsText.depvSwitchOn)}</Button>
          )}
        </div>
      )}
      {!asking && <FailureBanner failure={accredit.failure} />}
      {asking && today && (
        <Decision
          today={today}
          busy={accredit.busy}
          failure={accredit.failure}
          onClose={() => setAsking(false)}
          onDecided={(given) => void switchTo(given)}
        />
      )}
    </section>
  );
}

interface DecisionProps {
  today: string;
  busy: boolean;
  failure: CallFailure | null;
  onClose: () => void;
  onDecided: (given: { note: string; decidedOn: string }) => void;
}

function Decision({ today, busy, failure, onClose, onDecided }: DecisionProps): React.JSX.Element {
  const { t } = useText();
  const [note, setNote] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const whole = note.trim().length >= 3;
  const submit = (): void => {
    setAsked(true);
    if (whole && day !== null) onDecided({ note: note.trim(), decidedOn: day });
  };
  return (
    <Dialog
      title={t(settingsText.depvSwitchOn)}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button keys="Escape" onPress={onClose}>
            {t(common.cancel)}
          </Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t(settingsText.depvSwitchOn)}
          </Button>
        </>
      }
    >
      <p>{t(settingsText.depvSays)}</p>
      <Field
        label={t(settingsText.depvNote)}
        value={note}
        onChange={setNote}
        error={asked && !whole ? t(settingsText.depvNoteNeeded) : null}
        maxLength={200}
        focusFirst
      />
      <DayField
        label={t(settingsText.depvDay)}
        value={day}
        onChange={setDay}
        today={today}
        hint={t(settingsText.leaveOnHint)}
        error={asked && day === null ? t(settingsText.leaveOnHint) : null}
      />
      <FailureBanner failure={failure} />
    </Dialog>
  );
}
