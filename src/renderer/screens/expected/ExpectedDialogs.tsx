import { useState } from 'react';
import type { ExpectedTerm } from '../../../shared/collection-records.ts';
import { cabinetOn, ministriesOn, type Policy } from '../../../shared/policy.ts';
import type { Day } from '../../../shared/quarter.ts';
import { useAct } from '../../api.ts';
import { DayField } from '../../components/DayField.tsx';
import { Field, Select } from '../../components/Field.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { showToast } from '../../components/Toast.tsx';
import { expectedText as text } from '../../text/expected.ts';
import { useText } from '../../text/text.ts';

interface TermProps {
  /** Null: a new one. */
  term: ExpectedTerm | null;
  terms: readonly ExpectedTerm[];
  policy: Policy;
  today: Day;
  onClose: () => void;
}

/** One person in one post, from when until when. */
export function TermDialog({ term, terms, policy, today, onClose }: TermProps): React.JSX.Element {
  const { t, lang } = useText();
  const expect = useAct('collection.expect');
  const own = [...(term ? [term] : []), ...terms].map((one) => ({
    code: one.ministryCode,
    name: one.ministryName,
    abbr: one.ministryAbbr,
  }));
  const listed = ministriesOn(policy, today).map(({ code, name }) => ({ code, name: name.nl, abbr: name.abbr }));
  const ministries = [...new Map([...listed, ...own.toReversed()].map((one) => [one.code, one])).values()].sort(
    (a, b) => a.name.localeCompare(b.name, lang),
  );
  const [person, setPerson] = useState(term?.person ?? '');
  const [post, setPost] = useState(term?.post ?? '');
  const [ministryCode, setMinistry] = useState(term?.ministryCode ?? ministries[0]?.code ?? '');
  const [cabinet, setCabinet] = useState(term?.cabinet ?? '');
  const [from, setFrom] = useState<Day | null>(term?.from ?? null);
  const [until, setUntil] = useState<Day | null>(term?.until ?? null);
  const [tried, setTried] = useState(false);
  const wrong = from !== null && until !== null && until < from;
  const save = async (): Promise<boolean> => {
    setTried(true);
    const ministry = ministries.find((one) => one.code === ministryCode);
    if (person.trim() === '' || post.trim() === '' || !ministry || !from || wrong) return false;
    await expect.act({
      terms: [
        {
          id: term?.id ?? null,
          person: person.trim(),
          post: post.trim(),
          ministryCode,
          ministryName: ministry.name,
          ministryAbbr: ministry.abbr,
          cabinet: cabinet.trim() || (cabinetOn(policy, from)?.nl ?? ''),
          from,
          until,
        },
      ],
    });
    showToast({ says: t(text.saved)(person.trim()) });
    return true;
  };
  const missing = (value: string): string | null => (tried && value.trim() === '' ? t(text.need) : null);
  return (
    <FormDialog
      wide
      title={term ? t(text.changeOf)(term.person) : t(text.add)}
      saves={t(text.save)}
      busy={expect.busy}
      failure={expect.failure}
      onSave={save}
      onClose={onClose}
    >
      <Field
        label={t(text.person)}
        value={person}
        onChange={setPerson}
        hint={t(text.personHint)}
        error={missing(person)}
        maxLength={200}
        focusFirst
      />
      <Field
        label={t(text.post)}
        value={post}
        onChange={setPost}
        hint={t(text.postHint)}
        error={missing(post)}
        maxLength={200}
      />
      <Select
        label={t(text.ministry)}
        value={ministryCode}
        onChange={setMinistry}
        options={ministries.map((one) => ({ value: one.code, label: `${one.name} (${one.abbr})` }))}
      />
      <div className="expectedDays">
        <DayField
          label={t(text.from)}
          value={from}
          onChange={setFrom}
          today={today}
          hint={t(text.dayHint)}
          error={tried && !from ? t(text.needDay) : null}
        />
        <DayField
          label={t(text.until)}
          value={until}
          onChange={setUntil}
          today={today}
          hint={t(text.untilHint)}
          error={wrong ? t(text.wrongOrder) : null}
        />
        <Field
          label={t(text.cabinet)}
          value={cabinet}
          onChange={setCabinet}
          hint={t(text.cabinetHint)}
          maxLength={80}
        />
      </div>
    </FormDialog>
  );
}

interface EndProps {
  term: ExpectedTerm;
  today: Day;
  onClose: () => void;
}

/** The last day in office. */
export function EndTermDialog({ term, today, onClose }: EndProps): React.JSX.Element {
  const { t } = useText();
  const expect = useAct('collection.expect');
  const [until, setUntil] = useState<Day | null>(today);
  const [tried, setTried] = useState(false);
  const wrong = until !== null && until < term.from;
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (!until || wrong) return false;
    await expect.act({ terms: [{ ...term, until }] });
    showToast({ says: t(text.saved)(term.person) });
    return true;
  };
  return (
    <FormDialog
      title={t(text.endTitle)(term.person)}
      saves={t(text.save)}
      busy={expect.busy}
      failure={expect.failure}
      onSave={save}
      onClose={onClose}
    >
      <p>{t(text.endSays)}</p>
      <DayField
        label={t(text.until)}
        value={until}
        onChange={setUntil}
        today={today}
        hint={t(text.dayHint)}
        error={wrong ? t(text.wrongOrder) : tried && !until ? t(text.needDay) : null}
        focusFirst
      />
    </FormDialog>
  );
}
