/**
 * Reads `result.json` of Telegram Desktop: one chat, or a whole account. Numbers of messages that are missing in a row
 * are said: in a group they were deleted, in a private chat they may also belong to another one.
 */
import { KanaalError } from '../../shared/errors.ts';
import type { MessageKind, ReadMessage, SourceReading } from '../../shared/intake.ts';
import { MAX_EXPORT_BYTES, MAX_HOLES, MAX_MESSAGES } from './caps.ts';
import { field, idAt, type JsonObject, listAt, numberAt, objectAt, objectOf, textAt } from './json-value.ts';
import { createLocalClock, momentOfMillis } from './local-moment.ts';
import {
  addFlag,
  attachmentOf,
  blankMessage,
  createWarnings,
  missingAttachment,
  quoteOf,
  readingOf,
  shownLine,
  type Warn,
  withOne,
} from './reading.ts';
import { mayBeginAsObject } from './text-lines.ts';

/** A path as the export writes it -> contents. */
export type TelegramFiles = ReadonlyMap<string, Uint8Array>;

/** True for JSON whose first object has what a chat of Telegram has. */
export function looksLikeTelegram(bytes: Uint8Array): boolean {
  if (!mayBeginAsObject(bytes)) return false;
  const head = new TextDecoder().decode(bytes.subarray(0, 200_000));
  if (!/^\ufeff?\s*\{/.test(head) || !/"messages"\s*:\s*\[/.test(head)) return false;
  return /"date(?:_unixtime)?"\s*:/.test(head) && /"type"\s*:/.test(head) && /"(?:from|actor|text)"\s*:/.test(head);
}

const NO_EXPORT = 'no_telegram_export';

/** The same; null where it does not look like one, or is JSON of another program after all. */
export function telegramIn(bytes: Uint8Array, files?: TelegramFiles): SourceReading | null {
  if (!looksLikeTelegram(bytes)) return null;
  try {
    return readTelegram(bytes, files);
  } catch (error) {
    if (error instanceof KanaalError && error.details['why'] === NO_EXPORT) return null;
    throw error;
  }
}

/** Throws `file_too_large` {what, limit} and `file_unreadable` {why: not_json | no_telegram_export}. */
export function readTelegram(bytes: Uint8Array, files: TelegramFiles = new Map()): SourceReading {
  if (bytes.length > MAX_EXPORT_BYTES)
    throw new KanaalError('file_too_large', { what: 'bytes', limit: MAX_EXPORT_BYTES });
  const root = parsed(bytes);
  const chats = chatsOf(root);
  const total = chats.reduce((n, chat) => n + listAt(chat, 'messages').length, 0);
  if (total > MAX_MESSAGES) throw new KanaalError('file_too_large', { what: 'messages', limit: MAX_MESSAGES });
  const { list, warn } = createWarnings();
  const self = idAt(objectAt(root, 'personal_information'), 'user_id');
  const reader: Reader = {
    clock: createLocalClock(),
    files,
    used: new Set(),
    self: self === null ? null : `user${self}`,
    warn,
  };
  const messages: ReadMessage[] = [];
  const notUnderstood: SourceReading['notUnderstood'] = [];
  for (const chat of chats) readChat(chat, chats.length > 1, messages, notUnderstood, reader);
  for (const name of files.keys())
    if (!reader.used.has(name)) {
      notUnderstood.push({ at: `member ${name}`, text: '' });
      warn('media_unreferenced', null, `member ${name}`);
    }
  return readingOf('telegram', 'message', messages, list, notUnderstood);
}

interface Reader {
  clock: ReturnType<typeof createLocalClock>;
  files: TelegramFiles;
  used: Set<string>;
  self: string | null;
  warn: Warn;
}

function parsed(bytes: Uint8Array): JsonObject | null {
  try {
    return objectOf(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new KanaalError('file_unreadable', { why: 'not_json' }, { cause });
  }
}

function chatsOf(root: JsonObject | null): JsonObject[] {
  if (Array.isArray(field(root, 'messages')) && root) return [root];
  const all = ['chats', 'left_chats'].flatMap((name) => listAt(objectAt(root, name), 'list'));
  const chats = all.map(objectOf).filter((chat) => chat !== null);
  if (chats.length === 0) throw new KanaalError('file_unreadable', { why: NO_EXPORT });
  return chats;
}

function readChat(
  chat: JsonObject,
  several: boolean,
  messages: ReadMessage[],
  notUnderstood: SourceReading['notUnderstood'],
  reader: Reader,
): void {
  const name = textAt(chat, 'name');
  const place = several ? `chat ${idAt(chat, 'id') ?? ''} ` : '';
  const seen = new Map<number, number>();
  let last: number | null = null;
  let holes = 0;
  for (const [i, raw] of listAt(chat, 'messages').entries()) {
    const item = objectOf(raw);
    const type = textAt(item, 'type');
    if (!item || (type !== 'message' && type !== 'service')) {
      notUnderstood.push({ at: `${place}item ${i + 1}`, text: shownLine(JSON.stringify(raw).slice(0, 1_000)) });
      reader.warn('not_understood', null, `${place}item ${i + 1}`);
      continue;
    }
    const message = blankMessage(messages.length + 1, `${place}item ${i + 1}`);
    messages.push(message);
    message.conversation = name;
    setMoment(item, message, reader);
    setAuthor(item, message, chat, reader);
    if (type === 'service') fillService(item, message, reader.warn);
    else {
      fillMessage(item, message, reader);
      const answered = messages[(seen.get(numberAt(item, 'reply_to_message_id') ?? Number.NaN) ?? 0) - 1];
      if (answered) message.replyTo = quoteOf(answered.author, answered.text || (answered.kinds[0] ?? ''));
      setReactions(item, message);
    }
    const id = numberAt(item, 'id');
    if (id === null) continue;
    const first = seen.get(id);
    if (first !== undefined) {
      repeat(message, first, messages, reader.warn);
      continue;
    }
    seen.set(id, message.n);
    if (last !== null && id < last) {
      addFlag(message, 'out_of_order');
      reader.warn('out_of_order', message.n, message.at);
    } else {
      // A group that was made larger counts anew; what came before has numbers below nought.
      const anew = last !== null && last < 0 && id > 0;
      if (last !== null && !anew && id > last + 1 && holes++ < MAX_HOLES)
        reader.warn('hole', message.n, id === last + 2 ? `id ${last + 1}` : `ids ${last + 1}-${id - 1}`);
      last = id;
    }
  }
}

/** Each sign with the few that the export names; of others only how many there are. */
function setReactions(item: JsonObject, message: ReadMessage): void {
  const said = listAt(item, 'reactions')
    .map(objectOf)
    .slice(0, MAX_REACTIONS)
    .flatMap((one) => {
      const emoji = textAt(one, 'emoji') ?? textAt(one, 'type');
      if (emoji === null) return [];
      const names = listAt(one, 'recent').flatMap((who) => textAt(objectOf(who), 'from') ?? []);
      const count = numberAt(one, 'count') ?? names.length;
      return [
        quoteOf(null, [emoji, names.length < count ? `${count}x` : '', names.join(', ')].filter(Boolean).join(' ')),
      ];
    });
  if (said.length > 0) message.reactions = said;
}

const MAX_REACTIONS = 50;

/** A number that was there before: the same message again, or another under its number, which no Telegram writes. */
function repeat(message: ReadMessage, first: number, messages: readonly ReadMessage[], warn: Warn): void {
  const earlier = messages[first - 1];
  const same = earlier?.text === message.text && earlier.author === message.author && earlier.sentAt === message.sentAt;
  if (same) {
    message.duplicateOf = { n: first, source: null };
    warn('duplicate', message.n, message.at);
    return;
  }
  addFlag(message, 'maybe_injected');
  warn('maybe_injected', message.n, message.at);
}

/** The count from 1970 is exact; the local date alone has no zone. Where they contradict each other that is said. */
function setMoment(item: JsonObject, message: ReadMessage, { clock, warn }: Reader): void {
  const local = textAt(item, 'date') ?? '';
  const unix = numberAt(item, 'date_unixtime');
  message.sentAtText = local || (idAt(item, 'date_unixtime') ?? '');
  const m = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})$/.exec(local);
  const asUtc = m ? Date.parse(`${local}Z`) : Number.NaN;
  if (unix !== null) {
    message.sentAt = momentOfMillis(unix * 1000);
    message.certainty = message.sentAt === null ? 'none' : 'exact';
    const hours = (asUtc / 1000 - unix) / 3600;
    if (message.sentAt === null || hours < -12 || hours > 14) warn('bad_date', message.n, message.at);
    return;
  }
  if (!m || Number.isNaN(asUtc)) {
    warn(local === '' ? 'missing_date' : 'bad_date', message.n, message.at);
    return;
  }
  const moment = clock(m[1] ?? '', Number(m[2]), Number(m[3]), Number(m[4]));
  message.sentAt = moment.sentAt;
  message.certainty = moment.certainty;
  if (moment.certainty === 'impossible') warn('local_time_impossible', message.n, message.at);
}

function setAuthor(item: JsonObject, message: ReadMessage, chat: JsonObject, { self }: Reader): void {
  message.author = textAt(item, 'from');
  message.address = idAt(item, 'from_id');
  if (message.author === null) return;
  if (self !== null) message.direction = message.address === self ? 'VERZONDEN' : 'ONTVANGEN';
  else if (textAt(chat, 'type') === 'personal_chat')
    // A private chat bears the name of the other; whoever else writes in it is the owner.
    message.direction = message.author === textAt(chat, 'name') ? 'ONTVANGEN' : 'VERZONDEN';
}

function fillService(item: JsonObject, message: ReadMessage, warn: Warn): void {
  const action = textAt(item, 'action') ?? '';
  message.author = null;
  message.direction = null;
  message.kinds = [action === 'phone_call' ? 'call' : 'system'];
  const seconds = numberAt(item, 'duration_seconds');
  const details = ['title', 'discard_reason', 'new_title'].map((name) => textAt(item, name));
  const members = listAt(item, 'members').flatMap((one) => (typeof one === 'string' ? one : []));
  message.text = [
    textAt(item, 'actor'),
    action,
    ...details,
    seconds === null ? null : `${seconds} s`,
    members.slice(0, MAX_NAMED).join(', '),
    plainText(field(item, 'text')),
  ]
    .filter(Boolean)
    .join(' ');
  if (!action.includes('ttl')) return;
  addFlag(message, 'disappearing');
  warn('disappearing_messages', message.n, message.at);
}

/** Of those who were added to a group. */
const MAX_NAMED = 200;

const MEDIA: Readonly<Record<string, MessageKind>> = {
  sticker: 'sticker',
  video_file: 'video',
  video_message: 'video',
  animation: 'video',
  voice_message: 'audio',
  audio_file: 'audio',
};

function fillMessage(item: JsonObject, message: ReadMessage, reader: Reader): void {
  message.text = plainText(field(item, 'text'));
  message.forwardedFrom = textAt(item, 'forwarded_from');
  if (field(item, 'forwarded_from') !== undefined) addFlag(message, 'forwarded');
  if (field(item, 'edited') !== undefined || field(item, 'edited_unixtime') !== undefined) addFlag(message, 'edited');
  if (field(item, 'self_destruct_period_seconds') !== undefined) addFlag(message, 'view_once');
  const photo = textAt(item, 'photo');
  if (photo !== null) attach(photo, 'image', item, message, reader);
  const file = textAt(item, 'file');
  if (file !== null) attach(file, MEDIA[textAt(item, 'media_type') ?? ''] ?? 'document', item, message, reader);
  if (objectAt(item, 'location_information')) message.kinds = [...message.kinds, 'location'];
  if (objectAt(item, 'contact_information')) message.kinds = [...message.kinds, 'contact'];
  const poll = objectAt(item, 'poll');
  if (poll) {
    message.kinds = [...message.kinds, 'poll'];
    const answers = listAt(poll, 'answers').map((a) => textAt(objectOf(a), 'text') ?? '');
    message.text ||= [textAt(poll, 'question') ?? '', ...answers].join('\n');
  }
  if (message.text !== '' || message.kinds.length === 0) message.kinds = ['text', ...message.kinds];
}

/** Text, or a list of texts and marked-up pieces. */
function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  return value.map((piece) => (typeof piece === 'string' ? piece : (textAt(objectOf(piece), 'text') ?? ''))).join('');
}

/** `path` may be a sentence in brackets instead: that the file was not included, or was too large. */
function attach(path: string, kind: MessageKind, item: JsonObject, message: ReadMessage, reader: Reader): void {
  message.kinds = [...message.kinds, kind];
  const type = textAt(item, 'mime_type') ?? '';
  const content = reader.files.get(path);
  const name = textAt(item, 'file_name');
  if (content) {
    reader.used.add(path);
    message.attachments = withOne(message.attachments, attachmentOf(name ?? path, content, type, 'bijlage'));
    return;
  }
  message.attachments = withOne(
    message.attachments,
    missingAttachment(name ?? (path.startsWith('(') ? kind : path), type),
  );
  addFlag(message, 'media_missing');
  reader.warn('media_missing', message.n, message.at);
}
