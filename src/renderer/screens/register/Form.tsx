import { useRef, useState } from 'react';
import type { CallFailure } from '../../api.ts';
import { Button } from '../../components/Button.tsx';
import { FileInput } from '../../components/FileInput.tsx';
import { prepareToRead } from '../../frame/given.ts';
import { pastedIn } from '../../frame/pasted.ts';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { capture } from '../../text/capture.ts';
import { register } from '../../text/register.ts';
import { clock } from '../../text/time.ts';
import { addingTo } from './adding.ts';
import { type Answering, useAnswering } from './answering.ts';
import { CorrectionDialog, DiscardDialog } from './dialogs.tsx';
import type { Draft } from './draft.ts';
import { EvidencePane } from './EvidencePane.tsx';
import type { Facts } from './facts.ts';
import { useLogging } from './logging.ts';
import { QuestionPane } from './QuestionPane.tsx';
import { Series } from './Series.tsx';
import { TextDialog } from './TextDialogs.tsx';

interface FormProps {
  draft: Draft;
  facts: Facts;
  /** Of the entry this draft changes or corrects, else empty. */
  number: string;
  failure: CallFailure | null;
  clearFailure: () => void;
}

function titleOf({ speaker: { t }, staged }: Facts, number: string): string {
  const as = staged.basedOn?.as;
  if (as === 'amend') return t(register.amendTitle)(number);
  return as === 'correct' ? t(register.correctTitle)(number) : t(register.title);
}

/** A draft that is there: its evidence beside its questions, its keys and its dialogs. */
export function Form({ draft, facts, number, failure, clearFailure }: FormProps): React.JSX.Element {
  const { t, lang } = facts.speaker;
  const { staged } = draft;
  const [discarding, setDiscarding] = useState(false);
  const [text, setText] = useState<{ kind: 'pasted' | 'transcript'; text: string } | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const logButton = useRef<HTMLButtonElement>(null);
  const answering = useAnswering(draft, facts, () => logButton.current?.focus());
  const { current, next } = answering;
  const { log, refusal, forgetRefusal, ...logging } = useLogging(draft, facts, answering);
  const { addFiles, addText, discard } = addingTo(draft, answering, (pasted) =>
    setText({ kind: 'pasted', text: pasted }),
  );
  const typeOver = (): void => setText({ kind: 'transcript', text: '' });
  const pickFile = (): void => {
    prepareToRead();
    picker.current?.click();
  };

  useShortcut('Ctrl+Enter', () => void log(), t(register.log), { icon: 'check' });
  // The question that is open takes these keys itself.
  useShortcut('1-8', () => next(null), t(register.answerKeys), { palette: false });
  useShortcut('Enter', () => next(current), t(register.nextOpen), { palette: false });
  useShortcut('Ctrl+O', pickFile, t(register.emptyPick), { icon: 'file' });
  useShortcut('', typeOver, t(capture.typeOver), { icon: 'pen' });
  useShortcut('', () => go(places.blocked(staged.id)), t(capture.blockedTitle), { icon: 'lock' });
  useShortcut('', () => setDiscarding(true), t(register.discard), { icon: 'cross' });
  useShortcut('Escape', () => go(places.today), t(register.toToday), { palette: false });

  const title = titleOf(facts, number);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- takes what is dropped or pasted on this screen
    <div
      className="registerScreen"
      onDrop={(event) => {
        event.preventDefault();
        void addFiles([...event.dataTransfer.files]);
      }}
      onPaste={(event) => {
        const { files, text: pasted } = pastedIn(event.nativeEvent);
        if (files.length > 0) void addFiles(files);
        else if (pasted !== '') void addText(pasted);
        else return;
        event.preventDefault();
      }}
    >
      <Screen
        title={title}
        focusTitle={current === null}
        back={() => go(places.today)}
        beside={staged.evidence.length > 0 && <strong>{staged.evidence.map((one) => one.name).join(', ')}</strong>}
        actions={
          <>
            <span className="quiet" role="status">
              {draft.saving ? t(register.saving) : t(register.savedAt)(clock(staged.savedAt, lang))}
            </span>
            <Series stagingId={staged.id} answers={draft.answers} />
            <Button kind="quiet" onPress={() => setDiscarding(true)}>
              {t(register.discard)}
            </Button>
          </>
        }
      >
        <Tabs title={title} facts={facts} answering={answering} />
        <div className="registerPanes" data-tab={answering.tab}>
          <EvidencePane
            draft={draft}
            old={facts.oldFiles}
            onPick={pickFile}
            onType={typeOver}
            onGoOn={() => next(null)}
          />
          <QuestionPane
            draft={draft}
            facts={facts}
            answering={answering}
            logButton={logButton}
            failure={refusal ?? failure}
            onCloseFailure={() => {
              forgetRefusal();
              clearFailure();
            }}
            asking={logging.asking}
            busy={logging.busy}
            onLog={() => void log()}
            onPick={pickFile}
            onDiscard={() => setDiscarding(true)}
          />
        </div>
        <FileInput
          ref={picker}
          label={t(register.emptyPick)}
          multiple
          testId="evidencePicker"
          onFiles={(files) => void addFiles(files)}
        />
      </Screen>
      {text && (
        <TextDialog
          stagingId={staged.id}
          {...text}
          onClose={() => setText(null)}
          onKept={(kept) => {
            draft.take(kept);
            // The core took its evidence as an answer, and perhaps filled in others.
            draft.set({ evidence: kept.answers.evidence, captureMethod: draft.answers.captureMethod ?? 'transcript' });
            next(null);
          }}
        />
      )}
      {discarding && <DiscardDialog onClose={() => setDiscarding(false)} onDiscard={() => void discard()} />}
      {logging.correcting && (
        <CorrectionDialog
          number={number}
          busy={logging.busy}
          onClose={logging.stopCorrecting}
          onLog={(reason) => void log(reason)}
        />
      )}
    </div>
  );
}

/** Where there is no room for two panes: which of them is shown. */
function Tabs({ title, facts, answering }: { title: string; facts: Facts; answering: Answering }): React.JSX.Element {
  const { t } = facts.speaker;
  const { tab, setTab, open, questions } = answering;
  return (
    <div className="registerTabs" role="group" aria-label={title}>
      <button type="button" aria-pressed={tab === 'evidence'} onClick={() => setTab('evidence')}>
        {t(register.tabEvidence)} {facts.staged.evidence.length + facts.oldFiles.length}
      </button>
      <button type="button" aria-pressed={tab === 'questions'} onClick={() => setTab('questions')}>
        {t(register.tabQuestions)} {open.filter((q) => questions.includes(q)).length}
      </button>
    </div>
  );
}
