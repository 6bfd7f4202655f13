/** Who wrote a record of a chat export and what it is: a message, a trace of one that is gone, or a line of the app. */
import type { ReadMessage } from '../../shared/intake.ts';
import type { ChatRecord } from './chat-head.ts';
import {
  hasSystemVerb,
  isDeletedText,
  isDisappearingNotice,
  isNotice,
  isWaiting,
  kindOfText,
  omittedMedia,
  splitEdited,
  withoutMarks,
} from './chat-words.ts';
import { addFlag, KIND, type Warn } from './reading.ts';

const MAX_AUTHOR = 120;
const PHONE = /^(?:~[ \u00a0\u202f]?)?(\+?[\d\u00a0\u2011 ().-]{6,30}\d)$/;

/**
 * Fills in author, text, kinds and flags of all messages; one list, since names are told by all records together.
 * `marks`: somewhere in the export stands an invisible mark of direction.
 */
export function describeRecords(
  records: readonly ChatRecord[],
  messages: readonly ReadMessage[],
  conversation: string | null,
  marks: boolean,
  warn: Warn,
): void {
  const plain: Plain = marks ? withoutMarks : (text) => text;
  const known = new Set<string>();
  const names: Names = { known, told: new Map() };
  records.forEach((record) => split(record, plain, names));
  mendNamesWithColon(records, known);
  let group = conversation;
  let inNameOfGroup = false;
  records.forEach((record, i) => {
    const message = messages[i];
    if (!message) return;
    if (record.author === null) mendBareName(record, known);
    describe(message, record, plain);
    if (message.kinds[0] !== 'system') return;
    group = nameOfConversation(message, record) ?? group;
    if (message.author !== null) inNameOfGroup = true;
  });
  if (inNameOfGroup) group = dropGroupAsAuthor(messages, warn) ?? group;
  if (group !== null)
    messages.forEach((message) => {
      message.conversation = group;
    });
  warnOfAuthors(messages, warn);
  warnOfTraces(messages, warn);
}

interface Names {
  known: Set<string>;
  /** What stands before a colon -> the name it is, null where a line of the app begins so. */
  told: Map<string, string | null>;
}

/** The text without invisible marks. */
type Plain = (text: string) => string;

/**
 * Parts name and text of a record; the first colon with a space after it parts them, unless the app itself is speaking.
 */
function split(record: ChatRecord, plain: Plain, names: Names): void {
  const rest = record.text;
  const end = record.lines === 1 ? rest.length : rest.indexOf('\n');
  let at = colonIn(rest);
  if (at < 0 || at >= end - 1) {
    // A message without text ends in the colon.
    if (end > MAX_AUTHOR || rest.charCodeAt(end - 1) !== 0x3a) return;
    at = end - 1;
  }
  if (at <= 0 || isNotice(plain(rest.slice(0, end)))) return;
  const before = rest.slice(0, at);
  let name = names.told.get(before);
  if (name === undefined) {
    const author = plain(before).trim();
    name = author === '' || hasSystemVerb(author) ? null : author;
    names.told.set(before, name);
    if (name !== null) names.known.add(name);
  }
  if (name === null) {
    // An iPhone puts the group's name before what the app says, also where it is like a line of the app.
    name = plain(before).trim();
    if (name === '' || !isNotice(plain(rest.slice(at + 2, end)))) return;
    names.known.add(name);
  }
  record.author = name;
  record.text = rest.slice(Math.min(at + 2, rest.length));
}

/** The first colon with a space after it. Looking for one letter is much faster than looking for two. */
function colonIn(text: string): number {
  let at = text.indexOf(':');
  while (at >= 0 && text.charCodeAt(at + 1) !== 0x20) at = text.indexOf(':', at + 1);
  return at;
}

/** A contact called `Kabinet: Jan`: all its messages begin with the same second name. */
function mendNamesWithColon(records: readonly ChatRecord[], known: Set<string>): void {
  const seconds = new Map<string, { second: string | null; count: number }>();
  records.forEach(({ author, text }) => {
    const seen = author === null ? undefined : seconds.get(author);
    // Once two of its messages begin in different ways, it is no such name.
    if (author === null || seen?.second === null) return;
    const second = secondName(text);
    if (!seen) seconds.set(author, { second, count: 1 });
    else {
      seen.count++;
      if (seen.second !== second) seen.second = null;
    }
  });
  if (![...seconds.values()].some(({ second, count }) => second !== null && count >= 3)) return;
  for (const record of records) {
    const seen = record.author === null ? undefined : seconds.get(record.author);
    if (!seen || seen.second === null || seen.count < 3) continue;
    known.delete(record.author ?? '');
    record.author = `${record.author}: ${seen.second}`;
    record.text = record.text.slice(record.text.indexOf(': ') + 2);
    known.add(record.author);
  }
}

function secondName(text: string): string | null {
  // Nearly no message has one; the expression is slow.
  if (colonIn(text) < 0) return null;
  const m = /^([\p{L}~+][^:\n]{0,40}): \S/u.exec(text);
  return m?.[1] ?? null;
}

/** `Jan:.` or `Jan:tekst`: no space, but a name that is known from other records. */
function mendBareName(part: ChatRecord, known: ReadonlySet<string>): void {
  if (part.author !== null) return;
  const colon = part.text.indexOf(':');
  if (colon <= 0 || colon > MAX_AUTHOR || part.text[colon + 1] === ' ') return;
  const name = withoutMarks(part.text.slice(0, colon)).trim();
  if (!known.has(name)) return;
  part.author = name;
  part.text = part.text.slice(colon + 1);
}

function describe(message: ReadMessage, part: ChatRecord, plain: Plain): void {
  const first = part.text.charCodeAt(0);
  const byApp = first === 0x200e || first === 0x200f;
  const { text, edited } = splitEdited(plain(part.text));
  message.text = text;
  if (part.author === null) {
    message.kinds = KIND.system;
    if (isDisappearingNotice(text)) addFlag(message, 'disappearing');
    return;
  }
  // An iPhone writes lines of the app as if the group or the other person said them, with a mark before.
  if (isNotice(text) || (byApp && (isDisappearingNotice(text) || (hasSystemVerb(text) && !isDeletedText(text))))) {
    message.kinds = KIND.system;
    if (isDisappearingNotice(text)) addFlag(message, 'disappearing');
    // Without the mark, somebody may have typed it: the name is kept until it proves to be the group's.
    if (!isNotice(text) || !byApp) message.author = part.author;
    return;
  }
  message.author = part.author;
  message.address = '0123456789'.includes(part.author.at(-1) ?? ' ') ? (PHONE.exec(part.author)?.[1] ?? null) : null;
  if (edited) addFlag(message, 'edited');
  const omitted = omittedMedia(text);
  if (isDeletedText(text)) message.kinds = KIND.deleted;
  else if (omitted !== null) {
    message.kinds = KIND[omitted];
    addFlag(message, 'media_missing');
    if (/view once|eenmalig/i.test(text)) addFlag(message, 'view_once');
  } else if (isWaiting(text)) {
    message.kinds = KIND.text;
    addFlag(message, 'media_missing');
  } else message.kinds = KIND[kindOfText(text)];
}

const GROUP_NAME =
  /(?:(?:heeft|hebt|heb) (?:de )?groep [“"]?(.{1,100}?)[”"]? (?:gemaakt|aangemaakt)|created group [“"](.{1,100}?)[”"])\.?$/;

/** The name of the conversation, where this line of the app tells it. */
function nameOfConversation(message: ReadMessage, part: ChatRecord): string | null {
  // On an iPhone the first notice stands behind the name of the group or the other person.
  if (part.author !== null && isNotice(message.text)) return part.author;
  const m = GROUP_NAME.exec(message.text);
  return m?.[1] ?? m?.[2] ?? null;
}

/** A name that only ever says what the app says is the group's. Gives that name. */
function dropGroupAsAuthor(messages: readonly ReadMessage[], warn: Warn): string | null {
  const people = new Set<string | null>();
  for (const { kinds, author } of messages) if (kinds[0] !== 'system') people.add(author);
  let group: string | null = null;
  for (const message of messages) {
    if (message.author === null || message.kinds[0] !== 'system') continue;
    if (people.has(message.author)) {
      addFlag(message, 'author_uncertain');
      warn('author_uncertain', message.n, message.at);
    } else {
      group = message.author;
      message.author = null;
    }
  }
  return group;
}

function warnOfAuthors(messages: readonly ReadMessage[], warn: Warn): void {
  const counts = new Map<string, { count: number; first: ReadMessage }>();
  messages.forEach((m) => {
    if (m.author === null) return;
    const seen = counts.get(m.author);
    if (seen) seen.count++;
    else counts.set(m.author, { count: 1, first: m });
  });
  const looks = new Map<string, string>();
  for (const [author, { count, first }] of counts) {
    if (count === 1 && (author.length > 60 || /["“”?!,;]|https?$/.test(author))) {
      addFlag(first, 'author_uncertain');
      warn('author_uncertain', first.n, first.at);
    }
    const look = author
      .normalize('NFKC')
      .replace(/[\p{Cf}\s]/gu, '')
      .toLowerCase();
    if (looks.has(look)) warn('similar_authors', first.n, first.at);
    looks.set(look, author);
  }
}

function warnOfTraces(messages: readonly ReadMessage[], warn: Warn): void {
  messages.forEach((m) => {
    if (m.kinds[0] === 'deleted') warn('messages_deleted', m.n, m.at);
    if (m.flags.length > 0 && m.flags.includes('disappearing')) warn('disappearing_messages', m.n, m.at);
  });
}
