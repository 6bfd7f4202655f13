/**
 * What intake hands over: a foreign file as it was read, and what a draft can take from it. Plain JSON and Uint8Array
 * only, so that it crosses a worker and both shells unchanged. Nothing here is trusted: names are labels, never paths.
 */
import type { Day } from './quarter.ts';

/** How sure a moment is. `zoneAssumed`: no zone in the file, Dutch time assumed. `ambiguous`: an hour that came twice. */
export type MomentCertainty = 'exact' | 'zoneAssumed' | 'ambiguous' | 'impossible' | 'none';

export interface MailAddress {
  /** The display name, '' where there is none; never shown without the address. */
  name: string;
  /** As written, '' where the header has a name only. */
  address: string;
}

export interface MailAttachment {
  /** A bare file name without control or direction characters; `bijlage-2` where the part has no name. */
  name: string;
  /** As the mail says, not checked. */
  mediaType: string;
  bytes: number;
  content: Uint8Array;
  /** Shown in the text of the mail, such as a logo in a signature. */
  inline: boolean;
}

export type MailWarningCode =
  | 'bad_date'
  | 'missing_date'
  | 'missing_from'
  | 'several_from'
  /** The display name looks like an address, and not like the one beside it. */
  | 'display_name_address'
  | 'eight_bit_header'
  /** Letters in the text could not be read, or were lost before it came here. */
  | 'characters_repaired'
  /** As plain text it says other words than as HTML; which of the two was read, nobody knows. */
  | 'versions_differ'
  | 'smime'
  | 'pgp'
  /** The last part has no end: the file stops halfway. */
  | 'truncated'
  /** The mail says it has parts, but none could be found; its body is kept as text. */
  | 'no_parts_found'
  /** A mail was pasted into its text when it was sent on: who sent that and when is only what stands there. */
  | 'original_headers_lost'
  /** A mail within the mail that was too deep, too large or unreadable: it is kept as an attachment. */
  | 'nested_kept_closed';

export interface MailWarning {
  code: MailWarningCode;
  /** A header name in small letters, `body`, or `attachment <n>` from 1. */
  at: string;
}

/** One mail as read; mails inside it are its children. */
export interface MailReading {
  /** NFC, on one line; '' where there is none. */
  subject: string;
  from: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
  replyTo: MailAddress[];
  /** RFC 3339 with offset, or null where the header gives no moment. */
  sentAt: string | null;
  /** The Date header as it stands, '' where absent. */
  sentAtText: string;
  sentAtCertainty: MomentCertainty;
  messageId: string | null;
  /** Plain text; taken from the HTML where there is nothing else. */
  text: string;
  hasHtml: boolean;
  attachments: MailAttachment[];
  children: MailReading[];
  /** MIME parts by their boundaries, containers and mails within included; 1 for a mail without. */
  parts: number;
  warnings: MailWarning[];
}

export type FileKind =
  | 'eml'
  | 'msg'
  | 'pdf'
  | 'png'
  | 'jpg'
  | 'gif'
  | 'webp'
  | 'heic'
  | 'docx'
  | 'xlsx'
  | 'ods'
  | 'odt'
  | 'pptx'
  | 'odp'
  | 'rtf'
  /** Word, Excel and PowerPoint as they were before 2007. */
  | 'doc'
  | 'xls'
  | 'ppt'
  | 'zip'
  | 'mp4'
  | 'mp3'
  | 'ogg'
  | 'm4a'
  | 'mov'
  | 'webm'
  | 'wav'
  | 'amr'
  | 'json'
  | 'html'
  | 'csv'
  | 'txt'
  | 'unknown';

export interface DetectedFile {
  kind: FileKind;
  mediaType: string;
  /** PRONOM id, null where the rules name none for this format. */
  pronom: string | null;
  /** The text may be a chat export; its own reader decides. */
  hint: 'whatsapp' | null;
}

/** How sure a filled-in field is: taken, likely, or still to be asked. */
export type FillCertainty = 'zeker' | 'waarschijnlijk' | 'vragen';

/** Where a filled-in field comes from; the window has one sentence for each. */
export type FillSource =
  | 'mail_date'
  | 'mail_date_zone_assumed'
  | 'mail_date_ambiguous'
  | 'known_account'
  | 'mail_domain'
  | 'own_domain'
  | 'unknown_domain'
  | 'from_and_to'
  | 'work_address_only'
  | 'addresses_unknown'
  | 'mail_address'
  | 'mail_subject';

export interface Filled<T> {
  value: T;
  source: FillSource;
  certainty: FillCertainty;
}

/** What intake knows of the office when it reads a mail. Addresses and domains in any case. */
export interface MailContext {
  /** Domains of the ministry: everything there is a work address. */
  workDomains: readonly string[];
  /** Domains of the party or parliamentary group. */
  partyDomains: readonly string[];
  /** Private accounts of the office holder that the register knows, with their channel code. */
  privateAccounts: readonly { address: string; channel: string }[];
}

export type MailDirection = 'ONTVANGEN' | 'VERZONDEN' | 'PRIVE_NAAR_ZAKELIJK' | 'ZAKELIJK_NAAR_PRIVE' | 'ZICHZELF';

/** What a draft can take from one mail; null = nothing to go by. The reason is never filled in. */
export interface MailDraft {
  /** Where the used mail sits: indexes into `children` from the outermost; [] = the outermost itself. */
  path: number[];
  /** The outer mail only brought this one to the secretariat. */
  fromEnvelope: boolean;
  day: Filled<Day> | null;
  /** `14:12`, Dutch time. */
  time: Filled<string> | null;
  direction: Filled<MailDirection> | null;
  /** Address of the private account. */
  account: Filled<string> | null;
  channel: Filled<string> | null;
  /** Address at the other end. */
  counterparty: Filled<string> | null;
  /** At most 80 characters. */
  subject: Filled<string> | null;
}

/** What a source is, once its contents were understood. A kind of `FileKind` stands for a file kept as it is. */
export type SourceKind =
  | FileKind
  | 'mbox'
  | 'whatsapp'
  /** Lines of a chat in a form that WhatsApp does not use, such as those of other export programs. */
  | 'chat'
  | 'signal'
  | 'telegram'
  | 'sms'
  | 'tnef';

/** Orders of day, month and year in the lines of a chat, the usual ones first. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd', 'ydm', 'myd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What the balance of a source counts. */
export type ReadingUnit = 'message' | 'part' | 'line';

export type MessageKind =
  | 'text'
  | 'mail'
  | 'image'
  | 'audio'
  | 'video'
  | 'document'
  | 'sticker'
  | 'contact'
  | 'location'
  | 'call'
  | 'poll'
  | 'calendar'
  /** Written by the app itself: somebody joined, a code changed. */
  | 'system'
  /** A trace of a message that is gone. */
  | 'deleted'
  /** A file that holds no messages. */
  | 'file';

export type MessageFlag =
  | 'edited'
  | 'forwarded'
  /** The export names media without holding it. */
  | 'media_missing'
  /** Holds a line that begins as messages do; it was kept as text of this message. */
  | 'header_like_line'
  /** May be typed inside the message before it: the form cannot tell. */
  | 'maybe_injected'
  /** Earlier than the message before it. */
  | 'out_of_order'
  | 'view_once'
  | 'disappearing'
  /** Never sent: a draft, a failed or waiting message. */
  | 'not_sent'
  /** The name may belong to the text, or the text to the name. */
  | 'author_uncertain'
  /** A forwarded mail of which only the text is left. */
  | 'original_headers_lost'
  /** A mail kept as the mail around it gave it: it could not be opened. */
  | 'kept_closed';

export interface ReadAttachment {
  /** A bare file name, harmless to show. */
  name: string;
  /** Null where the source names a file that it does not hold. */
  bytes: number | null;
  sha256: string | null;
  mediaType: string;
  content: Uint8Array | null;
}

/** One message, mail or file of a source. Its lists may be shared with other messages: they are replaced, never added to. */
export interface ReadMessage {
  /** From 1, in the order of the source. */
  n: number;
  /** Where in the source: `line 12`, `lines 12-14`, `item 3`, `part 1.2`, `member foto.jpg`. */
  at: string;
  /** ISO 8601 with offset, or null where the source gives no moment. */
  sentAt: string | null;
  /** The moment as it stands in the source, '' where absent. */
  sentAtText: string;
  certainty: MomentCertainty;
  /**
   * The name as written, without invisible direction marks; null for what the app itself wrote, and for the owner of the
   * telephone where the source does not name them.
   */
  author: string | null;
  /** Mail address, telephone number or account id; null where the source has none. */
  address: string | null;
  /** Known from the source itself or from who the office holder is; null otherwise. */
  direction: 'ONTVANGEN' | 'VERZONDEN' | null;
  /** The other end of the conversation: a name, number, address or group; null where the source does not say. */
  conversation: string | null;
  subject: string | null;
  text: string;
  kinds: readonly MessageKind[];
  attachments: readonly ReadAttachment[];
  flags: readonly MessageFlag[];
  /** Addresses of those it was sent to, where the source names them: to, cc and bcc of a mail. */
  to: readonly string[];
  /** Who wrote it first, where the app says that it was forwarded. */
  forwardedFrom: string | null;
  /** The message that it answers, as `Renée: its first words`; absent where it answers none, or the source does not say. */
  replyTo?: string | null;
  /** Signs that people put under it, as `👍 Renée`; absent where there are none. */
  reactions?: readonly string[];
  /** Earlier texts of an edited message, oldest first, where the source holds them. */
  revisions: readonly { sentAt: string | null; text: string }[];
  /** The earlier message that this one repeats: its number, and the source where that is another one. */
  duplicateOf: { n: number; source: string | null } | null;
}

export type ReadingWarningCode =
  | MailWarningCode
  /** Day and month could be either way round in the whole file; `at` names the orders, the likeliest first. */
  | 'date_order_ambiguous'
  | 'header_like_line'
  | 'maybe_injected'
  /** The form of the export cannot tell a message from a line somebody typed to look like one. */
  | 'injection_possible'
  | 'out_of_order'
  | 'duplicate'
  | 'media_missing'
  /** The export holds a file that no message names. */
  | 'media_unreferenced'
  | 'disappearing_messages'
  | 'messages_deleted'
  /** As many messages as the app exports at most: older ones are probably cut. */
  | 'export_limit'
  | 'local_time_impossible'
  | 'local_time_ambiguous'
  | 'similar_authors'
  | 'author_uncertain'
  /** Bytes that are not UTF-8 were read as windows-1252. */
  | 'encoding_guessed'
  | 'not_understood'
  /** Numbers of messages are missing in a row. */
  | 'hole'
  /** The source says how many it holds, and it is another number. */
  | 'count_differs'
  /** By design, this export leaves messages out; `at` says which. */
  | 'export_leaves_out'
  /** Words of a picture, read by the machine. A picture shows no exact time, and not what stood above and below. */
  | 'machine_read'
  | 'not_a_mail'
  /** The type a part claims is not what its bytes are. */
  | 'type_differs'
  | 'member_refused'
  /** Nobody in the source has the name that was given as the office holder's. */
  | 'self_not_found'
  | 'renamed'
  /** A marking of classification in a marking's place. */
  | 'classification_marking';

export interface ReadingWarning {
  code: ReadingWarningCode;
  /** The number of the message it concerns; null for the source as a whole. */
  message: number | null;
  at: string;
}

/** What every reader gives: all of a source, nothing left out. */
export interface SourceReading {
  kind: SourceKind;
  unit: ReadingUnit;
  messages: ReadMessage[];
  warnings: ReadingWarning[];
  /** What was not understood, each with its place and (at most a line of) its text. */
  notUnderstood: { at: string; text: string }[];
}

/** Where everything of a source went. `total` is always the sum of the other four. */
export interface Balance {
  unit: ReadingUnit;
  total: number;
  kept: number;
  leftOut: number;
  duplicate: number;
  notUnderstood: number;
}

/** What can become one entry: the kept messages of one counterparty in one month. */
export interface SourceDraft {
  counterparty: string | null;
  /** `2027-03`, Dutch time; null where no message has a moment. */
  month: string | null;
  /** A channel code, null where the source does not tell. */
  channel: string | null;
  direction: 'ONTVANGEN' | 'VERZONDEN' | 'GESPREK' | null;
  from: Day | null;
  until: Day | null;
  /** The weakest certainty among the moments. */
  certainty: MomentCertainty;
  subject: string | null;
  authors: string[];
  /** A work mail brought it to the secretariat; absent where none did. */
  forwardedTo?: 'secretariaat';
  /** When that mail was sent: the moment of the capture, never of a message. Null where it does not say. */
  capturedAt?: string | null;
  /** Numbers of the messages, ascending. */
  messages: number[];
}
