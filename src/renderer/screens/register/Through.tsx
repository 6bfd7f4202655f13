import { useState } from 'react';
import { itemsOn, labelOf, policyText, riskOn, riskText } from '../../../shared/policy.ts';
import { termOn } from '../../../shared/rules.ts';
import { useAct } from '../../api.ts';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Field } from '../../components/Field.tsx';
import { Picker } from '../../components/Picker.tsx';
import { questionNames, register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';
import { accountName, guessedAddress, originOf } from './facts.ts';
import type { QuestionProps } from './question-parts.tsx';

const CHANNEL = 'channel:';

/** Channel, account and device in one box. Typing one that is not there makes an account. */
export function ThroughQuestion({ facts, set, next }: QuestionProps): React.JSX.Element {
  const { t, lang } = useText();
  const { answers, accounts, policy, today, terms, staged } = facts;
  // A file named the channel but nobody knows the account: only the device is still to be said.
  const [making, setMaking] = useState<string | null>(
    answers.channel !== null && answers.accountId === null ? answers.channel : null,
  );
  const term = answers.termId ?? termOn(terms, answers.dateFrom ?? today)?.id ?? terms[0]?.id ?? null;
  const own = accounts
    .filter((one) => one.termId === term)
    .toSorted((a, b) => b.entries - a.entries || a.id.localeCompare(b.id));
  const channels = itemsOn(policy, 'channels', answers.dateFrom ?? today);
  if (making !== null && term !== null)
    return (
      <NewAccount
        facts={facts}
        channel={making}
        termId={term}
        address={making === answers.channel ? guessedAddress(staged) : ''}
        onCancel={() => setMaking(null)}
        onMade={(account) => {
          set({ accountId: account.id, channel: account.channel, device: account.device, termId: term });
          next();
        }}
      />
    );
  const chosen = channels.find((one) => one.code === answers.channel);
  const risk = chosen ? riskText(policy, riskOn(chosen, answers.dateFrom ?? today)) : null;
  return (
    <>
      <Picker
        label={t(questionNames.through)}
        placeholder={t(register.pickOrSearch)(own.length + channels.length)}
        columns={1}
        options={[
          ...own.map((one, index) => ({ value: one.id, label: accountName(policy, one, lang), hidden: index >= 8 })),
          ...channels.map((one) => ({
            value: `${CHANNEL}${one.code}`,
            label: one[lang],
            note: t(register.newAccount),
            hidden: own.length > 0 || !['whatsapp', 'sms', 'gmail', 'signal', 'privebellen'].includes(one.code),
          })),
        ]}
        value={answers.accountId}
        onPick={(value) => {
          if (value.startsWith(CHANNEL)) {
            setMaking(value.slice(CHANNEL.length));
            return;
          }
          const account = own.find((one) => one.id === value);
          if (!account) return;
          set({ accountId: account.id, channel: account.channel, device: account.device, termId: account.termId });
          next();
        }}
        onEnter={next}
        foot={originOf('through', facts)}
      />
      {risk && <Banner tone="warn" says={risk[lang]} />}
    </>
  );
}

interface NewAccountProps {
  facts: QuestionProps['facts'];
  channel: string;
  termId: string;
  address: string;
  onCancel: () => void;
  onMade: (account: { id: string; channel: string; device: string }) => void;
}

function NewAccount(props: NewAccountProps): React.JSX.Element {
  const { t, lang } = useText();
  const { policy, today } = props.facts;
  const [address, setAddress] = useState(props.address);
  const [device, setDevice] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const add = useAct('accounts.add');
  const channel = labelOf(policy, 'channels', props.channel, lang);
  const save = async (): Promise<void> => {
    if (add.busy) return;
    setMissing(device === null);
    if (device === null) return;
    try {
      const account = await add.act({
        termId: props.termId,
        channel: props.channel,
        device,
        address,
        usedFrom: null,
        usedUntil: null,
        inUse: 'ja',
      });
      props.onMade(account);
    } catch {
      // Shown below by `add.failure`.
    }
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter in its fields adds
    <div
      className="newAccount"
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          props.onCancel();
          return;
        }
        if (event.key !== 'Enter' || event.ctrlKey || event.target instanceof HTMLButtonElement) return;
        event.preventDefault();
        void save();
      }}
    >
      <h3>{t(register.newAccountTitle)(channel)}</h3>
      <FailureBanner failure={add.failure} />
      <Field
        label={t(register.address)}
        value={address}
        onChange={setAddress}
        hint={t(register.addressHint)}
        maxLength={120}
        focusFirst
      />
      <Choice
        label={t(register.onDevice)}
        digits
        columns={2}
        options={itemsOn(policy, 'deviceKinds', today).map((one) => ({ value: one.code, label: one[lang] }))}
        value={device}
        onChange={setDevice}
        error={missing && device === null ? t(register.onDevice) : null}
      />
      <p className="note">{policyText(policy, 'ernstig_afgeraden')[lang]}</p>
      <div className="buttons">
        <Button onPress={() => void save()} keys="Enter" busy={add.busy}>
          {t(register.addAccount)}
        </Button>
        <Button kind="quiet" onPress={props.onCancel}>
          {t(register.otherChannel)}
        </Button>
      </div>
    </div>
  );
}
