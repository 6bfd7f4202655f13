import { addDays } from '../../../shared/quarter.ts';
import type { Question } from '../../../shared/rules.ts';
import { inSentence } from '../../../shared/sentence.ts';
import type { CallFailure } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { common } from '../../text/common.ts';
import { questionNames, register } from '../../text/register.ts';
import type { Answering } from './answering.ts';
import type { Draft } from './draft.ts';
import { type Facts, offerOf, originOf, valueOf } from './facts.ts';
import { QuestionRow } from './QuestionRow.tsx';
import { OpenQuestion } from './questions.tsx';
import { SeenBehind } from './SeenBefore.tsx';
import { LiveSentence } from './Sentence.tsx';

interface QuestionPaneProps {
  draft: Draft;
  facts: Facts;
  answering: Answering;
  logButton: React.Ref<HTMLButtonElement>;
  failure: CallFailure | null;
  onCloseFailure: () => void;
  /** The current question says that it is still open. */
  asking: boolean;
  busy: boolean;
  onLog: () => void;
  onPick: () => void;
  onDiscard: () => void;
}

/** The questions with what is guessed and offered, the sentence they make, and the button to log it. */
export function QuestionPane(props: QuestionPaneProps): React.JSX.Element {
  const { draft, facts, answering, logButton } = props;
  const { t } = facts.speaker;
  const { questions, open, current, show, next } = answering;
  const shownOpen = open.filter((q) => questions.includes(q));
  const offered = (question: Question): { says: string; onTake: () => void } | null => {
    const offer = offerOf(question, facts);
    return offer && { says: offer.says, onTake: () => draft.set(offer.change) };
  };
  const later = (): void => {
    draft.set({
      evidence: 'follows',
      evidenceDueOn: addDays(facts.today, facts.policy.timeLine.evidenceReminderDays),
    });
    next('evidence');
  };
  const stillOpen = (question: Question): string | null =>
    props.asking && question === current && open.includes(question)
      ? t(register.stillOpen)(inSentence(t(questionNames[question])))
      : null;
  return (
    <section className="questionPane" aria-label={t(register.tabQuestions)} data-pane tabIndex={-1}>
      <p className="questionHead">
        <span className="note">{t(register.discouraged)}</span>
        <strong>{t(register.openCount)(shownOpen.length, questions.length)}</strong>
      </p>
      <SeenBehind draft={draft} />
      <FailureBanner
        failure={props.failure}
        actions={
          <Button size="small" onPress={props.onCloseFailure}>
            {t(common.close)}
          </Button>
        }
      />
      <ol className="questions scrolls">
        {questions.map((question) => (
          <QuestionRow
            key={question}
            question={question}
            value={open.includes(question) ? null : valueOf(question, facts)}
            from={originOf(question, facts)}
            open={open.includes(question)}
            current={question === current}
            error={stillOpen(question)}
            offer={offered(question)}
            onOpen={() => show(question)}
          >
            {question === current && (
              <OpenQuestion
                key={answering.visit}
                question={question}
                facts={facts}
                set={draft.set}
                next={() => next(question)}
                pickFile={props.onPick}
                discard={props.onDiscard}
                removeFile={draft.removeFile}
              />
            )}
          </QuestionRow>
        ))}
      </ol>
      <div className="registerFoot">
        <LiveSentence facts={facts} open={shownOpen} onGo={show} />
        <div className="buttons">
          <Button ref={logButton} kind="primary" keys="Ctrl+Enter" busy={props.busy} onPress={props.onLog}>
            {draft.staged.basedOn?.as ? t(register.logChange) : t(register.log)}
          </Button>
          {open.includes('evidence') && <Button onPress={later}>{t(register.evidenceFollows)}</Button>}
          <span className="enterHint note">
            <kbd className="key">Enter</kbd> {t(register.nextOpen)}
          </span>
        </div>
      </div>
    </section>
  );
}
