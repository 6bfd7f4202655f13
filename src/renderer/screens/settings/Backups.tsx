import { useState } from 'react';
import { CallFailure, folderDialog, useAct, useCall } from '../../api.ts';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { showToast } from '../../components/Toast.tsx';
import { useSession } from '../../state/session.tsx';
import { bytesInWords } from '../../text/bytes.ts';
import { settingsText } from '../../text/settings.ts';
import { useText } from '../../text/text.ts';
import { momentInWords } from '../../text/time.ts';
import { BackupList } from './BackupList.tsx';

/** The last backup, and one button to make another. */
export function Backups(): React.JSX.Element {
  const { t, lang } = useText();
  const { readOnly } = useSession();
  const today = useCall('app.info', {}).data?.today ?? '';
  const all = useCall('backups.list', {}).data?.backups ?? [];
  const last = all[0];
  const make = useAct('backups.make');
  const [made, setMade] = useState<{ path: string; problems: number } | null>(null);
  const dialog = folderDialog();
  const run = async (within: string | null): Promise<void> => {
    try {
      const { path, problems } = await make.act({ within });
      setMade({ path, problems: problems.length });
      if (problems.length === 0) showToast({ says: t(settingsText.backupDone) });
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  const elsewhere = async (choose: () => Promise<string | null>): Promise<void> => {
    const within = await choose();
    if (within !== null) await run(within);
  };
  return (
    <section className="card settingsCard">
      <h2>{t(settingsText.backups)}</h2>
      <FailureBanner failure={make.failure} />
      {made && made.problems > 0 && <Banner tone="bad" alert says={t(settingsText.backupProblems)} />}
      {last ? (
        <p>
          {t(settingsText.lastBackup)}: {momentInWords(last.madeAt, lang, today)}, {bytesInWords(last.bytes, lang)}
        </p>
      ) : (
        <p className="quiet">{t(settingsText.noBackup)}</p>
      )}
      {all.length > 0 && <BackupList all={all} mayRead={!readOnly} />}
      <p className="note">
        {t(settingsText.backupsKept)} {t(settingsText.backupRestore)}
      </p>
      {made && (
        <p className="note">
          {t(settingsText.backupPlace)}: {made.path}
        </p>
      )}
      <p role="status" className="note">
        {make.busy ? t(settingsText.backupBusy) : ''}
      </p>
      {!readOnly && (
        <div className="buttons">
          <Button busy={make.busy} onPress={() => void run(null)}>
            {t(settingsText.backupNow)}
          </Button>
          {dialog && (
            <Button busy={make.busy} onPress={() => void elsewhere(dialog)}>
              {t(settingsText.backupOtherFolder)}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
