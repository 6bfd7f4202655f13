import { type Ref, useState } from 'react';
import type { Day } from '../../../shared/quarter.ts';
import { Button } from '../../components/Button.tsx';
import { conversation } from '../../text/conversation.ts';
import { parseDay } from '../../text/day.ts';
import { useText } from '../../text/text.ts';

export interface Finding {
  words: string;
  from: Day | null;
  until: Day | null;
}

export type Mode = 'all' | 'chosen' | 'warned';

interface Props {
  finding: Finding;
  onFind: (finding: Finding) => void;
  mode: Mode;
  onMode: (mode: Mode) => void;
  counts: Record<Mode, number>;
  /** How many are found; null where nothing is searched for. */
  found: number | null;
  /** Ticks what is found. */
  onTickFound: () => void;
  /** Enter in a field: on to the messages. */
  onEnter: () => void;
  today: Day;
  searchRef: Ref<HTMLInputElement>;
}

/** Words and a period narrow what is shown; one press ticks it. */
export function FindBar({ searchRef, ...props }: Props): React.JSX.Element {
  const { t } = useText();
  const { finding, onFind, mode, counts } = props;
  const [typed, setTyped] = useState({ from: '', until: '' });
  const day = (which: 'from' | 'until', text: string): void => {
    setTyped({ ...typed, [which]: text });
    onFind({ ...finding, [which]: parseDay(text, props.today) });
  };
  const clear = (): void => {
    setTyped({ from: '', until: '' });
    onFind({ words: '', from: null, until: null });
  };
  const modes = [
    ['all', conversation.showAll],
    ['chosen', conversation.showChosen],
    ['warned', conversation.showWarned],
  ] as const;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter of the fields inside
    <search
      className="findBar"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        props.onEnter();
      }}
    >
      <div className="segments" role="group" aria-label={t(conversation.which)}>
        {modes.map(([one, says]) => (
          <button key={one} type="button" aria-pressed={mode === one} onClick={() => props.onMode(one)}>
            {t(says)(counts[one])}
          </button>
        ))}
      </div>
      <input
        ref={searchRef}
        className="input findWords"
        type="search"
        value={finding.words}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        aria-label={t(conversation.search)}
        placeholder={t(conversation.search)}
        onChange={(event) => onFind({ ...finding, words: event.target.value })}
      />
      {(['from', 'until'] as const).map((which) => (
        <input
          key={which}
          className="input findDay"
          value={typed[which]}
          maxLength={30}
          autoComplete="off"
          aria-label={t(conversation[which])}
          placeholder={t(conversation[which])}
          aria-invalid={typed[which].trim() !== '' && finding[which] === null ? true : undefined}
          onChange={(event) => day(which, event.target.value)}
        />
      ))}
      {props.found !== null && (
        <>
          {props.found > 0 && (
            <Button size="small" keys="Ctrl+A" onPress={props.onTickFound}>
              {t(conversation.tickFound)(props.found)}
            </Button>
          )}
          <Button size="small" kind="quiet" onPress={clear}>
            {t(conversation.clearFound)}
          </Button>
        </>
      )}
    </search>
  );
}
