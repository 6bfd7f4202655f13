import { ministriesOn } from '../../../shared/policy.ts';
import { Choice } from '../../components/Choice.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Field, Select } from '../../components/Field.tsx';
import { setup } from '../../text/start.ts';
import { useText } from '../../text/text.ts';
import { NewPassphrase } from './NewPassphrase.tsx';
import type { PageProps } from './Setup.tsx';

/** First of all: what the workspace is for. The rest of the page follows from it. */
export function OfficePage(props: PageProps): React.JSX.Element {
  const { t } = useText();
  return (
    <>
      <Choice
        label={t(setup.kind)}
        value={props.answers.kind}
        onChange={(kind) => props.set({ kind })}
        options={[
          { value: 'office', label: t(setup.kindOffice), note: t(setup.kindOfficeNote) },
          { value: 'collection', label: t(setup.kindCollection), note: t(setup.kindCollectionNote) },
        ]}
      />
      {props.answers.kind === 'collection' ? <CollectionQuestions {...props} /> : <OfficeQuestions {...props} />}
    </>
  );
}

function CollectionQuestions({ answers, problems, set }: PageProps): React.JSX.Element {
  const { t } = useText();
  return (
    <>
      <Field
        label={t(setup.collectionName)}
        value={answers.title}
        onChange={(title) => set({ title })}
        hint={t(setup.nameHint)}
        error={problems.title ?? null}
        maxLength={120}
      />
      <Field
        label={t(setup.collectionPrefix)}
        value={answers.prefix}
        onChange={(prefix) => set({ prefix })}
        hint={t(setup.collectionPrefixHint)}
        error={problems.prefix ?? null}
        maxLength={8}
      />
    </>
  );
}

function OfficeQuestions({ answers, problems, set, policy, today }: PageProps): React.JSX.Element {
  const { t, lang } = useText();
  const ministries = ministriesOn(policy, today)
    .map((m) => ({ value: m.code, label: `${m.name[lang]} (${m.name.abbr})` }))
    .sort((a, b) => a.label.localeCompare(b.label, lang));
  return (
    <>
      <Select
        label={t(setup.ministry)}
        value={answers.ministry}
        onChange={(ministry) => set({ ministry })}
        error={problems.ministry ?? null}
        options={[
          { value: '', label: t(setup.chooseMinistry) },
          ...ministries,
          { value: 'other', label: t(setup.otherMinistry) },
        ]}
      />
      {answers.ministry === 'other' && (
        <>
          <Field
            label={t(setup.ministryName)}
            value={answers.ministryName}
            onChange={(ministryName) => set({ ministryName })}
            error={problems.ministryName ?? null}
            maxLength={120}
          />
          <Field
            label={t(setup.ministryAbbr)}
            value={answers.ministryAbbr}
            onChange={(ministryAbbr) => set({ ministryAbbr })}
            maxLength={8}
          />
        </>
      )}
      <Choice
        label={t(setup.role)}
        columns={2}
        value={answers.post}
        onChange={(post) => set({ post })}
        options={[
          { value: 'minister', label: t(setup.minister) },
          { value: 'stateSecretary', label: t(setup.stateSecretary) },
        ]}
      />
      <Field
        label={t(setup.name)}
        value={answers.title}
        onChange={(title) => set({ title })}
        hint={t(setup.nameHint)}
        error={problems.title ?? null}
        maxLength={120}
      />
      <Field
        label={t(setup.prefix)}
        value={answers.prefix}
        onChange={(prefix) => set({ prefix })}
        hint={t(setup.prefixHint)(answers.prefix, today.slice(0, 4))}
        error={problems.prefix ?? null}
        maxLength={8}
      />
    </>
  );
}

export function HolderPage({ answers, problems, set, today }: PageProps): React.JSX.Element {
  const { t } = useText();
  return (
    <>
      <Field
        label={t(setup.holderName)}
        value={answers.holder}
        onChange={(holder) => set({ holder })}
        error={problems.holder ?? null}
        maxLength={120}
      />
      <Field
        label={t(setup.post)}
        value={answers.fullPost}
        onChange={(fullPost) => set({ fullPost })}
        hint={t(setup.postHint)}
        error={problems.fullPost ?? null}
        maxLength={120}
      />
      <DayField
        label={t(setup.since)}
        value={answers.since}
        onChange={(since) => set({ since })}
        today={today}
        hint={t(setup.sinceHint)}
        error={problems.since ?? null}
      />
      <Choice
        label={t(setup.holderSigns)}
        value={answers.signs}
        onChange={(signs) => set({ signs })}
        options={[
          { value: 'here', label: t(setup.signsHere), note: t(setup.signsHereNote) },
          { value: 'paper', label: t(setup.signsPaper), note: t(setup.signsPaperNote) },
        ]}
      />
    </>
  );
}

export function YouPage({ answers, problems, set }: PageProps): React.JSX.Element {
  const { t } = useText();
  return (
    <>
      <Field
        label={t(setup.yourName)}
        value={answers.you}
        onChange={(you) => set({ you })}
        error={problems.you ?? null}
        maxLength={120}
      />
      <NewPassphrase
        value={answers.passphrase}
        onChange={(passphrase) => set({ passphrase })}
        problem={problems.passphrase ?? null}
      />
    </>
  );
}
