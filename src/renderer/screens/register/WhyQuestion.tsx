import { useState } from 'react';
import { labelOf } from '../../../shared/policy.ts';
import { quarterDays, quarterOf } from '../../../shared/quarter.ts';
import { Field } from '../../components/Field.tsx';
import { Picker } from '../../components/Picker.tsx';
import { questionNames, register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';
import { longDay } from '../../text/time.ts';
import { reasonAsks, reasonsInOrder } from './facts.ts';
import { EnterGoesOn, type QuestionProps } from './question-parts.tsx';

/** Never prefilled. Some reasons ask on: for the kind, for a few words. */
export function WhyQuestion({ facts, set, next }: QuestionProps): React.JSX.Element {
  const { t, lang } = useText();
  const { answers, policy, today } = facts;
  const [step, setStep] = useState<'reason' | 'kind' | 'note'>('reason');
  const asks = reasonAsks(policy, answers.reason);
  const ordered = reasonsInOrder(policy, today, facts.reasonCounts);
  const after = (more: { kinds: readonly string[]; note: boolean }, done: 'reason' | 'kind'): void => {
    if (done === 'reason' && more.kinds.length > 0) setStep('kind');
    else if (more.note) setStep('note');
    else next();
  };
  if (step === 'kind')
    return (
      <Picker
        key="kind"
        label={t(register.whyKind)}
        placeholder={t(register.whyKind)}
        options={asks.kinds.map((value) => ({ value, label: labelOf(policy, 'reasonSubKinds', value, lang) }))}
        value={answers.reasonKind}
        onPick={(reasonKind) => {
          set({ reasonKind });
          after(asks, 'kind');
        }}
        onEnter={next}
      />
    );
  if (step === 'note')
    return (
      <EnterGoesOn onEnter={next}>
        <Field
          label={t(register.whyMore)}
          value={answers.reasonNote ?? ''}
          maxLength={200}
          onChange={(reasonNote) => set({ reasonNote })}
          hint={t(register.whyMoreHint)}
          focusFirst
        />
      </EnterGoesOn>
    );
  return (
    <Picker
      label={t(questionNames.why)}
      placeholder={t(register.pickOrSearch)(ordered.length)}
      options={ordered.map((value, index) => ({
        value,
        label: labelOf(policy, 'reasons', value, lang),
        hidden: index >= 8,
      }))}
      value={answers.reason}
      onPick={(reason) => {
        set({ reason, ...(reason === answers.reason ? {} : { reasonKind: null, reasonNote: null }) });
        after(reasonAsks(policy, reason), 'reason');
      }}
      onEnter={() => (answers.reason === null ? next() : after(asks, 'reason'))}
      foot={t(register.whyNote)(longDay(quarterDays(quarterOf(today)).to, lang).replace(/^\S+ /, ''))}
    />
  );
}
