import { useState } from 'react';
import { OVERSEES } from '../../../shared/codes.ts';
import { useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { useSession } from '../../state/session.tsx';
import { tellAccess, accessText as text } from '../../text/access.ts';
import { useText } from '../../text/text.ts';
import { capital, momentInWords } from '../../text/time.ts';

/** Who opened this entry or an attachment of it. Only asked for when somebody wants to know, since asking is noted too. */
export function Looks({ entryId, today }: { entryId: string; today: string }): React.JSX.Element | null {
  const { t, lang } = useText();
  const { person } = useSession();
  const [asked, setAsked] = useState(false);
  const { data, failure } = useCall('access.list', { entryId, limit: 50 }, { enabled: asked });
  if (!OVERSEES.includes(person.role)) return null;
  const items = data?.items ?? [];
  return (
    <>
      <h2>{t(text.lookedAt)}</h2>
      {!asked && (
        <p>
          <Button onPress={() => setAsked(true)}>{t(text.who)}</Button>
        </p>
      )}
      <FailureBanner failure={failure} />
      {data && items.length === 0 && <p className="quiet">{t(text.nobody)}</p>}
      <ol className="looks" aria-live="polite">
        {items.map((item) => (
          <li key={item.n}>
            <strong>{item.actorName}</strong> {tellAccess(item, lang)}
            <p className="note">{capital(momentInWords(item.time, lang, today))}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
