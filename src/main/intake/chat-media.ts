/** Joins the messages of a chat export to the files that came with it, by the export's own listing. */
import type { MessageKind, ReadMessage, SourceReading } from '../../shared/intake.ts';
import { attachedName } from './chat-words.ts';
import { addFlag, attachmentOf, missingAttachment, type Warn, withOne } from './reading.ts';

/** Name in the export -> contents. The names are labels: nothing is ever written under them. */
export type ChatMedia = ReadonlyMap<string, Uint8Array>;

/**
 * Attaches what the messages name. Gives the files that no message names as not understood: they are in the source, so
 * they are in its balance. `media` null: a bare text, of which all files are missing.
 */
export function linkMedia(
  messages: readonly ReadMessage[],
  media: ChatMedia | null,
  warn: Warn,
): SourceReading['notUnderstood'] {
  const files = new Map([...(media ?? [])].map(([name, content]) => [name.normalize('NFC'), content]));
  const used = new Set<string>();
  const inExport = (name: string): boolean => files.has(name.normalize('NFC'));
  messages.forEach((message) => {
    if (message.author === null) return;
    const found = attachedName(message.text, inExport);
    if (found) attach(message, found, files, used, warn);
    else if (message.flags.length > 0 && message.flags.includes('media_missing'))
      warn('media_missing', message.n, message.at);
  });
  const left = [...files.keys()].filter((name) => !used.has(name));
  for (const name of left) warn('media_unreferenced', null, `member ${name}`);
  return left.map((name) => ({ at: `member ${name}`, text: '' }));
}

function attach(
  message: ReadMessage,
  { name, rest }: { name: string; rest: string },
  files: ReadonlyMap<string, Uint8Array>,
  used: Set<string>,
  warn: Warn,
): void {
  // A document on Android: `DOC-20270306-WA0006. (bestand bijgevoegd)`, its own name on the next line.
  const [second = ''] = rest.split('\n');
  const names = [name, second, ...[...files.keys()].filter((f) => name.endsWith('.') && f.startsWith(name))];
  const member = names.map((n) => n.normalize('NFC')).find((n) => n !== '' && files.has(n));
  const shown = name.endsWith('.') && /^[^/\\]{1,200}\.[a-z\d]{2,5}$/i.test(second) ? second : name;
  message.kinds = [kindOfFile(member ?? shown), ...(rest.trim() === '' ? [] : (['text'] as const))];
  const content = member === undefined ? undefined : files.get(member);
  if (member === undefined || content === undefined) {
    message.attachments = withOne(message.attachments, missingAttachment(shown));
    addFlag(message, 'media_missing');
    warn('media_missing', message.n, message.at);
    return;
  }
  used.add(member);
  message.attachments = withOne(message.attachments, attachmentOf(member, content, '', 'bijlage'));
}

const KINDS: readonly (readonly [MessageKind, RegExp])[] = [
  ['image', /\.(?:jpe?g|png|gif|heic)$/i],
  ['sticker', /\.webp$/i],
  ['video', /\.(?:mp4|mov|3gp|avi|mkv)$/i],
  ['audio', /\.(?:opus|m4a|mp3|aac|ogg|wav|amr)$/i],
  ['contact', /\.vcf$/i],
];

/** By its name only: what it really is, its media type says, which comes from its bytes. */
export function kindOfFile(name: string): MessageKind {
  return KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'document';
}
