import type { Entry } from '../../../shared/records.ts';
import { EvidenceView, iconOf } from '../../components/evidence/EvidenceView.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useSession } from '../../state/session.tsx';
import { bytesInWords } from '../../text/bytes.ts';
import { entryScreen } from '../../text/entry.ts';
import { useText } from '../../text/text.ts';

/** Everything kept with an entry, each piece shown as far as this window can. */
export function EvidencePane({ entry }: { entry: Entry }): React.JSX.Element {
  const { t, lang } = useText();
  // Who checks the register sees that it is there; what it says is for the office.
  const looksOn = useSession().person.role === 'auditor';
  const { messages, leftOut, evidence } = entry.answers;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
    <section className="entryEvidence scrolls" data-pane tabIndex={0} aria-label={t(entryScreen.evidence)}>
      <h2>
        {t(entryScreen.evidence)}{' '}
        {messages !== null && entry.evidence.length > 0 && (
          <span className="count">{t(entryScreen.keptLeftOut)(messages, leftOut ?? 0)}</span>
        )}
      </h2>
      {entry.evidence.length === 0 && (
        <p className="quiet">{t(evidence === 'follows' ? entryScreen.evidenceFollows : entryScreen.noEvidence)}</p>
      )}
      {looksOn && entry.evidence.length > 0 && (
        <>
          <p className="quiet">{t(entryScreen.evidenceNotForRole)}</p>
          <ul className="mailFiles">
            {entry.evidence.map((piece) => (
              <li key={piece.id}>
                <Icon name={iconOf(piece)} /> <b>{piece.name}</b>{' '}
                <span className="note">{bytesInWords(piece.bytes, lang)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {!looksOn && entry.evidence.map((piece) => <EvidenceView key={piece.id} evidence={piece} />)}
    </section>
  );
}
