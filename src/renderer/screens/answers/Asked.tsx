import { useState } from 'react';
import type { AnswerAsked } from '../../../shared/collection-records.ts';
import { BOARD_ASKED, useCall } from '../../api.ts';
import { Button } from '../../components/Button.tsx';
import { Check } from '../../components/Choice.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Select } from '../../components/Field.tsx';
import { answersText as text } from '../../text/answers.ts';
import { common } from '../../text/common.ts';
import { useText } from '../../text/text.ts';
import { lastQuarter } from './asked.ts';

interface AskedProps {
  asked: AnswerAsked;
  onChange: (next: AnswerAsked) => void;
  today: string;
}

/** The period, the cabinet and the ministries that are asked about. */
export function Asked({ asked, onChange, today }: AskedProps): React.JSX.Element {
  const { t } = useText();
  const terms = useCall('collection.expected', {}).data?.terms ?? [];
  const ministries = useCall('collection.board', BOARD_ASKED).data?.ministries ?? [];
  const [choosing, setChoosing] = useState(false);
  const [wrong, setWrong] = useState(false);
  const cabinets = [...new Set(terms.map((one) => one.cabinet).filter(Boolean))];
  const setPeriod = (from: string, to: string): void => {
    setWrong(from > to);
    if (from <= to) onChange({ ...asked, from, to });
  };
  const setCabinet = (cabinet: string): void => {
    const of = terms.filter((one) => one.cabinet === cabinet);
    if (of.length === 0) return onChange({ ...asked, cabinet: null });
    const from = of.map((one) => one.from).sort()[0]!;
    const ends = of.map((one) => one.until ?? today).sort();
    const to = ends.at(-1)! > today ? today : ends.at(-1)!;
    onChange({ ...asked, cabinet, from, to: to < from ? from : to });
  };
  const last = lastQuarter(today);
  const year = { from: `${today.slice(0, 4)}-01-01`, to: today };
  const all = asked.ministries.length === 0;
  return (
    <section className="answerAsked" aria-label={t(text.period)} key={`${asked.from} ${asked.to}`}>
      <div className="answerDays">
        <DayField
          label={t(text.from)}
          value={asked.from}
          today={today}
          hint={t(text.dayHint)}
          onChange={(day) => day && day !== asked.from && setPeriod(day, asked.to)}
        />
        <DayField
          label={t(text.to)}
          value={asked.to}
          today={today}
          hint={t(text.dayHint)}
          error={wrong ? t(text.wrongOrder) : null}
          onChange={(day) => day && day !== asked.to && setPeriod(asked.from, day)}
        />
      </div>
      <div className="buttons">
        <Button size="small" onPress={() => setPeriod(last.from, last.to)}>
          {t(text.lastQuarter)}
        </Button>
        <Button size="small" onPress={() => setPeriod(year.from, year.to)}>
          {t(text.thisYear)}
        </Button>
      </div>
      {cabinets.length > 0 && (
        <Select
          label={t(text.cabinet)}
          value={asked.cabinet ?? ''}
          onChange={setCabinet}
          options={[
            { value: '', label: t(text.allCabinets) },
            ...cabinets.map((name) => ({ value: name, label: name })),
          ]}
        />
      )}
      {ministries.length > 1 && (
        <Button onPress={() => setChoosing(true)}>
          {all
            ? t(text.allMinistries)(ministries.length)
            : t(text.someMinistries)(asked.ministries.length, ministries.length)}
        </Button>
      )}
      {choosing && (
        <ChooseMinistries
          ministries={ministries}
          chosen={asked.ministries}
          onClose={() => setChoosing(false)}
          onChosen={(codes) => onChange({ ...asked, ministries: codes })}
        />
      )}
    </section>
  );
}

interface ChooseProps {
  ministries: readonly { code: string; abbr: string; name: string }[];
  chosen: readonly string[];
  onClose: () => void;
  onChosen: (codes: string[]) => void;
}

function ChooseMinistries({ ministries, chosen, onClose, onChosen }: ChooseProps): React.JSX.Element {
  const { t } = useText();
  const codes = ministries.map((one) => one.code);
  const [ticked, setTicked] = useState<readonly string[]>(chosen.length > 0 ? chosen : codes);
  const done = (): void => {
    onChosen(ticked.length === codes.length ? [] : [...ticked]);
    onClose();
  };
  return (
    <Dialog
      title={t(text.chooseMinistries)}
      onClose={onClose}
      onSubmit={done}
      actions={
        <>
          <Button keys="Escape" onPress={onClose}>
            {t(common.cancel)}
          </Button>
          <Button kind="primary" type="submit">
            {t(text.choose)}
          </Button>
        </>
      }
    >
      <Check checked={ticked.length === codes.length} onChange={(on) => setTicked(on ? codes : [])}>
        <strong>{t(text.allMinistries)(codes.length)}</strong>
      </Check>
      {ministries.map((one) => (
        <Check
          key={one.code}
          checked={ticked.includes(one.code)}
          onChange={(on) => setTicked(on ? [...ticked, one.code] : ticked.filter((code) => code !== one.code))}
        >
          {one.name} ({one.abbr})
        </Check>
      ))}
    </Dialog>
  );
}
