import { type HTMLAttributes, type InputHTMLAttributes, type ReactNode, type Ref, useId, useState } from 'react';
import { fields } from '../text/fields.ts';
import { useText } from '../text/text.ts';
import { StateShape } from './Badge.tsx';
import { Icon } from './Icon.tsx';

interface Common {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  /** A sentence; null or absent = nothing wrong. */
  error?: string | null;
  /** Label above (default) or left, 108 px wide. */
  side?: 'above' | 'left';
  required?: boolean;
  focusFirst?: boolean;
  maxLength?: number;
  placeholder?: string;
}

/** What is wrong with an answer: a sentence with its shape, since red alone says nothing to who does not see it. */
export function Problem({
  says,
  id,
  alert = false,
}: {
  says: string;
  id?: string;
  alert?: boolean;
}): React.JSX.Element {
  return (
    <p className="error" id={id} {...(alert ? { role: 'alert' } : {})}>
      <StateShape shape="cross" /> <span>{says}</span>
    </p>
  );
}

/** Label, control, hint and error, tied together for a screen reader. */
export function FieldShell(props: {
  label: string;
  id: string;
  hint?: ReactNode;
  error?: string | null;
  side?: 'above' | 'left';
  children: ReactNode;
}): React.JSX.Element {
  return (
    <div className={`field ${props.side ?? 'above'}`}>
      <label htmlFor={props.id}>{props.label}</label>
      <div className="control">
        {props.children}
        {props.error && <Problem id={`${props.id}-error`} says={props.error} />}
        {props.hint && (
          <div className="note" id={`${props.id}-hint`}>
            {props.hint}
          </div>
        )}
      </div>
    </div>
  );
}

export function describedBy(id: string, hint: unknown, error: unknown): { 'aria-describedby'?: string } {
  const ids = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean);
  return ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {};
}

/** What every control of a field has: its shell, and what ties it to label, hint and error. */
function useControl(props: Common): {
  shell: { label: string; id: string; error: string | null; side: 'above' | 'left'; hint?: string };
  control: InputHTMLAttributes<HTMLElement> & { id: string };
} {
  const id = useId();
  return {
    shell: {
      label: props.label,
      id,
      error: props.error ?? null,
      side: props.side ?? 'above',
      ...(props.hint ? { hint: props.hint } : {}),
    },
    control: {
      id,
      required: props.required,
      'aria-invalid': props.error ? true : undefined,
      // The screen says where work begins.
      autoFocus: props.focusFirst,
      ...describedBy(id, props.hint, props.error),
    },
  };
}

export function Field({
  inputRef,
  ...props
}: Common & {
  type?: 'text' | 'search';
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  spellCheck?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}): React.JSX.Element {
  const { shell, control } = useControl(props);
  return (
    <FieldShell {...shell}>
      <input
        {...control}
        ref={inputRef}
        className="input"
        type={props.type ?? 'text'}
        value={props.value}
        autoComplete="off"
        spellCheck={props.spellCheck ?? false}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        inputMode={props.inputMode}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </FieldShell>
  );
}

export function TextArea({
  inputRef,
  ...props
}: Common & { rows?: number; inputRef?: Ref<HTMLTextAreaElement> }): React.JSX.Element {
  const { shell, control } = useControl(props);
  return (
    <FieldShell {...shell}>
      <textarea
        {...control}
        ref={inputRef}
        className="input area"
        rows={props.rows ?? 3}
        value={props.value}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </FieldShell>
  );
}

/** A list of few, in the program's own looks; the options are the system's. */
export function Select(
  props: Omit<Common, 'placeholder' | 'maxLength'> & { options: readonly { value: string; label: string }[] },
): React.JSX.Element {
  const { shell, control } = useControl(props);
  return (
    <FieldShell {...shell}>
      <span className="select">
        <select
          {...control}
          className="input"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </FieldShell>
  );
}

/** A passphrase with an eye, and a word when Caps Lock is on. */
export function PassphraseField({
  inputRef,
  ...props
}: Omit<Common, 'maxLength' | 'placeholder' | 'hint'> & {
  hint?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  fresh?: boolean;
}): React.JSX.Element {
  const id = useId();
  const { t } = useText();
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const hint = (
    <>
      {caps && (
        <span className="capsLock">
          <StateShape shape="triangle" /> {t(fields.capsLockOn)}{' '}
        </span>
      )}
      {props.hint}
    </>
  );
  const look = (event: React.KeyboardEvent): void => setCaps(event.getModifierState('CapsLock'));
  return (
    <FieldShell label={props.label} id={id} error={props.error ?? null} side={props.side ?? 'above'} hint={hint}>
      <span className="passphrase">
        <input
          id={id}
          ref={inputRef}
          className="input"
          type={shown ? 'text' : 'password'}
          value={props.value}
          autoComplete={props.fresh ? 'new-password' : 'off'}
          spellCheck={false}
          required={props.required}
          aria-invalid={props.error ? true : undefined}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the screen says where work begins
          autoFocus={props.focusFirst}
          {...describedBy(id, true, props.error)}
          onKeyDown={look}
          onKeyUp={look}
          onChange={(event) => props.onChange(event.target.value)}
        />
        <button
          type="button"
          className="eye"
          aria-pressed={shown}
          aria-label={t(fields.showPassphrase)}
          onClick={() => setShown(!shown)}
        >
          <Icon name="eye" />
        </button>
      </span>
    </FieldShell>
  );
}
