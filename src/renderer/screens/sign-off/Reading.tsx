import { type ReactNode, useState } from 'react';
import { labelOf, type Policy } from '../../../shared/policy.ts';
import type { Entry } from '../../../shared/records.ts';
import { signOffMinutes } from '../../../shared/rules.ts';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { Unbroken } from '../../components/Unbroken.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { inShort } from '../../text/entry.ts';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';
import { monthOf, shortDay } from '../../text/time.ts';
import type { Decided, Decisions } from './decisions.ts';
import { ReturnDialog } from './ReturnDialog.tsx';

/** What is read of one entry: from the open workspace, or from a request that was sent. */
export interface ReadEntry {
  id: string;
  number: string;
  sentence: { nl: string; en: string };
  channel: string | null;
  reason: string | null;
  subject: string | null;
  /** Not known of a request that was sent. */
  counterparty?: string | null;
  dateFrom: string | null;
  dateCertainty: string | null;
  /** Fields that changed since it was signed last. */
  changed: readonly string[];
}

export function readEntry(entry: Entry): ReadEntry {
  const { id, number, sentence, answers, changedSinceSigned: changed } = entry;
  const { channel, reason, subject, counterparty, dateFrom, dateCertainty } = answers;
  return { id, number, sentence, channel, reason, subject, counterparty, dateFrom, dateCertainty, changed };
}

/** More do not fit on one line: then one bar says how far. */
const MOST_STEPS = 16;

/** How far, in words and in steps. */
export function Progress(props: {
  at: number;
  entries: readonly ReadEntry[];
  decisions: Decisions;
  seen: number;
}): React.JSX.Element {
  const { t } = useText();
  const { entries, at, seen } = props;
  const left = signOffMinutes(entries.length - seen);
  return (
    <div className="signProgress">
      <strong>
        {at < entries.length
          ? t(signOff.progress)(at + 1, entries.length, left)
          : t(signOff.seen)(seen, entries.length)}
      </strong>
      {entries.length > MOST_STEPS ? (
        <span className="signBar" aria-hidden>
          <i style={{ inlineSize: `${(seen / entries.length) * 100}%` }} />
        </span>
      ) : (
        <span className="signSteps" aria-hidden>
          {entries.map((one, index) => (
            <i key={one.id} className={props.decisions[one.id] ? 'done' : index === at ? 'now' : ''} />
          ))}
        </span>
      )}
    </div>
  );
}

interface ReadingProps {
  policy: Policy;
  entries: readonly ReadEntry[];
  at: number;
  decisions: Decisions;
  onDecide: (entryId: string, decided: Decided) => void;
  onGo: (at: number) => void;
  /** The facts of the entry that is read now. */
  facts: ReactNode;
  /** At the foot: whose window this is. */
  note: string;
}

/** One entry after the other: its sentence, its facts beside it, agree or give back. */
export function Reading(props: ReadingProps): React.JSX.Element | null {
  const { t } = useText();
  const { entries, at, onGo } = props;
  const [returning, setReturning] = useState(false);
  const entry = entries[at];
  const agree = (): void => {
    if (entry) props.onDecide(entry.id, { agreed: true, returnReason: null, returnNote: null });
  };
  const previous = (): void => onGo(Math.max(0, at - 1));
  const skip = (): void => onGo(at + 1);
  useShortcut('Enter', agree, t(signOff.agree));
  useShortcut('T', () => setReturning(true), t(signOff.giveBack));
  useShortcut('ArrowUp', previous, t(signOff.previous), { palette: false });
  useShortcut('ArrowDown', skip, t(signOff.skip), { palette: false });
  if (!entry) return null;
  return (
    <>
      <div className="signPanes">
        <ol className="signList scrolls" data-pane tabIndex={-1}>
          {entries.map((one, index) => (
            <Line
              key={one.id}
              entry={one}
              index={index}
              current={index === at}
              policy={props.policy}
              decided={props.decisions[one.id]}
              onGo={() => onGo(index)}
            />
          ))}
        </ol>
        {props.facts}
      </div>
      <div className="signFoot">
        <Button key={entry.id} kind="primary" size="big" keys="Enter" focusFirst onPress={agree} className="agree">
          {t(signOff.agree)}
        </Button>
        <Button size="big" keys="T" onPress={() => setReturning(true)}>
          {t(signOff.giveBack)}
        </Button>
        <span className="grow" />
        <Button size="big" keys="ArrowUp" onPress={previous}>
          {t(signOff.previous)}
        </Button>
        <Button size="big" keys="ArrowDown" onPress={skip}>
          {t(signOff.skip)}
        </Button>
        <span className="note yours">{props.note}</span>
      </div>
      {returning && (
        <ReturnDialog
          policy={props.policy}
          onClose={() => setReturning(false)}
          onReturn={(reason, note) => {
            setReturning(false);
            props.onDecide(entry.id, { agreed: false, returnReason: reason, returnNote: note || null });
          }}
        />
      )}
    </>
  );
}

interface LineProps {
  entry: ReadEntry;
  index: number;
  current: boolean;
  policy: Policy;
  decided: Decided | undefined;
  onGo: () => void;
}

/** The sentence without its reason, and the reason. */
function halves(sentence: string): [string, string] {
  const at = Math.max(sentence.lastIndexOf('. Reden: '), sentence.lastIndexOf('. Reason: '));
  return at < 0 ? [sentence, ''] : [sentence.slice(0, at + 1), sentence.slice(at + 2)];
}

function Line({ entry, index, current, policy, decided, onGo }: LineProps): React.JSX.Element {
  const { t, lang } = useText();
  const [says, reason] = halves(entry.sentence[lang]);
  const known = entry.dateCertainty === 'month' ? monthOf : shortDay;
  const day = entry.dateFrom ? known(entry.dateFrom, lang) : t(signOff.dayUnknown);
  const state = decided ? (decided.agreed ? 'check' : 'bent') : 'ring';
  const word = decided ? (decided.agreed ? signOff.agreed : signOff.returned) : signOff.notYet;
  const scrollHere = (element: HTMLLIElement | null): void => {
    if (current) element?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <li
      ref={scrollHere}
      className={current ? 'signLine current' : 'signLine'}
      aria-current={current ? 'step' : undefined}
    >
      <span className="signNumber">{index + 1}</span>
      {current ? (
        <div className="grow">
          <p className="signSentence">
            <Unbroken>{says}</Unbroken>
          </p>
          <p className="signReason">
            <Unbroken>{reason}</Unbroken>
          </p>
          {entry.changed.length > 0 && <p className="note">{t(signOff.improved)(entry.changed.join(', '))}</p>}
        </div>
      ) : (
        <button type="button" className="grow signGo" onClick={onGo}>
          <Unbroken>{inShort(entry, policy, lang)}</Unbroken>
          <span className="note">
            {day} · {entry.reason && labelOf(policy, 'reasons', entry.reason, lang)}
          </span>
        </button>
      )}
      <Badge shape={state}>{t(word)}</Badge>
    </li>
  );
}
