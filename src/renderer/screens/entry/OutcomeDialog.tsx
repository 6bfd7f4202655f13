import { useState } from 'react';
import { YES_NO_UNKNOWN } from '../../../shared/codes.ts';
import { codeItem, itemsOn, type Policy } from '../../../shared/policy.ts';
import type { Day } from '../../../shared/quarter.ts';
import type { Entry, OutcomeInput } from '../../../shared/records.ts';
import { useAct } from '../../api.ts';
import { DayField } from '../../components/DayField.tsx';
import { Field, Select } from '../../components/Field.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { showToast } from '../../components/Toast.tsx';
import { outcomeText as text } from '../../text/outcome.ts';
import { useText } from '../../text/text.ts';
import { YES_NO } from '../terms/EndDialogs.tsx';

interface OutcomeDialogProps {
  entry: Entry;
  policy: Policy;
  today: Day;
  onClose: () => void;
}

const PLACES = ['system', 'location', 'recipient', 'account'] as const;
const NOTES = ['ground', 'why', 'cause', 'decidedBy', 'by'] as const;
const HOW = ['hand', 'automatisch', 'onbekend'] as const;

/** What became of the documents of an entry (domain D5): an outcome counts only with what it asks beside it. */
export function OutcomeDialog({ entry, policy, today, onClose }: OutcomeDialogProps): React.JSX.Element {
  const { t, lang } = useText();
  const before = entry.followUp;
  const [outcome, setOutcome] = useState(before.outcome);
  const [place, setPlace] = useState(before.place ?? '');
  const [reference, setReference] = useState(before.reference ?? '');
  const [date, setDate] = useState<Day | null>(before.date);
  const [note, setNote] = useState(before.note ?? '');
  const [how, setHow] = useState<OutcomeInput['deletedHow']>(before.deletedHow);
  const [replaced, setReplaced] = useState<OutcomeInput['deviceReplaced']>(before.deviceReplaced);
  const [tried, setTried] = useState(false);
  const record = useAct('entries.followUp');
  const needs: readonly string[] = codeItem(policy, 'outcomes', outcome)?.needs ?? [];
  const placeNeed = PLACES.find((one) => needs.includes(one));
  const noteNeeds = NOTES.filter((one) => needs.includes(one));
  const asks = { reference: needs.includes('reference'), date: needs.includes('date'), how: needs.includes('how') };
  const missing = {
    place: placeNeed !== undefined && place.trim() === '',
    reference: asks.reference && reference.trim() === '',
    date: asks.date && date === null,
    note: noteNeeds.length > 0 && note.trim() === '',
    how: asks.how && how === null,
    replaced: needs.includes('phoneReplaced') && replaced === null,
  };
  const said = (is: boolean): string | null => (tried && is ? t(text.needed) : null);
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (Object.values(missing).some(Boolean)) return false;
    await record.act({
      entryId: entry.id,
      outcome,
      place: placeNeed && place.trim() ? place : null,
      reference: reference.trim() || null,
      date,
      note: note.trim() || null,
      deletedOn: asks.how ? date : null,
      deletedHow: asks.how ? how : null,
      deviceReplaced: needs.includes('phoneReplaced') ? replaced : null,
    });
    showToast({ says: t(text.done)(entry.number) });
    return true;
  };
  return (
    <FormDialog
      title={t(text.title)(entry.number)}
      saves={t(text.save)}
      busy={record.busy}
      failure={record.failure}
      onSave={save}
      onClose={onClose}
    >
      <Select
        label={t(text.outcome)}
        value={outcome}
        onChange={setOutcome}
        focusFirst
        options={itemsOn(policy, 'outcomes', today).map((one) => ({ value: one.code, label: one[lang] }))}
      />
      {placeNeed && (
        <Field
          label={t(text[placeNeed])}
          value={place}
          onChange={setPlace}
          maxLength={120}
          error={said(missing.place)}
        />
      )}
      {asks.reference && (
        <Field
          label={t(text.reference)}
          value={reference}
          onChange={setReference}
          maxLength={120}
          error={said(missing.reference)}
        />
      )}
      {asks.date && (
        <DayField
          label={t(text.date)}
          value={date}
          onChange={setDate}
          today={today}
          hint={t(text.dateHint)}
          error={said(missing.date)}
        />
      )}
      {asks.how && (
        <Select
          label={t(text.how)}
          value={how ?? ''}
          onChange={(value) => setHow(HOW.find((one) => one === value) ?? null)}
          error={said(missing.how)}
          options={[{ value: '', label: t(text.choose) }, ...HOW.map((value) => ({ value, label: t(text[value]) }))]}
        />
      )}
      {needs.includes('phoneReplaced') && (
        <Select
          label={t(text.replaced)}
          value={replaced ?? ''}
          onChange={(value) => setReplaced(YES_NO_UNKNOWN.find((one) => one === value) ?? null)}
          error={said(missing.replaced)}
          options={[
            { value: '', label: t(text.choose) },
            ...YES_NO_UNKNOWN.map((value) => ({ value, label: t(YES_NO[value]) })),
          ]}
        />
      )}
      <Field
        label={noteNeeds.length > 0 ? noteNeeds.map((one) => t(text[one])).join(', ') : t(text.note)}
        value={note}
        onChange={setNote}
        maxLength={300}
        error={said(missing.note)}
      />
    </FormDialog>
  );
}
