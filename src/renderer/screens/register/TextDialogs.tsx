import { useState } from 'react';
import type { Staged } from '../../../shared/records.ts';
import { useAct, useCall } from '../../api.ts';
import { Field, PassphraseField, Select, TextArea } from '../../components/Field.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useSession } from '../../state/session.tsx';
import { capture } from '../../text/capture.ts';
import { useText } from '../../text/text.ts';

interface TextDialogProps {
  /** Null: it starts a draft. */
  stagingId: string | null;
  kind: 'pasted' | 'transcript';
  text?: string;
  onClose: () => void;
  onKept: (staged: Staged) => void;
}

/** Text as evidence: what was pasted, or what is typed over from a screen. */
export function TextDialog({ stagingId, kind, text = '', onClose, onKept }: TextDialogProps): React.JSX.Element {
  const { t } = useText();
  const { act, busy, failure } = useAct('transcripts.add');
  const [typed, setTyped] = useState(text);
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const pasted = kind === 'pasted';
  return (
    <FormDialog
      title={t(pasted ? capture.pasteTitle : capture.typeOver)}
      saves={t(capture.keepText)}
      busy={busy}
      failure={failure}
      wide
      onClose={onClose}
      onSave={async () => {
        setTried(true);
        if (typed.trim() === '') return false;
        onKept(await act({ id: stagingId, kind, text: typed, source }));
        return true;
      }}
    >
      {pasted && <p>{t(capture.pasteSays)}</p>}
      {!pasted && (
        <Field
          label={t(capture.typedSource)}
          hint={t(capture.typedSourceHint)}
          maxLength={120}
          value={source}
          focusFirst
          onChange={setSource}
        />
      )}
      <TextArea
        label={t(pasted ? capture.pastedText : capture.typedText)}
        rows={12}
        maxLength={200_000}
        value={typed}
        focusFirst={pasted}
        error={tried && typed.trim() === '' ? t(capture.typedEmpty) : null}
        onChange={setTyped}
      />
    </FormDialog>
  );
}

interface ConfirmDialogProps {
  stagingId: string;
  evidenceId: string;
  onClose: () => void;
  onConfirmed: (staged: Staged) => void;
}

/** A second person, at the same desk, with a passphrase of their own. */
export function ConfirmDialog({ stagingId, evidenceId, onClose, onConfirmed }: ConfirmDialogProps): React.JSX.Element {
  const { t } = useText();
  const { person } = useSession();
  const { act, busy, failure } = useAct('transcripts.confirm');
  const others = (useCall('people.list', {}).data?.people ?? []).filter(
    (one) => one.hasSlot && !one.awaitsCode && one.leftOn === null && one.id !== person.id,
  );
  const [who, setWho] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const personId = who || (others[0]?.id ?? '');
  return (
    <FormDialog
      title={t(capture.confirmTitle)}
      saves={t(capture.confirmDone)}
      busy={busy}
      failure={failure}
      onClose={onClose}
      onSave={async () => {
        if (personId === '' || passphrase === '') return false;
        onConfirmed(await act({ id: stagingId, evidenceId, personId, passphrase }));
        return true;
      }}
    >
      <p>{t(others.length === 0 ? capture.confirmNobody : capture.confirmSays)}</p>
      {others.length > 0 && (
        <>
          <Select
            label={t(capture.confirmWho)}
            value={personId}
            options={others.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setWho}
          />
          <PassphraseField label={t(capture.passphrase)} value={passphrase} focusFirst onChange={setPassphrase} />
        </>
      )}
    </FormDialog>
  );
}
