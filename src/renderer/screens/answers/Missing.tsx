import type { Opens } from '../../../shared/answer-text.ts';
import type { Answer, AnswerRow } from '../../../shared/collection-records.ts';
import { type Shape, StateShape, type Tone } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { copyText } from '../../components/copy-text.ts';
import { useShortcut } from '../../frame/shortcuts.ts';
import { missingWords, answersText as text } from '../../text/answers.ts';
import { useText } from '../../text/text.ts';
import { quarterInWords } from '../../text/time.ts';

type Why = NonNullable<AnswerRow['missing']>;

export const MISSING_LOOKS: Record<Why, { shape: Shape; tone: Tone }> = {
  noDelivery: { shape: 'ring', tone: 'plain' },
  waiting: { shape: 'half', tone: 'accent' },
  refused: { shape: 'cross', tone: 'bad' },
  noReturn: { shape: 'clock', tone: 'warn' },
};

const WHYS = Object.keys(MISSING_LOOKS) as Why[];

/** What the answer does not know, by reason, and a text to ask for it. */
export function Missing({ answer, onOpen }: { answer: Answer; onOpen: (opens: Opens) => void }): React.JSX.Element {
  const { t, lang } = useText();
  const running = answer.quarters.notOver.map((quarter) => quarterInWords(quarter, lang)).join(', ');
  const lacking = answer.missingReturns;
  const people = new Set(lacking.map((one) => one.person)).size;
  const unjudged = answer.rows.filter((row) => row.entries > 0 && row.safe === null).length;
  const remind = async (): Promise<void> => {
    const lines = lacking.map((one) => `- ${one.ministry}: ${one.person}, ${one.quarter}`);
    await copyText([t(text.reminderHead), '', ...lines].join('\n'), t(text.reminded), t);
  };
  useShortcut('H', () => void remind(), t(text.remindKey), { enabled: lacking.length > 0, icon: 'copy' });
  return (
    <section className="answerMissing" aria-label={t(text.missing)}>
      <div className="sectionHead">
        <h2>{t(text.missing)}</h2>
        {lacking.length > 0 && (
          <Button size="small" keys="H" onPress={() => void remind()}>
            {t(text.remind)(people)}
          </Button>
        )}
      </div>
      {running.length > 0 && <p className="quiet">{t(text.missingNotOver)(running)}</p>}
      {lacking.length === 0 && running.length === 0 && (
        <p className="quiet">{t(answer.people > 0 ? text.missingNone : text.missingNobody)}</p>
      )}
      <ul>
        {WHYS.map((why) => {
          const of = lacking.filter((one) => one.why === why);
          if (of.length === 0) return null;
          const where = [...new Set(of.map((one) => one.ministry))].join(', ');
          return (
            <li key={why}>
              <StateShape {...MISSING_LOOKS[why]} />
              <button type="button" className="linkButton" onClick={() => onOpen({ missing: true })}>
                {t(text.missingPeople)(new Set(of.map((one) => one.person)).size, t(missingWords[why]), where)}
              </button>
            </li>
          );
        })}
        {unjudged > 0 && (
          <li>
            <StateShape shape="dash" />
            <span>{t(text.noJudgement)(unjudged)}</span>
          </li>
        )}
        {answer.declaredOnly > 0 && (
          <li>
            <StateShape shape="triangle" />
            <button type="button" className="linkButton" onClick={() => onOpen({ declaredOnly: true })}>
              {t(text.declaredOnly)(answer.declaredOnly)}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
