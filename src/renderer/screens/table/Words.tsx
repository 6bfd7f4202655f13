import type { TableCheck, TableMap } from '../../../shared/contract-tables.ts';
import { itemsOn } from '../../../shared/policy.ts';
import { CODED } from '../../../shared/table-fields.ts';
import { useCall } from '../../api.ts';
import { Select } from '../../components/Field.tsx';
import { usePolicy } from '../../state/session.tsx';
import { table as says, tableFields } from '../../text/table.ts';
import { useText } from '../../text/text.ts';

interface WordsProps {
  words: TableCheck['words'];
  map: TableMap;
  onMap: (map: TableMap) => void;
}

const OPEN = '-';

/** Words of an old register that no list has: each asked once, for all its lines. */
export function Words({ words, map, onMap }: WordsProps): React.JSX.Element | null {
  const { t, lang } = useText();
  const policy = usePolicy();
  const today = useCall('app.info', {}).data?.today;
  const terms = useCall('terms.list', {}).data?.terms ?? [];
  if (!policy || !today) return null;
  const optionsOf = (field: (typeof words)[number]['field']): { value: string; label: string }[] => {
    const list = CODED[field];
    if (list === undefined) return [];
    if (list === 'terms') return terms.map((term) => ({ value: term.id, label: `${term.personName}, ${term.post}` }));
    return itemsOn(policy, list, today).map((item) => ({ value: item.code, label: item[lang] }));
  };
  return (
    <section aria-label={t(says.words)}>
      <h2>{t(says.words)}</h2>
      <p className="note">{t(says.wordsLead)}</p>
      <div className="tableWords">
        {words.map(({ field, value, rows, code }) => (
          <Select
            key={`${field} ${value}`}
            label={t(says.wordOf)(t(tableFields[field]), value, rows)}
            value={code === undefined ? '' : (code ?? OPEN)}
            options={[
              ...(code === undefined ? [{ value: '', label: t(says.choose) }] : []),
              { value: OPEN, label: t(says.leaveOpen) },
              ...optionsOf(field),
            ]}
            onChange={(chosen) => {
              const others = map.codes.filter((one) => one.field !== field || one.value !== value);
              onMap({ ...map, codes: [...others, { field, value, code: chosen === OPEN ? null : chosen }] });
            }}
          />
        ))}
      </div>
    </section>
  );
}
