import { type Ref, useState } from 'react';
import type { Day } from '../../shared/quarter.ts';
import { parseDay, typedDay } from '../text/day.ts';
import { useText } from '../text/text.ts';
import { capital, longDay } from '../text/time.ts';
import { Field } from './Field.tsx';

interface DayFieldProps {
  label: string;
  /** Null: nothing, or nothing that is a day. */
  value: Day | null;
  onChange: (day: Day | null) => void;
  today: Day;
  /** Shown while there is no day; once there is one, the day is said in words. */
  hint: string;
  error?: string | null;
  side?: 'above' | 'left';
  focusFirst?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

/** A day as dd-mm-jjjj or in words ("gisteren"); says back which day it understood. */
export function DayField(props: DayFieldProps): React.JSX.Element {
  const { lang } = useText();
  const [typed, setTyped] = useState(props.value ? typedDay(props.value) : '');
  const understood = parseDay(typed, props.today);
  return (
    <Field
      label={props.label}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        props.onChange(parseDay(text, props.today));
      }}
      hint={understood ? capital(longDay(understood, lang)) : props.hint}
      error={props.error ?? null}
      side={props.side ?? 'above'}
      focusFirst={props.focusFirst ?? false}
      maxLength={30}
      {...(props.inputRef ? { inputRef: props.inputRef } : {})}
    />
  );
}
