import { useState } from 'react';
import { YES_NO_UNKNOWN, type YesNoUnknown } from '../../../shared/codes.ts';
import type { OfficeTerm } from '../../../shared/people-records.ts';
import type { Day } from '../../../shared/quarter.ts';
import { useAct } from '../../api.ts';
import { Choice } from '../../components/Choice.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Field } from '../../components/Field.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { showToast } from '../../components/Toast.tsx';
import { quarterText } from '../../text/quarter.ts';
import { termsText as text } from '../../text/terms.ts';
import { type Both, useText } from '../../text/text.ts';

export const YES_NO: Record<YesNoUnknown, Both> = {
  ja: quarterText.yes,
  nee: quarterText.no,
  onbekend: quarterText.unknown,
};

interface EndProps {
  term: OfficeTerm;
  today: Day;
  onClose: () => void;
}

/** The last day of a term. */
export function EndDialog({ term, today, onClose }: EndProps): React.JSX.Element {
  const { t } = useText();
  const [until, setUntil] = useState<Day | null>(null);
  const [tried, setTried] = useState(false);
  const end = useAct('terms.end');
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (!until) return false;
    await end.act({ termId: term.id, until });
    showToast({ says: t(text.done) });
    return true;
  };
  return (
    <FormDialog
      title={t(text.endOf)(term.personName)}
      saves={t(text.save)}
      busy={end.busy}
      failure={end.failure}
      onSave={save}
      onClose={onClose}
    >
      <DayField
        label={t(text.lastDay)}
        value={until}
        onChange={setUntil}
        today={today}
        hint={t(text.dayHint)}
        error={tried && !until ? t(text.needDay) : null}
        focusFirst
      />
    </FormDialog>
  );
}

/** What became of the device and the messages when a term ended (domain R15). */
export function HandoverDialog({ term, today, onClose }: EndProps): React.JSX.Element {
  const { t } = useText();
  const [deviceHandedIn, setHandedIn] = useState<YesNoUnknown>('onbekend');
  const [readOutOn, setReadOut] = useState<Day | null>(null);
  const [securedWhere, setWhere] = useState('');
  const [openPoints, setOpen] = useState('');
  const [tried, setTried] = useState(false);
  const record = useAct('handovers.record');
  const silent = securedWhere.trim() === '' && openPoints.trim() === '';
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (silent) return false;
    await record.act({ termId: term.id, deviceHandedIn, readOutOn, securedWhere, openPoints });
    showToast({ says: t(text.done) });
    return true;
  };
  return (
    <FormDialog
      title={t(text.handoverOf)(term.personName)}
      saves={t(text.save)}
      busy={record.busy}
      failure={record.failure}
      onSave={save}
      onClose={onClose}
    >
      <Choice
        label={t(text.deviceHandedIn)}
        columns={3}
        value={deviceHandedIn}
        onChange={setHandedIn}
        options={YES_NO_UNKNOWN.map((value) => ({ value, label: t(YES_NO[value]) }))}
      />
      <DayField
        label={t(text.readOutOn)}
        value={readOutOn}
        onChange={setReadOut}
        today={today}
        hint={t(text.dayUnknown)}
      />
      <Field
        label={t(text.securedWhere)}
        value={securedWhere}
        onChange={setWhere}
        maxLength={200}
        error={tried && silent ? t(text.needHandover) : null}
      />
      <Field label={t(text.openPoints)} value={openPoints} onChange={setOpen} maxLength={300} />
    </FormDialog>
  );
}
