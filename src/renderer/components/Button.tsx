import { type ReactNode, type Ref, useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';
import { Key } from './Key.tsx';

export interface ButtonProps {
  children: ReactNode;
  /** `primary` once per view. `danger`: plain with bad text; asks for a reason in a dialog. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'normal' | 'big';
  icon?: IconName;
  /** Printed inside at the right; the key itself is registered by `useShortcut`. */
  keys?: string;
  onPress?: () => void;
  type?: 'button' | 'submit';
  /** While it works: not pressable again, and said so. */
  busy?: boolean;
  focusFirst?: boolean;
  /** Only where the words do not say it all. */
  label?: string;
  describedBy?: string;
  expanded?: boolean;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps): React.JSX.Element {
  const { kind = 'plain', size = 'normal', icon, keys, busy = false } = props;
  const own = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (props.focusFirst) own.current?.focus();
  }, [props.focusFirst]);
  return (
    <AriaButton
      ref={(element) => {
        own.current = element;
        if (typeof props.ref === 'function') props.ref(element);
        else if (props.ref) props.ref.current = element;
      }}
      type={props.type ?? 'button'}
      className={`button ${kind} ${size} ${props.className ?? ''}`}
      isPending={busy}
      {...(props.onPress ? { onPress: props.onPress } : {})}
      {...(props.label ? { 'aria-label': props.label } : {})}
      {...(props.describedBy ? { 'aria-describedby': props.describedBy } : {})}
      {...(props.expanded === undefined ? {} : { 'aria-expanded': props.expanded })}
      {...(keys ? { 'aria-keyshortcuts': keys.replaceAll('Ctrl', 'Control') } : {})}
    >
      {icon && <Icon name={icon} />}
      <span>{props.children}</span>
      {keys && <Key keys={keys} />}
    </AriaButton>
  );
}
