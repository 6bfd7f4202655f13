import { type ReactNode, useEffect, useRef } from 'react';
import type { Question } from '../../../shared/rules.ts';
import { Button } from '../../components/Button.tsx';
import { Problem } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Unbroken } from '../../components/Unbroken.tsx';
import { questionNames, register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';

interface QuestionRowProps {
  question: Question;
  value: string | null;
  from: string;
  open: boolean;
  current: boolean;
  /** Said at the question when logging was asked and it is still open, or the core refused it. */
  error: string | null;
  /** What a file says otherwise than the answer that stands. */
  offer: { says: string; onTake: () => void } | null;
  onOpen: () => void;
  children: ReactNode;
}

/** One question: mark, label, answer and where it came from; opened, its answers take the full width. */
export function QuestionRow(props: QuestionRowProps): React.JSX.Element {
  const { t } = useText();
  const row = useRef<HTMLLIElement>(null);
  const name = t(questionNames[props.question]);
  const { current } = props;
  useEffect(() => {
    const element = row.current;
    if (!current || !element) return;
    // Whole in view, also after its answers came; where that cannot be, its beginning.
    const whole = new ResizeObserver(() => {
      const room = element.parentElement?.clientHeight ?? 0;
      element.scrollIntoView({ block: element.offsetHeight > room ? 'start' : 'nearest' });
    });
    whole.observe(element);
    return () => whole.disconnect();
  }, [current]);
  const offer = props.offer && (
    <p className="questionOffer note">
      <Unbroken>{t(register.offered)(props.offer.says)}</Unbroken>{' '}
      <Button size="small" label={t(register.takeOfferedFor)(name, props.offer.says)} onPress={props.offer.onTake}>
        {t(register.takeOffered)}
      </Button>
    </p>
  );
  return (
    <li ref={row} className={props.current ? 'question current' : 'question'} data-question={props.question}>
      <span className="questionMark">
        {props.open ? (
          <svg className="ringMark" width="14" height="14" viewBox="0 0 14 14" aria-hidden>
            <circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.75" />
          </svg>
        ) : (
          <Icon name="check" />
        )}
      </span>
      {props.current ? (
        <div className="questionOpen">
          <h2>{name}</h2>
          {props.error && <Problem says={props.error} alert />}
          {offer}
          {props.children}
        </div>
      ) : (
        <div>
          <button type="button" className="questionRow" onClick={props.onOpen}>
            <span className="questionName">
              {name} <span className="unseen">{props.open ? `, ${t(register.stillLower)}` : ''}</span>
            </span>
            <span>
              <span className={props.value === null ? 'questionValue open' : 'questionValue'}>
                <Unbroken>{props.value ?? t(register.still)}</Unbroken>
              </span>
              {props.from && (
                <span className="note">
                  <Unbroken>{props.from}</Unbroken>
                </span>
              )}
            </span>
          </button>
          {offer}
        </div>
      )}
    </li>
  );
}
