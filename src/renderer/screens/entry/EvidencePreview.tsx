import { useEffect, useState } from 'react';
import type { Evidence, MailPreview } from '../../../shared/records.ts';
import { CallFailure, call, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { bytesInWords } from '../../text/bytes.ts';
import { entryScreen } from '../../text/entry.ts';
import { type Speaker, useText } from '../../text/text.ts';

/** One piece of evidence: a mail as a tree, text as text, an image as an image, never anything that could run. */
export function EvidencePreview({ evidence }: { evidence: Evidence }): React.JSX.Element {
  const { t, lang } = useText();
  const preview = useCall('evidence.preview', { evidenceId: evidence.id });
  const kind = preview.data?.kind;
  const icon: IconName = kind === 'mail' ? 'mail' : kind === 'image' ? 'image' : 'file';
  return (
    <article className="piece card" aria-label={evidence.name} aria-busy={preview.waiting}>
      <h3>
        <Icon name={icon} /> <span className="grow">{evidence.name}</span>
        <span className="note nowrap">{bytesInWords(evidence.bytes, lang)}</span>
      </h3>
      <FailureBanner failure={preview.failure} />
      {kind === 'mail' &&
        preview.data?.mails.map((mail, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a mail is its place in the tree
          <Mail key={index} mail={mail} />
        ))}
      {kind === 'text' && <pre className="pieceText">{preview.data?.text}</pre>}
      {kind === 'image' && <Picture evidence={evidence} />}
      {kind === 'none' && <p className="quiet">{t(entryScreen.noPreview)}</p>}
      {preview.data?.truncated && <p className="note">{t(entryScreen.truncated)}</p>}
    </article>
  );
}

function addresses(list: MailPreview['from']): string {
  return list.map((one) => (one.name ? `${one.name} <${one.address}>` : one.address)).join(', ');
}

function mailLines(mail: MailPreview, t: Speaker['t']): [string, string][] {
  const lines: [string, string][] = [
    [t(entryScreen.from), addresses(mail.from)],
    [t(entryScreen.to), addresses(mail.to)],
    [t(entryScreen.cc), addresses(mail.cc)],
    [t(entryScreen.sent), mail.sentAtText],
  ];
  return lines.filter(([, value]) => value !== '');
}

function Mail({ mail }: { mail: MailPreview }): React.JSX.Element {
  const { t } = useText();
  return (
    <section className="mail" data-depth={Math.min(mail.depth, 3)}>
      {mail.depth > 0 && <p className="note">{t(entryScreen.forwarded)}</p>}
      <p className="mailSubject">{mail.subject}</p>
      <dl className="mailHead note">
        {mailLines(mail, t).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {mail.text.trim() === '' ? (
        <p className="quiet">{t(entryScreen.noText)}</p>
      ) : (
        <pre className="pieceText">{mail.text}</pre>
      )}
      {mail.attachments.map((part) => (
        <p key={part.name} className="note mailPart">
          <Icon name="file" size={14} /> {part.name}
        </p>
      ))}
    </section>
  );
}

const CHUNK = 4_194_304;

/** The image from the workspace, by pieces, as a blob of this window. */
function Picture({ evidence }: { evidence: Evidence }): React.JSX.Element | null {
  const [url, setUrl] = useState<string | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let left = false;
    const read = async (): Promise<void> => {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for (let from = 0; from < evidence.bytes; from += CHUNK) {
        const { bytes } = await call('evidence.bytes', { evidenceId: evidence.id, from, length: CHUNK });
        parts.push(new Uint8Array(bytes));
      }
      if (left) return;
      made = URL.createObjectURL(new Blob(parts, { type: evidence.mediaType }));
      setUrl(made);
    };
    read().catch((error: unknown) => {
      if (error instanceof CallFailure) setFailure(error);
      else throw error;
    });
    return () => {
      left = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [evidence]);
  if (failure) return <FailureBanner failure={failure} />;
  return url === null ? null : <img className="picture" src={url} alt={evidence.name} />;
}
