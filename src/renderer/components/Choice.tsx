import { useId, useRef } from 'react';
import { Problem } from './Field.tsx';
import { Key } from './Key.tsx';

export interface ChoiceOption<T extends string> {
  value: T;
  label: string;
  note?: string;
}

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly ChoiceOption<T>[];
  value: T | null;
  onChange: (value: T) => void;
  /** Print digits 1-9 and let them choose while the focus is inside. */
  digits?: boolean;
  columns?: 1 | 2 | 3;
  error?: string | null;
  hideLabel?: boolean;
}

/** A radio group: arrows move, digits choose at once. */
export function Choice<T extends string>(props: ChoiceProps<T>): React.JSX.Element {
  const name = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const choose = (index: number): void => {
    const option = props.options[index];
    if (!option) return;
    props.onChange(option.value);
    box.current?.querySelectorAll<HTMLInputElement>('input')[index]?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- digits, from the radios inside
    <fieldset
      ref={box}
      className="choice"
      aria-invalid={props.error ? true : undefined}
      onKeyDown={(event) => {
        if (!props.digits || event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
        choose(Number(event.key) - 1);
      }}
    >
      <legend className={props.hideLabel ? 'unseen' : ''}>{props.label}</legend>
      <div className="options" data-columns={props.columns ?? 1}>
        {props.options.map((option, index) => (
          <label key={option.value} className={option.value === props.value ? 'option chosen' : 'option'}>
            <input
              type="radio"
              className="unseen"
              name={name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            {props.digits ? <Key keys={String(index + 1)} /> : <span className="dot" aria-hidden />}
            <span>
              {option.label}
              {option.note && <span className="note">{option.note}</span>}
            </span>
          </label>
        ))}
      </div>
      {props.error && <Problem says={props.error} />}
    </fieldset>
  );
}

export function Check(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: React.ReactNode;
}): React.JSX.Element {
  return (
    <label className="check">
      <input
        type="checkbox"
        className="unseen"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <svg className="tick" width="14" height="14" viewBox="0 0 14 14" aria-hidden>
        <path d="M3 7.300 5.700 10 11 4.200" />
      </svg>
      <span className="grow">{props.children}</span>
    </label>
  );
}
