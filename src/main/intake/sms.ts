/**
 * Reads the XML of the Android app "SMS Backup & Restore". Its writer breaks emoji into halves that XML forbids; they are
 * joined before reading. A file that stops halfway gives what stands before, and says so.
 */
import { SaxesParser } from 'saxes';
import { KanaalError } from '../../shared/errors.ts';
import type { MessageKind, ReadMessage, SourceReading } from '../../shared/intake.ts';
import { MAX_EXPORT_BYTES, MAX_MESSAGES, MAX_NOT_UNDERSTOOD } from './caps.ts';
import { detectKind } from './detect.ts';
import { momentOfMillis } from './local-moment.ts';
import {
  addFlag,
  attachmentOf,
  blankMessage,
  createWarnings,
  readingOf,
  shownLine,
  type Warn,
  withOne,
} from './reading.ts';
import { decodeText } from './text-lines.ts';

type Attributes = Readonly<Record<string, string>>;

interface State {
  messages: ReadMessage[];
  /** The mms of which parts and addresses are being read. */
  open: { message: ReadMessage; texts: string[]; sender: string | null } | null;
  count: number | null;
  seen: Map<string, number>;
  /** Elements it does not know, each with its line. */
  unknown: { name: string; line: number }[];
  isBackup: boolean;
  warn: Warn;
}

export function looksLikeSmsBackup(bytes: Uint8Array): boolean {
  const { text } = decodeText(bytes.subarray(0, 16_384));
  // Somebody may write the word in a chat or mail: XML begins with an element or with what may stand before one.
  return /^\s*</.test(text) && /<smses[\s>]/.test(text);
}

/** Throws `file_too_large` {what, limit} and `file_unreadable` {why: no_sms_backup}. */
export function readSms(bytes: Uint8Array): SourceReading {
  if (bytes.length > MAX_EXPORT_BYTES)
    throw new KanaalError('file_too_large', { what: 'bytes', limit: MAX_EXPORT_BYTES });
  const { list, warn } = createWarnings();
  const { text, guessed } = decodeText(bytes);
  if (guessed) warn('encoding_guessed', null, 'text');
  const { text: repaired, lost } = joinHalves(text);
  const state: State = {
    messages: [],
    open: null,
    count: null,
    seen: new Map(),
    unknown: [],
    isBackup: false,
    warn,
  };
  const stopped = parse(repaired, state);
  if (!state.isBackup) throw new KanaalError('file_unreadable', { why: 'no_sms_backup' });
  const notUnderstood: SourceReading['notUnderstood'] = [];
  if (stopped !== null) {
    warn('truncated', null, `line ${stopped}`);
    notUnderstood.push({ at: `from line ${stopped}`, text: '' });
    if (state.open) endMms(state);
  }
  for (const { name, line } of state.unknown) {
    warn('not_understood', null, `line ${line}`);
    notUnderstood.push({ at: `line ${line}`, text: name });
  }
  if (lost > 0) {
    const hit = state.messages.filter((m) => m.text.includes('\ufffd') || m.subject?.includes('\ufffd'));
    if (hit.length === 0) warn('characters_repaired', null, `${lost} characters`);
    for (const { n, at } of hit) warn('characters_repaired', n, at);
  }
  if (state.count !== null && state.count !== state.messages.length)
    warn('count_differs', null, `count ${state.count}, found ${state.messages.length}`);
  return readingOf('sms', 'message', state.messages, list, notUnderstood);
}

/** `&#55357;&#56846;` are the halves of one emoji; a half alone, or a control character, cannot be shown at all. */
function joinHalves(text: string): { text: string; lost: number } {
  let lost = 0;
  // A run at a time: what stands before an emoji, such as the end of a line, is no half of it.
  const joined = text.replace(/(?:&#(?:\d{1,7}|x[\da-f]{1,6});)+/gi, (run) => {
    const units = [...run.matchAll(/&#(x?)([\da-f]+);/gi)].map(([, hex, n = '']) => Number.parseInt(n, hex ? 16 : 10));
    let said = '';
    for (let i = 0; i < units.length; i++) {
      const [high = 0, low = 0] = [units[i], units[i + 1]];
      if (high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff) {
        said += String.fromCodePoint(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
        i++;
      } else if (isXmlCharacter(high)) said += `&#${high};`;
      else {
        said += '\ufffd';
        lost++;
      }
    }
    return said;
  });
  return { text: joined, lost };
}

function isXmlCharacter(n: number): boolean {
  if (n === 9 || n === 10 || n === 13) return true;
  return (n >= 0x20 && n < 0xd800) || (n >= 0xe000 && n < 0xfffe) || (n >= 0x10000 && n <= 0x10ffff);
}

/** The line at which the XML could not be read on; null where it was read to its end. */
function parse(text: string, state: State): number | null {
  const parser = new SaxesParser({ position: true });
  const stopped: number[] = [];
  parser.on('opentag', (tag) => {
    if (stopped.length === 0) openTag(tag.name, tag.attributes as Attributes, parser.line, state);
  });
  parser.on('closetag', (tag) => {
    if (stopped.length === 0 && tag.name === 'mms') endMms(state);
  });
  parser.on('error', () => void stopped.push(parser.line));
  // In pieces, so that an error does not cost a pass over the rest, with an error for each of its letters.
  for (let at = 0; at < text.length && stopped.length === 0; at += PIECE) parser.write(text.slice(at, at + PIECE));
  if (stopped.length === 0) parser.close();
  return stopped[0] ?? null;
}

const PIECE = 8_192;

function openTag(name: string, attributes: Attributes, line: number, state: State): void {
  switch (name) {
    case 'smses':
      state.isBackup = true;
      state.count = /^\d{1,9}$/.test(attributes['count'] ?? '') ? Number(attributes['count']) : null;
      return;
    case 'sms':
      state.messages.push(newMessage(attributes, line, state, attributes['type']));
      finish(state, state.messages.at(-1), value(attributes, 'body') ?? '');
      return;
    case 'mms': {
      if (state.open) endMms(state);
      const message = newMessage(attributes, line, state, attributes['msg_box']);
      message.subject = value(attributes, 'sub');
      state.messages.push(message);
      state.open = { message, texts: [], sender: null };
      return;
    }
    case 'part':
      if (state.open) addPart(attributes, state.open, state.warn);
      return;
    case 'addr':
      // 137: from, of the MMS standard.
      if (state.open && attributes['type'] === '137') state.open.sender = value(attributes, 'address');
      else if (state.open) state.open.message.to = withOne(state.open.message.to, value(attributes, 'address') ?? '');
      return;
    case 'parts':
    case 'addrs':
      return;
    default:
      if (state.unknown.length >= MAX_NOT_UNDERSTOOD)
        throw new KanaalError('file_unreadable', { why: 'no_sms_backup' });
      state.unknown.push({ name: shownLine(name), line });
  }
}

/** An attribute; the app writes the word null for nothing. */
function value(attributes: Attributes, name: string): string | null {
  const text = Object.hasOwn(attributes, name) ? (attributes[name] ?? '') : '';
  return text === '' || text === 'null' ? null : text;
}

function newMessage(attributes: Attributes, line: number, state: State, box: string | undefined): ReadMessage {
  if (state.messages.length >= MAX_MESSAGES)
    throw new KanaalError('file_too_large', { what: 'messages', limit: MAX_MESSAGES });
  const message = blankMessage(state.messages.length + 1, `line ${line}`);
  const date = value(attributes, 'date') ?? '';
  message.sentAtText = value(attributes, 'readable_date') ?? date;
  message.sentAt = /^\d{1,15}$/.test(date) ? momentOfMillis(Number(date)) : null;
  message.certainty = message.sentAt === null ? 'none' : 'exact';
  if (message.sentAt === null) state.warn(date === '' ? 'missing_date' : 'bad_date', message.n, message.at);
  const contact = value(attributes, 'contact_name');
  const address = value(attributes, 'address');
  const name = contact === '(Unknown)' ? null : contact;
  message.conversation = name ?? address;
  // 1 received; 2 sent, 3 draft, 4 outbox, 5 failed, 6 queued.
  message.direction = box === '1' ? 'ONTVANGEN' : ['2', '3', '4', '5', '6'].includes(box ?? '') ? 'VERZONDEN' : null;
  if (['3', '4', '5', '6'].includes(box ?? '')) addFlag(message, 'not_sent');
  if (message.direction === 'ONTVANGEN') {
    message.author = name ?? address;
    message.address = address;
  } else if (address !== null) message.to = [address];
  message.kinds = ['text'];
  return message;
}

function addPart(attributes: Attributes, open: NonNullable<State['open']>, warn: Warn): void {
  const type = (value(attributes, 'ct') ?? '').toLowerCase();
  const text = value(attributes, 'text');
  // How to lay out the other parts, nothing anybody wrote.
  if (type === 'application/smil') return;
  if (type === 'text/plain' && text !== null) {
    open.texts.push(text);
    return;
  }
  const { message } = open;
  const data = Buffer.from(
    value(attributes, 'data') ?? text ?? '',
    value(attributes, 'data') === null ? 'utf8' : 'base64',
  );
  const name = value(attributes, 'fn') ?? value(attributes, 'name') ?? value(attributes, 'cl');
  const found = detectKind(data, name ?? '');
  const [main] = type.split('/');
  if (found.kind !== 'unknown' && found.kind !== 'txt' && type !== '' && found.mediaType !== type) {
    warn('type_differs', message.n, `${message.at} says ${type}, is ${found.mediaType}`);
    message.attachments = withOne(
      message.attachments,
      attachmentOf(name, data, found.mediaType, `bijlage-${message.attachments.length + 1}`),
    );
  } else
    message.attachments = withOne(
      message.attachments,
      attachmentOf(name, data, type, `bijlage-${message.attachments.length + 1}`),
    );
  message.kinds = [...message.kinds, MAIN_KINDS[main ?? ''] ?? (type.includes('vcard') ? 'contact' : 'document')];
}

const MAIN_KINDS: Readonly<Record<string, MessageKind>> = { image: 'image', audio: 'audio', video: 'video' };

function endMms(state: State): void {
  const { open } = state;
  if (!open) return;
  state.open = null;
  const { message, texts, sender } = open;
  if (message.direction === 'ONTVANGEN' && message.address?.includes('~') && sender !== null) {
    // A group: all its numbers stand in one field, the sender apart.
    message.author = sender;
    message.address = sender;
  }
  if (texts.length === 0 && message.kinds.length > 1) message.kinds = message.kinds.slice(1);
  finish(state, message, texts.join('\n'));
}

/** Sets the text and looks whether the same message was there before. */
function finish(state: State, message: ReadMessage | undefined, text: string): void {
  if (!message) return;
  message.text = text.replaceAll('\r\n', '\n');
  const files = message.attachments.map((a) => a.sha256);
  const key = JSON.stringify([
    message.sentAt,
    message.sentAtText,
    message.conversation,
    message.direction,
    text,
    files,
    message.flags,
  ]);
  const first = state.seen.get(key);
  if (first === undefined) state.seen.set(key, message.n);
  else {
    message.duplicateOf = { n: first, source: null };
    state.warn('duplicate', message.n, message.at);
  }
}
