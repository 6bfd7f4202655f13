import { Fragment, useState } from 'react';
import { daysBetween } from '../../../shared/quarter.ts';
import type { Answers } from '../../../shared/records.ts';
import type { Question } from '../../../shared/rules.ts';
import { entrySentence, inSentence } from '../../../shared/sentence.ts';
import { Unbroken } from '../../components/Unbroken.tsx';
import { questionNames, register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';
import type { Facts } from './facts.ts';

/** Which question each "nog kiezen" of the sentence is, in the order the sentence names them. */
function gapsOf(a: Answers, lang: 'nl' | 'en'): Question[] {
  const noWith = a.direction === 'ZAKELIJK_NAAR_PRIVE' || a.direction === 'ZICHZELF';
  const when: Question[] =
    a.dateCertainty === null || (a.dateFrom === null && a.dateCertainty !== 'unknown') ? ['when'] : [];
  const them: Question[] = a.counterparty === null && !noWith ? ['with'] : [];
  return [
    ...(a.termId === null ? (['who'] as const) : []),
    ...(lang === 'nl' ? [...when, ...them] : [...them, ...when]),
    ...(a.channel === null ? (['through'] as const) : []),
    ...(a.reason === null ? (['why'] as const) : []),
  ];
}

const PUNCTUATION = /^[.,]+/;

interface SentenceProps {
  facts: Facts;
  open: readonly Question[];
  onGo: (question: Question) => void;
}

/** The entry as it will read, with every gap a way to its question. */
export function LiveSentence({ facts, open, onGo }: SentenceProps): React.JSX.Element {
  const { t, lang } = useText();
  const [whole, setWhole] = useState(false);
  const { answers, terms, policy, today } = facts;
  const name = terms.find((one) => one.id === answers.termId)?.personName ?? null;
  const gap = t(register.stillLower);
  const parts = entrySentence(answers, name, policy, lang).split(gap);
  const gaps = gapsOf(answers, lang);
  const rest = open.filter((q) => !gaps.includes(q));
  const last = answers.dateCertainty === 'exact' ? (answers.dateTo ?? answers.dateFrom) : null;
  const link = (question: Question): React.JSX.Element => (
    <button
      type="button"
      className="gap"
      aria-label={`${t(questionNames[question])}: ${gap}`}
      onClick={() => onGo(question)}
    >
      {gap}
    </button>
  );
  return (
    <div className={whole ? 'thus whole' : 'thus'}>
      <p className="thusHead note">
        <strong>{t(register.thus)}</strong>
        {last && <span>{t(register.days)(Math.max(0, daysBetween(last, today)))}</span>}
      </p>
      <p className="thusShort">
        {open.length > 0 && `${t(register.stillOpen)(open.map((q) => inSentence(t(questionNames[q]))).join(', '))} `}
        <button type="button" className="linkButton" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(register.readAll)}
        </button>
      </p>
      <p className="sentence">
        {parts.map((part, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- pieces of one sentence, in its order
          <Fragment key={index}>
            <Unbroken>{index === 0 ? part : part.replace(PUNCTUATION, '')}</Unbroken>
            {index < parts.length - 1 && (
              // The mark after a gap stays on its line.
              <span className="nowrap">
                {gaps[index] ? link(gaps[index]) : gap}
                {PUNCTUATION.exec(parts[index + 1] ?? '')?.[0]}
              </span>
            )}
          </Fragment>
        ))}
        {rest.map((question) => (
          <Fragment key={question}>
            {' '}
            {t(questionNames[question])}: <span className="nowrap">{link(question)}.</span>
          </Fragment>
        ))}
      </p>
    </div>
  );
}
