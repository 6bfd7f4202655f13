import { useState } from 'react';
import type { Incident } from '../../../shared/office-records.ts';
import { useAct, useCall } from '../../api.ts';
import { Choice } from '../../components/Choice.tsx';
import { Field } from '../../components/Field.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { showToast } from '../../components/Toast.tsx';
import { usePolicy } from '../../state/session.tsx';
import { oneLine } from '../../text/entry.ts';
import { incidentText as text } from '../../text/incidents.ts';
import { useText } from '../../text/text.ts';

/** Finds the entry that an incident came to light in, and ties the two. */
export function LinkDialog({ incident, onClose }: { incident: Incident; onClose: () => void }): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  const [search, setSearch] = useState('');
  const [entryId, setEntry] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const link = useAct('incidents.link');
  const found = useCall(
    'entries.list',
    { search: search.trim(), limit: 8, status: ['logged', 'signed', 'returned', 'unsigned'] },
    { keep: true },
  ).data?.rows;
  const tied = new Set(incident.entries.map((one) => one.id));
  const rows = (found ?? []).filter((row) => !tied.has(row.id));
  const save = async (): Promise<boolean> => {
    setTried(true);
    const row = rows.find((one) => one.id === entryId);
    if (!row) return false;
    await link.act({ incidentId: incident.id, entryId: row.id });
    showToast({ says: t(text.linked)(row.number, incident.number) });
    return true;
  };
  return (
    <FormDialog
      wide
      title={t(text.linkOf)(incident.number)}
      saves={t(text.link)}
      busy={link.busy}
      failure={link.failure}
      onSave={save}
      onClose={onClose}
    >
      <Field
        label={t(text.linkSearch)}
        value={search}
        onChange={setSearch}
        hint={t(text.linkSays)}
        focusFirst
        maxLength={80}
        error={tried && !entryId ? t(text.linkNone) : null}
      />
      {rows.length > 0 ? (
        <Choice
          label={t(text.entries)}
          value={entryId}
          onChange={setEntry}
          options={rows.map((row) => ({
            value: row.id,
            label: row.number,
            note: oneLine(row, policy, lang),
          }))}
        />
      ) : (
        <p className="quiet">{found ? t(text.linkNothing) : ''}</p>
      )}
    </FormDialog>
  );
}
