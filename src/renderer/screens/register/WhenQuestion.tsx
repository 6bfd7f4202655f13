import { useState } from 'react';
import { readTypedDate, typedDate } from '../../../shared/dates-typed.ts';
import { termOn } from '../../../shared/rules.ts';
import { Field } from '../../components/Field.tsx';
import { questionNames, register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';
import { sameAccount, whenWords } from './facts.ts';
import { EnterGoesOn, type QuestionProps } from './question-parts.tsx';

/** The date as people type it; what was understood is said under it at once. */
export function WhenQuestion({ facts, set, next }: QuestionProps): React.JSX.Element {
  const { t, lang } = useText();
  const { answers, today, terms } = facts;
  const [typed, setTyped] = useState(() =>
    answers.dateCertainty === null
      ? ''
      : typedDate({ certainty: answers.dateCertainty, day: answers.dateFrom, time: answers.time }, lang),
  );
  const [tried, setTried] = useState(false);
  const read = readTypedDate(typed, today);
  const error =
    read === 'future'
      ? t(register.whenFuture)
      : tried && read === null && typed !== ''
        ? t(register.whenNot)(typed)
        : null;
  const change = (text: string): void => {
    setTyped(text);
    setTried(false);
    const date = readTypedDate(text, today);
    if (date === null || date === 'future') {
      set({ dateCertainty: null, dateFrom: null, dateTo: null, time: null });
      return;
    }
    // The term is that of the day of the messages, and the account the same one in that term.
    const term = date.day === null || date.certainty !== 'exact' ? null : termOn(terms, date.day);
    set({
      dateCertainty: date.certainty,
      dateFrom: date.day,
      dateTo: date.day,
      time: date.time,
      ...(term ? { termId: term.id, accountId: sameAccount(facts, term.id) } : {}),
    });
  };
  return (
    <EnterGoesOn
      onEnter={() => {
        setTried(true);
        if (error === null && (typed === '' || read !== null)) next();
      }}
    >
      <Field
        label={t(questionNames.when)}
        value={typed}
        onChange={change}
        focusFirst
        error={error}
        hint={t(register.whenHint)}
      />
      <p className="understood" role="status">
        {whenWords(answers, facts.speaker)}
      </p>
    </EnterGoesOn>
  );
}
