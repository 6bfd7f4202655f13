import { type ReactNode, useEffect, useState } from 'react';
import type { Evidence, MailPreview, Preview } from '../../shared/records.ts';
import { call, useCall } from '../api.ts';
import { mailText, mailWarnings } from '../text/evidence.ts';
import { useText } from '../text/text.ts';
import { clock, longDay } from '../text/time.ts';
import { Banner, FailureBanner } from './Banner.tsx';
import { Icon, type IconName } from './Icon.tsx';

/** "214 kB" */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1_000)} kB`
    : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}

function iconOf(evidence: Evidence): IconName {
  if (evidence.format === 'eml' || evidence.format === 'msg') return 'mail';
  return evidence.mediaType.startsWith('image/') ? 'image' : 'file';
}

/** One piece of evidence as a person can read it; never its own HTML. `actions` stand at the right of its name. */
export function EvidenceView({ evidence, actions }: { evidence: Evidence; actions?: ReactNode }): React.JSX.Element {
  const { data, failure } = useCall('evidence.preview', { evidenceId: evidence.id });
  return (
    <section className="evidence" aria-label={evidence.name}>
      <header className="evidenceHead">
        <Icon name={iconOf(evidence)} />
        <h2 className="grow">{evidence.name}</h2>
        <span className="note nowrap">{sizeWords(evidence.bytes)}</span>
        {actions}
      </header>
      <FailureBanner failure={failure} />
      {data && <Contents preview={data} />}
    </section>
  );
}

function Contents({ preview }: { preview: Preview }): React.JSX.Element {
  const { t } = useText();
  switch (preview.kind) {
    case 'mail':
      return (
        <>
          {preview.mails.map((mail, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the order of a read file never changes
            <Mail key={index} mail={mail} />
          ))}
        </>
      );
    case 'text':
      return (
        <>
          <div className="plainText">{preview.text}</div>
          {preview.truncated && <p className="note">{t(mailText.truncated)}</p>}
        </>
      );
    case 'image':
      return <Picture evidence={preview.evidence} />;
    case 'none':
      return <p className="quiet">{t(mailText.noPreview)}</p>;
  }
}

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

function Mail({ mail }: { mail: MailPreview }): React.JSX.Element {
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
        {sent}{' '}
        <button type="button" className="linkButton" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(mailText.headers)}
        </button>
      </p>
      {mail.warnings.map((code) => (
        <Banner key={code} tone="warn" says={mailWarnings[code] ? t(mailWarnings[code]) : code} />
      ))}
      <div className="plainText">{mail.text}</div>
      {mail.attachments.length > 0 && (
        <ul className="mailFiles" aria-label={t(mailText.attachments)(mail.attachments.length)}>
          {mail.attachments.map((one) => (
            <li key={one.name}>
              <Icon name="file" /> <b>{one.name}</b> <span className="note">{sizeWords(one.bytes)}</span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

const PART = 16_777_216;

async function readAll(evidence: Evidence, stop: AbortSignal): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let from = 0; from < evidence.bytes && !stop.aborted; from += PART) {
    const { bytes } = await call('evidence.bytes', { evidenceId: evidence.id, from, length: PART });
    parts.push(new Uint8Array(bytes));
  }
  return parts;
}

/** A picture, read from the sealed file in parts and shown from memory. */
function Picture({ evidence }: { evidence: Evidence }): React.JSX.Element {
  const { t } = useText();
  const [url, setUrl] = useState('');
  useEffect(() => {
    let made = '';
    const stop = new AbortController();
    void (async () => {
      const parts = await readAll(evidence, stop.signal);
      if (stop.signal.aborted) return;
      made = URL.createObjectURL(new Blob(parts, { type: evidence.mediaType }));
      setUrl(made);
    })();
    return () => {
      stop.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [evidence]);
  return url ? <img className="picture" src={url} alt={t(mailText.imageOf)(evidence.name)} /> : <p className="quiet" />;
}
