import { type ReactNode, useState } from 'react';
import type { CallOutput } from '../../../shared/contract.ts';
import { localDay } from '../../../shared/quarter.ts';
import type { Entry } from '../../../shared/records.ts';
import { CallFailure } from '../../api.ts';
import { type Shape, StateShape } from '../../components/Badge.tsx';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { copyText } from '../../components/copy-text.ts';
import { Unbroken } from '../../components/Unbroken.tsx';
import { startFrom } from '../../frame/intake.ts';
import { go, places } from '../../frame/route.ts';
import { usePost } from '../../state/post.tsx';
import { usePolicy } from '../../state/session.tsx';
import { oneLine, returnReasons } from '../../text/entry.ts';
import { useText } from '../../text/text.ts';
import { capital, dayInWords, momentInWords } from '../../text/time.ts';
import { questions, todayText } from '../../text/today.ts';

type Today = CallOutput<'today.get'>;

interface RowProps {
  shape: Shape;
  href: string;
  says: string;
  note: string;
  action: ReactNode;
}

function Row({ shape, href, says, note, action }: RowProps): React.JSX.Element {
  return (
    <li className="dueRow">
      <StateShape shape={shape} />
      <div className="grow">
        <a className="plainLink" href={href}>
          <Unbroken>{says}</Unbroken>
        </a>
        <p className="note">
          <Unbroken>{note}</Unbroken>
        </p>
      </div>
      {action}
    </li>
  );
}

function Group(props: { title: string; count: number; note?: string; children: ReactNode }): React.JSX.Element | null {
  if (props.count === 0) return null;
  return (
    <section className="dueGroup">
      <div className="dueHead">
        <h2>
          {props.title} <span className="count">{props.count}</span>
        </h2>
        {props.note && <span className="note">{props.note}</span>}
      </div>
      <ul className="card">{props.children}</ul>
    </section>
  );
}

/** Returned, drafts, and evidence still to come: what the office does today. */
export function DueList(props: {
  today: Today;
  writes: boolean;
  /** That nothing waits, where that is so. */
  saysNothing: boolean;
}): React.JSX.Element {
  const { today, writes } = props;
  const { t, lang } = useText();
  const policy = usePolicy();
  const post = usePost();
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const improve = (entry: Entry): void => {
    startFrom(entry.id, 'amend').catch((error: unknown) => {
      if (!(error instanceof CallFailure)) throw error;
      setFailure(error);
    });
  };
  const copy = (entry: Entry): void => {
    void copyText(t(todayText.request)(entry.sentence[lang], entry.number), t(todayText.requestCopied), t);
  };
  const returnNote = (entry: Entry): string =>
    t(todayText.returnedOn)(
      entry.returnNote ?? (entry.returnReason ? t(returnReasons[entry.returnReason]) : ''),
      entry.returnedAt ? dayInWords(localDay(new Date(entry.returnedAt)), lang, today.today) : '',
      entry.number,
    );
  const nothing = today.returned.length + today.staged.length + today.evidenceDue.length === 0;
  return (
    <div>
      <FailureBanner failure={failure} />
      {nothing && props.saysNothing && (
        <section className="dueGroup">
          <h2>{t(todayText.allDone)}</h2>
          <p className="quiet">{t(todayText.allDoneNote)}</p>
        </section>
      )}
      <Group title={t(todayText.returned)(post)} count={today.returned.length}>
        {today.returned.map((entry) => (
          <Row
            key={entry.id}
            shape="bent"
            href={places.entry(entry.id)}
            says={oneLine(entry.answers, policy, lang)}
            note={returnNote(entry)}
            action={
              writes && (
                <Button onPress={() => improve(entry)} label={`${t(todayText.improve)} ${entry.number}`}>
                  {t(todayText.improve)}
                </Button>
              )
            }
          />
        ))}
      </Group>
      <Group title={t(todayText.drafts)} count={today.staged.length} note={t(todayText.draftsNote)}>
        {today.staged.map((staged) => {
          const when = capital(momentInWords(staged.savedAt, lang, today.today));
          const open = staged.open.map((q) => (questions[q] ? t(questions[q]) : q)).join(', ');
          const says = oneLine(staged.answers, policy, lang);
          return (
            <Row
              key={staged.id}
              shape="ring"
              href={places.register(staged.id)}
              says={says}
              note={open ? t(todayText.stillOpen)(open, when) : t(todayText.allAnswered)(when)}
              action={
                <Button onPress={() => go(places.register(staged.id))} label={`${t(todayText.goOn)}: ${says}`}>
                  {t(todayText.goOn)}
                </Button>
              }
            />
          );
        })}
      </Group>
      <Group title={t(todayText.evidence)} count={today.evidenceDue.length}>
        {today.evidenceDue.map((entry) => (
          <Row
            key={entry.id}
            shape="clock"
            href={places.entry(entry.id)}
            says={oneLine(entry.answers, policy, lang)}
            note={
              entry.answers.evidenceDueOn
                ? t(entry.answers.evidenceDueOn < today.today ? todayText.evidenceLate : todayText.evidenceDue)(
                    dayInWords(entry.answers.evidenceDueOn, lang, today.today),
                    entry.number,
                  )
                : t(todayText.noReminder)(entry.number)
            }
            action={
              <Button onPress={() => copy(entry)} label={`${t(todayText.copyRequest)} ${entry.number}`}>
                {t(todayText.copyRequest)}
              </Button>
            }
          />
        ))}
      </Group>
    </div>
  );
}
