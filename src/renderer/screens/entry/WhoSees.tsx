import type { Entry } from '../../../shared/records.ts';
import { applyEdition, type Row, SHEETS } from '../../../shared/register.ts';
import { useCall } from '../../api.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Unbroken } from '../../components/Unbroken.tsx';
import { usePolicy } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { entryScreen } from '../../text/entry.ts';
import { cellWords, columnName } from '../../text/register-cells.ts';
import { useText } from '../../text/text.ts';

const GROUND = /^5\.\d/;

/** What of this entry BZK gets, and what everybody may see: the cells of the register's editions, in words. */
export function WhoSees({ entry, onClose }: { entry: Entry; onClose: () => void }): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  const { data, waiting } = useCall('registers.entry', { entryId: entry.id });
  const row = data?.row ?? undefined;
  const bzk = row && applyEdition('Registraties', row, 'bzk');
  const all = row && applyEdition('Registraties', row, 'openbaar');
  // Ids tell a person nothing.
  const columns = SHEETS.Registraties.filter((one) => !one.name.endsWith('_id') && (row?.[one.name] ?? '') !== '');
  const cell = (of: Row | undefined, column: (typeof columns)[number], rule: string): React.JSX.Element =>
    GROUND.test(rule) ? (
      <span className="quiet">{t(entryScreen.hiddenBy)(rule)}</span>
    ) : (
      <Unbroken>{cellWords(column, of?.[column.name], policy, lang)}</Unbroken>
    );
  return (
    <Dialog
      wide
      title={t(entryScreen.whoSeesOf)(entry.number)}
      onClose={onClose}
      actions={
        <Button focusFirst keys="Escape" onPress={onClose}>
          {t(common.close)}
        </Button>
      }
    >
      {waiting && <p role="status">{t(common.loading)}</p>}
      {data && <p>{t(row ? entryScreen.whoSeesSays : entryScreen.whoSeesNone)}</p>}
      {row && (
        <table className="factsTable stacks whoSees">
          <thead>
            <tr>
              <th scope="col">{t(entryScreen.field)}</th>
              <th scope="col">{t(entryScreen.seesMinistry)}</th>
              <th scope="col">{t(entryScreen.seesBzk)}</th>
              <th scope="col">{t(entryScreen.seesAll)}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((one) => (
              <tr key={one.name}>
                <th scope="row">{columnName(one, lang)}</th>
                <td data-head={t(entryScreen.seesMinistry)}>{cell(row, one, 'open')}</td>
                <td data-head={t(entryScreen.seesBzk)}>{cell(bzk, one, one.bzk)}</td>
                <td data-head={t(entryScreen.seesAll)}>{cell(all, one, one.openbaar)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
