import { codeItem } from '../../../shared/policy.ts';
import { Banner } from '../../components/Banner.tsx';
import { Field, Select } from '../../components/Field.tsx';
import { usePolicy } from '../../state/session.tsx';
import { began, capture, yesNo } from '../../text/capture.ts';
import { type Both, useText } from '../../text/text.ts';
import type { Draft } from './draft.ts';

/** What a picture loses, and what a person can say of it from memory. Once for all pictures of a draft. */
export function PictureContext({ draft }: { draft: Draft }): React.JSX.Element | null {
  const { t, lang } = useText();
  const policy = usePolicy();
  if (!policy) return null;
  const { answers, set } = draft;
  const loses = codeItem(policy, 'captureMethods', 'screenshot')?.loses[lang] ?? '';
  const options = (words: Readonly<Record<string, Both>>): { value: string; label: string }[] =>
    Object.entries(words).map(([value, label]) => ({ value, label: t(label) }));
  return (
    <section className="pictureContext" aria-label={t(capture.contextTitle)}>
      <Banner tone="warn" says={t(capture.losesTitle)}>
        {t(capture.losesNote)(loses)}
      </Banner>
      <h2>{t(capture.contextTitle)}</h2>
      <div className="contextFields">
        <Field
          label={t(capture.howMany)}
          inputMode="numeric"
          maxLength={5}
          value={answers.messages === null ? '' : String(answers.messages)}
          onChange={(typed) => {
            const digits = typed.replaceAll(/\D/g, '');
            set({ messages: digits === '' ? null : Number(digits) });
          }}
        />
        <Select
          label={t(capture.whoBegan)}
          value={answers.initiative}
          options={options(began)}
          onChange={(initiative) => set({ initiative: initiative as typeof answers.initiative })}
        />
        <Select
          label={t(capture.vanishing)}
          value={answers.disappearing}
          options={options(yesNo)}
          onChange={(disappearing) => set({ disappearing: disappearing as typeof answers.disappearing })}
        />
      </div>
    </section>
  );
}
