import { useCallback, useState } from 'react';
import type { Person } from '../../../shared/people-records.ts';
import { useCall } from '../../api.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { PaperSheet } from '../../components/PaperSheet.tsx';
import { SignLines } from '../../components/SignLines.tsx';
import { useSession } from '../../state/session.tsx';
import { common, roles } from '../../text/common.ts';
import { settingsText } from '../../text/settings.ts';
import { useText } from '../../text/text.ts';

/** The enrolment sheet: which key is whose, on paper, signed by hand (design 4.1). */
export function KeySheet({ person, onClose }: { person: Person; onClose: () => void }): React.JSX.Element {
  const { t } = useText();
  const { title, workspace } = useSession();
  const keys = useCall('journal.trust', {}).data?.vkeys ?? [];
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const key = keys.find((one) => one.vkey === person.vkey);
  return (
    <Dialog
      title={t(settingsText.keySheetOf)(person.name)}
      onClose={onClose}
      actions={
        <>
          <Button keys="Escape" onPress={onClose}>
            {t(common.close)}
          </Button>
          <Button kind="primary" focusFirst onPress={() => setPrinting(true)}>
            {t(settingsText.print)}
          </Button>
        </>
      }
    >
      <p>{t(settingsText.keySheetSays)}</p>
      <p className="keyNumber">{key?.number}</p>
      {key && printing && (
        <PaperSheet onDone={printed}>
          <h1>{t(settingsText.keySheet)}</h1>
          <p>
            {person.name}, {t(roles[person.role])}
          </p>
          <p>
            {title}, register {workspace}
          </p>
          <p>
            {t(settingsText.keySheetNumber)}: <strong>{key.number}</strong>
          </p>
          <pre>{key.vkey}</pre>
          <p>{t(settingsText.keySheetDeclares)}</p>
          <SignLines />
        </PaperSheet>
      )}
    </Dialog>
  );
}
