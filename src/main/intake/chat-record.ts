/** Who wrote a record of a chat export and what it is: a message, a trace of one that is gone, or a line of the app. */
import type { ReadMessage } from '../../shared/intake.ts';
import type { ChatRecord } from './chat-head.ts';
import {
  hasSystemVerb,
  isDeletedText,
  isDisappearingNotice,
  isEdited,
  isNotice,
  isWaiting,
  kindOfText,
  mayBeNotice,
  omittedMedia,
  withoutEdited,
  withoutMarks,
} from './chat-words.ts';
import { addFlag, KIND, type Warn } from './reading.ts';

const MAX_AUTHOR = 120;
const PHONE = /^(?:~[ \u00a0\u202f]?)?(\+?[\d\u00a0\u2011 ().-]{6,30}\d)$/;

/**
 * Fills in author, text, kinds and flags of all messages; one list, since names are told by all records together.
 * `source`: the whole text. `marks`: somewhere in it stands an invisible mark of direction.
 */
export function describeRecords(
  source: string,
  records: readonly ChatRecord[],
  messages: readonly ReadMessage[],
  conversation: string | null,
  marks: boolean,
  warn: Warn,
): void {
  const plain: Plain = marks ? withoutMarks : (text) => text;
  const known = new Set<string>();
  const names: Names = { known, told: new Map(), last: NOBODY, before: NOBODY };
  let colon = -1;
  for (const record of records) {
    if (record.text === '') {
      // It may lie many records further, so it is looked for once.
      if (colon < record.rest) colon = colonIn(source, record.rest);
      split(record, source, record.rest, record.until, colon, plain, names);
    } else split(record, record.text, 0, record.text.length, colonIn(record.text), plain, names);
  }
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

/** What stands before a colon, and the name it is; null where a line of the app begins so. */
interface Told {
  before: string;
  name: string | null;
}

interface Names {
  known: Set<string>;
  told: Map<string, Told>;
  /** The last two that were told: mostly two people take turns. */
  last: Told;
  before: Told;
}

const NOBODY: Told = { before: '', name: null };

/** The text without invisible marks. */
type Plain = (text: string) => string;

/**
 * Parts name and text of a record, which lies between two places of `whole`; the first colon with a space after it parts
 * them, unless the app itself is speaking.
 */
function split(
  record: ChatRecord,
  whole: string,
  from: number,
  until: number,
  colon: number,
  plain: Plain,
  names: Names,
): void {
  const end = record.lines === 1 ? until : whole.indexOf('\n', from);
  const at = colonOfName(whole, from, end, colon);
  record.text = at < 0 ? whole.slice(from, until) : '';
  if (at < 0) return;
  if (mayBeNotice(whole, from) && isNotice(plain(whole.slice(from, end)))) {
    record.text = whole.slice(from, until);
    return;
  }
  let { name } = toldAs(whole, from, at, plain, names);
  if (name === null) {
    // An iPhone puts the group's name before what the app says, also where it is like a line of the app.
    name = plain(whole.slice(from, at)).trim();
    if (name === '' || !isNotice(plain(whole.slice(at + 2, end)))) {
      record.text = whole.slice(from, until);
      return;
    }
    names.known.add(name);
  }
  record.author = name;
  record.text = whole.slice(Math.min(at + 2, until), until);
}

/** Where the colon is that ends a name; -1 where there is none. `at`: the first with a space after it. */
function colonOfName(whole: string, from: number, end: number, at: number): number {
  if (at < end - 1) return at > from ? at : -1;
  // A message without text ends in the colon.
  if (end - from > MAX_AUTHOR || whole.charCodeAt(end - 1) !== 0x3a) return -1;
  return end - 1 > from ? end - 1 : -1;
}

function toldAs(whole: string, from: number, at: number, plain: Plain, names: Names): Told {
  const { last, before } = names;
  const length = at - from;
  if (last.before.length === length && whole.startsWith(last.before, from)) return last;
  if (before.before.length === length && whole.startsWith(before.before, from)) {
    names.last = before;
    names.before = last;
    return before;
  }
  const written = whole.slice(from, at);
  let told = names.told.get(written);
  if (!told) {
    const author = plain(written).trim();
    told = { before: written, name: author === '' || hasSystemVerb(author) ? null : author };
    names.told.set(written, told);
    if (told.name !== null) names.known.add(told.name);
  }
  names.before = last;
  names.last = told;
  return told;
}

/** The first colon with a space after it, or the end of the text. Looking for one letter is much faster than looking for two. */
function colonIn(text: string, from = 0): number {
  let at = text.indexOf(':', from);
  while (at >= 0 && text.charCodeAt(at + 1) !== 0x20) at = text.indexOf(':', at + 1);
  return at < 0 ? text.length : at;
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
  if (colonIn(text) === text.length) return null;
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
  const said = plain(part.text);
  const edited = isEdited(said);
  const text = edited ? withoutEdited(said) : said;
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
