import { useState } from 'react';
import { addDays } from '../../../shared/quarter.ts';
import { blocksAttachments } from '../../../shared/rules.ts';
import { inSentence } from '../../../shared/sentence.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Picker } from '../../components/Picker.tsx';
import { questionNames, register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';
import { longDay } from '../../text/time.ts';
import { EnterGoesOn, type QuestionProps } from './question-parts.tsx';

/** Attached, to follow, or impossible with why. */
export function EvidenceQuestion({ facts, set, next, pickFile }: QuestionProps): React.JSX.Element {
  const { t, lang } = useText();
  const { answers, policy, staged, oldFiles, today } = facts;
  const [why, setWhy] = useState(answers.evidence === 'impossible');
  const files = staged.evidence.length + oldFiles.length;
  const blocked = blocksAttachments(answers, policy);
  const due = addDays(today, policy.timeLine.evidenceReminderDays);
  if (why)
    return (
      <EnterGoesOn onEnter={next}>
        <Field
          label={t(register.evidenceWhyNot)}
          value={answers.evidenceWhyNot ?? ''}
          maxLength={200}
          focusFirst
          onChange={(evidenceWhyNot) => set({ evidenceWhyNot })}
        />
        <Button size="small" kind="quiet" onPress={() => setWhy(false)}>
          {t(register.evidenceAttach)}, {inSentence(t(register.evidenceLater))}
        </Button>
      </EnterGoesOn>
    );
  return (
    <Picker
      label={t(questionNames.evidence)}
      placeholder={t(register.pickOrSearch)(3)}
      columns={1}
      options={[
        ...(blocked
          ? []
          : [
              files > 0
                ? { value: 'attached', label: t(register.evidenceAttached)(files) }
                : { value: 'attached', label: t(register.evidenceAttach), note: t(register.evidenceAttachNote) },
            ]),
        {
          value: 'follows',
          label: t(register.evidenceLater),
          note: t(register.evidenceLaterNote)(longDay(due, lang)),
        },
        { value: 'impossible', label: t(register.evidenceNot), note: t(register.evidenceNotNote) },
      ]}
      value={answers.evidence}
      onPick={(value) => {
        if (value === 'attached' && files === 0) {
          pickFile();
          return;
        }
        set({
          evidence: value as 'attached' | 'follows' | 'impossible',
          evidenceDueOn: value === 'follows' ? due : null,
          evidenceWhyNot: value === 'impossible' ? answers.evidenceWhyNot : null,
        });
        if (value === 'impossible') setWhy(true);
        else next();
      }}
      onEnter={next}
      foot={blocked ? t(register.evidenceBlocked) : ''}
    />
  );
}
