import { useState } from 'react';
import type { TakenPackage } from '../../../shared/collection-records.ts';
import type { CallOutput } from '../../../shared/contract.ts';
import { isRecipient } from '../../../shared/recipient.ts';
import { useAct } from '../../api.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field, Select } from '../../components/Field.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useOutFolder } from '../../components/OutFolder.tsx';
import { SavedFile } from '../../components/SavedFile.tsx';
import { common } from '../../text/common.ts';
import { forwardText as text } from '../../text/deliveries.ts';
import { deliveryText } from '../../text/delivery.ts';
import { useText } from '../../text/text.ts';

/** More names than this are folded: the dialog's button stays in sight. */
const FEW = 6;

type Written = CallOutput<'collection.forward'>;

function lastPart(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** Passes the accepted packages of a quarter on, byte for byte as they came in; afterwards where they are. */
export function Forward({ all, onClose }: { all: readonly TakenPackage[]; onClose: () => void }): React.JSX.Element {
  const [written, setWritten] = useState<Written | null>(null);
  const quarters = quartersOf(all);
  if (written) return <Done written={written} onClose={onClose} />;
  return quarters.length === 0 ? (
    <Nothing onClose={onClose} />
  ) : (
    <Ask all={all} quarters={quarters} onClose={onClose} onWritten={setWritten} />
  );
}

function goesAlong(one: TakenPackage): boolean {
  return one.verdict === 'accepted' && !one.replaced;
}

/** Quarters of which something was accepted, the newest first. */
export function quartersOf(all: readonly TakenPackage[]): string[] {
  const found = all.flatMap((one) => (goesAlong(one) && one.quarter !== null ? [one.quarter] : []));
  return [...new Set(found)].sort().toReversed();
}

interface AskProps {
  all: readonly TakenPackage[];
  quarters: readonly string[];
  onClose: () => void;
  onWritten: (written: Written) => void;
}

function Ask({ all, quarters, onClose, onWritten }: AskProps): React.JSX.Element {
  const { t } = useText();
  const [quarter, setQuarter] = useState(quarters[0] ?? '');
  const [seal, setSeal] = useState('');
  const [wrong, setWrong] = useState(false);
  const { within, outFolder } = useOutFolder();
  const forward = useAct('collection.forward');
  const ofQuarter = all.filter((one) => one.quarter === quarter);
  const waiting = ofQuarter.filter((one) => one.verdict === 'waiting').length;
  const run = async (): Promise<boolean> => {
    const key = seal.trim();
    const odd = key !== '' && !isRecipient(key);
    setWrong(odd);
    if (!odd) onWritten(await forward.act({ quarter, seal: key === '' ? null : key, within }));
    // What was written is shown in the same place.
    return false;
  };
  return (
    <FormDialog
      title={t(text.title)}
      saves={t(text.forward)}
      busy={forward.busy}
      failure={forward.failure}
      onSave={run}
      onClose={onClose}
    >
      <p>{t(text.says)}</p>
      <Select
        label={t(text.quarter)}
        value={quarter}
        onChange={setQuarter}
        options={quarters.map((value) => ({
          value,
          label: t(text.quarterHas)(value, all.filter((one) => one.quarter === value && goesAlong(one)).length),
        }))}
      />
      {waiting > 0 && <p className="note">{t(text.staysWaiting)(waiting)}</p>}
      <Field
        label={t(deliveryText.seal)}
        value={seal}
        onChange={setSeal}
        hint={t(text.sealHint)}
        error={wrong ? t(deliveryText.sealWrong) : null}
        spellCheck={false}
        focusFirst
      />
      {outFolder}
      {forward.busy && <p role="status">{t(text.writing)}</p>}
    </FormDialog>
  );
}

function Done({ written, onClose }: { written: Written; onClose: () => void }): React.JSX.Element {
  const { t } = useText();
  return (
    <Dialog
      title={t(text.written)(written.files.length)}
      onClose={onClose}
      actions={
        <Button kind="primary" focusFirst keys="Escape" onPress={onClose}>
          {t(common.close)}
        </Button>
      }
    >
      <p>{t(text.sendThem)}</p>
      <SavedFile path={written.folder} name={lastPart(written.folder)} folder />
      <details open={written.files.length <= FEW}>
        <summary>{t(text.files)(written.files.length)}</summary>
        <ul className="forwarded">
          {written.files.map((file) => (
            <li key={file}>{lastPart(file)}</li>
          ))}
        </ul>
      </details>
    </Dialog>
  );
}

function Nothing({ onClose }: { onClose: () => void }): React.JSX.Element {
  const { t } = useText();
  return (
    <Dialog
      title={t(text.nothingTitle)}
      onClose={onClose}
      actions={
        <Button kind="primary" focusFirst keys="Escape" onPress={onClose}>
          {t(common.close)}
        </Button>
      }
    >
      <p>{t(text.nothingSays)}</p>
    </Dialog>
  );
}
