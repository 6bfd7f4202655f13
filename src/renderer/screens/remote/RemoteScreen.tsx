import '../sign-off/sign-off.css';
import './remote.css';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { PreparedSignOff } from '../../../shared/office-records.ts';
import type { OpenedRequest } from '../../../shared/remote-records.ts';
import { call } from '../../api.ts';
import { Button } from '../../components/Button.tsx';
import { SentEvidence } from '../../components/evidence/SentEvidence.tsx';
import { ToastPlace } from '../../components/Toast.tsx';
import { lockNow, useAutoLock, useLockMinutes } from '../../frame/lock.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePolicy } from '../../state/session.tsx';
import { remote } from '../../text/remote.ts';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';
import { quarterInWords } from '../../text/time.ts';
import { type Answers, Declaration } from '../sign-off/Declaration.tsx';
import { forgetDecisions, useDecisions } from '../sign-off/decisions.ts';
import { FactsPane } from '../sign-off/EntryFacts.tsx';
import { Progress, Reading } from '../sign-off/Reading.tsx';
import { Done } from './Done.tsx';
import { OpenRequest } from './OpenRequest.tsx';

interface Answered {
  path: string;
  name: string;
  checkNumber: string;
}

/** An office holder signs a request without a workspace: two files and a passphrase, then as at the desk. */
export function RemoteScreen({
  onBack,
  footer,
}: {
  onBack: (why: string | null) => void;
  footer: ReactNode;
}): React.JSX.Element {
  const { t } = useText();
  const [asked, setAsked] = useState<OpenedRequest | null>(null);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const minutes = useLockMinutes();
  const silent = useCallback(() => onBack(t(remote.silent)(minutes)), [onBack, t, minutes]);
  useAutoLock(minutes, silent);
  // Whatever way it is left, the process that read the messages ends with it.
  useEffect(() => () => void lockNow(), []);
  const back = (): void => onBack(null);
  const page = answered ? (
    <Done {...answered} onBack={back} />
  ) : (
    !asked && <OpenRequest onOpened={setAsked} onBack={back} />
  );
  return (
    <div className="start">
      {page ? (
        <>
          <div className="startScroll scrolls">{page}</div>
          {footer}
        </>
      ) : (
        asked && <SignRequest asked={asked} onStop={back} onAnswered={setAnswered} />
      )}
      <ToastPlace />
    </div>
  );
}

const prepare = (answers: Answers): Promise<PreparedSignOff> => call('remote.prepare', answers);

function SignRequest(props: {
  asked: OpenedRequest;
  onStop: () => void;
  onAnswered: (answered: Answered) => void;
}): React.JSX.Element {
  const { asked, onStop } = props;
  const { t, lang } = useText();
  const policy = usePolicy();
  const { requestId, quarter, term, entries, kind } = asked;
  const [decisions, decide] = useDecisions(requestId, quarter);
  const [at, setAt] = useState<number | null>(null);
  useShortcut('Escape', onStop, t(signOff.stop), { palette: false });
  const firstOpen = entries.findIndex((one) => !decisions[one.id]);
  const now = at ?? (firstOpen < 0 ? entries.length : firstOpen);
  const reading = entries[now];
  const seen = entries.filter((one) => decisions[one.id]).length;
  const sign = async ({ sha256, checkNumber }: PreparedSignOff, passphrase: string): Promise<void> => {
    const made = await call('remote.sign', { sha256, passphrase });
    props.onAnswered({ ...made, checkNumber });
  };
  return (
    <Screen
      className="signFlow remoteFlow"
      title={t(signOff.titleOf)(quarterInWords(quarter, lang))}
      beside={
        <span>
          {term.personName}, {term.post}
        </span>
      }
      focusTitle={false}
      actions={
        <>
          {entries.length > 0 && <Progress at={now} entries={entries} decisions={decisions} seen={seen} />}
          <Button keys="Escape" onPress={onStop}>
            {t(signOff.stop)}
          </Button>
        </>
      }
    >
      {policy && now < entries.length && (
        <Reading
          policy={policy}
          entries={entries}
          at={now}
          decisions={decisions}
          onDecide={(entryId, decided) => {
            decide(entryId, decided);
            setAt(now + 1);
          }}
          onGo={setAt}
          facts={reading && <SentFacts key={reading.id} entry={reading} />}
          note={t(remote.yours)}
        />
      )}
      {policy && now >= entries.length && (
        <Declaration
          quarter={quarter}
          asked={{
            statement: kind === 'kwartaal' ? 'always' : 'no',
            nil: asked.nil,
            signedBefore: asked.signedBefore,
            returnedBefore: asked.returnedBefore,
            supplementary: asked.supplementary,
            entries: entries.map((one) => one.id),
          }}
          decisions={decisions}
          onReadAgain={() => setAt(Math.max(0, firstOpen))}
          prepare={prepare}
          sign={sign}
          onSigned={() => forgetDecisions(requestId, quarter)}
          saves={t(remote.save)}
        />
      )}
    </Screen>
  );
}

function SentFacts({ entry }: { entry: OpenedRequest['entries'][number] }): React.JSX.Element {
  return (
    <FactsPane
      number={entry.number}
      files={entry.files.map((file) => <SentEvidence key={file.preview.evidence.id} file={file} />)}
      whyNot={entry.whyNot}
      row={entry.row}
    />
  );
}
