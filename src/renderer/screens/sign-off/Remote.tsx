import { useRef, useState } from 'react';
import type { CallOutput } from '../../../shared/contract.ts';
import type { OfficeTerm } from '../../../shared/people-records.ts';
import type { RemoteRequest } from '../../../shared/remote-records.ts';
import { CallFailure, useAct, useCall } from '../../api.ts';
import { Badge } from '../../components/Badge.tsx';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { PassphraseField } from '../../components/Field.tsx';
import { FileInput } from '../../components/FileInput.tsx';
import { SavedFile } from '../../components/SavedFile.tsx';
import { startDraft } from '../../frame/intake.ts';
import { common } from '../../text/common.ts';
import { remote } from '../../text/remote.ts';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';
import { momentInWords, quarterInWords } from '../../text/time.ts';

/** Makes the request as a file, and says what to do with it. */
export function RemoteDialog(props: {
  term: OfficeTerm;
  quarter: string;
  statement: boolean;
  onClose: () => void;
}): React.JSX.Element {
  const { t } = useText();
  const { term, quarter } = props;
  const run = useAct('signoffs.toRemote');
  const [made, setMade] = useState<CallOutput<'signoffs.toRemote'> | null>(null);
  const requests = useCall('signoffs.remote', {}).data?.requests ?? [];
  const before = requests.some((one) => one.termId === term.id && one.quarter === quarter);
  const make = async (): Promise<void> => {
    if (run.busy) return;
    try {
      setMade(await run.act({ termId: term.id, quarter, kind: props.statement ? 'kwartaal' : 'registraties' }));
    } catch (error) {
      // Shown below through `run.failure`.
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <Dialog
      title={t(made ? remote.madeTitle : remote.askTitle)}
      onClose={props.onClose}
      wide
      onSubmit={() => void (made ? props.onClose() : make())}
      actions={
        made ? (
          <Button kind="primary" focusFirst onPress={props.onClose}>
            {t(common.close)}
          </Button>
        ) : (
          <>
            <Button keys="Escape" onPress={props.onClose}>
              {t(common.cancel)}
            </Button>
            <Button kind="primary" focusFirst busy={run.busy} onPress={() => void make()}>
              {t(remote.make)}
            </Button>
          </>
        )
      }
    >
      <FailureBanner failure={run.failure} />
      {made ? (
        <div className="remoteSays">
          <SavedFile path={made.path} name={made.name} />
          <p>{t(remote.send)}</p>
          <p>{t(remote.afterwards)}</p>
          {made.cut > 0 && <Banner tone="warn" says={t(remote.cut)(made.cut)} />}
        </div>
      ) : (
        <div className="remoteSays">
          <p>{t(remote.askSays)(term.personName)}</p>
          <p>{t(remote.askFirst)}</p>
          {before && <Banner tone="warn" says={t(remote.replaces)} />}
        </div>
      )}
    </Dialog>
  );
}

/** Requests that wait for their answer. */
export function RemoteList({ terms }: { terms: readonly OfficeTerm[] }): React.JSX.Element | null {
  const { t } = useText();
  const requests = useCall('signoffs.remote', {}).data?.requests ?? [];
  if (requests.length === 0) return null;
  return (
    <section aria-label={t(remote.onTheWay)}>
      <h2 className="paperTitle">{t(remote.onTheWay)}</h2>
      <ul className="waitingList">
        {requests.map((one) => (
          <RequestCard
            key={one.requestId}
            request={one}
            name={terms.find((term) => term.id === one.termId)?.personName ?? ''}
          />
        ))}
      </ul>
    </section>
  );
}

function RequestCard({ request, name }: { request: RemoteRequest; name: string }): React.JSX.Element {
  const { t, lang } = useText();
  const today = useCall('app.info', {}).data?.today ?? '';
  const input = useRef<HTMLInputElement>(null);
  return (
    <li className="card waitingCard">
      <div className="grow">
        <h2>{t(remote.requestOf)(name, quarterInWords(request.quarter, lang))}</h2>
        <p>
          {request.stale ? (
            <Badge shape="triangle">{t(remote.stale)}</Badge>
          ) : (
            <Badge shape="clock">{t(remote.waits)}</Badge>
          )}
        </p>
        {today !== '' && (
          <p className="note">{t(remote.sentOn)(momentInWords(request.madeAt, lang, today), request.entries)}</p>
        )}
      </div>
      <div className="buttons">
        <Button onPress={() => input.current?.click()}>{t(remote.takeAnswer)}</Button>
        <FileInput
          ref={input}
          label={t(remote.takeAnswer)}
          accept=".antwoord"
          testId="answerPicker"
          onFiles={(files) => void startDraft(files)}
        />
      </div>
    </li>
  );
}

/** The office holder's own signature as a file, after their own passphrase. */
export function IdentityDialog({ onClose }: { onClose: () => void }): React.JSX.Element {
  const { t } = useText();
  const run = useAct('signoffs.identityFile');
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<CallOutput<'signoffs.identityFile'> | null>(null);
  const save = async (): Promise<void> => {
    setTried(true);
    if (passphrase === '' || run.busy) return;
    try {
      setMade(await run.act({ passphrase }));
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
    setPassphrase('');
  };
  return (
    <Dialog
      title={t(made ? remote.identityMade : remote.takeIdentity)}
      onClose={onClose}
      wide
      onSubmit={() => void (made ? onClose() : save())}
      actions={
        made ? (
          <Button kind="primary" focusFirst onPress={onClose}>
            {t(common.close)}
          </Button>
        ) : (
          <>
            <Button keys="Escape" onPress={onClose}>
              {t(common.cancel)}
            </Button>
            <Button type="submit" kind="primary" busy={run.busy}>
              {t(remote.saveIdentity)}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <div className="remoteSays">
          <SavedFile path={made.path} name={made.name} />
          <p>{t(remote.identityThen)}</p>
          <p className="note">{t(remote.identityAgain)}</p>
        </div>
      ) : (
        <div className="remoteSays">
          <FailureBanner failure={run.failure} />
          <p>{t(remote.identitySays)}</p>
          <PassphraseField
            label={t(signOff.passphrase)}
            value={passphrase}
            onChange={setPassphrase}
            error={tried && passphrase === '' && !run.failure ? t(remote.needPassphrase) : null}
            focusFirst
          />
        </div>
      )}
    </Dialog>
  );
}
