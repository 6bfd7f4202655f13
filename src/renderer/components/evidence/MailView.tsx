import { useState } from 'react';
import type { MailPreview } from '../../../shared/records.ts';
import { bytesInWords } from '../../text/bytes.ts';
import { mailText, mailWarnings } from '../../text/evidence.ts';
import { useText } from '../../text/text.ts';
import { capital, clock, longDay } from '../../text/time.ts';
import { Banner } from '../Banner.tsx';
import { Icon } from '../Icon.tsx';

function People({ label, people }: { label: string; people: MailPreview['from'] }): React.JSX.Element | null {
  const { t } = useText();
  if (people.length === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {people.map((one) => (
          <span className="mailPerson" key={`${one.name} ${one.address}`}>
            {one.name && <b>{one.name} </b>}
            {/* The address always stands beside the name: a name can be made up. */}
            <span>{one.address || t(mailText.noAddress)}</span>
          </span>
        ))}
      </dd>
    </div>
  );
}

/** One mail of the tree, as deep as it lay; the rest of its headers on demand. */
export function MailView({ mail }: { mail: MailPreview }): React.JSX.Element {
  const { t, lang } = useText();
  const [all, setAll] = useState(false);
  const sent = mail.sentAt
    ? `${longDay(mail.sentAt.slice(0, 10), lang)}, ${clock(mail.sentAt, lang)}`
    : mail.sentAtText;
  return (
    <article className="mail" data-depth={Math.min(mail.depth, 3)}>
      {mail.depth > 0 && <p className="note">{t(mailText.inside)}</p>}
      <h3>{mail.subject || t(mailText.noSubject)}</h3>
      <dl className="mailHead">
        <People label={t(mailText.from)} people={mail.from} />
        {all && (
          <>
            <People label={t(mailText.to)} people={mail.to} />
            <People label={t(mailText.cc)} people={mail.cc} />
            <div>
              <dt>{t(mailText.sent)}</dt>
              <dd>{mail.sentAtText}</dd>
            </div>
          </>
        )}
      </dl>
      <p className="note">
        {capital(sent)}{' '}
        <button type="button" className="linkButton" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(mailText.headers)}
        </button>
      </p>
      {mail.warnings.map((code) => (
        <Banner key={code} tone="warn" says={mailWarnings[code] ? t(mailWarnings[code]) : code} />
      ))}
      {mail.text.trim() === '' ? (
        <p className="quiet">{t(mailText.noText)}</p>
      ) : (
        <div className="plainText">{mail.text}</div>
      )}
      {mail.attachments.length > 0 && (
        <ul className="mailFiles" aria-label={t(mailText.attachments)(mail.attachments.length)}>
          {mail.attachments.map((one) => (
            <li key={one.name}>
              <Icon name="file" /> <b>{one.name}</b> <span className="note">{bytesInWords(one.bytes, lang)}</span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
