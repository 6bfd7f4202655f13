import { PassphraseField } from '../../components/Field.tsx';
import { start } from '../../text/start.ts';
import { type Speaker, useText } from '../../text/text.ts';

export interface TwiceTyped {
  first: string;
  again: string;
}

/** What is wrong with a new passphrase typed twice, or null. Whether it is strong enough is for the core to say. */
export function passphraseProblem(typed: TwiceTyped, t: Speaker['t']): string | null {
  if (typed.first === '') return t(start.needNew);
  return typed.first === typed.again ? null : t(start.notSame);
}

interface NewPassphraseProps {
  value: TwiceTyped;
  onChange: (value: TwiceTyped) => void;
  problem: string | null;
}

export function NewPassphrase({ value, onChange, problem }: NewPassphraseProps): React.JSX.Element {
  const { t } = useText();
  const first = value.first === '' ? problem : null;
  return (
    <>
      <PassphraseField
        label={t(start.ownPassphrase)}
        value={value.first}
        onChange={(typed) => onChange({ ...value, first: typed })}
        hint={t(start.ownPassphraseHint)}
        error={first}
        fresh
      />
      <PassphraseField
        label={t(start.twice)}
        value={value.again}
        onChange={(typed) => onChange({ ...value, again: typed })}
        error={first ? null : problem}
        fresh
      />
    </>
  );
}
