import { useEffect, useRef, useState } from 'react';
import { YES_NO_UNKNOWN } from '../../../shared/codes.ts';
import type { Account, OfficeTerm } from '../../../shared/people-records.ts';
import { itemsOn, type Policy } from '../../../shared/policy.ts';
import type { Day } from '../../../shared/quarter.ts';
import { useAct } from '../../api.ts';
import { Choice } from '../../components/Choice.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Field, Select } from '../../components/Field.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { showToast } from '../../components/Toast.tsx';
import { termsText as text } from '../../text/terms.ts';
import { useText } from '../../text/text.ts';
import { accountName } from '../register/facts.ts';
import { YES_NO } from './EndDialogs.tsx';

interface AccountDialogProps {
  term: OfficeTerm;
  /** Null: a new one. */
  account: Account | null;
  policy: Policy;
  today: Day;
  onClose: () => void;
}

/** One mailbox or messaging account: what vraag 6 asks of each. */
export function AccountDialog({ term, account, policy, today, onClose }: AccountDialogProps): React.JSX.Element {
  const { t, lang } = useText();
  const [channel, setChannel] = useState(account?.channel ?? 'whatsapp');
  const [device, setDevice] = useState(account?.device ?? 'PRIVE_TELEFOON');
  const [address, setAddress] = useState(account?.address ?? '');
  const [usedFrom, setFrom] = useState<Day | null>(account?.usedFrom ?? null);
  const [usedUntil, setUntil] = useState<Day | null>(account?.usedUntil ?? null);
  const [inUse, setInUse] = useState(account?.inUse ?? 'ja');
  const addressField = useRef<HTMLInputElement>(null);
  const add = useAct('accounts.add');
  const update = useAct('accounts.update');
  const failure = add.failure ?? update.failure;
  const same = failure?.code === 'duplicate';
  useEffect(() => {
    if (same) addressField.current?.focus();
  }, [same]);
  const save = async (): Promise<boolean> => {
    const said = { channel, device, address, usedFrom, usedUntil, inUse };
    if (account) await update.act({ ...said, accountId: account.id });
    else await add.act({ ...said, termId: term.id });
    showToast({ says: t(text.done) });
    return true;
  };
  const options = (list: 'channels' | 'deviceKinds') =>
    itemsOn(policy, list, today).map((one) => ({ value: one.code, label: one[lang] }));
  return (
    <FormDialog
      title={account ? t(text.changeOf)(accountName(policy, account, lang)) : t(text.addAccountOf)(term.personName)}
      saves={t(text.save)}
      busy={add.busy || update.busy}
      failure={same ? null : failure}
      onSave={save}
      onClose={onClose}
    >
      <Select label={t(text.channel)} value={channel} onChange={setChannel} focusFirst options={options('channels')} />
      <Select label={t(text.device)} value={device} onChange={setDevice} options={options('deviceKinds')} />
      <Field
        inputRef={addressField}
        label={t(text.address)}
        value={address}
        onChange={setAddress}
        hint={t(text.addressHint)}
        error={same ? t(text.sameAccount) : null}
        maxLength={120}
      />
      <div className="formTwo">
        <DayField
          label={t(text.usedFrom)}
          value={usedFrom}
          onChange={setFrom}
          today={today}
          hint={t(text.dayUnknown)}
        />
        <DayField
          label={t(text.usedUntil)}
          value={usedUntil}
          onChange={setUntil}
          today={today}
          hint={t(text.dayUnknown)}
        />
      </div>
      <Choice
        label={t(text.stillUsed)}
        columns={3}
        value={inUse}
        onChange={setInUse}
        options={YES_NO_UNKNOWN.map((value) => ({ value, label: t(YES_NO[value]) }))}
      />
    </FormDialog>
  );
}
