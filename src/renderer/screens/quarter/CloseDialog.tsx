import { useState } from 'react';
import type { QuarterView } from '../../../shared/office-records.ts';
import { useAct } from '../../api.ts';
import { StateShape } from '../../components/Badge.tsx';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field, PassphraseField } from '../../components/Field.tsx';
import { showToast } from '../../components/Toast.tsx';
import { Unbroken } from '../../components/Unbroken.tsx';
import { usePolicy, useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { quarterText as text } from '../../text/quarter.ts';
import { useText } from '../../text/text.ts';
import { capital, longDay, quarterInWords } from '../../text/time.ts';
import { useCheckSays } from './Checks.tsx';

/** Closing is always possible and never hides: what stays open stands here, and in the register, by name. */
export function CloseDialog({ view, onClose }: { view: QuarterView; onClose: () => void }): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  const { person } = useSession();
  const [consent, setConsent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const close = useAct('quarters.close');
  const open = view.checks.filter((one) => !one.ok);
  const may = person.role === 'recordsManager' && view.state === 'ended';
  const words = capital(quarterInWords(view.quarter, lang));
  const wrong = consent.trim().toUpperCase() !== view.quarter;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!may || wrong || passphrase === '' || close.busy) return;
    try {
      await close.act({ quarter: view.quarter, consent: view.quarter, passphrase });
      showToast({ says: t(text.closed)(words) });
      onClose();
    } catch {
      setPassphrase('');
    }
  };
  return (
    <Dialog
      wide
      title={t(text.closeTitle)(words)}
      onClose={onClose}
      onSubmit={() => void submit()}
      busy={close.busy}
      actions={
        <>
          <Button focusFirst={!may} keys="Escape" onPress={onClose}>
            {t(close.busy ? common.close : common.cancel)}
          </Button>
          {may && (
            <Button type="submit" kind="primary" busy={close.busy}>
              {t(text.close)}
            </Button>
          )}
        </>
      }
    >
      <FailureBanner failure={close.failure} />
      {view.state === 'running' && <Banner tone="warn" says={t(text.notOver)(longDay(view.to, lang))} />}
      {person.role !== 'recordsManager' && <Banner tone="warn" says={t(text.onlyRecords)} />}
      <p>{open.length === 0 ? t(text.closeNothing) : t(text.closeOpen)(open.length)}</p>
      {policy && <OpenList view={view} policy={policy} />}
      {may && (
        <>
          <Field
            label={t(text.typeName)(view.quarter)}
            value={consent}
            onChange={setConsent}
            focusFirst
            error={tried && wrong ? t(text.typeWrong)(view.quarter) : null}
          />
          <PassphraseField
            label={t(text.passphrase)}
            value={passphrase}
            onChange={setPassphrase}
            error={tried && passphrase === '' && !close.failure ? t(text.passphraseNeeded) : null}
          />
        </>
      )}
    </Dialog>
  );
}

function OpenList({
  view,
  policy,
}: {
  view: QuarterView;
  policy: Parameters<typeof useCheckSays>[0];
}): React.JSX.Element {
  const says = useCheckSays(policy);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
    <ul className="openList" tabIndex={0}>
      {view.checks
        .filter((one) => !one.ok)
        .map((check) => (
          <li key={`${check.key} ${check.termId ?? ''}`}>
            <StateShape shape="triangle" />{' '}
            <span>
              <Unbroken>{says(check)}</Unbroken>
            </span>
          </li>
        ))}
    </ul>
  );
}
