import { type ReactNode, useId, useState } from 'react';
import { picker } from '../text/picker.ts';
import { useText } from '../text/text.ts';
import { Icon } from './Icon.tsx';
import { Key } from './Key.tsx';
import { matches } from './Palette.tsx';

export interface PickerOption {
  value: string;
  label: string;
  /** What it means, under the label. */
  note?: string;
  /** Only found by typing. */
  hidden?: boolean;
}

interface PickerProps {
  label: string;
  placeholder: string;
  options: readonly PickerOption[];
  /** How many of the shown ones have a digit. */
  digits?: number;
  columns?: 1 | 2;
  value: string | null;
  onPick: (value: string) => void;
  /** Enter without a choice: on to the next question. */
  onEnter: () => void;
  foot?: ReactNode;
  describedBy?: string;
}

/** A question with known answers: a digit chooses, letters search all of them, arrows walk, Enter takes. */
export function Picker(props: PickerProps): React.JSX.Element {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(-1);
  const list = useId();
  const search = typed.trim();
  const digits = props.digits ?? 8;
  const shown =
    search === ''
      ? props.options.filter((one) => !one.hidden)
      : props.options.filter((one) => matches(`${one.label} ${one.note ?? ''}`, search)).slice(0, 12);
  const active = search !== '' && at < 0 ? 0 : Math.min(at, shown.length - 1);
  const current = active >= 0 ? shown[active] : undefined;
  const move = (step: number): void => {
    if (shown.length > 0) setAt((active + step + shown.length + (active < 0 && step < 0 ? 1 : 0)) % shown.length);
  };
  const keyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (search === '' && /^[1-9]$/.test(event.key)) {
      event.preventDefault();
      const option = shown[Number(event.key) - 1];
      if (option && Number(event.key) <= digits) props.onPick(option.value);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (current) props.onPick(current.value);
      else if (search === '') props.onEnter();
    } else if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      setTyped('');
    }
  };
  return (
    <div className="picker">
      <div className="pickerInput">
        <Icon name="search" />
        <input
          className="input"
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={current ? `${list}-${active}` : undefined}
          aria-label={props.label}
          aria-describedby={props.describedBy}
          placeholder={props.placeholder}
          autoComplete="off"
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the open question has the focus
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(-1);
          }}
          onKeyDown={keyDown}
        />
      </div>
      <div
        className="pickerList"
        role="listbox"
        id={list}
        aria-label={props.label}
        data-columns={props.columns ?? 2}
        // Half in each column, whatever wraps: a digit keeps its place.
        style={{ gridTemplateRows: `repeat(${Math.ceil(shown.length / (props.columns ?? 2))}, auto)` }}
      >
        {shown.map((option, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field has the keys
          <div
            key={option.value}
            role="option"
            id={`${list}-${index}`}
            aria-selected={index === active}
            className={option.value === props.value ? 'pick chosen' : 'pick'}
            onClick={() => props.onPick(option.value)}
          >
            {search === '' && index < digits ? <Key keys={String(index + 1)} /> : <span className="noKey" />}
            <span>
              {option.label}
              {option.note && <span className="note">{option.note}</span>}
            </span>
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className="note">{t(picker.nothingFits)(search)}</p>}
      {props.foot && <p className="note">{props.foot}</p>}
    </div>
  );
}
