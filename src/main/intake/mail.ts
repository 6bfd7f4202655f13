/**
 * Reads one .eml into a `MailReading`. Pure and whole: either everything the mail holds is in the reading (text,
 * attachments, mails within), or it throws. What could not be opened stays as an attachment, with a warning.
 */
import PostalMime, { type Attachment, addressParser, type Email } from 'postal-mime';
import { KanaalError } from '../../shared/errors.ts';
import type { MailAddress, MailAttachment, MailReading, MailWarning, MailWarningCode } from '../../shared/intake.ts';
import {
  MAX_HEADER_BYTES,
  MAX_MAIL_BYTES,
  MAX_NESTED_MAILS,
  MAX_PARSED_BYTES,
  MAX_PART_DEPTH,
  MAX_PARTS,
} from './caps.ts';
import { cleanLine, cleanName, htmlToText } from './clean-text.ts';
import { decodeCodePage } from './code-page.ts';
import { looksLikeMail } from './detect.ts';
import { looksForwarded } from './forwarded.ts';
import { invitationText } from './invitation.ts';
import { contradictsItself, type MailMoment, readMailDate } from './mail-date.ts';
import { decodeLoose, type MailScan, scanMail, sentType } from './mail-scan.ts';
import { saysSame, versionsDiffer } from './text-versions.ts';
import { unpackTnef } from './tnef.ts';
import { unpackUu } from './uuencoded.ts';

/** What one mail and all mails within it may still use. */
interface Budget {
  depth: number;
  bytes: number;
  mails: number;
  known: KnownAddresses;
  sources: MailSources | undefined;
}

/** Each mail that was read -> its own bytes, for whoever shows more of one than a reading has. */
export type MailSources = Map<MailReading, Uint8Array>;

/** Header with addresses -> what it says. In a mailbox the same people write and are written to. */
export type KnownAddresses = Map<string, readonly MailAddress[]>;

/** So many are remembered, of at most this length: a list of a thousand people does not come twice. */
const MAX_KNOWN = 5_000;
const MAX_KNOWN_LENGTH = 500;

/**
 * One mail with everything in it. Throws `file_too_large` {what, limit} beyond a cap of `caps.ts` and
 * `file_unreadable` {why} for bytes that are no mail. `known`: shared by the mails of one mailbox. The caller runs it in a worker with a time limit.
 * `sources`: gets the bytes of this mail and of every mail in it.
 */
export async function readMail(
  bytes: Uint8Array,
  known: KnownAddresses = new Map(),
  sources?: MailSources,
): Promise<MailReading> {
  return readLevel(bytes, { depth: MAX_NESTED_MAILS, bytes: MAX_PARSED_BYTES, mails: MAX_PARTS, known, sources });
}

/** A mail and those inside it, outermost first: the order in which the window shows them. */
export function mailsIn(reading: MailReading): MailReading[] {
  return [reading, ...reading.children.flatMap(mailsIn)];
}

async function readLevel(bytes: Uint8Array, budget: Budget): Promise<MailReading> {
  if (bytes.length > MAX_MAIL_BYTES) throw tooLarge('bytes', MAX_MAIL_BYTES);
  if (!looksLikeMail(bytes)) throw new KanaalError('file_unreadable', { why: 'no_mail_headers' });
  const scan = scanMail(withPlainLines(bytes));
  if (scan.over) throw tooLarge(scan.over.what, scan.over.limit);
  budget.bytes -= bytes.length;
  budget.mails -= 1;
  const email = await parse(scan.bytes);
  const warnings: MailWarning[] = [];
  const warn = (code: MailWarningCode, at: string): void => void warnings.push({ code, at });
  const { attachments, children, unpacked } = await attachmentsOf(email.attachments, budget, warn);
  const own = textOf(email, scan, warn);
  const text = own.text.trim() === '' ? invitationIn(attachments) || own.text : own.text;
  if (isPiece(email)) warn('truncated', 'body');
  addUuFiles(own.text, attachments, warn);
  const headers = headersOf(email, scan, budget.known, warn);
  const whole =
    [text, ...unpacked.filter((one) => !saysSame(one, text))].filter((t) => t.trim() !== '').join('\n\n') || text;
  if (looksForwarded({ subject: headers.subject, text: whole, children })) warn('original_headers_lost', 'body');
  const reading: MailReading = {
    ...headers,
    text: whole,
    hasHtml: own.hasHtml,
    attachments,
    children,
    parts: scan.boundaries + 1,
    warnings,
  };
  budget.sources?.set(reading, bytes);
  return reading;
}

/** Of a mail without words of its own. */
function invitationIn(attachments: readonly MailAttachment[]): string {
  const found = attachments.find(({ mediaType }) => /^text\/calendar/i.test(mediaType));
  return found ? invitationText(found.content) : '';
}

const [LF, CR] = [0x0a, 0x0d];

/**
 * Without blank lines before the headers, which would end them before they begin; with LF where the file knows only CR, as
 * old programs for the Mac wrote it.
 */
function withPlainLines(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (bytes[start] === LF || bytes[start] === CR) start++;
  const rest = bytes.subarray(start);
  return rest.includes(LF) || !rest.includes(CR) ? rest : rest.map((byte) => (byte === CR ? LF : byte));
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxHeadersSize: MAX_HEADER_BYTES,
      maxNestingDepth: MAX_PART_DEPTH,
    });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    if (message.startsWith('Maximum header size')) throw tooLarge('header_bytes', MAX_HEADER_BYTES, cause);
    if (message.startsWith('Maximum MIME nesting')) throw tooLarge('part_depth', MAX_PART_DEPTH, cause);
    throw new KanaalError('file_unreadable', { why: 'mail_parser' }, { cause });
  }
}

function tooLarge(what: string, limit: number, cause?: unknown): KanaalError {
  return new KanaalError('file_too_large', { what, limit }, { cause });
}

type Warn = (code: MailWarningCode, at: string) => void;
type HeaderFields =
  | 'subject'
  | 'from'
  | 'to'
  | 'cc'
  | 'bcc'
  | 'replyTo'
  | 'sentAt'
  | 'sentAtText'
  | 'sentAtCertainty'
  | 'messageId';

function headersOf(email: Email, scan: MailScan, known: KnownAddresses, warn: Warn): Pick<MailReading, HeaderFields> {
  if (scan.eightBit) warn('eight_bit_header', 'header');
  const from = addresses(email, 'from', known);
  if (from.length === 0 || from.some(({ address }) => address === '')) warn('missing_from', 'from');
  if (from.length > 1) warn('several_from', 'from');
  for (const { name, address } of from) if (hidesAddress(name, address)) warn('display_name_address', 'from');
  const { sentAtText, sentAt, certainty } = dateOf(email);
  if (sentAtText === '') warn('missing_date', 'date');
  else if (certainty === 'none' || certainty === 'impossible') warn('bad_date', 'date');
  else if (contradictsItself(sentAtText)) warn('bad_date', 'date weekday');
  const messageId = cleanLine(email.messageId ?? '');
  return {
    subject: cleanLine(email.subject ?? ''),
    from,
    to: addresses(email, 'to', known),
    cc: addresses(email, 'cc', known),
    bcc: addresses(email, 'bcc', known),
    replyTo: addresses(email, 'reply-to', known),
    sentAt,
    sentAtText,
    sentAtCertainty: certainty,
    messageId: messageId === '' ? null : messageId,
  };
}

/** Where several say different moments, which of them is true is not for us to choose: all stay text. */
function dateOf(email: Email): MailMoment & { sentAtText: string } {
  const texts = email.headers.filter((h) => h.key === 'date').map((h) => cleanLine(h.value));
  const read = texts.map(readMailDate);
  const [first] = read;
  const agree = read.every(({ sentAt }) => sentAt === first?.sentAt);
  if (first && agree) return { ...first, sentAtText: texts[0] ?? '' };
  return { sentAt: null, certainty: 'none', sentAtText: texts.join(' | ') };
}

/** All addresses of all headers of one name, groups opened; the parser itself keeps only the first sender. */
function addresses(email: Email, header: string, known: KnownAddresses): MailAddress[] {
  const found = email.headers.filter((h) => h.key === header);
  // Most mails have no bcc, no cc and nobody else to reply to.
  return found.length === 0 ? [] : found.flatMap((h) => addressesIn(h.value, known));
}

function addressesIn(value: string, known: KnownAddresses): readonly MailAddress[] {
  const before = known.get(value);
  if (before) return before;
  const read = addressParser(value, { flatten: true })
    .map((a) => ({ name: cleanLine(a.name), address: cleanLine(a.address ?? '').replace(/\([^()]*\)/g, '') }))
    .filter((a) => a.name !== '' || a.address !== '');
  if (known.size < MAX_KNOWN && value.length <= MAX_KNOWN_LENGTH) known.set(value, read);
  return read;
}

/** A display name that shows another address than the real one, the commonest trick in a phishing mail. */
function hidesAddress(name: string, address: string): boolean {
  const shown = /[^\s<>"'@]{1,64}@[^\s<>"'@]{1,64}\.[a-z]{2,24}/i.exec(name)?.[0];
  return shown !== undefined && shown.toLowerCase() !== address.toLowerCase();
}

function textOf(email: Email, scan: MailScan, warn: Warn): Pick<MailReading, 'text' | 'hasHtml'> {
  const type = (email.headers.find((h) => h.key === 'content-type')?.value ?? '').toLowerCase();
  const multipart = type.startsWith('multipart/');
  if (scan.unclosed) warn('truncated', 'body');
  const html = email.html === undefined ? undefined : fromUtf7(email.html, type);
  const plain = fromUtf7(email.text ?? '', type);
  // A plain part with nothing in it is not what anybody read.
  const isEmpty = plain.trim() === '' && html !== undefined;
  let text = isEmpty ? htmlToText(html) : plain;
  if (multipart && scan.boundaries === 0) {
    warn('no_parts_found', 'body');
    if (text === '') text = decodeLoose(scan.bytes.subarray(scan.bodyStart)).text;
  }
  if (scan.alternatives && !isEmpty && html !== undefined && versionsDiffer(plain, html))
    warn('versions_differ', 'body');
  // Bytes that are no letters in the encoding they claim: the parser leaves this sign.
  if (text.includes('\ufffd')) warn('characters_repaired', 'body');
  const types = [type, ...email.attachments.map((a) => a.mimeType)].join(' ');
  const names = email.attachments.map((a) => (a.filename ?? '').trim());
  // Gateways send such parts under a type that says nothing.
  if (/pkcs7/.test(types) || names.some((name) => /\.p7[mscz]$/i.test(name))) warn('smime', 'body');
  const pgp = /pgp/.test(types) || names.some((name) => /\.(?:pgp|gpg|asc)$/i.test(name));
  if (pgp || text.includes('-----BEGIN PGP ')) warn('pgp', 'body');
  return { text: text.replaceAll('\r\n', '\n'), hasHtml: email.html !== undefined };
}

/** Of a mail in one part: the one encoding of old mails that no browser knows. */
function fromUtf7(text: string, type: string): string {
  if (!/charset\s*=\s*"?(?:unicode-1-1-)?utf-7\b/.test(type) || /[^\0-\x7f]/.test(text)) return text;
  return decodeCodePage(Buffer.from(text, 'latin1'), 'utf-7');
}

/** Attachments, with every mail among them read as a child. */
async function attachmentsOf(
  found: readonly Attachment[],
  budget: Budget,
  warn: Warn,
): Promise<Pick<MailReading, 'attachments' | 'children'> & { unpacked: string[] }> {
  const attachments: MailAttachment[] = [];
  const children: MailReading[] = [];
  const unpacked: string[] = [];
  for (const [i, part] of found.entries()) {
    const content = contentBytes(part);
    const mediaType = cleanLine(sentType(part.mimeType));
    const name = cleanName(part.filename, `bijlage-${i + 1}${/^text\/calendar/i.test(mediaType) ? '.ics' : ''}`);
    const isMail = part.mimeType === 'message/rfc822' || part.mimeType === 'message/global';
    if (isMail || (name.toLowerCase().endsWith('.eml') && looksLikeMail(content))) {
      const child = await readChild(content, budget);
      if (child) {
        children.push(child);
        continue;
      }
      warn('nested_kept_closed', `attachment ${attachments.length + 1}`);
    }
    // A piece of a mail, or a mail that lies elsewhere.
    if (/^message\/(?:partial|external-body)$/.test(part.mimeType))
      warn('nested_kept_closed', `attachment ${attachments.length + 1}`);
    const tnef = isTnef(name, part.mimeType) ? unpackTnef(content, 1, () => warn('truncated', name)) : null;
    for (const { name: own, mediaType, content: bytes } of tnef?.attachments ?? [])
      attachments.push({ name: own, mediaType, bytes: bytes?.length ?? 0, content: bytes ?? NOTHING, inline: false });
    if (tnef && tnef.text.trim() !== '') unpacked.push(tnef.text);
    attachments.push({
      name,
      mediaType,
      bytes: content.length,
      content,
      inline: part.disposition === 'inline' || part.related === true,
    });
  }
  return { attachments, children, unpacked };
}

const NOTHING = new Uint8Array(0);

/** A mail that was cut in pieces on its way (RFC 2046 5.2.2): the others, and maybe its own headers, are elsewhere. */
function isPiece({ headers }: Email): boolean {
  return headers.some(({ key, value }) => key === 'content-type' && /^\s*message\/partial\b/i.test(value));
}

/** What stands packed in the text, or is packed so where it hangs on the mail, beside what it is in. */
function addUuFiles(text: string, attachments: MailAttachment[], warn: Warn): void {
  const texts = [
    text,
    ...attachments.filter(({ content }) => beginsAsUu(content)).map(({ content }) => latin1(content)),
  ];
  for (const { name: given, content, whole } of texts.flatMap((one) => unpackUu(one, MAX_PARTS))) {
    if (attachments.length >= MAX_PARTS) throw tooLarge('parts', MAX_PARTS);
    const name = cleanName(given, `bijlage-${attachments.length + 1}`);
    if (!whole) warn('truncated', `attachment ${attachments.length + 1}`);
    attachments.push({ name, mediaType: '', bytes: content.length, content, inline: false });
  }
}

function beginsAsUu(content: Uint8Array): boolean {
  return /^\s{0,8}begin [0-7]{3,4} \S/.test(latin1(content.subarray(0, 40)));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** What Outlook packs its own form of a mail in; it stays beside what was in it. */
function isTnef(name: string, mediaType: string): boolean {
  return /ms-tnef/i.test(mediaType) || /^winmail\.dat$/i.test(name);
}

/** Null where the mail within must stay closed: too deep, too much, or no mail at all. */
async function readChild(content: Uint8Array, budget: Budget): Promise<MailReading | null> {
  if (budget.depth === 0 || budget.mails <= 0 || content.length > budget.bytes) return null;
  budget.depth -= 1;
  try {
    return await readLevel(content, budget);
  } catch (error) {
    if (error instanceof KanaalError) return null;
    throw error;
  } finally {
    budget.depth += 1;
  }
}

function contentBytes(part: Attachment): Uint8Array {
  if (typeof part.content === 'string') return new TextEncoder().encode(part.content);
  return part.content instanceof Uint8Array ? part.content : new Uint8Array(part.content);
}
