import { useState } from 'react';
import { YES_NO_UNKNOWN } from '../../../shared/codes.ts';
import type { Account, AccountTicks } from '../../../shared/people-records.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Quarter } from '../../../shared/quarter.ts';
import { useAct } from '../../api.ts';
import { Choice } from '../../components/Choice.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { showToast } from '../../components/Toast.tsx';
import { termsText as text } from '../../text/terms.ts';
import { useText } from '../../text/text.ts';
import { quarterInWords } from '../../text/time.ts';
import { accountName } from '../register/facts.ts';
import { TICK_WORDS, TICKS } from './AccountRow.tsx';
import { YES_NO } from './EndDialogs.tsx';

interface TicksDialogProps {
  account: Account;
  quarter: Quarter;
  policy: Policy;
  onClose: () => void;
}

/** The four questions about an account, once a quarter (domain D0). */
export function TicksDialog({ account, quarter, policy, onClose }: TicksDialogProps): React.JSX.Element {
  const { t, lang } = useText();
  const before = account.ticks.find((one) => one.quarter === quarter);
  const [said, setSaid] = useState<AccountTicks>({
    quarter,
    stillUsed: before?.stillUsed ?? 'onbekend',
    autoDeleteOff: before?.autoDeleteOff ?? 'onbekend',
    linkedDevicesChecked: before?.linkedDevicesChecked ?? 'onbekend',
    twoStepOn: before?.twoStepOn ?? 'onbekend',
  });
  const tick = useAct('accounts.tick');
  const save = async (): Promise<boolean> => {
    await tick.act({ ...said, accountId: account.id });
    showToast({ says: t(text.done) });
    return true;
  };
  return (
    <FormDialog
      title={t(text.tickTitle)(accountName(policy, account, lang), quarterInWords(quarter, lang))}
      saves={t(text.save)}
      busy={tick.busy}
      failure={tick.failure}
      onSave={save}
      onClose={onClose}
    >
      {TICKS.map((key, index) => (
        <Choice
          key={key}
          label={t(TICK_WORDS[index]!)}
          columns={3}
          digits
          value={said[key]}
          onChange={(value) => setSaid({ ...said, [key]: value })}
          options={YES_NO_UNKNOWN.map((value) => ({ value, label: t(YES_NO[value]) }))}
        />
      ))}
    </FormDialog>
  );
}
