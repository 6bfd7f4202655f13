/** What every opened question is made of. */
import type { ReactNode } from 'react';
import { itemsOn, type ListName } from '../../../shared/policy.ts';
import type { Answers } from '../../../shared/records.ts';
import type { PickerOption } from '../../components/Picker.tsx';
import type { Facts } from './facts.ts';

/** Around a free answer: Enter goes on. Ctrl+Enter is left to the screen, which logs. */
export function EnterGoesOn({ onEnter, children }: { onEnter: () => void; children: ReactNode }): React.JSX.Element {
  return (
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey) return;
        event.preventDefault();
        onEnter();
      }}
      role="presentation"
    >
      {children}
    </div>
  );
}

export interface QuestionProps {
  facts: Facts;
  set: (change: Partial<Answers>) => void;
  /** To the next open question, with what was just answered taken as such. */
  next: () => void;
  pickFile: () => void;
  discard: () => void;
  removeFile: (evidenceId: string) => Promise<void>;
}

/** The options of a list of the policy file, as of today. */
export function optionsOf(facts: Facts, list: ListName): PickerOption[] {
  const { policy, today, speaker } = facts;
  return itemsOn(policy, list, today).map((one) => ({ value: one.code, label: one[speaker.lang] }));
}
