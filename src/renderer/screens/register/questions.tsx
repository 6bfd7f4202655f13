/** The answers of each question, opened. Every one gets the same props; `next` goes on to the next open question. */
import { type ReactNode, useState } from 'react';
import { readTypedDate, typedDate } from '../../../shared/dates-typed.ts';
import { itemsOn, type ListName, labelOf } from '../../../shared/policy.ts';
import { addDays, quarterDays, quarterOf } from '../../../shared/quarter.ts';
import type { Answers } from '../../../shared/records.ts';
import { blocksAttachments, blocksContent, type Question, termOn } from '../../../shared/rules.ts';
import { useCall } from '../../api.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Picker, type PickerOption } from '../../components/Picker.tsx';
import { questionNames, register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';
import { longDay } from '../../text/time.ts';
import { ClassificationQuestion } from './Classification.tsx';
import { countedQuarter, type Facts, originOf, reasonAsks, reasonsInOrder, whenWords } from './facts.ts';
import { ThroughQuestion } from './Through.tsx';

/** Around a free answer: Enter goes on. Ctrl+Enter is left to the screen, which logs. */
function EnterGoesOn({ onEnter, children }: { onEnter: () => void; children: ReactNode }): React.JSX.Element {
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
function optionsOf(facts: Facts, list: ListName): PickerOption[] {
  const { policy, today, speaker } = facts;
  return itemsOn(policy, list, today).map((one) => ({ value: one.code, label: one[speaker.lang] }));
}

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
function sameAccount({ accounts, answers }: Facts, termId: string): string | null {
  const now = accounts.find((one) => one.id === answers.accountId);
  if (!now || now.termId === termId) return now?.id ?? null;
  const like = (a: { channel: string; device: string; address: string }): string =>
    `${a.channel} ${a.device} ${a.address}`;
  return accounts.find((one) => one.termId === termId && like(one) === like(now))?.id ?? null;
}

/** The date as people type it; what was understood is said under it at once. */
function WhenQuestion({ facts, set, next }: QuestionProps): React.JSX.Element {
  const { t, lang } = useText();
  const { answers, today, terms } = facts;
  const [typed, setTyped] = useState(() =>
    answers.dateCertainty === null
      ? ''
      : typedDate({ certainty: answers.dateCertainty, day: answers.dateFrom, time: answers.time }, lang),
  );
  const [tried, setTried] = useState(false);
  const read = readTypedDate(typed, today);
  const error =
    read === 'future'
      ? t(register.whenFuture)
      : tried && read === null && typed !== ''
        ? t(register.whenNot)(typed)
        : null;
  const change = (text: string): void => {
    setTyped(text);
    setTried(false);
    const date = readTypedDate(text, today);
    if (date === null || date === 'future') {
      set({ dateCertainty: null, dateFrom: null, dateTo: null, time: null });
      return;
    }
    // The term is that of the day of the messages, and the account the same one in that term.
    const term = date.day === null || date.certainty !== 'exact' ? null : termOn(terms, date.day);
    set({
      dateCertainty: date.certainty,
      dateFrom: date.day,
      dateTo: date.day,
      time: date.time,
      ...(term ? { termId: term.id, accountId: sameAccount(facts, term.id) } : {}),
    });
  };
  return (
    <EnterGoesOn
      onEnter={() => {
        setTried(true);
        if (error === null && (typed === '' || read !== null)) next();
      }}
    >
      <Field
        label={t(questionNames.when)}
        value={typed}
        onChange={change}
        focusFirst
        error={error}
        hint={t(register.whenHint)}
      />
      <p className="understood" role="status">
        {whenWords(answers, facts.speaker)}
      </p>
    </EnterGoesOn>
  );
}

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

/** Never prefilled. Some reasons ask on: for the kind, for a few words. */
function WhyQuestion({ facts, set, next }: QuestionProps): React.JSX.Element {
  const { t, lang } = useText();
  const { answers, policy, today } = facts;
  const [step, setStep] = useState<'reason' | 'kind' | 'note'>('reason');
  const counts = useCall('entries.facets', { quarter: countedQuarter(today) });
  const asks = reasonAsks(policy, answers.reason);
  const ordered = reasonsInOrder(policy, today, counts.data?.reason ?? []);
  if (counts.waiting) return <div className="pickerWaits" />;
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

function EvidenceQuestion({ facts, set, next, pickFile }: QuestionProps): React.JSX.Element {
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
          {t(register.evidenceAttach)}, {t(register.evidenceLater).toLowerCase()}
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
