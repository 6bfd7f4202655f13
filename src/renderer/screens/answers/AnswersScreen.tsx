import { inSentence } from '../../../shared/sentence.ts';
import './answers.css';
import { useState } from 'react';
import { type AnswerPart, answerParts, type Opens, opensRow } from '../../../shared/answer-text.ts';
import type { Answer } from '../../../shared/collection-records.ts';
import { labelOf, type Policy } from '../../../shared/policy.ts';
import { useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { copyText } from '../../components/copy-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePolicy, useSession } from '../../state/session.tsx';
import { answersText as text } from '../../text/answers.ts';
import { common } from '../../text/common.ts';
import { useText } from '../../text/text.ts';
import { momentInWords } from '../../text/time.ts';
import { AnswerTable } from './AnswerTable.tsx';
import { Asked } from './Asked.tsx';
import { useAsked } from './asked.ts';
import { Missing } from './Missing.tsx';
import { answerTabs } from './rows.ts';
import { SaveAnswer } from './SaveAnswer.tsx';
import { Tabs } from './Tabs.tsx';

/** The answer to questions 5 and 6 for any period: a sentence whose figures open, what is missing, and every row. */
export function AnswersScreen(): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  const { workspace } = useSession();
  const today = useCall('app.info', {}).data?.today;
  const [asked, setAsked] = useAsked(workspace, today);
  const ask = asked ?? { from: '2000-01-01', to: '2000-01-01', cabinet: null, ministries: [] };
  const { data: answer, failure, waiting } = useCall('collection.answer', ask, { enabled: asked !== null, keep: true });
  const [saving, setSaving] = useState(false);
  const copy = async (): Promise<void> => {
    if (!answer) return;
    await copyText(t(answer.text), t(text.copied), t);
  };
  const ready = answer !== undefined;
  useShortcut('Ctrl+Shift+C', () => void copy(), t(text.copy), { enabled: ready, icon: 'copy' });
  useShortcut('Ctrl+S', () => setSaving(true), t(text.save), { enabled: ready, icon: 'drop' });
  useShortcut('Escape', () => go(places.board()), t(common.back), { palette: false });
  return (
    <Screen
      title={t(text.title)}
      back={() => go(places.board())}
      beside={<span>{t(text.says)}</span>}
      busy={waiting}
      className="answers"
      status={answer && today && t(text.at)(momentInWords(answer.at, lang, today))}
      actions={
        <>
          <Button keys="Ctrl+S" onPress={() => setSaving(true)}>
            {t(text.save)}
          </Button>
          <Button kind="primary" keys="Ctrl+Shift+C" onPress={() => void copy()}>
            {t(text.copy)}
          </Button>
        </>
      }
    >
      <Tabs at={places.answers} />
      <FailureBanner failure={failure} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="answerBody scrolls" data-pane tabIndex={0} role="group" aria-label={t(text.title)}>
        {asked && today && policy && (
          <Filled asked={asked} setAsked={setAsked} answer={answer} policy={policy} today={today} />
        )}
      </div>
      {saving && answer && <SaveAnswer asked={answer.asked} onClose={() => setSaving(false)} />}
    </Screen>
  );
}

interface FilledProps {
  asked: Answer['asked'];
  setAsked: (next: Answer['asked']) => void;
  answer: Answer | undefined;
  policy: Policy;
  today: string;
}

function Filled({ asked, setAsked, answer, policy, today }: FilledProps): React.JSX.Element {
  const speaker = useText();
  const { t } = speaker;
  const [opens, setOpens] = useState<Opens>({ all: true });
  const rows = answer?.rows.filter((row) => opensRow(opens, row, answer)) ?? [];
  const copyRows = (): Promise<void> => copyText(answerTabs(rows, policy, speaker), t(text.rowsCopied)(rows.length), t);
  useShortcut('Ctrl+C', () => void copyRows(), t(text.copyRows), {
    enabled: rows.length > 0,
    foot: t(text.rowsToExcel),
    icon: 'copy',
  });
  return (
    <>
      <div className="answerHead">
        <Asked asked={asked} onChange={setAsked} today={today} />
        {answer ? (
          <Sentence answer={answer} policy={policy} opens={opens} onOpen={setOpens} />
        ) : (
          <p className="answerText quiet" role="status">
            {t(text.counting)}
          </p>
        )}
        {answer && <Missing answer={answer} onOpen={setOpens} />}
      </div>
      {answer?.people === 0 && <EmptyState title={t(text.emptyTitle)} says={t(text.emptySays)} />}
      {answer && answer.people > 0 && (
        <>
          <div className="answerCounts" role="status">
            <strong>{t(text.counts)(new Set(rows.map((row) => row.person)).size, rows.length)}</strong>
            {!('all' in opens) && (
              <>
                <span>{t(text.filtered)}</span>
                <Button size="small" kind="quiet" onPress={() => setOpens({ all: true })}>
                  {t(text.showAll)}
                </Button>
              </>
            )}
          </div>
          <AnswerTable rows={rows} policy={policy} />
        </>
      )}
    </>
  );
}

interface SentenceProps {
  answer: Answer;
  policy: Policy;
  opens: Opens;
  onOpen: (opens: Opens) => void;
}

/** A part of the sentence, with the signs that may not stand on another line than it. */
interface Together {
  before: string;
  part: AnswerPart;
  after: string;
}

/** A bracket before a figure and a sign behind it go with the figure: a button may otherwise begin or end a line. */
function keptTogether(parts: readonly AnswerPart[]): Together[] {
  const all: Together[] = [];
  for (const part of parts) {
    const last = all[all.length - 1];
    if (typeof part !== 'string') {
      const before = typeof last?.part === 'string' ? (/\($/.exec(last.part)?.[0] ?? '') : '';
      if (last && before !== '') last.part = (last.part as string).slice(0, -before.length);
      all.push({ before, part, after: '' });
      continue;
    }
    const after = last && typeof last.part !== 'string' ? /^[),.]*/.exec(part)![0] : '';
    if (last) last.after = after;
    all.push({ before: '', part: part.slice(after.length), after: '' });
  }
  return all;
}

/** The text of the answer, the names of who is missing left to the list beside it; every figure is a button that shows its rows. */
function Sentence({ answer, policy, opens, onOpen }: SentenceProps): React.JSX.Element {
  const { t, lang } = useText();
  const label = (code: string): string => inSentence(labelOf(policy, 'reasons', code, lang));
  const now = JSON.stringify(opens);
  return (
    <section className="answerText" aria-label={t(text.theAnswer)}>
      <p className="answerSentence">
        {keptTogether(answerParts(answer, label, lang, true)).map(({ before, part, after }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the place in the sentence is what it is
          <span key={index} className={typeof part === 'string' ? '' : 'nowrap'}>
            {before}
            {typeof part === 'string' ? (
              part
            ) : (
              <button
                type="button"
                className="answerFigure"
                aria-pressed={JSON.stringify(part.opens) === now}
                aria-label={t(text.openFigure)(part.text)}
                onClick={() => onOpen(part.opens)}
              >
                {part.text}
              </button>
            )}
            {after}
          </span>
        ))}
      </p>
      <p className="note">{t(text.countedIn)}</p>
    </section>
  );
}
