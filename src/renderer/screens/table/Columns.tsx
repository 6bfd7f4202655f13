import type { OpenedTable, TableMap } from '../../../shared/contract-tables.ts';
import { TABLE_FIELDS, type TableField } from '../../../shared/table-fields.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { table as says, tableFields } from '../../text/table.ts';
import { useText } from '../../text/text.ts';

interface ColumnsProps {
  opened: OpenedTable;
  map: TableMap;
  onMap: (map: TableMap) => void;
}

/** Every column with what stands in it, and what it becomes. A suggestion is shown beside it, never chosen. */
export function Columns({ opened, map, onMap }: ColumnsProps): React.JSX.Element {
  const { t } = useText();
  const set = (at: number, field: TableField | null): void =>
    onMap({
      ...map,
      // A field is one column's: who gives it to another takes it from the first.
      columns: opened.columns.map((_, index) => {
        const own = map.columns[index] ?? null;
        return index === at ? field : own === field ? null : own;
      }),
    });
  const suggestions = opened.columns.map((column) => column.suggestion);
  const takeAll = (): void =>
    onMap({
      ...map,
      columns: opened.columns.map((column, at) => {
        const own = map.columns[at] ?? null;
        return (
          own ?? (column.suggestion !== null && !map.columns.includes(column.suggestion) ? column.suggestion : null)
        );
      }),
    });
  const someLeft = suggestions.some((field, at) => field !== null && map.columns[at] === null);
  return (
    <section aria-label={t(says.columns)}>
      <div className="tableHead">
        <h2>{t(says.columns)}</h2>
        {opened.remembered && <span className="note">{t(says.remembered)}</span>}
        {someLeft && (
          <Button size="small" onPress={takeAll}>
            {t(says.takeAll)}
          </Button>
        )}
      </div>
      <table className="factsTable tableColumns">
        <thead>
          <tr>
            <th scope="col">{t(says.column)}</th>
            <th scope="col">{t(says.samples)}</th>
            <th scope="col">{t(says.becomes)}</th>
          </tr>
        </thead>
        <tbody>
          {opened.columns.map((column, at) => {
            const head = column.head || t(says.noHead)(at + 1);
            const chosen = map.columns[at] ?? null;
            const { suggestion } = column;
            return (
              // oxlint-disable-next-line react/no-array-index-key -- a column is its place
              <tr key={at}>
                <th scope="row">{head}</th>
                <td>
                  {column.samples.length === 0 ? (
                    <span className="quiet">{t(says.empty)}</span>
                  ) : (
                    column.samples.map((sample) => (
                      <span key={sample} className="tableSample">
                        {sample}
                      </span>
                    ))
                  )}
                </td>
                <td>
                  <span className="select">
                    <select
                      className="input"
                      aria-label={t(says.becomesOf)(head)}
                      value={chosen ?? ''}
                      onChange={(event) => set(at, (event.target.value || null) as TableField | null)}
                    >
                      <option value="">{t(says.notTaken)}</option>
                      {TABLE_FIELDS.map((field) => (
                        <option key={field} value={field}>
                          {t(tableFields[field])}
                        </option>
                      ))}
                    </select>
                    <Icon name="down" />
                  </span>
                  {suggestion !== null && chosen === null && (
                    <span className="tableSuggestion note">
                      {t(says.suggestion)(t(tableFields[suggestion]))}{' '}
                      <Button
                        size="small"
                        kind="quiet"
                        label={t(says.takeOf)(head, t(tableFields[suggestion]))}
                        onPress={() => set(at, suggestion)}
                      >
                        {t(says.take)}
                      </Button>
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
