/**
 * Reads Outlook's .msg. Mails, and what else Outlook keeps in the same kind of file (appointments, contacts, notes), each
 * called what it is. Runs in a worker: on damaged files the parser can take seconds.
 */
import msgReader, { type FieldsData } from '@kenjiuno/msgreader';
import iconv from 'iconv-lite';
import { KanaalError } from '../../shared/errors.ts';
import type { MailReading, MessageKind, ReadMessage, SourceReading } from '../../shared/intake.ts';
import { rfc3339 } from '../../shared/quarter.ts';
import { MAX_MAIL_BYTES, MAX_NESTED_MAILS, MAX_PARTS } from './caps.ts';
import { cleanLine, htmlToText } from './clean-text.ts';
import { decodeCodePage } from './code-page.ts';
import { compoundFault } from './compound-check.ts';
import { looksLikeMail } from './detect.ts';
import { looksForwarded } from './forwarded.ts';
import { type MailSources, mailsIn, readMail } from './mail.ts';
import { readMailDate } from './mail-date.ts';
import { addMail } from './mail-source.ts';
import {
  addFlag,
  attachmentOf,
  blankMessage,
  createWarnings,
  missingAttachment,
  readingOf,
  type Warn,
  withOne,
} from './reading.ts';
import { htmlOfCompressedRtf, textOfCompressedRtf } from './rtf.ts';
import { decodeText } from './text-lines.ts';
import { versionsDiffer } from './text-versions.ts';

type Reader = InstanceType<typeof msgReader.default>;

// Node gives a CommonJS module whole, with its class below `default`; a bundler gives the class itself.
const MsgReader: typeof msgReader.default = 'default' in msgReader ? msgReader.default : msgReader;

/** A part of a mail that its HTML may show, by the id it is called by. */
export interface LayoutPicture {
  contentId: string;
  content: Uint8Array;
}

/** HTML, and the parts that its `cid:` addresses name. */
export interface Layout {
  html: string;
  pictures: readonly LayoutPicture[];
}

/** Where a message of the list came from: an item of Outlook's own, or the bytes of a mail that lay in one. */
type Origin = { reader: Reader; fields: FieldsData } | { mail: Uint8Array };

interface Job {
  reader: Reader;
  /** One for each of the messages; absent: nobody asked. */
  origins?: Origin[];
  messages: ReadMessage[];
  parts: number;
  warn: Warn;
}

/** Throws `file_too_large` {what, limit} and `file_unreadable` {why: msg_damaged | msg_parser}. */
export async function readMsg(bytes: Uint8Array): Promise<SourceReading> {
  if (bytes.length > MAX_MAIL_BYTES) throw new KanaalError('file_too_large', { what: 'bytes', limit: MAX_MAIL_BYTES });
  const { list, warn } = createWarnings();
  const { reader, fields } = parse(bytes);
  const job: Job = { reader, messages: [], parts: 0, warn };
  await addItem(fields, 'part 1', MAX_NESTED_MAILS, job);
  return readingOf('msg', 'part', job.messages, list);
}

function parse(bytes: Uint8Array): { reader: Reader; fields: FieldsData } {
  const fault = compoundFault(bytes);
  if (fault !== null) throw new KanaalError('file_unreadable', { why: 'msg_damaged', part: fault });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const reader = new MsgReader(view);
    let fields = reader.getFileData();
    if (fields.error) throw new Error(fields.error);
    const page = codePageOf(fields, bytes);
    if (page === null) return { reader, fields };
    const again = new MsgReader(view);
    again.parserConfig = { ansiEncoding: page };
    fields = again.getFileData();
    return { reader: again, fields };
  } catch (cause) {
    // The parser throws whatever the damage makes it run into.
    throw new KanaalError('file_unreadable', { why: 'msg_parser' }, { cause });
  }
}

/** The subject as a stream of type 001E: the file has no Unicode, and a code page is needed to read it. */
const ANSI_SUBJECT = Buffer.from('__substg1.0_0037001E', 'utf16le');
const BY_LOCALE: Readonly<Record<number, string>> = {
  1041: 'cp932',
  1042: 'cp949',
  2052: 'cp936',
  1028: 'cp950',
  1049: 'cp1251',
  1058: 'cp1251',
  1026: 'cp1251',
  1045: 'cp1250',
  1029: 'cp1250',
  1038: 'cp1250',
  1032: 'cp1253',
  1055: 'cp1254',
  1037: 'cp1255',
  1025: 'cp1256',
};

function codePageOf(fields: FieldsData, bytes: Uint8Array): string | null {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ANSI_SUBJECT)) return null;
  const page = numberOf(fields.messageCodepage);
  if (page > 0 && page !== 1200 && iconv.encodingExists(`cp${page}`)) return `cp${page}`;
  return BY_LOCALE[numberOf(fields.messageLocaleId)] ?? 'cp1252';
}

/** A text among the fields. A damaged file may have a number or bytes under the name of one, whatever the type says. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function bytesOf(value: unknown): Uint8Array | null {
  return value instanceof Uint8Array ? value : null;
}

const CLASSES: readonly (readonly [RegExp, MessageKind])[] = [
  [/^IPM\.(?:Appointment|Schedule|TaskRequest|Task)/i, 'calendar'],
  [/^IPM\.(?:Contact|DistList)/i, 'contact'],
  [/^IPM\.(?:StickyNote|Activity|Document)/i, 'document'],
];

async function addItem(fields: FieldsData, place: string, depth: number, job: Job): Promise<void> {
  const message = blankMessage(job.messages.length + 1, place);
  job.messages.push(message);
  job.origins?.push({ reader: job.reader, fields });
  const itemClass = cleanLine(textOf(fields.messageClass));
  const kind = CLASSES.find(([pattern]) => pattern.test(itemClass))?.[1];
  message.kinds = [kind ?? 'mail'];
  // Sealed or signed: what is in it stays an attachment.
  if (/\.SMIME\b/i.test(itemClass)) job.warn('smime', message.n, itemClass);
  if (kind !== undefined) job.warn('not_a_mail', message.n, itemClass);
  message.subject = cleanLine(textOf(fields.subject)) || null;
  await setSender(fields, message, job.warn);
  setMoment(fields, message, job.warn);
  message.text = bodyOf(fields, message, job.warn);
  if (kind === 'calendar')
    message.text = [whenAndWhere(fields), message.text].filter((t) => t.trim() !== '').join('\n\n');
  for (const r of fields.recipients ?? [])
    message.to = withOne(message.to, cleanLine(textOf(r.smtpAddress) || textOf(r.email) || textOf(r.name)));
  for (const [i, a] of (fields.attachments ?? []).entries()) await addAttachment(a, i, place, depth, message, job);
  const { subject, text } = message;
  // Numbers go up: whatever came after it lies in it.
  const children = job.messages.slice(message.n);
  if (kind === undefined && looksForwarded({ subject: subject ?? '', text, children })) {
    addFlag(message, 'original_headers_lost');
    job.warn('original_headers_lost', message.n, 'body');
  }
}

/** The headers it came with are the surest; an internal Exchange name is no address. */
async function setSender(fields: FieldsData, message: ReadMessage, warn: Warn): Promise<void> {
  const headers = await headersOf(fields);
  if (headers && headers.from.length > 0) {
    message.author = headers.from.map((a) => a.name || a.address).join(', ');
    message.address = headers.from.map((a) => a.address).join(', ') || null;
    for (const w of headers.warnings)
      if (['several_from', 'display_name_address'].includes(w.code)) warn(w.code, message.n, w.at);
    return;
  }
  const given = [
    fields.senderSmtpAddress,
    fields.sentRepresentingSmtpAddress,
    fields.creatorSMTPAddress,
    fields.senderEmail,
  ];
  message.address = given.map((a) => cleanLine(textOf(a))).find((a) => a.includes('@')) ?? null;
  message.author = cleanLine(textOf(fields.senderName)) || message.address;
  // A name without an address is no sender of a mail that anybody can be sure of.
  const named = message.author !== null && (message.address !== null || !message.kinds.includes('mail'));
  if (!named) warn('missing_from', message.n, 'from');
}

async function headersOf(fields: FieldsData): Promise<MailReading | null> {
  // Outlook may put its own remark on the first line.
  const text = textOf(fields.headers).replace(/^Microsoft Mail Internet Headers[^\n]*\n/, '');
  const bytes = new TextEncoder().encode(`${text.trim()}\r\n\r\n`);
  if (text === '' || !looksLikeMail(bytes)) return null;
  try {
    return await readMail(bytes);
  } catch (error) {
    if (error instanceof KanaalError) return null;
    throw error;
  }
}

const UNSENT = 0x8;

/** A draft has a moment of delivery but was never sent; its date stays text. */
function setMoment(fields: FieldsData, message: ReadMessage, warn: Warn): void {
  const header = /^date:[ \t]*([^\r\n]+)/im.exec(textOf(fields.headers))?.[1];
  const fromHeader = header === undefined ? null : readMailDate(cleanLine(header));
  if (header !== undefined && fromHeader?.certainty === 'exact') {
    message.sentAt = fromHeader.sentAt;
    message.certainty = 'exact';
    message.sentAtText = cleanLine(header);
    return;
  }
  const submitted = textOf(fields.clientSubmitTime);
  const draft = submitted === '' && (numberOf(fields.messageFlags) & UNSENT) !== 0;
  const text = submitted || textOf(fields.messageDeliveryTime);
  message.sentAtText = text;
  if (draft) addFlag(message, 'not_sent');
  const ms = Date.parse(text);
  if (draft || Number.isNaN(ms) || ms < Date.UTC(1980, 0, 1) || ms > Date.UTC(2200, 0, 1)) {
    warn(text === '' || draft ? 'missing_date' : 'bad_date', message.n, 'date');
    return;
  }
  message.sentAt = rfc3339(new Date(ms));
  message.certainty = 'exact';
}

/** The plain text that Outlook kept; else that of the HTML, on its own or wrapped in RTF. */
function bodyOf(fields: FieldsData, message: ReadMessage, warn: Warn): string {
  const plain = textOf(fields.body).replaceAll('\0', '').replaceAll('\r\n', '\n');
  const html = ownHtml(fields);
  if (plain.trim() !== '') {
    const shown = html || htmlOfCompressedRtf(bytesOf(fields.compressedRtf) ?? new Uint8Array());
    if (shown !== '' && versionsDiffer(plain, shown)) warn('versions_differ', message.n, 'body');
    return plain;
  }
  if (html.trim() !== '') return htmlToText(html);
  const rtf = bytesOf(fields.compressedRtf);
  if (!rtf || rtf.length === 0) return plain;
  const text = textOfCompressedRtf(rtf);
  if (text === null) warn('not_understood', message.n, 'body');
  return text?.replaceAll('\0', '') ?? plain;
}

/** HTML that was not wrapped in RTF: as text, or as bytes in the code page that the message names. */
function ownHtml(fields: FieldsData): string {
  const text = textOf(fields.bodyHtml);
  if (text !== '') return text;
  const bytes = bytesOf(fields.html) ?? new Uint8Array();
  const page = numberOf(fields.internetCodepage);
  // Who writes UTF-8 may name another page all the same; bytes of another page are hardly ever right as UTF-8.
  const { text: loose, guessed } = decodeText(bytes);
  if (!guessed || page === 0 || page === 65_001) return loose;
  return decodeCodePage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), `cp${page}`);
}

/** What the window shows of one message of the list beside its words. */
export interface MsgPart {
  /** The bytes of a mail that lay in it; null: an item of Outlook's own, of which the other two speak. */
  mail: Uint8Array | null;
  /** The headers it came with, '' where Outlook kept none. */
  headers: string;
  layout: Layout;
}

/** Message `n` of what `readMsg` lists, from 0; null where there is none. Throws what `readMsg` throws. */
export async function msgPart(bytes: Uint8Array, n: number): Promise<MsgPart | null> {
  const { reader, fields } = parse(bytes);
  const origins: Origin[] = [];
  // The first is the file itself: nothing else of it has to be read.
  if (n === 0) origins.push({ reader, fields });
  else await addItem(fields, 'part 1', MAX_NESTED_MAILS, { reader, origins, messages: [], parts: 0, warn: () => {} });
  const found = origins[n];
  if (!found) return null;
  if ('mail' in found) return { mail: found.mail, headers: '', layout: { html: '', pictures: [] } };
  return { mail: null, headers: textOf(found.fields.headers), layout: layoutOf(found.reader, found.fields) };
}

/** Its HTML, on its own or wrapped in RTF, and what it shows by `cid:`. */
function layoutOf(reader: Reader, fields: FieldsData): Layout {
  const html = ownHtml(fields) || htmlOfCompressedRtf(bytesOf(fields.compressedRtf) ?? new Uint8Array());
  if (!/\bcid:/i.test(html)) return { html, pictures: [] };
  const pictures = (fields.attachments ?? []).flatMap((a): LayoutPicture[] => {
    const contentId = textOf(a.pidContentId).replaceAll(/^<|>$/g, '');
    if (contentId === '') return [];
    try {
      return [{ contentId, content: reader.getAttachment(a).content }];
    } catch {
      // Damaged: the preview has said so; its place in the layout stays empty.
      return [];
    }
  });
  return { html, pictures: pictures.slice(0, MAX_PARTS) };
}

function whenAndWhere(fields: FieldsData): string {
  const day = (...given: unknown[]): string | null => {
    const ms = Date.parse(given.map(textOf).find((t) => t !== '') ?? '');
    return Number.isNaN(ms) ? null : rfc3339(new Date(ms));
  };
  const times = [day(fields.apptStartWhole, fields.clipStart), day(fields.apptEndWhole, fields.clipEnd)];
  const where = cleanLine(textOf(fields.apptLocation));
  return [times.filter((t) => t !== null).join(' - '), where].filter((t) => t !== '').join('\n');
}

async function addAttachment(
  a: FieldsData,
  i: number,
  place: string,
  depth: number,
  message: ReadMessage,
  job: Job,
): Promise<void> {
  if (++job.parts > MAX_PARTS) throw new KanaalError('file_too_large', { what: 'parts', limit: MAX_PARTS });
  const at = `${place}.${i + 1}`;
  if (a.innerMsgContent && a.innerMsgContentFields && depth > 0) {
    await addItem(a.innerMsgContentFields, at, depth - 1, job);
    return;
  }
  const name = textOf(a.fileName) || textOf(a.fileNameShort) || textOf(a.name);
  let content: Uint8Array;
  try {
    ({ content } = job.reader.getAttachment(a));
  } catch {
    // An object of another program, or damage: named, so that nobody thinks it was never there.
    message.attachments = withOne(message.attachments, missingAttachment(name));
    job.warn('nested_kept_closed', message.n, `attachment ${i + 1}`);
    return;
  }
  if (/\.eml$/i.test(name) && looksLikeMail(content)) {
    try {
      const sources: MailSources | undefined = job.origins && new Map();
      const mail = await readMail(content, undefined, sources);
      addMail(mail, at, job.messages, job.warn);
      if (sources) job.origins?.push(...mailsIn(mail).map((one) => ({ mail: sources.get(one) ?? content })));
      return;
    } catch (error) {
      if (!(error instanceof KanaalError)) throw error;
      job.warn('nested_kept_closed', message.n, `attachment ${i + 1}`);
    }
  }
  message.attachments = withOne(
    message.attachments,
    attachmentOf(name, content, textOf(a.attachMimeTag), `bijlage-${i + 1}`),
  );
}
