/** The answers of each question, opened. Every one gets the same props; `next` goes on to the next open question. */
import { blocksContent, type Question } from '../../../shared/rules.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Picker } from '../../components/Picker.tsx';
import { questionNames, register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';
import { ClassificationQuestion } from './Classification.tsx';
import { EvidenceQuestion } from './EvidenceQuestion.tsx';
import { originOf } from './facts.ts';
import { EnterGoesOn, optionsOf, type QuestionProps } from './question-parts.tsx';
import { ThroughQuestion } from './Through.tsx';
import { WhenQuestion } from './WhenQuestion.tsx';
import { WhyQuestion } from './WhyQuestion.tsx';

export function OpenQuestion(props: QuestionProps & { question: Question }): React.JSX.Element {
  switch (props.question) {
    case 'who':
      return <WhoQuestion {...props} />;
    case 'through':
      return <ThroughQuestion {...props} />;
    case 'when':
      return <WhenQuestion {...props} />;
    case 'with':
      return <WithQuestion {...props} />;
    case 'about':
      return <AboutQuestion {...props} />;
    case 'why':
      return <WhyQuestion {...props} />;
    case 'nature':
      return <NatureQuestion {...props} />;
    case 'classification':
      return <ClassificationQuestion {...props} />;
    case 'evidence':
      return <EvidenceQuestion {...props} />;
  }
}

function WhoQuestion({ facts, set, next }: QuestionProps): React.JSX.Element {
  const { t } = useText();
  return (
    <Picker
      label={t(questionNames.who)}
      placeholder={t(register.pickOrSearch)(facts.terms.length)}
      options={facts.terms.map((one) => ({ value: one.id, label: one.personName, note: one.post }))}
      value={facts.answers.termId}
      onPick={(termId) => {
        set({ termId });
        next();
      }}
      onEnter={next}
    />
  );
}

/** The chosen account as it is called in another term; null where that term has none like it. */
function WithQuestion({ facts, set, next }: QuestionProps): React.JSX.Element {
  const { t } = useText();
  const options = optionsOf(facts, 'counterpartyCategories');
  return (
    <Picker
      label={t(questionNames.with)}
      placeholder={t(register.pickOrSearch)(options.length)}
      options={options}
      digits={9}
      value={facts.answers.counterparty}
      onPick={(counterparty) => {
        set({ counterparty, ...(counterparty === 'GROEP' ? { group: true } : {}) });
        next();
      }}
      onEnter={next}
      foot={originOf('with', facts)}
    />
  );
}

function AboutQuestion({ facts, set, next }: QuestionProps): React.JSX.Element {
  const { t } = useText();
  const subject = facts.answers.subject ?? '';
  if (blocksContent(facts.answers, facts.policy)) return <p>{t(register.aboutSecret)}</p>;
  return (
    <EnterGoesOn onEnter={next}>
      <Field
        label={t(questionNames.about)}
        value={subject}
        maxLength={80}
        spellCheck
        onChange={(value) => set({ subject: value })}
        focusFirst
        hint={t(register.aboutCount)(subject.length)}
      />
    </EnterGoesOn>
  );
}

function NatureQuestion({ facts, set, next, discard }: QuestionProps): React.JSX.Element {
  const { t } = useText();
  const options = optionsOf(facts, 'natures');
  const chosen = facts.policy.lists.natures.items.find((one) => one.code === facts.answers.nature);
  return (
    <>
      <Picker
        label={t(questionNames.nature)}
        placeholder={t(register.pickOrSearch)(options.length)}
        options={options}
        digits={9}
        value={facts.answers.nature}
        onPick={(nature) => {
          set({ nature });
          if (facts.policy.lists.natures.items.find((one) => one.code === nature)?.kept !== false) next();
        }}
        onEnter={next}
      />
      {chosen?.kept === false && (
        <Banner
          tone="warn"
          says={t(register.notKept)}
          alert
          actions={
            <Button size="small" onPress={discard}>
              {t(register.discard)}
            </Button>
          }
        />
      )}
    </>
  );
}
