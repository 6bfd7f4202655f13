import { useState } from 'react';
import type { Backup, CallOutput } from '../../../shared/contract.ts';
import { CallFailure, useAct, useCall } from '../../api.ts';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { bytesInWords } from '../../text/bytes.ts';
import { settingsText } from '../../text/settings.ts';
import { type Speaker, useText } from '../../text/text.ts';
import { momentInWords } from '../../text/time.ts';

type Checked = CallOutput<'backups.check'>;

function saysOf({ t }: Speaker, when: string, { files, report }: Checked): string {
  if (!report) return t(settingsText.backupOutside)(when, files);
  return report.ok ? t(settingsText.backupWhole)(when, report.records, files) : t(settingsText.backupBroken)(when);
}

/** All backups, newest first; one that lies beside the register can be read again, without putting it back. */
export function BackupList({ all, mayRead }: { all: readonly Backup[]; mayRead: boolean }): React.JSX.Element {
  const speaker = useText();
  const { t, lang } = speaker;
  const today = useCall('app.info', {}).data?.today ?? '';
  const check = useAct('backups.check');
  const [said, setSaid] = useState<{ whole: boolean; says: string } | null>(null);
  const read = async (one: Backup): Promise<void> => {
    setSaid(null);
    try {
      const checked = await check.act({ name: one.name });
      const says = saysOf(speaker, momentInWords(one.madeAt, lang, today), checked);
      setSaid({ whole: checked.report?.ok !== false, says });
    } catch (error) {
      // Shown through `check.failure`.
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <details className="allBackups">
      <summary>{t(settingsText.backupsAll)(all.length)}</summary>
      <ul>
        {all.map((one) => {
          const when = momentInWords(one.madeAt, lang, today);
          const proven =
            one.provenAt && one.provenAt !== one.madeAt
              ? t(settingsText.backupProven)(momentInWords(one.provenAt, lang, today))
              : null;
          const notes = [bytesInWords(one.bytes, lang), proven, one.beside ? null : t(settingsText.backupElsewhere)];
          return (
            <li key={one.name}>
              <span className="grow">
                {when}
                <span className="note">{notes.filter((note) => note !== null).join(', ')}</span>
              </span>
              {one.beside && mayRead && (
                <Button
                  size="small"
                  busy={check.busy}
                  label={t(settingsText.backupReadThis)(when)}
                  onPress={() => void read(one)}
                >
                  {t(settingsText.backupRead)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <p role="status">{check.busy ? t(settingsText.backupReading) : said?.whole ? said.says : ''}</p>
      <FailureBanner failure={check.failure} />
      {said && !said.whole && <Banner tone="bad" alert says={said.says} />}
    </details>
  );
}
