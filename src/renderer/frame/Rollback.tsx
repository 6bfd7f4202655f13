import { useState } from 'react';
import { CallFailure, queries, useAct } from '../api.ts';
import { FailureBanner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { PassphraseField } from '../components/Field.tsx';
import { renewSession } from '../state/session.tsx';
import { common, rollback } from '../text/common.ts';
import { useText } from '../text/text.ts';

/** The way on with a copy that is older than what this computer saw: a decision of the records manager. */
export function Rollback(): React.JSX.Element {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const accept = useAct('workspaces.acceptRollback');
  const submit = async (): Promise<void> => {
    try {
      const { session } = await accept.act({ passphrase });
      await queries.invalidateQueries();
      renewSession(session);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      setPassphrase('');
    }
  };
  return (
    <>
      <Button size="small" onPress={() => setAsking(true)}>
        {t(rollback.goOn)}
      </Button>
      {asking && (
        <Dialog
          title={t(rollback.title)}
          onClose={() => setAsking(false)}
          onSubmit={() => void submit()}
          actions={
            <>
              <Button keys="Escape" onPress={() => setAsking(false)}>
                {t(common.cancel)}
              </Button>
              <Button kind="danger" type="submit" busy={accept.busy}>
                {t(rollback.goOn)}
              </Button>
            </>
          }
        >
          <p>{t(rollback.says)}</p>
          <PassphraseField label={t(rollback.passphrase)} value={passphrase} onChange={setPassphrase} required />
          <FailureBanner failure={accept.failure} />
        </Dialog>
      )}
    </>
  );
}
