import { useState } from 'react';
import { JUDGEMENT_BASES, type JudgementBasis, YES_NO_UNKNOWN, type YesNoUnknown } from '../../../shared/codes.ts';
import type { Account } from '../../../shared/people-records.ts';
import { labelOf, type Policy } from '../../../shared/policy.ts';
import type { Day, Quarter } from '../../../shared/quarter.ts';
import { judgementByRule } from '../../../shared/rules.ts';
import { useAct, useCall } from '../../api.ts';
import { DayField } from '../../components/DayField.tsx';
import { Field, Select } from '../../components/Field.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { basisNames, quarterText } from '../../text/quarter.ts';
import { termsText as text } from '../../text/terms.ts';
import { useText } from '../../text/text.ts';
import { accountName } from '../register/facts.ts';
import { YES_NO } from './EndDialogs.tsx';

interface JudgeDialogProps {
  account: Account;
  quarter: Quarter;
  policy: Policy;
  onClose: () => void;
}

type Basis = Record<JudgementBasis, YesNoUnknown>;

/** The judgement is a person's, with role and day; the records manager types it in. The rule stands beside it (domain D9). */
export function JudgeDialog({ account, quarter, policy, onClose }: JudgeDialogProps): React.JSX.Element {
  const { t, lang } = useText();
  const today = useCall('app.info', {}).data?.today ?? '';
  const before = account.judgements.find((one) => one.quarter === quarter);
  const [value, setValue] = useState(before?.value ?? 'NIET_TE_BEOORDELEN');
  const [who, setWho] = useState(before?.judgeName ?? '');
  const [role, setRole] = useState(before?.judgeRole ?? 'CISO');
  const [on, setOn] = useState<Day | null>(before?.judgedOn ?? null);
  const [measure, setMeasure] = useState(before?.measure ?? '');
  const [basis, setBasis] = useState<Basis>(
    () => Object.fromEntries(JUDGEMENT_BASES.map((key) => [key, before?.basis[key] ?? 'onbekend'])) as Basis,
  );
  const [tried, setTried] = useState(false);
  const judge = useAct('accounts.judge');
  const byRule = judgementByRule(basis, measure);
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (who.trim() === '') return false;
    const said = { value, measure, judgeRole: role, judgeName: who, judgedOn: on ?? today, basis };
    await judge.act({ ...said, accountId: account.id, quarter });
    return true;
  };
  return (
    <FormDialog
      wide
      title={t(quarterText.judgeOf)(accountName(policy, account, lang))}
      saves={t(quarterText.save)}
      busy={judge.busy}
      failure={judge.failure}
      onSave={save}
      onClose={onClose}
    >
      <Select
        label={t(quarterText.judgement)}
        value={value}
        onChange={setValue}
        focusFirst
        hint={`${t(text.rule)(labelOf(policy, 'judgements', byRule, lang))} ${t(text.ruleSays)}`}
        options={policy.lists.judgements.items.map((one) => ({ value: one.code, label: one[lang] }))}
      />
      <h3 className="basisHead">{t(quarterText.basis)}</h3>
      <div className="basis">
        {JUDGEMENT_BASES.map((key) => (
          <Select
            key={key}
            label={basisNames[key] ? t(basisNames[key]) : key}
            value={basis[key]}
            onChange={(said) => setBasis({ ...basis, [key]: said as YesNoUnknown })}
            options={YES_NO_UNKNOWN.map((one) => ({ value: one, label: t(YES_NO[one]) }))}
          />
        ))}
      </div>
      <Field label={t(quarterText.measure)} value={measure} onChange={setMeasure} maxLength={200} />
      <div className="formTwo">
        <Field
          label={t(quarterText.judgeWho)}
          value={who}
          onChange={setWho}
          maxLength={120}
          error={tried && who.trim() === '' ? t(quarterText.judgeNeed) : null}
        />
        <Field label={t(quarterText.judgeRole)} value={role} onChange={setRole} maxLength={60} />
        <DayField
          label={t(quarterText.judgeOn)}
          value={on}
          onChange={setOn}
          today={today}
          hint={t(quarterText.judgeOnHint)}
        />
      </div>
    </FormDialog>
  );
}
