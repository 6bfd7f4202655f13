import type { AccessItem } from '../../../shared/access-records.ts';
import type { Day } from '../../../shared/quarter.ts';
import { Unbroken } from '../../components/Unbroken.tsx';
import { places } from '../../frame/route.ts';
import { tellAccess } from '../../text/access.ts';
import { journalText } from '../../text/journal.ts';
import { useText } from '../../text/text.ts';
import { capital, momentInWords } from '../../text/time.ts';

/** "Nadia Bouwkamp bekeek brief.pdf bij registratie MKD-2027-0012", with when. */
export function AccessLines({ items, today }: { items: readonly AccessItem[]; today: Day }): React.JSX.Element {
  const { t, lang } = useText();
  return (
    <ol className="accessLines">
      {items.map((item) => (
        <li key={item.n}>
          <span>
            <strong>{item.actorName}</strong> <Unbroken>{tellAccess(item, lang)}</Unbroken>{' '}
            {item.entry && (
              <a
                className="nowrap"
                href={places.entry(item.entry.id)}
                aria-label={`${t(journalText.openEntry)} ${item.entry.number}, ${item.n}`}
              >
                {item.entry.number}
              </a>
            )}
          </span>
          <span className="note journalWhen">{capital(momentInWords(item.time, lang, today))}</span>
        </li>
      ))}
    </ol>
  );
}
