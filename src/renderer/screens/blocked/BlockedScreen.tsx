import './blocked.css';
import { useRef, useState } from 'react';
import { call } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Field, Problem, TextArea } from '../../components/Field.tsx';
import { FileInput } from '../../components/FileInput.tsx';
import { pastedIn } from '../../frame/pasted.ts';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { type BlockedReason, blockedReasons, capture } from '../../text/capture.ts';
import { common } from '../../text/common.ts';
import { useText } from '../../text/text.ts';
import { type Draft, useDraft } from '../register/draft.ts';
import { StagedEvidence } from '../register/EvidencePane.tsx';
import { ExportFound, sortExports } from './ExportFound.tsx';

/** Evidence where no export can be had: screenshots in their order, their text typed over, and why. Then the questions. */
export function BlockedScreen({ stagingId }: { stagingId: string }): React.JSX.Element {
  const { t } = useText();
  const { draft, failure, clearFailure } = useDraft(stagingId);
  const back = (): void => go(places.register(stagingId));
  const banner = (
    <FailureBanner
      failure={failure}
      actions={
        <Button size="small" onPress={clearFailure}>
          {t(common.close)}
        </Button>
      }
    />
  );
  if (draft) return <Steps draft={draft} banner={banner} back={back} />;
  return (
    <Screen title={t(capture.blockedTitle)} busy={!failure} back={() => go(places.today)}>
      {banner}
    </Screen>
  );
}

interface StepsProps {
  draft: Draft;
  banner: React.JSX.Element;
  back: () => void;
}

function Steps({ draft, banner, back }: StepsProps): React.JSX.Element {
  const { t } = useText();
  const { staged } = draft;
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const [reason, setReason] = useState<BlockedReason | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const pick = (): void => picker.current?.click();
  const pictures = staged.evidence.filter((one) => one.mediaType.startsWith('image/'));
  const empty = staged.evidence.length === 0 && text.trim() === '';
  const [exports, setExports] = useState<readonly File[]>([]);
  const addFiles = async (files: readonly File[]): Promise<void> => {
    const sorted = await sortExports(files);
    setExports((before) => [...before, ...sorted.exports]);
    if (sorted.others.length > 0) await draft.addFiles(sorted.others);
  };
  const takeWords = async (): Promise<void> => {
    const read = await Promise.all(pictures.map((one) => call('pictures.words', { evidenceId: one.id })));
    setText([text, ...read.map((one) => one.words)].filter((part) => part.trim() !== '').join('\n\n'));
  };
  const goOn = async (): Promise<void> => {
    setTried(true);
    if (busy || reason === null || empty) return;
    setBusy(true);
    // The entry is Dutch in both languages of the window.
    const why = [blockedReasons[reason].nl, note.trim()].filter(Boolean).join(': ').slice(0, 200);
    await draft.change(async () => {
      if (text.trim() !== '') {
        // Kept from here on: a refusal of what comes after must not keep it twice.
        draft.take(await call('transcripts.add', { id: staged.id, kind: 'transcript', text, source }));
        setText('');
      }
      await call('transcripts.add', { id: staged.id, kind: 'statement', text: `Waarom er geen uitvoer is: ${why}` });
      const kept = await call('staging.get', { id: staged.id });
      const captureMethod = pictures.length > 0 ? ('screenshot' as const) : ('transcript' as const);
      const answers = { ...kept.answers, evidence: 'attached' as const, evidenceWhyNot: why, captureMethod };
      const saved = await call('staging.save', { id: staged.id, answers, focus: kept.focus });
      draft.finish();
      back();
      return saved;
    });
    setBusy(false);
  };
  useShortcut('Ctrl+Enter', () => void goOn(), t(capture.toQuestions), { icon: 'forward' });
  useShortcut('Ctrl+O', pick, t(capture.pickPictures), { icon: 'image' });
  useShortcut('Escape', back, t(common.back), { palette: false });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- takes what is dropped or pasted on this screen
    <div
      className="blockedScreen"
      onDrop={(event) => {
        event.preventDefault();
        void addFiles([...event.dataTransfer.files]);
      }}
      onPaste={(event) => {
        const { files } = pastedIn(event.nativeEvent);
        if (files.length === 0) return;
        event.preventDefault();
        void addFiles(files);
      }}
    >
      <Screen title={t(capture.blockedTitle)} back={back}>
        {banner}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
        <div className="scrolls blockedSteps" tabIndex={0} role="group" aria-label={t(capture.blockedTitle)}>
          <p className="lead">{t(capture.blockedLead)}</p>
          {exports.length > 0 && <ExportFound files={exports} draft={draft} done={() => setExports([])} back={back} />}
          <section aria-label={t(capture.stepPictures)}>
            <h2>{t(capture.stepPictures)}</h2>
            <div className="buttons">
              <Button icon="image" keys="Ctrl+O" onPress={pick}>
                {t(capture.pickPictures)}
              </Button>
              <span className="note">{t(capture.noPictures)}</span>
            </div>
            {staged.evidence.length > 0 && (
              <div className="card">
                <StagedEvidence draft={draft} />
              </div>
            )}
          </section>
          <section aria-label={t(capture.stepText)}>
            <h2>{t(capture.stepText)}</h2>
            {pictures.length > 0 && (
              <div className="buttons">
                <Button onPress={() => void takeWords()}>{t(capture.takeWords)}</Button>
                <span className="note">{t(capture.takeWordsNote)}</span>
              </div>
            )}
            <TextArea label={t(capture.typedText)} rows={10} maxLength={200_000} value={text} onChange={setText} />
            <Field
              label={t(capture.typedSource)}
              hint={t(capture.typedSourceHint)}
              maxLength={120}
              value={source}
              onChange={setSource}
            />
          </section>
          <section aria-label={t(capture.stepWhy)}>
            <h2>{t(capture.stepWhy)}</h2>
            <Choice
              label={t(capture.whyLabel)}
              hideLabel
              digits
              options={(Object.keys(blockedReasons) as BlockedReason[]).map((value) => ({
                value,
                label: t(blockedReasons[value]),
              }))}
              value={reason}
              onChange={setReason}
              error={tried && reason === null ? t(capture.whyNeeded) : null}
            />
            <Field label={t(capture.whyNote)} maxLength={120} value={note} onChange={setNote} />
          </section>
        </div>
        <div className="blockedFoot">
          {tried && empty && <Problem says={t(capture.picturesNeeded)} />}
          <Button kind="primary" keys="Ctrl+Enter" busy={busy} onPress={() => void goOn()}>
            {t(capture.toQuestions)}
          </Button>
        </div>
        <FileInput
          ref={picker}
          label={t(capture.pickPictures)}
          multiple
          accept="image/*"
          testId="picturePicker"
          onFiles={(files) => void addFiles(files)}
        />
      </Screen>
    </div>
  );
}
