/**
 * Reads Signal's own readable export (since 8.10): `main.jsonl`, one record of the official backup a line, beside
 * `files/`. Keys in it (the whole `account` line, profile and media keys) are never taken over, not even into what was
 * not understood. By design the export leaves out messages that disappear and media to be seen once; that is always said.
 */
import { KanaalError } from '../../shared/errors.ts';
import type { MessageKind, ReadMessage, SourceReading } from '../../shared/intake.ts';
import { MAX_EXPORT_BYTES, MAX_MESSAGES, MAX_NOT_UNDERSTOOD } from './caps.ts';
import { field, idAt, type JsonObject, listAt, numberAt, objectAt, objectOf, textAt } from './json-value.ts';
import { momentOfMillis } from './local-moment.ts';
import {
  addFlag,
  attachmentOf,
  blankMessage,
  createWarnings,
  missingAttachment,
  readingOf,
  sha256Of,
  type Warn,
  withOne,
} from './reading.ts';
import { detailsIn, reactionsIn, replyIn } from './signal-said.ts';
import { decodeText, mayBeginAsObject, splitLines } from './text-lines.ts';

interface Person {
  name: string;
  address: string | null;
  self: boolean;
}

interface Known {
  people: Map<string, Person>;
  /** Chat id -> the recipient at the other end. */
  chats: Map<string, string>;
  self: string;
  /** SHA-256 in base64 -> contents: how the export names its files differs, what is in them does not. */
  files: ReadonlyMap<string, { name: string; content: Uint8Array }>;
}

/** True for the first lines of such an export. */
export function looksLikeSignal(bytes: Uint8Array): boolean {
  if (!mayBeginAsObject(bytes)) return false;
  const [first, second] = splitLines(decodeText(bytes.subarray(0, 65_536)).text);
  if (!first || !/^\s*\{/.test(first)) return false;
  if (/"backupTimeMs"\s*:/.test(first)) return true;
  return second !== undefined && /^\s*\{"(?:account|recipient|chat|chatItem)"\s*:/.test(second);
}

/**
 * `files` are the members of `files/`, by their names. Throws `file_too_large` {what, limit} and `file_unreadable` {why:
 * no_signal_export}.
 */
export function readSignal(bytes: Uint8Array, files: ReadonlyMap<string, Uint8Array> = new Map()): SourceReading {
  if (bytes.length > MAX_EXPORT_BYTES)
    throw new KanaalError('file_too_large', { what: 'bytes', limit: MAX_EXPORT_BYTES });
  const { list, warn } = createWarnings();
  const { text, guessed } = decodeText(bytes);
  if (guessed) warn('encoding_guessed', null, 'text');
  const known: Known = { people: new Map(), chats: new Map(), self: '', files: byHash(files) };
  const items: { line: number; item: JsonObject }[] = [];
  const notUnderstood: SourceReading['notUnderstood'] = [];
  for (const [i, line] of splitLines(text).entries()) {
    if (line.trim() === '') continue;
    const frame = parsed(line);
    if (frame && (i === 0 ? field(frame, 'backupTimeMs') !== undefined : false)) continue;
    const item = objectAt(frame, 'chatItem');
    if (item) items.push({ line: i + 1, item });
    else if (!frame || !takeFrame(frame, known)) {
      // No text: the line may hold keys.
      notUnderstood.push({ at: `line ${i + 1}`, text: frame ? Object.keys(frame).join(' ').slice(0, 100) : '' });
      warn('not_understood', null, `line ${i + 1}`);
    }
    if (items.length > MAX_MESSAGES) throw new KanaalError('file_too_large', { what: 'messages', limit: MAX_MESSAGES });
    if (notUnderstood.length > MAX_NOT_UNDERSTOOD)
      throw new KanaalError('file_unreadable', { why: 'no_signal_export' });
  }
  if (items.length === 0 && known.people.size === 0)
    throw new KanaalError('file_unreadable', { why: 'no_signal_export' });
  warn('export_leaves_out', null, 'disappearing view_once');
  const used = new Set<string>();
  const messages = items.map(({ line, item }, i) =>
    messageOf(item, blankMessage(i + 1, `line ${line}`), known, used, warn),
  );
  linkRepeats(messages, items, warn);
  for (const [hash, { name }] of known.files)
    if (!used.has(hash)) {
      notUnderstood.push({ at: `member ${name}`, text: '' });
      warn('media_unreferenced', null, `member ${name}`);
    }
  return readingOf('signal', 'message', messages, list, notUnderstood);
}

function parsed(line: string): JsonObject | null {
  try {
    return objectOf(JSON.parse(line));
  } catch {
    // Counted as not understood by the caller.
    return null;
  }
}

function byHash(files: ReadonlyMap<string, Uint8Array>): Known['files'] {
  return new Map(
    [...files].map(([name, content]) => [Buffer.from(sha256Of(content), 'hex').toString('base64'), { name, content }]),
  );
}

/** Records beside the messages; false for one that is not known. */
function takeFrame(frame: JsonObject, known: Known): boolean {
  const recipient = objectAt(frame, 'recipient');
  if (recipient) {
    const id = idAt(recipient, 'id');
    if (id !== null) known.people.set(id, personOf(recipient, known));
    return id !== null;
  }
  const chat = objectAt(frame, 'chat');
  if (chat) {
    const id = idAt(chat, 'id');
    if (id !== null) known.chats.set(id, idAt(chat, 'recipientId') ?? '');
    return id !== null;
  }
  const account = objectAt(frame, 'account');
  if (account) {
    known.self = fullName(account, 'givenName', 'familyName');
    return true;
  }
  const names = Object.keys(frame);
  return names.length === 1 && SILENT_FRAMES.has(names[0] ?? '');
}

/** Records of the backup that hold nothing anybody wrote. */
const SILENT_FRAMES = new Set(['stickerPack', 'adHocCall', 'notificationProfile', 'chatFolder']);

function fullName(object: JsonObject | null, given: string, family: string): string {
  return [textAt(object, given), textAt(object, family)]
    .filter((part) => part !== null)
    .join(' ')
    .trim();
}

function personOf(recipient: JsonObject, known: Known): Person {
  if (objectAt(recipient, 'self')) return { name: known.self, address: null, self: true };
  const group = objectAt(recipient, 'group');
  if (group) {
    const title = textAt(objectAt(objectAt(group, 'snapshot'), 'title'), 'title');
    return { name: title ?? '', address: null, self: false };
  }
  if (objectAt(recipient, 'releaseNotes')) return { name: 'Signal', address: null, self: false };
  const contact = objectAt(recipient, 'contact');
  const number = idAt(contact, 'e164');
  const phone = number === null ? null : `+${number.replace(/^\+/, '')}`;
  const address = phone ?? textAt(contact, 'username');
  const names = [
    fullName(objectAt(contact, 'nickname'), 'given', 'family'),
    fullName(contact, 'systemGivenName', 'systemFamilyName'),
    fullName(contact, 'profileGivenName', 'profileFamilyName'),
    textAt(contact, 'username') ?? '',
    phone ?? '',
  ];
  return { name: names.find((n) => n !== '') ?? '', address, self: false };
}

function messageOf(item: JsonObject, message: ReadMessage, known: Known, used: Set<string>, warn: Warn): ReadMessage {
  const sent = numberAt(item, 'dateSent');
  message.sentAt = sent === null ? null : momentOfMillis(sent);
  message.certainty = message.sentAt === null ? 'none' : 'exact';
  message.sentAtText = idAt(item, 'dateSent') ?? '';
  if (message.sentAt === null) warn('bad_date', message.n, message.at);
  const other = known.people.get(known.chats.get(idAt(item, 'chatId') ?? '') ?? '');
  message.conversation = other?.name || other?.address || null;
  message.author = nameOf(idAt(item, 'authorId'), known);
  message.address = known.people.get(idAt(item, 'authorId') ?? '')?.address ?? null;
  setDirection(item, message);
  if (numberAt(item, 'expiresInMs')) {
    addFlag(message, 'disappearing');
    warn('disappearing_messages', message.n, message.at);
  }
  fillContent(item, message, known, used, warn);
  const reactions = reactionsIn(item, (id) => nameOf(id, known));
  if (reactions.length > 0) message.reactions = reactions;
  message.revisions = listAt(item, 'revisions').map((revision) => {
    const old = objectOf(revision);
    const ms = numberAt(old, 'dateSent');
    return { sentAt: ms === null ? null : momentOfMillis(ms), text: bodyOf(objectAt(old, 'standardMessage')) };
  });
  if (message.revisions.length > 0) addFlag(message, 'edited');
  return message;
}

function setDirection(item: JsonObject, message: ReadMessage): void {
  if (objectAt(item, 'incoming')) message.direction = 'ONTVANGEN';
  const outgoing = objectAt(item, 'outgoing');
  if (!outgoing) return;
  message.direction = 'VERZONDEN';
  const status = listAt(outgoing, 'sendStatus').map(objectOf);
  const unsent = (s: JsonObject | null): boolean =>
    ['pending', 'skipped', 'failed'].some((k) => field(s, k) !== undefined);
  if (status.length > 0 && status.every(unsent)) addFlag(message, 'not_sent');
}

function bodyOf(standard: JsonObject | null): string {
  return textAt(objectAt(standard, 'text'), 'body') ?? '';
}

/** Text, kinds and attachments by the one thing the item holds. */
function fillContent(item: JsonObject, message: ReadMessage, known: Known, used: Set<string>, warn: Warn): void {
  const standard = objectAt(item, 'standardMessage');
  if (standard) {
    message.text = bodyOf(standard);
    for (const a of listAt(standard, 'attachments'))
      attach(objectAt(objectOf(a), 'pointer'), message, known, used, warn);
    attach(objectAt(standard, 'longText'), message, known, used, warn);
    const reply = replyIn(standard, (id) => nameOf(id, known));
    if (reply !== '') message.replyTo = reply;
    if (message.text !== '' || message.kinds.length === 0) message.kinds = ['text', ...message.kinds];
    return;
  }
  if (objectAt(item, 'remoteDeletedMessage')) {
    message.kinds = ['deleted'];
    warn('messages_deleted', message.n, message.at);
    return;
  }
  const once = objectAt(item, 'viewOnceMessage');
  if (once) {
    addFlag(message, 'view_once');
    const pointer = objectAt(objectAt(once, 'attachment'), 'pointer');
    if (pointer) attach(pointer, message, known, used, warn);
    else {
      message.kinds = ['image'];
      addFlag(message, 'media_missing');
      warn('media_missing', message.n, message.at);
    }
    return;
  }
  fillOther(item, message, known, used, warn);
}

function nameOf(id: string | null, known: Known): string | null {
  const person = known.people.get(id ?? '');
  return person?.name || person?.address || null;
}

function fillOther(item: JsonObject, message: ReadMessage, known: Known, used: Set<string>, warn: Warn): void {
  const update = objectAt(item, 'updateMessage');
  const sticker = objectAt(objectAt(item, 'stickerMessage'), 'sticker');
  const poll = objectAt(item, 'poll');
  const contact = objectAt(objectAt(item, 'contactMessage'), 'contact');
  const reply = objectAt(item, 'directStoryReplyMessage');
  if (update) fillUpdate(update, message, warn);
  else if (sticker) {
    message.text = textAt(sticker, 'emoji') ?? '';
    attach(objectAt(sticker, 'data'), message, known, used, warn);
    message.kinds = ['sticker'];
  } else if (poll) {
    message.kinds = ['poll'];
    const options = listAt(poll, 'options').map((o) => textAt(objectOf(o), 'option') ?? '');
    message.text = [textAt(poll, 'question') ?? '', ...options].join('\n');
  } else if (contact) {
    message.kinds = ['contact'];
    message.text = fullName(objectAt(contact, 'name'), 'givenName', 'familyName');
  } else if (reply) {
    message.kinds = ['text'];
    message.text = textAt(objectAt(objectAt(reply, 'textReply'), 'text'), 'body') ?? textAt(reply, 'emoji') ?? '';
  } else {
    message.kinds = ['system'];
    warn('not_understood', message.n, message.at);
  }
}

/** What the app says: a call, a timer, a change of the group. Its text is the app's own name for it. */
function fillUpdate(update: JsonObject, message: ReadMessage, warn: Warn): void {
  const [what = ''] = Object.keys(update);
  message.text = [what, ...detailsIn(objectAt(update, what))].join(' ');
  const call = what === 'individualCall' || what === 'groupCall';
  message.kinds = [call ? 'call' : 'system'];
  if (!call) message.author = null;
  const timers = [objectAt(update, 'expirationTimerChange')];
  for (const change of listAt(objectAt(update, 'groupChange'), 'updates'))
    timers.push(objectAt(objectOf(change), 'groupExpirationTimerUpdate'));
  if (!timers.some((t) => numberAt(t, 'expiresInMs'))) return;
  addFlag(message, 'disappearing');
  warn('disappearing_messages', message.n, message.at);
}

function attach(pointer: JsonObject | null, message: ReadMessage, known: Known, used: Set<string>, warn: Warn): void {
  if (!pointer) return;
  const type = textAt(pointer, 'contentType') ?? '';
  message.kinds = [...message.kinds, kindOfType(type)];
  const hash = textAt(objectAt(pointer, 'locatorInfo'), 'plaintextHash') ?? '';
  const found = known.files.get(hash);
  const name = textAt(pointer, 'fileName');
  if (found) {
    used.add(hash);
    message.attachments = withOne(
      message.attachments,
      attachmentOf(name ?? found.name, found.content, type, 'bijlage'),
    );
    return;
  }
  message.attachments = withOne(message.attachments, missingAttachment(name ?? 'bijlage', type));
  addFlag(message, 'media_missing');
  warn('media_missing', message.n, message.at);
}

function kindOfType(type: string): MessageKind {
  const [main] = type.split('/');
  if (main === 'image' || main === 'audio' || main === 'video') return main;
  return type === 'text/x-signal-plain' ? 'text' : 'document';
}

/** Signal itself tells messages apart by author and moment: the same pair in one chat is the same message. */
function linkRepeats(messages: readonly ReadMessage[], items: readonly { item: JsonObject }[], warn: Warn): void {
  const seen = new Map<string, number>();
  for (const [i, message] of messages.entries()) {
    const item = items[i]?.item ?? {};
    const key = JSON.stringify([
      idAt(item, 'chatId'),
      idAt(item, 'authorId'),
      idAt(item, 'dateSent'),
      message.kinds,
      message.text,
    ]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, message.n);
    else {
      message.duplicateOf = { n: first, source: null };
      warn('duplicate', message.n, message.at);
    }
  }
}
