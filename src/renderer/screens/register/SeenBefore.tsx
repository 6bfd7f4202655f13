import type { Evidence } from '../../../shared/records.ts';
import { places } from '../../frame/route.ts';
import { capture } from '../../text/capture.ts';
import { useText } from '../../text/text.ts';
import type { Draft } from './draft.ts';

/** Says that a file of the draft is kept already, with the way to it; nothing where it is new. */
export function SeenBefore({ draft, evidence }: { draft: Draft; evidence: Evidence }): React.JSX.Element | null {
  const { t } = useText();
  const seen = draft.staged.guesses.find((one) => one.field === `seen:${evidence.id}`);
  if (!seen) return null;
  if (seen.key === 'drop') return <p className="note">{t(capture.seenDrop)(seen.detail)}</p>;
  const isEntry = seen.key === 'entry';
  return (
    <p className="note">
      {t(isEntry ? capture.seenEntry : capture.seenDraft)}{' '}
      <a href={isEntry ? places.entry(seen.detail) : places.register(seen.detail)}>{t(capture.seenLook)}</a>
    </p>
  );
}
