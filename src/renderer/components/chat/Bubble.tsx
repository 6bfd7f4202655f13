import './chat.css';
import type { ShownMessage } from '../../../shared/intake-records.ts';
import { localDay } from '../../../shared/quarter.ts';
import { bytesInWords } from '../../text/bytes.ts';
import { appSays, conversation, messageKinds, readingWarnings } from '../../text/conversation.ts';
import { useText } from '../../text/text.ts';
import { clock } from '../../text/time.ts';
import { StateShape } from '../Badge.tsx';
import { Icon } from '../Icon.tsx';

/** What a bubble needs to know: of a message that is chosen from, or of one that was kept. */
type OfSource = 'cut' | 'duplicateOf' | 'elsewhere';
export type Told = Omit<ShownMessage, OfSource> & Partial<Pick<ShownMessage, OfSource>>;

/** Who wrote it, as `Opened.speakers` names them. */
export function authorKey(message: Told): string | null {
  return message.kinds.includes('mail') ? message.address : (message.author ?? message.address);
}

/** The name as written; of a mail never without its address. */
function nameOf({ kinds, author, address }: Told): string | null {
  if (!kinds.includes('mail') || author === null || address === null || author === address) return author ?? address;
  return `${author} <${address}>`;
}

function isOwn(message: Told, self: string | null): boolean {
  if (message.direction !== null) return message.direction === 'VERZONDEN';
  return self !== null && authorKey(message) === self;
}

/** The Dutch day it was sent on; null where nobody can say. */
export function dayOf(message: Told | undefined): string | null {
  return message?.sentAt ? localDay(new Date(message.sentAt)) : null;
}

/** "14.12", or the moment as it stands in the source. */
export function timeOf(message: Told, lang: 'nl' | 'en'): string {
  return message.sentAt ? clock(message.sentAt, lang).replace(' uur', '') : message.sentAtText;
}

/** Folds where there is something to choose from, until it has the focus. */
function isLong(text: string): boolean {
  return text.length > 700 || text.split('\n', 13).length > 12;
}

/** Warnings that the message says already, by its tick or its time. */
const SAID = new Set(['duplicate', 'date_order_ambiguous']);

interface Props {
  message: Told;
  before: Told | undefined;
  /** The office holder's key. */
  self: string | null;
  /** False where the names of the two stand above the whole. */
  names?: boolean;
  /** Of the element around it: a cell in a grid. */
  role?: 'gridcell';
}

/** What somebody wrote, at their own side, and under it what is odd about it. */
export function Bubble({ message, before, self, names = true, role }: Props): React.JSX.Element {
  const { t, lang } = useText();
  const system = message.kinds.includes('system');
  const author = nameOf(message);
  const speaks = author !== (before ? nameOf(before) : null) || dayOf(message) !== dayOf(before);
  const said = [...new Set(message.warnings.map((w) => w.code))].filter((code) => !SAID.has(code));
  return (
    <div role={role} className={`chatCell ${isOwn(message, self) ? 'own' : 'other'}`}>
      {names && author !== null && !system && speaks && <span className="chatName note">{author}</span>}
      <div className={system ? 'chatSystem note' : isLong(message.text) ? 'bubble long' : 'bubble'} dir="auto">
        {message.replyTo && <span className="chatReply note">{t(conversation.replyTo)(message.replyTo)}</span>}
        {message.subject !== null && <strong className="chatSubject">{message.subject}</strong>}
        {system || message.kinds.includes('call') ? appSays(message.text, lang) : message.text}
        {message.cut && <span className="note chatExtra">{t(conversation.cut)}</span>}
        <Extras message={message} />
      </div>
      {message.duplicateOf && <span className="note">{t(conversation.duplicateOf)(message.duplicateOf)}</span>}
      {message.elsewhere && (
        <span className="note">{t(conversation[`elsewhere_${message.elsewhere.where}`])(message.elsewhere.name)}</span>
      )}
      {said.map((code) => (
        <Warning key={code} code={code} />
      ))}
    </div>
  );
}

/** A warning of the readers in plain words. */
export function Warning({ code }: { code: string }): React.JSX.Element {
  const { t } = useText();
  return (
    <p className="chatWarning">
      <StateShape shape="triangle" /> <span>{t(readingWarnings[code as keyof typeof readingWarnings])}</span>
    </p>
  );
}

/** What it is besides words, and the files it names. */
function Extras({ message }: { message: Told }): React.JSX.Element | null {
  const { t, lang } = useText();
  const words = [...message.kinds, ...message.flags].flatMap((kind) => {
    const says = messageKinds[kind];
    return says ? [t(says)] : [];
  });
  const { reactions } = message;
  if (words.length === 0 && message.attachments.length === 0 && reactions.length === 0) return null;
  return (
    <>
      {words.length > 0 && <span className="note chatExtra">{[...new Set(words)].join(', ')}</span>}
      {reactions.length > 0 && (
        <span className="note chatExtra">{t(conversation.reactions)(reactions.join(', '))}</span>
      )}
      {message.attachments.map((file) => (
        <span key={file.name} className="chatFile">
          <Icon name={file.mediaType.startsWith('image/') ? 'image' : 'file'} />
          <strong>{file.name}</strong>
          <span className="note">{file.bytes === null ? t(conversation.missing) : bytesInWords(file.bytes, lang)}</span>
        </span>
      ))}
    </>
  );
}
