import type { Board } from '../../../shared/collection-records.ts';
import { places } from '../../frame/route.ts';
import { boardText as text } from '../../text/board.ts';
import { deliveryText } from '../../text/deliveries.ts';
import { useText } from '../../text/text.ts';
import { capital, momentInWords } from '../../text/time.ts';
import { VerdictBadge } from '../deliveries/Verdict.tsx';

/** The deliveries that came in last, whatever was decided about them. */
export function Latest({ board }: { board: Board }): React.JSX.Element | null {
  const { t, lang } = useText();
  if (board.latest.length === 0) return null;
  return (
    <section className="boardLatest" aria-label={t(text.latest)}>
      <div className="sectionHead">
        <h2>{t(text.latest)}</h2>
        <a href={places.deliveries()}>{t(text.allDeliveries)}</a>
      </div>
      <ul>
        {board.latest.slice(0, 6).map((one) => (
          <li key={one.id}>
            <span className="quiet">{capital(momentInWords(one.receivedAt, lang, board.today))}</span>
            <strong>{one.ministry ?? t(deliveryText.unknownMinistry)}</strong>
            <a href={places.deliveries(one.id)}>{one.register ?? one.name}</a>
            <span>{one.entries === null ? '' : t(text.entriesIn)(one.entries)}</span>
            <VerdictBadge one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
