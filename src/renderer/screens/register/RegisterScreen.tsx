import './register.css';
import { useEffect, useRef, useState } from 'react';
import { addDays } from '../../../shared/quarter.ts';
import { openQuestions, type Question, termOn } from '../../../shared/rules.ts';
import { CallFailure, call, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { showToast } from '../../components/Toast.tsx';
import { afterDraft, startConversations } from '../../frame/drop-queue.ts';
import { prepareToRead } from '../../frame/given.ts';
import { chooseInstead, lookAtFiles, startDraft, startFrom } from '../../frame/intake.ts';
import { isRows, pastedIn, rowsFile, textFile } from '../../frame/pasted.ts';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePolicy } from '../../state/session.tsx';
import { capture } from '../../text/capture.ts';
import { common } from '../../text/common.ts';
import { questionNames, register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';
import { clock } from '../../text/time.ts';
import { CorrectionDialog, DiscardDialog } from './dialogs.tsx';
import { type Draft, useDraft } from './draft.ts';
import { EvidencePane } from './EvidencePane.tsx';
import { asked, countedQuarter, type Facts, offerOf, originOf, valueOf } from './facts.ts';
import { QuestionRow } from './QuestionRow.tsx';
import { OpenQuestion } from './questions.tsx';
import { LiveSentence } from './Sentence.tsx';
import { Series } from './Series.tsx';
import { TextDialog } from './TextDialogs.tsx';

/** Without an id an empty draft is made, and the address becomes its own, so that going back does not make another. */
export function RegisterScreen({ stagingId }: { stagingId: string | null }): React.JSX.Element {
  const [failure, setFailure] = useState<CallFailure | null>(null);
  useEffect(() => {
    if (stagingId !== null) return;
    call('staging.start', {}).then(
      (staged) => window.location.replace(places.register(staged.id)),
      (error: unknown) => setFailure(error instanceof CallFailure ? error : null),
    );
  }, [stagingId]);
  if (stagingId !== null) return <DraftScreen id={stagingId} />;
  return <Waiting failure={failure} />;
}

function Waiting({ failure }: { failure: CallFailure | null }): React.JSX.Element {
  const { t } = useText();
  return (
    <Screen title={t(register.title)} busy={!failure} back={() => go(places.today)}>
      {failure && (
        <FailureBanner
          failure={failure}
          actions={<Button onPress={() => go(places.today)}>{t(register.toToday)}</Button>}
        />
      )}
    </Screen>
  );
}

function DraftScreen({ id }: { id: string }): React.JSX.Element {
  const speaker = useText();
  const { draft, failure, clearFailure } = useDraft(id);
  const policy = usePolicy();
  const terms = useCall('terms.list', {}).data?.terms;
  const accounts = useCall('accounts.list', {}).data?.accounts;
  const today = useCall('app.info', {}).data?.today;
  // Read before the first question, not at its own: keys typed while it waits would be lost.
  const counted = today === undefined ? '' : countedQuarter(today);
  const counts = useCall('entries.facets', { quarter: counted }, { enabled: counted !== '' });
  const basedOn = draft?.staged.basedOn ?? null;
  const base = useCall('entries.get', { entryId: basedOn?.entryId ?? '' }, { enabled: basedOn !== null }).data;
  if (!draft || !policy || !terms || !accounts || !today || counts.waiting || (basedOn && !base))
    return <Waiting failure={failure} />;
  const oldFiles = basedOn?.as === 'amend' ? (base?.evidence ?? []) : [];
  const facts: Facts = {
    answers: draft.answers,
    staged: draft.staged,
    policy,
    terms,
    accounts,
    today,
    reasonCounts: counts.data?.reason ?? [],
    oldFiles,
    speaker,
  };
  return <Form draft={draft} facts={facts} number={base?.number ?? ''} failure={failure} clearFailure={clearFailure} />;
}

/** Who it was mostly follows from the account or the day, so it is asked last. */
function firstOf(open: readonly Question[]): Question | null {
  return open.find((q) => q !== 'who') ?? open[0] ?? null;
}

interface FormProps {
  draft: Draft;
  facts: Facts;
  number: string;
  failure: CallFailure | null;
  clearFailure: () => void;
}

/** The open questions with these answers. */
function openIn(facts: Facts): Question[] {
  return openQuestions(facts.answers, facts.staged.evidence.length + facts.oldFiles.length, facts.policy);
}

function Form({ draft, facts, number, failure, clearFailure }: FormProps): React.JSX.Element {
  const { t, lang } = facts.speaker;
  const { staged } = draft;
  const questions = asked(facts.terms);
  const open = openIn(facts);
  const [current, setCurrent] = useState<Question | null>(() => {
    const kept = questions.find((q) => q === staged.focus);
    return kept && open.includes(kept) ? kept : firstOf(open);
  });
  // Counts visits, so that a question opened again starts afresh.
  const [visit, setVisit] = useState(0);
  const [tab, setTab] = useState<'evidence' | 'questions'>('questions');
  const [dialog, setDialog] = useState<'discard' | 'correct' | null>(null);
  const [asking, setAsking] = useState(false);
  const [text, setText] = useState<{ kind: 'pasted' | 'transcript'; text: string } | null>(null);
  const [refusal, setRefusal] = useState<CallFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const logButton = useRef<HTMLButtonElement>(null);
  const show = (question: Question | null): void => {
    setCurrent(question);
    setVisit((n) => n + 1);
    setTab('questions');
    draft.focusOn(question);
    if (question === null) logButton.current?.focus();
  };
  /** Open at this very moment, the answer just given included. */
  const openNow = (): Question[] => openIn({ ...facts, ...draft.peek() });
  /** The next open one after `from`, around the end; when none is left, the button. */
  const next = (from: Question | null): void => {
    const all = openNow();
    const left = all.filter((q) => q !== from);
    const at = from ? questions.indexOf(from) : -1;
    const after = left.find((q) => q !== 'who' && questions.indexOf(q) > at);
    show(after ?? firstOf(left) ?? (all.length > 0 ? from : null));
  };
  useTermOfDay(facts, draft.set);

  const log = async (correctionReason: string | null = null): Promise<void> => {
    if (busy) return;
    const left = openNow();
    if (left.length > 0) {
      setAsking(true);
      show(left[0] ?? null);
      return;
    }
    if (staged.basedOn?.as === 'correct' && correctionReason === null) {
      setDialog('correct');
      return;
    }
    setBusy(true);
    try {
      await draft.flush();
      const entry = await call('entries.log', { stagingId: staged.id, correctionReason });
      draft.finish();
      setDialog(null);
      showToast({
        says: t(register.logged)(entry.sentence[lang]),
        ...(entry.version === 1 && !entry.corrects ? { undo: () => void undo(entry.id) } : {}),
        more: { label: t(register.another), act: () => void startFrom(entry.id, 'same') },
      });
      go(await afterDraft(staged.id));
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      setDialog(null);
      setRefusal(error);
      const field = questions.find((q) => q === error.details['field']);
      if (field) show(field);
    } finally {
      setBusy(false);
    }
  };
  /** A draft in which nothing was said yet is only the place to drop something. */
  const isUntouched = (): boolean => {
    const now = draft.peek().staged;
    const left = openNow();
    return now.basedOn === null && now.evidence.length === 0 && questions.every((q) => left.includes(q));
  };
  const discardQuietly = async (): Promise<void> => {
    draft.finish();
    await call('staging.discard', { id: staged.id });
  };
  const discard = async (): Promise<void> => {
    await discardQuietly();
    go(await afterDraft(staged.id));
  };
  const pickFile = (): void => {
    prepareToRead();
    picker.current?.click();
  };
  const addFiles = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    const found = await lookAtFiles(files);
    if (found.conversations.length > 0 && isUntouched()) {
      await discardQuietly();
      await startConversations(found, null);
      return;
    }
    if (found.files.length > 0) await draft.addFiles(found.files);
    if (found.conversations.length === 0) next(null);
    else {
      await draft.flush();
      await startConversations({ ...found, files: [] }, staged.id);
    }
  };
  /** Cells become an old register, lines of a chat are chosen from; any other text is looked at before it is kept. */
  const addText = async (pasted: string): Promise<void> => {
    if (isUntouched() && isRows(pasted)) {
      await discardQuietly();
      await startDraft([rowsFile(pasted)]);
      return;
    }
    const untouched = isUntouched();
    if (!(await chooseInstead(textFile(pasted), untouched ? null : staged.id)))
      setText({ kind: 'pasted', text: pasted });
    else if (untouched) await discardQuietly();
  };
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

  useShortcut('Ctrl+Enter', () => void log(), t(register.log), { icon: 'check' });
  useShortcut('Enter', () => next(current), t(register.nextOpen), { palette: false });
  useShortcut('Ctrl+O', pickFile, t(register.emptyPick), { icon: 'file' });
  useShortcut('', () => setText({ kind: 'transcript', text: '' }), t(capture.typeOver), { icon: 'pen' });
  useShortcut('', () => go(places.blocked(staged.id)), t(capture.blockedTitle), { icon: 'lock' });
  useShortcut('', () => setDialog('discard'), t(register.discard), { icon: 'cross' });
  useShortcut('Escape', () => go(places.today), t(register.toToday), { palette: false });

  const as = staged.basedOn?.as;
  const title =
    as === 'amend'
      ? t(register.amendTitle)(number)
      : as === 'correct'
        ? t(register.correctTitle)(number)
        : t(register.title);
  const shownOpen = open.filter((q) => questions.includes(q));
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
            <Button kind="quiet" onPress={() => setDialog('discard')}>
              {t(register.discard)}
            </Button>
          </>
        }
      >
        <div className="registerTabs" role="group" aria-label={title}>
          <button type="button" aria-pressed={tab === 'evidence'} onClick={() => setTab('evidence')}>
            {t(register.tabEvidence)} {staged.evidence.length + facts.oldFiles.length}
          </button>
          <button type="button" aria-pressed={tab === 'questions'} onClick={() => setTab('questions')}>
            {t(register.tabQuestions)} {shownOpen.length}
          </button>
        </div>
        <div className="registerPanes" data-tab={tab}>
          <EvidencePane
            draft={draft}
            old={facts.oldFiles}
            onPick={pickFile}
            onType={() => setText({ kind: 'transcript', text: '' })}
            onGoOn={() => next(null)}
          />
          <section className="questionPane" aria-label={t(register.tabQuestions)} data-pane tabIndex={-1}>
            <p className="questionHead">
              <span className="note">{t(register.discouraged)}</span>
              <strong>{t(register.openCount)(shownOpen.length, questions.length)}</strong>
            </p>
            <FailureBanner
              failure={refusal ?? failure}
              actions={
                <Button
                  size="small"
                  onPress={() => {
                    setRefusal(null);
                    clearFailure();
                  }}
                >
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
                  error={
                    asking && question === current && open.includes(question)
                      ? t(register.stillOpen)(t(questionNames[question]).toLowerCase())
                      : null
                  }
                  offer={offered(question)}
                  onOpen={() => show(question)}
                >
                  {question === current && (
                    <OpenQuestion
                      key={visit}
                      question={question}
                      facts={facts}
                      set={draft.set}
                      next={() => next(question)}
                      pickFile={pickFile}
                      discard={() => setDialog('discard')}
                      removeFile={draft.removeFile}
                    />
                  )}
                </QuestionRow>
              ))}
            </ol>
            <div className="registerFoot">
              <LiveSentence facts={facts} open={shownOpen} onGo={show} />
              <div className="buttons">
                <Button ref={logButton} kind="primary" keys="Ctrl+Enter" busy={busy} onPress={() => void log()}>
                  {as ? t(register.logChange) : t(register.log)}
                </Button>
                {open.includes('evidence') && <Button onPress={later}>{t(register.evidenceFollows)}</Button>}
                <span className="enterHint note">
                  <kbd className="key">Enter</kbd> {t(register.nextOpen)}
                </span>
              </div>
            </div>
          </section>
        </div>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={t(register.emptyPick)}
          data-testid="evidencePicker"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            void addFiles(files);
          }}
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
      {dialog === 'discard' && <DiscardDialog onClose={() => setDialog(null)} onDiscard={() => void discard()} />}
      {dialog === 'correct' && (
        <CorrectionDialog
          number={number}
          busy={busy}
          onClose={() => setDialog(null)}
          onLog={(reason) => void log(reason)}
        />
      )}
    </div>
  );
}

async function undo(entryId: string): Promise<void> {
  const staged = await call('entries.undo', { entryId });
  go(places.register(staged.id));
}

/** With one term there is nothing to ask; with more, the one of the day, once, while nobody chose. */
function useTermOfDay(facts: Facts, set: Draft['set']): void {
  const { answers, terms } = facts;
  useEffect(() => {
    if (answers.termId !== null) return;
    const only = terms.length === 1 ? terms[0] : answers.dateFrom ? termOn(terms, answers.dateFrom) : null;
    if (only) set({ termId: only.id });
  }, [answers.termId, answers.dateFrom, terms, set]);
}
