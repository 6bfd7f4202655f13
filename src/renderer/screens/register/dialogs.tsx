import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { common } from '../../text/common.ts';
import { register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';

/** "Weg ermee" really removes; the focus is on keeping it. */
export function DiscardDialog(props: { onClose: () => void; onDiscard: () => void }): React.JSX.Element {
  const { t } = useText();
  return (
    <Dialog
      title={t(register.discardTitle)}
      onClose={props.onClose}
      actions={
        <>
          <Button focusFirst onPress={props.onClose}>
            {t(register.keep)}
          </Button>
          <Button kind="danger" onPress={props.onDiscard}>
            {t(register.discard)}
          </Button>
        </>
      }
    >
      <p>{t(register.discardSays)}</p>
    </Dialog>
  );
}

export function CorrectionDialog(props: {
  number: string;
  busy: boolean;
  onClose: () => void;
  onLog: (reason: string) => void;
}): React.JSX.Element {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (reason.trim() !== '') props.onLog(reason.trim());
  };
  return (
    <Dialog
      title={t(register.correctionTitle)}
      onClose={props.onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onPress={props.onClose}>{t(common.cancel)}</Button>
          <Button type="submit" kind="primary" busy={props.busy}>
            {t(register.log)}
          </Button>
        </>
      }
    >
      <p>{t(register.correctionSays)}</p>
      <Field
        label={t(register.correctionReason)}
        value={reason}
        onChange={setReason}
        maxLength={200}
        focusFirst
        error={tried && reason.trim() === '' ? t(register.correctionNeeded) : null}
      />
    </Dialog>
  );
}
