import { useState } from 'react';
import type { AnswerAsked, AnswerFiles } from '../../../shared/collection-records.ts';
import { CallFailure, useAct, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Check, Choice } from '../../components/Choice.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Problem } from '../../components/Field.tsx';
import { useOutFolder } from '../../components/OutFolder.tsx';
import { answerFormats, answersText as text } from '../../text/answers.ts';
import { bytesInWords } from '../../text/bytes.ts';
import { common } from '../../text/common.ts';
import { useText } from '../../text/text.ts';

const FORMATS = ['xlsx', 'ods', 'csv', 'json', 'pdf'] as const;
type Format = (typeof FORMATS)[number];

/** The answer as files: which edition, which kinds; afterwards where they are, each read back. */
export function SaveAnswer({ asked, onClose }: { asked: AnswerAsked; onClose: () => void }): React.JSX.Element {
  const { t, lang } = useText();
  const canPrint = useCall('app.info', {}).data?.canPrint ?? false;
  const offered = FORMATS.filter((one) => one !== 'pdf' || canPrint);
  const [edition, setEdition] = useState<'intern' | 'openbaar'>('intern');
  const [formats, setFormats] = useState<readonly Format[]>(['xlsx']);
  const { within, outFolder } = useOutFolder();
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<AnswerFiles | null>(null);
  const save = useAct('collection.exportAnswer');
  const submit = async (): Promise<void> => {
    setTried(true);
    if (formats.length === 0 || save.busy) return;
    try {
      setMade(await save.act({ ...asked, edition, formats: [...formats], within }));
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  if (made)
    return (
      <Dialog
        title={t(text.saved)(made.files.length)}
        wide
        onClose={onClose}
        actions={
          <Button kind="primary" focusFirst keys="Escape" onPress={onClose}>
            {t(common.close)}
          </Button>
        }
      >
        <p className="folder">{made.folder}</p>
        <ul className="answerFiles">
          {made.files.map((file) => (
            <li key={file.path}>
              <strong>{file.name}</strong>, {bytesInWords(file.bytes, lang)}
              <span className="note checksum">SHA-256 {file.sha256}</span>
            </li>
          ))}
        </ul>
      </Dialog>
    );
  return (
    <Dialog
      title={t(text.saveTitle)}
      onClose={onClose}
      onSubmit={() => void submit()}
      busy={save.busy}
      actions={
        <>
          <Button keys="Escape" onPress={onClose}>
            {t(save.busy ? common.close : common.cancel)}
          </Button>
          <Button kind="primary" type="submit" busy={save.busy}>
            {t(text.saveFiles)}
          </Button>
        </>
      }
    >
      <Choice
        label={t(text.edition)}
        value={edition}
        onChange={setEdition}
        options={[
          { value: 'intern', label: t(text.intern), note: t(text.internNote) },
          { value: 'openbaar', label: t(text.openbaar), note: t(text.openbaarNote) },
        ]}
      />
      <fieldset className="choice answerFormats">
        <legend>{t(text.formats)}</legend>
        {offered.map((one) => (
          <Check
            key={one}
            checked={formats.includes(one)}
            onChange={(on) => setFormats(on ? [...formats, one] : formats.filter((f) => f !== one))}
          >
            {t(answerFormats[one])}
          </Check>
        ))}
        {tried && formats.length === 0 && <Problem says={t(text.needFormat)} />}
      </fieldset>
      {outFolder}
      <p role="status" className="note">
        {save.busy ? t(text.making) : ''}
      </p>
      <FailureBanner failure={save.failure} />
    </Dialog>
  );
}
