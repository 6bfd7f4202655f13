import { useRef, useState } from 'react';
import type { OpenedRequest } from '../../../shared/remote-records.ts';
import { CallFailure, pathTokens, useAct } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { PassphraseField, Problem } from '../../components/Field.tsx';
import { FileInput } from '../../components/FileInput.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { common } from '../../text/common.ts';
import { errors } from '../../text/errors.ts';
import { remote } from '../../text/remote.ts';
import { start } from '../../text/start.ts';
import { useText } from '../../text/text.ts';

type Which = 'identity' | 'request';

/** A file as the calls take it: a token for what lies on a disk, bytes for what does not. */
async function givenOf(file: File): Promise<{ file: string | null; bytes: Uint8Array<ArrayBuffer> | null }> {
  const { files, pasted } = await pathTokens([file]);
  return { file: files[0] ?? null, bytes: pasted[0]?.bytes ?? null };
}

/** Which of the two a dropped file is, by its name. */
function whichOf(file: File): Which | null {
  if (/\.identiteit$/i.test(file.name)) return 'identity';
  return /\.verzoek$/i.test(file.name) ? 'request' : null;
}

/** The two files and the passphrase. */
export function OpenRequest(props: {
  onOpened: (asked: OpenedRequest) => void;
  onBack: () => void;
}): React.JSX.Element {
  const { t } = useText();
  const [files, setFiles] = useState<Partial<Record<Which, File>>>({});
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const [over, setOver] = useState(false);
  const secret = useRef<HTMLInputElement>(null);
  const open = useAct('remote.open');
  useShortcut('Escape', props.onBack, t(common.back));
  const wrong = open.failure?.code === 'wrong_passphrase';
  const wrongText = wrong ? t(errors.wrong_passphrase) : null;
  const empty = tried && passphrase === '' && !wrong ? t(remote.needPassphrase) : null;
  const submit = async (): Promise<void> => {
    setTried(true);
    const { identity, request } = files;
    if (!identity || !request || passphrase === '' || open.busy) return;
    try {
      const given = { identity: await givenOf(identity), request: await givenOf(request), passphrase };
      props.onOpened(await open.act(given));
    } catch (error) {
      // Shown below through `open.failure`.
      if (!(error instanceof CallFailure)) throw error;
      setPassphrase('');
    }
  };
  const drop = (event: React.DragEvent): void => {
    event.preventDefault();
    setOver(false);
    for (const file of event.dataTransfer.files) {
      const which = whichOf(file);
      if (which) setFiles((before) => ({ ...before, [which]: file }));
    }
  };
  const pick = (which: Which) => (file: File) => {
    open.clear();
    const now = { ...files, [which]: file };
    setFiles(now);
    // With both there, the passphrase is what is left.
    if (now.identity && now.request) secret.current?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is a second way, beside the buttons
    <main
      className={over ? 'startPage remotePage over' : 'startPage remotePage'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h1>{t(remote.openTitle)}</h1>
      <p className="lead">{t(remote.openSays)}</p>
      <form
        className="card startPanel"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <PickFile
          label={t(remote.identityFile)}
          hint={t(remote.identityHint)}
          accept=".identiteit"
          file={files.identity}
          onPick={pick('identity')}
          focusFirst
        />
        <PickFile
          label={t(remote.requestFile)}
          hint={t(remote.requestHint)}
          accept=".verzoek"
          file={files.request}
          onPick={pick('request')}
        />
        <p className="note">{t(remote.dropBoth)}</p>
        {tried && (!files.identity || !files.request) && <Problem says={t(remote.bothNeeded)} alert />}
        <PassphraseField
          inputRef={secret}
          label={t(start.passphrase)}
          value={passphrase}
          onChange={setPassphrase}
          error={wrongText ? `${wrongText.says} ${wrongText.todo}` : empty}
        />
        {!wrong && <FailureBanner failure={open.failure} />}
        <div className="startButtons">
          <Button onPress={props.onBack} keys="Escape">
            {t(common.back)}
          </Button>
          <Button kind="primary" type="submit" keys="Enter" busy={open.busy}>
            {t(remote.open)}
          </Button>
        </div>
      </form>
    </main>
  );
}

function PickFile(props: {
  label: string;
  hint: string;
  accept: string;
  file: File | undefined;
  onPick: (file: File) => void;
  focusFirst?: boolean;
}): React.JSX.Element {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const { file, label } = props;
  return (
    <div className="pickFile">
      <Icon name={file ? 'check' : 'file'} />
      <span className="grow">
        <strong>{label}</strong>
        <span className="note">{file?.name ?? props.hint}</span>
      </span>
      <Button
        size="small"
        label={`${label}: ${t(file ? remote.other : remote.choose)}`}
        focusFirst={props.focusFirst ?? false}
        onPress={() => input.current?.click()}
      >
        {t(file ? remote.other : remote.choose)}
      </Button>
      <FileInput
        ref={input}
        label={label}
        accept={props.accept}
        onFiles={([chosen]) => chosen && props.onPick(chosen)}
      />
    </div>
  );
}
