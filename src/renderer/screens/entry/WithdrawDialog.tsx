import { useState } from 'react';
import type { Entry } from '../../../shared/records.ts';
import { CallFailure, useAct } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { showToast } from '../../components/Toast.tsx';
import { entryScreen } from '../../text/entry.ts';
import { useText } from '../../text/text.ts';

/** Withdrawing asks for a reason; the harmless button has the focus. */
export function WithdrawDialog({ entry, onClose }: { entry: Entry; onClose: () => void }): React.JSX.Element {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const withdraw = useAct('entries.withdraw');
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (reason.trim() === '') return;
    try {
      await withdraw.act({ entryId: entry.id, reason });
      onClose();
      showToast({ says: t(entryScreen.withdrawn)(entry.number) });
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <Dialog
      title={t(entryScreen.withdrawTitle)}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button focusFirst keys="Escape" onPress={onClose}>
            {t(entryScreen.keep)}
          </Button>
          <Button kind="danger" type="submit" busy={withdraw.busy}>
            {t(entryScreen.withdrawDo)}
          </Button>
        </>
      }
    >
      <p>{t(entryScreen.withdrawSays)}</p>
      <FailureBanner failure={withdraw.failure} />
      <Field
        label={t(entryScreen.withdrawReason)}
        value={reason}
        onChange={setReason}
        error={asked && reason.trim() === '' ? t(entryScreen.withdrawNeed) : null}
        maxLength={200}
      />
    </Dialog>
  );
}
