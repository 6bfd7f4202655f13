import { useState } from 'react';
import type { CallOutput } from '../../shared/contract.ts';
import { CallFailure, useAct, useCall } from '../api.ts';
import { FailureBanner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { PassphraseField, Select } from '../components/Field.tsx';
import { SalvageReport } from '../components/SalvageReport.tsx';
import { enterWorkspace, useSession } from '../state/session.tsx';
import { common } from '../text/common.ts';
import { salvage } from '../text/salvage.ts';
import { useText } from '../text/text.ts';
import { momentInWords } from '../text/time.ts';

type Made = CallOutput<'backups.salvage'>;

/** The way on from a damaged register: a backup beside it, with what can still be read here. */
export function Salvage(): React.JSX.Element {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setAsking(true)}>
        {t(salvage.start)}
      </Button>
      {asking && <SalvageDialog onClose={() => setAsking(false)} />}
    </>
  );
}

function SalvageDialog({ onClose }: { onClose: () => void }): React.JSX.Element | null {
  const { t, lang } = useText();
  const { person } = useSession();
  const [made, setMade] = useState<Made | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const beside = useCall('backups.beside', {});
  const today = useCall('app.info', {}).data?.today ?? '';
  const act = useAct('backups.salvage');
  const unlock = useAct('workspaces.unlock');
  const backups = (beside.data?.backups ?? []).filter((one) => one.sameKey);
  const name = picked ?? backups[0]?.name ?? null;
  if (!beside.data && !beside.failure) return null;
  const go = async (): Promise<void> => {
    if (act.busy || unlock.busy) return;
    try {
      if (made) enterWorkspace(await unlock.act({ token: made.token, personId: person.id, passphrase }));
      else if (name !== null) setMade(await act.act({ name, passphrase }));
    } catch (error) {
      // Shown below.
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <Dialog
      title={t(made ? salvage.done : salvage.title)}
      wide
      onClose={onClose}
      onSubmit={() => void go()}
      actions={
        <>
          <Button keys="Escape" onPress={onClose}>
            {t(made ? common.close : common.cancel)}
          </Button>
          {name !== null && (
            <Button kind="primary" type="submit" busy={act.busy || unlock.busy}>
              {t(made ? salvage.open : salvage.start)}
            </Button>
          )}
        </>
      }
    >
      <FailureBanner failure={beside.failure ?? act.failure ?? unlock.failure} />
      {made && <SalvageReport made={made} />}
      {!made && name === null && <p>{t(salvage.none)}</p>}
      {!made && name !== null && (
        <>
          <p>{t(salvage.says)}</p>
          <Select
            label={t(salvage.backup)}
            value={name}
            onChange={setPicked}
            options={backups.map((one) => ({ value: one.name, label: momentInWords(one.madeAt, lang, today) }))}
          />
          <PassphraseField label={t(salvage.passphrase)} value={passphrase} onChange={setPassphrase} required />
          <p className="note" role="status">
            {act.busy ? t(salvage.busy) : ''}
          </p>
        </>
      )}
    </Dialog>
  );
}
