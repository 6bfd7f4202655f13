import { useState } from 'react';
import type { Person } from '../../../shared/people-records.ts';
import { CallFailure, useAct, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { showToast } from '../../components/Toast.tsx';
import { useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { settingsText } from '../../text/settings.ts';
import { useText } from '../../text/text.ts';

/** Ends somebody's access: the register moves to a key that they never had. */
export function Leave({ person, onClose }: { person: Person; onClose: () => void }): React.JSX.Element | null {
  const today = useCall('app.info', {}).data?.today;
  return today ? <LeaveOn person={person} today={today} onClose={onClose} /> : null;
}

function LeaveOn(props: { person: Person; today: string; onClose: () => void }): React.JSX.Element {
  const { person, today, onClose } = props;
  const { t } = useText();
  const office = useSession().kind === 'office';
  const [day, setDay] = useState<string | null>(today);
  const leave = useAct('people.leave');
  const submit = async (): Promise<void> => {
    if (day === null) return;
    try {
      await leave.act({ personId: person.id, on: day });
      showToast({ says: t(office ? settingsText.leftDone : settingsText.leftDoneCollection)(person.name) });
      onClose();
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <Dialog
      title={t(settingsText.leaveOf)(person.name)}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button keys="Escape" onPress={onClose}>
            {t(common.cancel)}
          </Button>
          <Button kind="danger" type="submit" busy={leave.busy}>
            {t(settingsText.endAccess)}
          </Button>
        </>
      }
    >
      <p>{t(office ? settingsText.leaveSays : settingsText.leaveSaysCollection)}</p>
      <DayField
        label={t(settingsText.leaveOn)}
        value={day}
        onChange={setDay}
        today={today}
        hint={t(settingsText.leaveOnHint)}
        error={day === null ? t(settingsText.leaveOnHint) : null}
        focusFirst
      />
      <FailureBanner failure={leave.failure} />
    </Dialog>
  );
}
