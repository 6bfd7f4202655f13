import { type ReactNode, useEffect, useRef, useState } from 'react';
import { OTHER_FILES } from '../../shared/other-files.ts';
import { MAX_PASTED_PACKAGE } from '../../shared/pasted-package.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { FileInput } from '../components/FileInput.tsx';
import { useSession } from '../state/session.tsx';
import { bytesInWords } from '../text/bytes.ts';
import { common } from '../text/common.ts';
import { otherFileText, deliveryText as text } from '../text/deliveries.ts';
import { errors } from '../text/errors.ts';
import { useText } from '../text/text.ts';
import { pastedIn } from './pasted.ts';
import { useShortcut } from './shortcuts.ts';
import { forgetTaking, pickPackages, setPackagePicker, stopTaking, takeFiles, useTaking } from './taking.ts';

function holdsFiles(event: DragEvent): boolean {
  return [...(event.dataTransfer?.types ?? [])].includes('Files');
}

/** In a collection: packages dropped or pasted anywhere in the window are taken in. Ctrl+O. */
export function TakeArea({ children }: { children: ReactNode }): React.JSX.Element {
  const { t } = useText();
  const { person, readOnly } = useSession();
  const writes = !readOnly && person.role === 'collector';
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!writes) return;
    const drag = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(event.type === 'dragover');
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void takeFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent): void => {
      const { files } = pastedIn(event);
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      void takeFiles(files);
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [writes]);
  useEffect(() => forgetTaking, []);
  useEffect(() => setPackagePicker(() => picker.current?.click()), []);
  useShortcut('Ctrl+O', pickPackages, t(common.takePackages), { group: 'everywhere', enabled: writes, icon: 'drop' });
  return (
    <div className={over ? 'stage over' : 'stage'}>
      <Progress />
      <NotTaken />
      {children}
      <FileInput
        ref={picker}
        label={t(common.takePackages)}
        multiple
        accept=".zip,.age"
        testId="packages"
        onFiles={(files) => void takeFiles(files)}
      />
      {over && <div className="dropVeil">{t(common.dropPackages)}</div>}
    </div>
  );
}

/** How many of how many, and a way to stop. */
function Progress(): React.JSX.Element | null {
  const { t } = useText();
  const { now } = useTaking();
  if (!now) return null;
  const says = t(text.progress)(now.done, now.total);
  return (
    <div className="takeStrip" role="status">
      <progress aria-label={t(text.taking)} aria-valuetext={says} value={now.done} max={now.total} />
      <span>
        {says} <span className="quiet">{now.name}</span>
      </span>
      <Button size="small" busy={now.stopping} onPress={stopTaking}>
        {t(text.stop)}
      </Button>
    </div>
  );
}

function NotTaken(): React.JSX.Element | null {
  const { t, lang } = useText();
  const { failures } = useTaking();
  if (failures.length === 0) return null;
  const says = (why: (typeof failures)[number]['why']): string => {
    if (why === 'unreadable') return t(text.unreadable);
    if (why === 'too_large') return t(text.tooLarge)(bytesInWords(MAX_PASTED_PACKAGE, lang));
    const kind = OTHER_FILES.find((known) => known === why.details['kind']);
    if (why.code === 'not_a_package' && kind) return t(otherFileText[kind]);
    return t(errors[why.code]).says;
  };
  return (
    <Banner
      tone="warn"
      alert
      says={t(text.notTaken)(failures.length)}
      actions={
        <Button size="small" onPress={forgetTaking}>
          {t(common.close)}
        </Button>
      }
    >
      {failures.map(({ name, why }) => `${name}: ${says(why)}`).join(' ')}
    </Banner>
  );
}
