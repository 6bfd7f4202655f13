/**
 * An Outlook message as the mail it is. Its reader gives a list of parts, like every source; a draft, the evidence beside it
 * and an envelope want the tree that an .eml gives.
 */
import type {
  MailAddress,
  MailAttachment,
  MailReading,
  MailWarningCode,
  ReadAttachment,
  ReadMessage,
  SourceReading,
} from '../../shared/intake.ts';

const OF_MAILS: ReadonlySet<string> = new Set<MailWarningCode>([
  'bad_date',
  'missing_date',
  'missing_from',
  'several_from',
  'display_name_address',
  'versions_differ',
  'smime',
  'pgp',
  'truncated',
  'original_headers_lost',
  'nested_kept_closed',
]);

/** Null where the outermost is no mail: an appointment, a contact or a note. */
export function mailOfParts({ messages, warnings }: SourceReading): MailReading | null {
  const [first] = messages;
  if (!first?.kinds.includes('mail')) return null;
  const own = Map.groupBy(
    warnings.filter(({ code }) => OF_MAILS.has(code)),
    ({ message }) => message,
  );
  const inside = Map.groupBy(messages, ({ at }) => parentPlace(at));
  const treeOf = (message: ReadMessage): MailReading => ({
    ...headOf(message),
    text: message.text,
    hasHtml: false,
    attachments: message.attachments.map(attached),
    children: (inside.get(message.at) ?? []).map(treeOf),
    parts: 1,
    warnings: (own.get(message.n) ?? []).map(({ code, at }) => ({ code: code as MailWarningCode, at })),
  });
  return treeOf(first);
}

/** `part 1.2` lies in `part 1`. */
function parentPlace(at: string): string {
  return at.slice(0, Math.max(0, at.lastIndexOf('.')));
}

type Head = Omit<MailReading, 'text' | 'hasHtml' | 'attachments' | 'children' | 'parts' | 'warnings'>;

function headOf({ subject, author, address, to, sentAt, sentAtText, certainty }: ReadMessage): Head {
  const from = address?.split(', ') ?? [];
  return {
    subject: subject ?? '',
    // Of several senders the names stand in one text; each address is then shown by itself.
    from:
      from.length > 1
        ? from.map((one) => ({ name: '', address: one }))
        : author === null
          ? []
          : [{ name: author === address ? '' : author, address: address ?? '' }],
    to: to.map(addressOf),
    cc: [],
    bcc: [],
    replyTo: [],
    sentAt,
    sentAtText,
    sentAtCertainty: certainty,
    messageId: null,
  };
}

/** Within an organisation Outlook knows a name, or a place in its own directory: neither is an address. */
function addressOf(text: string): MailAddress {
  return text.includes('@') ? { name: '', address: text } : { name: text, address: '' };
}

function attached({ name, bytes, mediaType, content }: ReadAttachment): MailAttachment {
  return { name, mediaType, bytes: bytes ?? 0, content: content ?? new Uint8Array(0), inline: false };
}
