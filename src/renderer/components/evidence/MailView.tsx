import { useState } from 'react';
import type { MailPreview } from '../../../shared/records.ts';
import { useCall } from '../../api.ts';
import { bytesInWords } from '../../text/bytes.ts';
import { mailText, mailWarnings } from '../../text/evidence.ts';
import { useText } from '../../text/text.ts';
import { capital, clock, longDay } from '../../text/time.ts';
import { Banner, FailureBanner } from '../Banner.tsx';
import { Icon } from '../Icon.tsx';
import { Unbroken } from '../Unbroken.tsx';
import { HtmlCage } from './HtmlCage.tsx';

function People({ label, people }: { label: string; people: MailPreview['from'] }): React.JSX.Element | null {
  const { t } = useText();
  if (people.length === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {people.map((one) => (
          <span className="mailPerson" key={`${one.name} ${one.address}`}>
            {one.name && (
              <b>
                <Unbroken>{one.name}</Unbroken>{' '}
              </b>
            )}
            {/* The address always stands beside the name: a name can be made up. */}
            <span>
              <Unbroken>{one.address || t(mailText.noAddress)}</Unbroken>
            </span>
          </span>
        ))}
      </dd>
    </div>
  );
}

/** Which mail this is: the file it lies in, and its place among the mails there. */
interface Place {
  evidenceId: string;
  index: number;
  /** Of the file. */
  name: string;
}

/** The headers as they stand in the file, the sender's own and those of every machine it came through. */
function AllHeaders({ evidenceId, index }: Pick<Place, 'evidenceId' | 'index'>): React.JSX.Element {
  const { t } = useText();
  const { data, failure } = useCall('evidence.headers', { evidenceId, mail: index });
  if (failure) return <FailureBanner failure={failure} />;
  if (!data) return <p className="quiet" role="status" />;
  if (data.headers === '') return <p className="quiet">{t(mailText.noHeaders)}</p>;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <pre className="mailHeaders scrolls" tabIndex={0} role="group" aria-label={t(mailText.allHeaders)}>
        {data.headers}
      </pre>
      {data.cut && <p className="note">{t(mailText.headersGoOn)}</p>}
    </>
  );
}

interface MailViewProps {
  mail: MailPreview;
  /** Absent where only what was read came along, as with a request that is answered elsewhere. */
  place?: Place;
}

/** One mail of the tree, as deep as it lay: text first; the rest of its headers and its layout, caged, on demand. */
export function MailView({ mail, place }: MailViewProps): React.JSX.Element {
  const { t, lang } = useText();
  const [all, setAll] = useState(false);
  const [layout, setLayout] = useState(false);
  const sent = mail.sentAt
    ? `${longDay(mail.sentAt.slice(0, 10), lang)}, ${clock(mail.sentAt, lang)}`
    : mail.sentAtText;
  return (
    <article className="mail" aria-label={mail.subject || t(mailText.noSubject)} data-depth={Math.min(mail.depth, 3)}>
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
      {all && place && <AllHeaders evidenceId={place.evidenceId} index={place.index} />}
      {mail.warnings.map((code) => (
        <Banner key={code} tone="warn" says={mailWarnings[code] ? t(mailWarnings[code]) : code} />
      ))}
      {layout && place ? (
        <HtmlCage evidenceId={place.evidenceId} name={mail.subject || place.name} mail={place.index} />
      ) : mail.text.trim() === '' ? (
        <p className="quiet">{t(mailText.noText)}</p>
      ) : (
        <div className="plainText">{mail.text}</div>
      )}
      {place && (
        <p>
          <button type="button" className="linkButton" aria-pressed={layout} onClick={() => setLayout(!layout)}>
            {t(layout ? mailText.asText : mailText.asLayout)}
          </button>
        </p>
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
