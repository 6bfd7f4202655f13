import type { Evidence } from '../../../shared/records.ts';
import { useMedia } from '../../components/use-media.ts';
import { places } from '../../frame/route.ts';
import { capture } from '../../text/capture.ts';
import { useText } from '../../text/text.ts';
import type { Draft } from './draft.ts';

/** Says that a file of the draft is kept already, with the way to it; nothing where it is new. `named`: not beside its name. */
export function SeenBefore(props: { draft: Draft; evidence: Evidence; named?: boolean }): React.JSX.Element | null {
  const { draft, evidence, named = false } = props;
  const { t } = useText();
  const seen = draft.staged.guesses.find((one) => one.field === `seen:${evidence.id}`);
  if (!seen) return null;
  const name = named && <b>{evidence.name}: </b>;
  if (seen.key === 'drop')
    return (
      <p className="note seenBefore">
        {name}
        {t(capture.seenDrop)(seen.detail)}
      </p>
    );
  const isEntry = seen.key === 'entry';
  return (
    <p className="note seenBefore">
      {name}
      {t(isEntry ? capture.seenEntry : capture.seenDraft)}{' '}
      <a href={isEntry ? places.entry(seen.detail) : places.register(seen.detail)}>{t(capture.seenLook)}</a>
    </p>
  );
}

/** The same above the questions, where the files are behind a tab. */
export function SeenBehind({ draft }: { draft: Draft }): React.JSX.Element | null {
  const hasTabs = useMedia('(width < 960px)');
  if (!hasTabs) return null;
  return (
    <>
      {draft.staged.evidence.map((one) => (
        <SeenBefore key={one.id} draft={draft} evidence={one} named />
      ))}
    </>
  );
}
