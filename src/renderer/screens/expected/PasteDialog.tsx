import { useState } from 'react';
import type { ExpectedTerm } from '../../../shared/collection-records.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Day } from '../../../shared/quarter.ts';
import { useAct } from '../../api.ts';
import { TextArea } from '../../components/Field.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { showToast } from '../../components/Toast.tsx';
import { expectedText as text } from '../../text/expected.ts';
import { useText } from '../../text/text.ts';
import { readPasted } from './pasted-terms.ts';

interface PasteProps {
  terms: readonly ExpectedTerm[];
  policy: Policy;
  today: Day;
  onClose: () => void;
}

/** Many people at once, from a spreadsheet or a mail; what is not understood is named and left out. */
export function PasteDialog({ terms, policy, today, onClose }: PasteProps): React.JSX.Element {
  const { t } = useText();
  const expect = useAct('collection.expect');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const found = readPasted(typed, policy, terms, today);
  const empty = found.terms.length === 0;
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (empty) return false;
    await expect.act({ terms: found.terms.slice(0, 500).map((term) => ({ ...term, id: null })) });
    showToast({ says: t(text.pasteAdded)(found.terms.length) });
    return true;
  };
  return (
    <FormDialog
      wide
      title={t(text.pasteTitle)}
      saves={t(text.pasteAdd)(found.terms.length)}
      busy={expect.busy}
      failure={expect.failure}
      onSave={save}
      onClose={onClose}
    >
      <p>{t(text.pasteSays)}</p>
      <TextArea
        label={t(text.pasteLabel)}
        value={typed}
        onChange={setTyped}
        rows={8}
        error={tried && empty ? t(text.need) : null}
        focusFirst
      />
      <p className="note" role="status">
        {typed.trim() !== '' && t(text.pasteFound)(found.terms.length, found.problems.length)}
      </p>
      {found.problems.length > 0 && (
        <ul className="pasteProblems note">
          {found.problems.slice(0, 8).map((one) => (
            <li key={one.line}>
              <strong>{t(text.line)(one.line)}</strong>: {t(text[one.why])}. {one.text}
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  );
}
