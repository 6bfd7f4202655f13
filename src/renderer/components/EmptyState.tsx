import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { Key } from './Key.tsx';

export interface Way {
  icon: IconName;
  label: string;
  note?: string;
  keys?: string;
  onPress: () => void;
}

/** What can be done, as big rows that are buttons: on the start screen and where nothing is yet. */
export function Ways({ ways }: { ways: readonly Way[] }): React.JSX.Element {
  return (
    <ul className="ways card">
      {ways.map((way) => (
        <li key={way.label}>
          <button type="button" onClick={way.onPress}>
            <Icon name={way.icon} />
            <span className="grow">
              <strong>{way.label}</strong>
              {way.note && <span className="note">{way.note}</span>}
            </span>
            {way.keys && <Key keys={way.keys} />}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** An empty screen that says what belongs here and how it gets here. */
export function EmptyState(props: {
  title: string;
  says: string;
  ways?: readonly Way[];
  children?: ReactNode;
}): React.JSX.Element {
  return (
    <div className="emptyState">
      <h2>{props.title}</h2>
      <p className="lead">{props.says}</p>
      {props.ways && <Ways ways={props.ways} />}
      {props.children}
    </div>
  );
}
