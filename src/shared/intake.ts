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
  | 'smime'
  | 'pgp'
  /** The last part has no end: the file stops halfway. */
  | 'truncated'
  /** The mail says it has parts, but none could be found; its body is kept as text. */
  | 'no_parts_found'
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
  | 'zip'
  | 'mp4'
  | 'mp3'
  | 'ogg'
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
