import './evidence.css';
import { type ReactNode, useState } from 'react';
import type { Evidence, Preview } from '../../../shared/records.ts';
import { transcriptFrom } from '../../../shared/transcript.ts';
import { useCall } from '../../api.ts';
import { bytesInWords } from '../../text/bytes.ts';
import { mailText } from '../../text/evidence.ts';
import { useText } from '../../text/text.ts';
import { FailureBanner } from '../Banner.tsx';
import { Icon, type IconName } from '../Icon.tsx';
import { ExtractView } from './ExtractView.tsx';
import { HtmlCage } from './HtmlCage.tsx';
import { ImageView } from './ImageView.tsx';
import { MailView } from './MailView.tsx';
import { PdfView } from './PdfView.tsx';
import { PictureText } from './PictureText.tsx';
import { TextView } from './TextView.tsx';
import { TranscriptView } from './TranscriptView.tsx';

export function iconOf(evidence: Evidence): IconName {
  if (evidence.format === 'eml' || evidence.format === 'msg') return 'mail';
  return evidence.mediaType.startsWith('image/') ? 'image' : 'file';
}

interface EvidenceViewProps {
  evidence: Evidence;
  /** At the right of its name. */
  actions?: ReactNode;
  /** Under it, instead of the words by which a picture is found. */
  below?: ReactNode;
}

/** One piece of evidence as a person can read it; never its own HTML. */
export function EvidenceView({ evidence, actions, below }: EvidenceViewProps): React.JSX.Element {
  const { t, lang } = useText();
  const [pages, setPages] = useState(0);
  const { data, failure } = useCall('evidence.preview', { evidenceId: evidence.id });
  return (
    <section className="evidence" aria-label={evidence.name}>
      <header className="evidenceHead">
        <Icon name={iconOf(evidence)} />
        <h2 className="grow">{evidence.name}</h2>
        <span className="note nowrap">
          {isMedia(evidence) && <Length evidenceId={evidence.id} />}
          {pages > 0 && `${t(mailText.pages)(pages)}, `}
          {bytesInWords(evidence.bytes, lang)}
        </span>
        {actions}
      </header>
      <FailureBanner failure={failure} />
      {data && <Contents preview={data} onPages={setPages} />}
      {below ?? (data?.kind === 'image' && <PictureText evidenceId={evidence.id} />)}
    </section>
  );
}

/** What is nothing but text: of anything else only the words are shown. */
const WRITTEN: ReadonlySet<string> = new Set(['txt', 'csv', 'json']);

/** What can be shown of it. */
function Contents({ preview, onPages }: { preview: Preview; onPages: (pages: number) => void }): React.ReactNode {
  const { t } = useText();
  const { evidence } = preview;
  if (evidence.format === 'html') return <HtmlCage evidenceId={evidence.id} name={evidence.name} />;
  if (evidence.format === 'pdf') return <PdfView evidence={evidence} onPages={onPages} />;
  switch (preview.kind) {
    case 'mail':
      return preview.mails.map((mail, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the order of a read file never changes
        <MailView key={index} mail={mail} place={{ evidenceId: evidence.id, index, name: evidence.name }} />
      ));
    case 'text':
      return (
        <>
          {WRITTEN.has(evidence.format) || <p className="quiet">{t(mailText.wordsOnly)}</p>}
          <WrittenText preview={preview} />
        </>
      );
    case 'chat':
      return preview.extract ? (
        <ExtractView extract={preview.extract} />
      ) : (
        <p className="quiet">{t(mailText.noPreview)}</p>
      );
    case 'image':
      return <ImageView evidence={evidence} />;
    case 'none':
      if (isMedia(evidence)) return <Unplayed evidenceId={evidence.id} />;
      return <p className="quiet">{t(mailText.noPreview)}</p>;
  }
}

/** A text, or what somebody brought in as text with who did. */
export function WrittenText({ preview }: { preview: Preview }): React.JSX.Element {
  const transcript = transcriptFrom(preview.text);
  if (transcript) return <TranscriptView made={transcript} />;
  return <TextView text={preview.text} table={preview.evidence.format === 'csv'} truncated={preview.truncated} />;
}

function isMedia({ mediaType }: Evidence): boolean {
  return /^(?:audio|video)\//.test(mediaType);
}

/** How long a sound or film lasts; nothing until that is known. */
function Length({ evidenceId }: { evidenceId: string }): React.JSX.Element | null {
  const { t } = useText();
  const { data } = useCall('evidence.length', { evidenceId });
  return data && data.seconds !== null ? <>{`${t(mailText.lasts)(clockOf(data.seconds))}, `}</> : null;
}

function Unplayed({ evidenceId }: { evidenceId: string }): React.JSX.Element {
  const { t } = useText();
  const { data } = useCall('evidence.length', { evidenceId });
  return (
    <>
      <p className="quiet">{t(mailText.noSound)}</p>
      {data?.seconds === null && <p className="quiet">{t(mailText.lengthUnknown)}</p>}
    </>
  );
}

/** `4:05`, or `1:02:03`. */
function clockOf(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
