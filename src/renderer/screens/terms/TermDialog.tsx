import { useState } from 'react';
import type { OfficeTerm } from '../../../shared/people-records.ts';
import { cabinetOn, ministriesOn, type Policy } from '../../../shared/policy.ts';
import type { Day } from '../../../shared/quarter.ts';
import { useAct, useCall } from '../../api.ts';
import { DayField } from '../../components/DayField.tsx';
import { Field, Select } from '../../components/Field.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { showToast } from '../../components/Toast.tsx';
import { termsText as text } from '../../text/terms.ts';
import { useText } from '../../text/text.ts';

interface TermDialogProps {
  terms: readonly OfficeTerm[];
  policy: Policy;
  today: Day;
  onClose: () => void;
}

/** A new term: who, which post at which ministry, from when. A state secretary is a term as well. */
export function TermDialog({ terms, policy, today, onClose }: TermDialogProps): React.JSX.Element {
  const { t, lang } = useText();
  const people = (useCall('people.list', {}).data?.people ?? []).filter(
    (one) => one.role === 'officeHolder' && one.leftOn === null,
  );
  const last = terms[0];
  // The office's own ministry stays on the list, whatever the list of today says.
  const known = ministriesOn(policy, today).map(({ code, name }) => ({ code, name: name[lang], abbr: name.abbr }));
  const own = last ? [{ code: last.ministryCode, name: last.ministryName, abbr: last.ministryAbbr }] : [];
  const ministries = [...own, ...known.filter((one) => one.code !== last?.ministryCode)];
  const [personId, setPerson] = useState('');
  const [post, setPost] = useState(last?.post ?? '');
  const [ministryCode, setMinistry] = useState(ministries[0]?.code ?? '');
  const [from, setFrom] = useState<Day | null>(null);
  const [swornInOn, setSworn] = useState<Day | null>(null);
  const [corporateDeviceOn, setDevice] = useState<Day | null>(null);
  const [tried, setTried] = useState(false);
  const add = useAct('terms.add');
  const save = async (): Promise<boolean> => {
    setTried(true);
    const ministry = ministries.find((one) => one.code === ministryCode);
    const person = personId || people[0]?.id;
    if (!from || post.trim() === '' || !ministry || !person) return false;
    await add.act({
      personId: person,
      post,
      ministryCode,
      ministryName: ministry.name,
      ministryAbbr: ministry.abbr,
      cabinet: cabinetOn(policy, from)?.[lang] ?? '',
      from,
      until: null,
      swornInOn,
      corporateDeviceOn,
    });
    showToast({ says: t(text.done) });
    return true;
  };
  return (
    <FormDialog
      wide
      title={t(text.addTerm)}
      saves={t(text.save)}
      busy={add.busy}
      failure={add.failure}
      onSave={save}
      onClose={onClose}
    >
      <Select
        label={t(text.person)}
        value={personId || (people[0]?.id ?? '')}
        onChange={setPerson}
        hint={t(text.personHint)}
        focusFirst
        options={people.map((one) => ({ value: one.id, label: one.name }))}
      />
      <Field
        label={t(text.post)}
        value={post}
        onChange={setPost}
        hint={t(text.postHint)}
        maxLength={120}
        error={tried && post.trim() === '' ? t(text.needPost) : null}
      />
      <Select
        label={t(text.ministry)}
        value={ministryCode}
        onChange={setMinistry}
        options={ministries.map((one) => ({ value: one.code, label: `${one.name} (${one.abbr})` }))}
      />
      <div className="formTwo">
        <DayField
          label={t(text.from)}
          value={from}
          onChange={setFrom}
          today={today}
          hint={t(text.dayHint)}
          error={tried && !from ? t(text.needFrom) : null}
        />
        <DayField
          label={t(text.swornInOn)}
          value={swornInOn}
          onChange={setSworn}
          today={today}
          hint={t(text.dayUnknown)}
        />
        <DayField
          label={t(text.corporateDeviceOn)}
          value={corporateDeviceOn}
          onChange={setDevice}
          today={today}
          hint={t(text.dayUnknown)}
        />
      </div>
    </FormDialog>
  );
}
