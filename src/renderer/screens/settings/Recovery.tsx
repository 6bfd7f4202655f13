import { useState } from 'react';
import { CallFailure, useAct } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useSession } from '../../state/session.tsx';
import { settingsText } from '../../text/settings.ts';
import { useText } from '../../text/text.ts';

/** Another recovery sheet, for when the old one is lost or was seen. Only the records manager or a collector makes one. */
export function Recovery({ onMade }: { onMade: (groups: readonly string[]) => void }): React.JSX.Element | null {
  const { t } = useText();
  const { person, readOnly, kind } = useSession();
  const [asking, setAsking] = useState(false);
  const make = useAct('workspaces.newRecovery');
  if (readOnly || !['recordsManager', 'collector'].includes(person.role)) return null;
  const submit = async (): Promise<void> => {
    try {
      onMade((await make.act({})).groups);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return (
    <section className="card settingsCard">
      <h2>{t(settingsText.sheet)}</h2>
      <p className="note">{t(kind === 'office' ? settingsText.sheetSays : settingsText.sheetSaysCollection)}</p>
      <div className="buttons">
        <Button onPress={() => setAsking(true)}>{t(settingsText.newSheet)}</Button>
      </div>
      {asking && (
        <Dialog
          title={t(settingsText.newSheetAsk)}
          onClose={() => setAsking(false)}
          onSubmit={() => void submit()}
          actions={
            <>
              <Button focusFirst keys="Escape" onPress={() => setAsking(false)}>
                {t(settingsText.keepSheet)}
              </Button>
              <Button kind="danger" type="submit" busy={make.busy}>
                {t(settingsText.newSheet)}
              </Button>
            </>
          }
        >
          <p>{t(settingsText.newSheetSays)}</p>
          <FailureBanner failure={make.failure} />
        </Dialog>
      )}
    </section>
  );
}
