import { useState } from 'react';
import type { OfficeTerm } from '../../../shared/people-records.ts';
import { labelOf, type Policy } from '../../../shared/policy.ts';
import type { Entry } from '../../../shared/records.ts';
import { signOffMinutes } from '../../../shared/rules.ts';
import { useCall } from '../../api.ts';
import { Badge } from '../../components/Badge.tsx';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePolicy } from '../../state/session.tsx';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';
import { monthOf, quarterInWords, shortDay } from '../../text/time.ts';
import { Declaration } from './Declaration.tsx';
import { type Decided, type Decisions, useDecisions } from './decisions.ts';
import { EntryFacts } from './EntryFacts.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';

/** The window is the office holder's: one entry after the other, then the declaration. */
export function SignFlow({ term, quarter }: { term: OfficeTerm; quarter: string }): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  const { data, failure } = useCall('signoffs.queue', { termId: term.id, quarter });
  const [decisions, decide] = useDecisions(term.id, quarter);
  const [at, setAt] = useState<number | null>(null);
  const stop = (): void => go(places.signOff());
  useShortcut('Escape', stop, t(signOff.stop), { palette: false });
  const entries = data?.entries ?? [];
  const firstOpen = entries.findIndex((one) => !decisions[one.id]);
  // Past the last one comes the declaration.
  const now = at ?? (firstOpen < 0 ? entries.length : firstOpen);
  const seen = entries.filter((one) => decisions[one.id]).length;
  return (
    <Screen
      className="signFlow"
      title={t(signOff.titleOf)(quarterInWords(quarter, lang))}
      beside={
        <span>
          {term.personName}, {term.post}
        </span>
      }
      busy={!data}
      focusTitle={false}
      actions={
        <>
          {entries.length > 0 && <Progress at={now} entries={entries} decisions={decisions} seen={seen} />}
          <Button keys="Escape" onPress={stop}>
            {t(signOff.stop)}
          </Button>
        </>
      }
    >
      <FailureBanner failure={failure} />
      {data && policy && now < entries.length && (
        <Reading
          policy={policy}
          quarter={quarter}
          entries={entries}
          at={now}
          decisions={decisions}
          onDecide={(entryId, decided) => {
            decide(entryId, decided);
            setAt(now + 1);
          }}
          onGo={setAt}
        />
      )}
      {data && policy && now >= entries.length && (
        <Declaration
          term={term}
          quarter={quarter}
          queue={data}
          decisions={decisions}
          onReadAgain={() => setAt(Math.max(0, firstOpen))}
        />
      )}
    </Screen>
  );
}

function Progress(props: {
  at: number;
  entries: readonly Entry[];
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
      <span className="signSteps" aria-hidden>
        {entries.map((one, index) => (
          <i key={one.id} className={props.decisions[one.id] ? 'done' : index === at ? 'now' : ''} />
        ))}
      </span>
    </div>
  );
}

interface ReadingProps {
  policy: Policy;
  quarter: string;
  entries: readonly Entry[];
  at: number;
  decisions: Decisions;
  onDecide: (entryId: string, decided: Decided) => void;
  onGo: (at: number) => void;
}

function Reading(props: ReadingProps): React.JSX.Element | null {
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
        <EntryFacts key={entry.id} entry={entry} quarter={props.quarter} policy={props.policy} />
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
        <span className="note yours">{t(signOff.yours)}</span>
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
  entry: Entry;
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
  const { answers } = entry;
  const [says, reason] = halves(entry.sentence[lang]);
  const known = answers.dateCertainty === 'month' ? monthOf : shortDay;
  const day = answers.dateFrom ? known(answers.dateFrom, lang) : t(signOff.dayUnknown);
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
          <p className="signSentence">{says}</p>
          <p className="signReason">{reason}</p>
          {entry.changedSinceSigned.length > 0 && (
            <p className="note">{t(signOff.improved)(entry.changedSinceSigned.join(', '))}</p>
          )}
        </div>
      ) : (
        <button type="button" className="grow signGo" onClick={onGo}>
          {answers.channel && labelOf(policy, 'channels', answers.channel, lang)}
          {answers.subject ? `: ${answers.subject}` : ''}
          <span className="note">
            {day} · {answers.reason && labelOf(policy, 'reasons', answers.reason, lang)}
          </span>
        </button>
      )}
      <Badge shape={state}>{t(word)}</Badge>
    </li>
  );
}
