import './evidence.css';
import type { SentFile } from '../../../shared/remote-records.ts';
import { bytesInWords } from '../../text/bytes.ts';
import { mailText } from '../../text/evidence.ts';
import { remote } from '../../text/remote.ts';
import { useText } from '../../text/text.ts';
import { Icon } from '../Icon.tsx';
import { iconOf, WrittenText } from './EvidenceView.tsx';
import { ExtractView } from './ExtractView.tsx';
import { Picture } from './ImageView.tsx';
import { MailView } from './MailView.tsx';

/** One piece of evidence as it came along with a request: nothing is asked of any workspace. */
export function SentEvidence({ file }: { file: SentFile }): React.JSX.Element {
  const { t, lang } = useText();
  const { evidence } = file.preview;
  return (
    <section className="evidence" aria-label={evidence.name}>
      <header className="evidenceHead">
        <Icon name={iconOf(evidence)} />
        <h2 className="grow">{evidence.name}</h2>
        <span className="note nowrap">{bytesInWords(evidence.bytes, lang)}</span>
      </header>
      <Contents file={file} />
      {file.cut && <p className="note">{t(file.preview.kind === 'none' ? remote.notSent : remote.partSent)}</p>}
    </section>
  );
}

function Contents({ file }: { file: SentFile }): React.JSX.Element | null {
  const { t } = useText();
  const { preview, picture } = file;
  switch (preview.kind) {
    case 'mail':
      return (
        <>
          {preview.mails.map((mail, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the order of a read file never changes
            <MailView key={index} mail={mail} />
          ))}
        </>
      );
    case 'text':
      return <WrittenText preview={preview} />;
    case 'chat':
      return preview.extract ? (
        <ExtractView extract={preview.extract} />
      ) : (
        <p className="quiet">{t(mailText.noPreview)}</p>
      );
    case 'image':
      return picture === null ? null : (
        <Picture url={`data:${preview.evidence.mediaType};base64,${picture}`} name={preview.evidence.name} />
      );
    case 'none':
      return null;
  }
}
