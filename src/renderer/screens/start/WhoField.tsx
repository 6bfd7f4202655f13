import type { Place } from '../../../shared/contract.ts';
import { Select } from '../../components/Field.tsx';
import { roles } from '../../text/common.ts';
import { start } from '../../text/start.ts';
import { useText } from '../../text/text.ts';

interface WhoProps {
  slots: Place['slots'];
  /** Id of a person. */
  value: string;
  onChange: (personId: string) => void;
}

/** "Wie bent u?", of the people who can open it. */
export function WhoField({ slots, value, onChange }: WhoProps): React.JSX.Element {
  const { t } = useText();
  return (
    <Select
      label={t(start.who)}
      value={value}
      onChange={onChange}
      options={slots.map((one) => ({ value: one.personId, label: `${one.name}, ${t(roles[one.role])}` }))}
    />
  );
}
