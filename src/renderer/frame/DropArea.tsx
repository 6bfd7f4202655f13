import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Banner, FailureBanner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { FileInput } from '../components/FileInput.tsx';
import { showToast } from '../components/Toast.tsx';
import { TextDialog } from '../screens/register/TextDialogs.tsx';
import { useSession } from '../state/session.tsx';
import { capture } from '../text/capture.ts';
import { common } from '../text/common.ts';
import { conversation } from '../text/conversation.ts';
import { palette } from '../text/palette.ts';
import { remote } from '../text/remote.ts';
import { useText } from '../text/text.ts';
import { FirstLook } from './FirstLook.tsx';
import { prepareToRead } from './given.ts';
import { followOwnDrags, isForeign } from './given-nothing.ts';
import {
  chooseInstead,
  forgetDrop,
  forgetIntakeFailure,
  pickFiles,
  setPicker,
  startBlocked,
  startDraft,
  startLikeLast,
} from './intake.ts';
import { isBusy, setIntake, useIntake } from './intake-state.ts';
import { MarkingAsked } from './MarkingAsked.tsx';
import { isRows, pastedIn, rowsFile, textFile } from './pasted.ts';
import { go, places } from './route.ts';
import { useShortcut } from './shortcuts.ts';

function hasFiles(event: DragEvent): boolean {
  return [...(event.dataTransfer?.types ?? [])].includes('Files');
}

/** Files dropped or pasted anywhere in the window start a draft. Ctrl+N, Ctrl+O. */
export function DropArea({ children }: { children: ReactNode }): React.JSX.Element {
  const { t } = useText();
  const { person, readOnly } = useSession();
  const writes = !readOnly && (person.role === 'secretary' || person.role === 'recordsManager');
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const intake = useIntake();
  useEffect(() => {
    if (!writes) return;
    const unfollow = followOwnDrags();
    const drag = (event: DragEvent): void => {
      if (!hasFiles(event)) {
        // Else the window would never hear that it was dropped.
        if (isForeign(event)) event.preventDefault();
        return;
      }
      event.preventDefault();
      setOver(event.type === 'dragover');
      if (event.type === 'dragenter' && event.relatedTarget === null) prepareToRead();
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!hasFiles(event) && !isForeign(event)) return;
      // A screen with its own place for files has taken them.
      const taken = event.defaultPrevented && files.length > 0;
      event.preventDefault();
      setOver(false);
      if (taken) return;
      if (isBusy()) showToast({ says: t(capture.oneAtATime) });
      else if (files.length === 0) setIntake({ noFile: true });
      else void startDraft(files);
    };
    const paste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented) return;
      const { files, text } = pastedIn(event);
      if (files.length === 0 && text === '') return;
      event.preventDefault();
      if (isBusy()) showToast({ says: t(capture.oneAtATime) });
      else if (files.length > 0) void startDraft(files);
      else if (isRows(text)) void startDraft([rowsFile(text)]);
      else void chooseInstead(textFile(text), null).then((chosen) => setPasted(chosen ? null : text));
    };
    window.addEventListener('dragenter', drag);
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      unfollow();
      window.removeEventListener('dragenter', drag);
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [writes, t]);
  const { answered } = intake;
  useEffect(() => {
    if (answered) showToast({ says: t(remote.taken)(answered.entries, answered.returned) });
  }, [answered, t]);
  useEffect(() => forgetDrop, []);
  useEffect(
    () =>
      setPicker(() => {
        prepareToRead();
        picker.current?.click();
      }),
    [],
  );
  const everywhere = { group: 'everywhere', enabled: writes } as const;
  useShortcut('Ctrl+N', () => void startDraft([]), t(palette.withoutFile), { ...everywhere, icon: 'plus' });
  useShortcut('Ctrl+D', () => void startLikeLast(), t(palette.sameAsLast), { ...everywhere, icon: 'copy' });
  useShortcut('Ctrl+O', pickFiles, t(palette.chooseFile), { ...everywhere, icon: 'file' });
  useShortcut('', () => void startBlocked(), t(capture.blockedTitle), { ...everywhere, icon: 'lock' });
  return (
    <div className={over ? 'stage over' : 'stage'}>
      {intake.failure && (
        <FailureBanner
          failure={intake.failure}
          about={intake.about}
          actions={
            <>
              {intake.keepAsIs && (
                <Button size="small" onPress={intake.keepAsIs}>
                  {t(conversation.keepAsIs)}
                </Button>
              )}
              <Button size="small" onPress={forgetIntakeFailure}>
                {t(common.close)}
              </Button>
            </>
          }
        />
      )}
      {intake.noFile && (
        <Banner
          tone="warn"
          says={t(capture.noFile)}
          alert
          actions={
            <Button size="small" onPress={forgetIntakeFailure}>
              {t(common.close)}
            </Button>
          }
        />
      )}
      {children}
      <FileInput
        ref={picker}
        label={t(palette.chooseFile)}
        multiple
        testId="picker"
        onFiles={(files) => void startDraft(files)}
      />
      {pasted !== null && (
        <TextDialog
          stagingId={null}
          kind="pasted"
          text={pasted}
          onClose={() => setPasted(null)}
          onKept={(staged) => go(places.register(staged.id))}
        />
      )}
      <FirstLook />
      <MarkingAsked />
      {over && <div className="dropVeil">{t(common.dropHere)}</div>}
    </div>
  );
}
