import { useState } from 'react';
import { applyEdition, SHEET_TITLES, SHEETS, type SheetName } from '../../../shared/register.ts';
import { useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { usePolicy } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { quarterText as text } from '../../text/quarter.ts';
import { cellWords, columnName } from '../../text/register-cells.ts';
import { useText } from '../../text/text.ts';

const SHOWN = [
  'Verklaring',
  'Samenvatting',
  'Accounts',
  'Registraties',
  'Bijlagen',
  'Incidenten',
  'Rechtzettingen',
  'Overdrachten',
  'Archiefstand',
] as const;
/** More rows are for the files, not for a dialog. */
const MOST = 200;

/** The register as it would be if the quarter closed now, sheet by sheet, as the ministry or BZK would read it. */
export function SoFar({ quarter, onClose }: { quarter: string; onClose: () => void }): React.JSX.Element {
  const { t, lang } = useText();
  const [sheet, setSheet] = useState<SheetName>('Samenvatting');
  const [edition, setEdition] = useState<'intern' | 'bzk' | 'openbaar'>('intern');
  const policy = usePolicy();
  const { data, failure } = useCall('registers.preview', { quarter, sheet, limit: MOST }, { keep: true });
  const rows = (data?.rows ?? []).map((row) => applyEdition(sheet, row, edition));
  // Ids and codes of ministries tell a person nothing.
  const columns = SHEETS[sheet].filter(
    (one) => !/_(?:id|tooi)$/.test(one.name) && rows.some((row) => (row[one.name] ?? '') !== ''),
  );
  return (
    <Dialog
      huge
      title={t(text.soFarTitle)}
      onClose={onClose}
      actions={
        <Button focusFirst keys="Escape" onPress={onClose}>
          {t(common.close)}
        </Button>
      }
    >
      <p>{t(text.soFarSays)}</p>
      <div className="soFarChoices">
        <Choice
          label={t(text.sheet)}
          columns={3}
          value={sheet}
          onChange={setSheet}
          options={SHOWN.map((value) => ({ value, label: SHEET_TITLES[value][lang] }))}
        />
        <Choice
          label={t(text.edition)}
          value={edition}
          onChange={setEdition}
          options={[
            { value: 'intern', label: t(text.editionIntern) },
            { value: 'bzk', label: t(text.editionBzk) },
            { value: 'openbaar', label: t(text.editionPublic) },
          ]}
        />
      </div>
      <FailureBanner failure={failure} />
      {data && rows.length === 0 && <p className="quiet">{t(text.soFarNone)}</p>}
      {rows.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
        <div className="soFar scrolls" tabIndex={0} role="group" aria-label={SHEET_TITLES[sheet][lang]}>
          <table className="factsTable">
            <thead>
              <tr>
                {columns.map((one) => (
                  <th scope="col" key={one.name}>
                    {columnName(one, lang)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- a row is its place in the sheet
                <tr key={index}>
                  {columns.map((one) => (
                    <td key={one.name}>{cellWords(one, row[one.name], policy, lang)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data?.more && <p className="note">{t(text.soFarMore)(MOST)}</p>}
    </Dialog>
  );
}
