import { useState } from 'react';
import type { TakenPackage } from '../../../shared/collection-records.ts';
import { useAct, useCall } from '../../api.ts';
import { Banner } from '../../components/Banner.tsx';
import { Field } from '../../components/Field.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { showToast } from '../../components/Toast.tsx';
import { deliveryText, confirmText as text } from '../../text/deliveries.ts';
import { useText } from '../../text/text.ts';
import { compareNumber, inGroups } from './key-typed.ts';

/** The number of a new key, and the one that was heard over the telephone: equal, or nothing is confirmed. */
export function ConfirmKey({ one, onClose }: { one: TakenPackage; onClose: () => void }): React.JSX.Element {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const confirm = useAct('collection.confirmKey');
  const changed = one.codes.includes('key_changed');
  const number = one.keyNumber ?? '';
  const known = (useCall('collection.keys', {}).data?.offices ?? []).filter(
    (key) => key.office === one.office && key.confirmedAt !== null,
  );
  const compared = compareNumber(typed, number);
  const error = (): string | null => {
    if (compared.differs !== null) return t(text.differs)(compared.differs);
    return tried && !compared.same ? t(text.needAll)(compared.typed) : null;
  };
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (!compared.same || one.office === null) return false;
    const { packages } = await confirm.act({ office: one.office, number });
    showToast({ says: t(deliveryText.confirmed)(packages.length) });
    return true;
  };
  return (
    <FormDialog
      wide
      title={t(changed ? text.titleChanged : text.titleFirst)}
      saves={t(text.confirm)}
      busy={confirm.busy}
      failure={confirm.failure}
      onSave={save}
      onClose={onClose}
    >
      {changed ? <Banner tone="bad" says={t(text.saysChanged)} /> : <p>{t(text.saysFirst)}</p>}
      <dl className="keyGroups">
        {known.map((key) => (
          <div key={key.vkey}>
            <dt>{t(deliveryText.earlierKey)}</dt>
            <dd>{inGroups(key.number).join(' ')}</dd>
          </div>
        ))}
        <div>
          <dt>
            {t(text.inPackage)}, {one.register ?? one.name}
          </dt>
          <dd className="keyNow">
            {inGroups(number).map((group, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- the place of a group is what it is
              <span key={index}>{group}</span>
            ))}
          </dd>
        </div>
      </dl>
      <Field
        label={t(text.typed)}
        value={typed}
        onChange={(next) => setTyped(inGroups(next).join(' '))}
        hint={compared.same ? t(text.same) : t(text.typedHint)}
        error={error()}
        inputMode="numeric"
        maxLength={60}
        focusFirst
      />
    </FormDialog>
  );
}
