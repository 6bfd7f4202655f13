import { useEffect, useRef, useState } from 'react';
import { RETURN_REASONS, type ReturnReason } from '../../../shared/codes.ts';
import { labelOf, type Policy } from '../../../shared/policy.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { common } from '../../text/common.ts';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';

/** Five ready reasons by digit, and a few words. */
export function ReturnDialog(props: {
  policy: Policy;
  onClose: () => void;
  onReturn: (reason: ReturnReason, note: string) => void;
}): React.JSX.Element {
  const { t, lang } = useText();
  const [reason, setReason] = useState<ReturnReason>('REDEN_KLOPT_NIET');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  // Before the dialog takes the focus for itself: a digit that follows the key of the dialog at once is not lost.
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const needsNote = reason === 'ANDERS' && note.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (!needsNote) props.onReturn(reason, note.trim());
  };
  return (
    <Dialog
      title={t(signOff.backTitle)}
      onClose={props.onClose}
      onSubmit={submit}
      actions={
        <>
          <Button keys="Escape" onPress={props.onClose}>
            {t(common.cancel)}
          </Button>
          <Button type="submit" kind="primary" keys="Enter">
            {t(signOff.giveBack)}
          </Button>
        </>
      }
    >
      <div ref={box}>
        <Choice
          label={t(signOff.reason)}
          hideLabel
          digits
          options={RETURN_REASONS.map((value) => ({
            value,
            label: labelOf(props.policy, 'returnReasons', value, lang),
          }))}
          value={reason}
          onChange={setReason}
        />
      </div>
      <Field
        label={t(signOff.backNote)}
        value={note}
        onChange={setNote}
        maxLength={200}
        hint={t(reason === 'ANDERS' ? signOff.backNoteRead : signOff.backNoteHint)}
        error={tried && needsNote ? t(signOff.backNoteNeeded) : null}
      />
    </Dialog>
  );
}
