/** Who wrote a record of a chat export and what it is: a message, a trace of one that is gone, or a line of the app. */
import type { ReadMessage } from '../../shared/intake.ts';
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
import type { Warn } from './reading.ts';
import type { ChatRecord } from './whatsapp.ts';

const MAX_AUTHOR = 120;
const PHONE = /^(?:~[ \u00a0\u202f]?)?(\+?[\d\u00a0\u2011 ().-]{6,30}\d)$/;

interface Parts {
  author: string | null;
  /** Raw, with the marks of direction the app put before it. */
  text: string;
}

/** Fills in author, text, kinds and flags of all messages; one list, since names are told by all records together. */
export function describeRecords(
  records: readonly ChatRecord[],
  messages: readonly ReadMessage[],
  conversation: string | null,
  warn: Warn,
): void {
  const parts = records.map((r) => split(r.text));
  const known = new Set(parts.flatMap((p) => (p.author === null ? [] : [p.author])));
  mendNamesWithColon(parts, known);
  let group = conversation;
  for (const [i, part] of parts.entries()) {
    const message = messages[i];
    if (!message) continue;
    mendBareName(part, known);
    describe(message, part);
    group = nameOfConversation(message, part) ?? group;
  }
  group = dropGroupAsAuthor(messages, warn) ?? group;
  for (const message of messages) message.conversation = group;
  warnOfAuthors(messages, warn);
  warnOfTraces(messages, warn);
}

/** Name and text of a record; the first colon with a space after it parts them, unless the app itself is speaking. */
function split(rest: string): Parts {
  const end = rest.indexOf('\n');
  const line = end < 0 ? rest : rest.slice(0, end);
  const colon = line.indexOf(': ');
  // A message without text ends in the colon.
  const at = colon < 0 && line.endsWith(':') && line.length <= MAX_AUTHOR ? line.length - 1 : colon;
  if (at <= 0 || isNotice(withoutMarks(line))) return { author: null, text: rest };
  const author = withoutMarks(line.slice(0, at)).trim();
  if (author === '' || (hasSystemVerb(author) && !isNotice(withoutMarks(line.slice(at + 2)))))
    return { author: null, text: rest };
  return { author, text: rest.slice(Math.min(at + 2, rest.length)) };
}

/** A contact called `Kabinet: Jan`: all its messages begin with the same second name. */
function mendNamesWithColon(parts: Parts[], known: Set<string>): void {
  const seconds = new Map<string, { second: string | null; count: number }>();
  for (const { author, text } of parts) {
    if (author === null) continue;
    const second = secondName(text);
    const seen = seconds.get(author);
    if (!seen) seconds.set(author, { second, count: 1 });
    else {
      seen.count++;
      if (seen.second !== second) seen.second = null;
    }
  }
  for (const part of parts) {
    const seen = part.author === null ? undefined : seconds.get(part.author);
    if (!seen || seen.second === null || seen.count < 3) continue;
    known.delete(part.author ?? '');
    part.author = `${part.author}: ${seen.second}`;
    part.text = part.text.slice(part.text.indexOf(': ') + 2);
    known.add(part.author);
  }
}

function secondName(text: string): string | null {
  // Nearly no message has one; the expression is slow.
  if (!text.includes(': ')) return null;
  const m = /^([\p{L}~+][^:\n]{0,40}): \S/u.exec(text);
  return m?.[1] ?? null;
}

/** `Jan:.` or `Jan:tekst`: no space, but a name that is known from other records. */
function mendBareName(part: Parts, known: ReadonlySet<string>): void {
  if (part.author !== null) return;
  const colon = part.text.indexOf(':');
  if (colon <= 0 || colon > MAX_AUTHOR || part.text[colon + 1] === ' ') return;
  const name = withoutMarks(part.text.slice(0, colon)).trim();
  if (!known.has(name)) return;
  part.author = name;
  part.text = part.text.slice(colon + 1);
}

function describe(message: ReadMessage, part: Parts): void {
  const byApp = /^[\u200e\u200f]/.test(part.text);
  const { text, edited } = splitEdited(withoutMarks(part.text));
  message.text = text;
  if (part.author === null) {
    message.kinds = ['system'];
    if (isDisappearingNotice(text)) message.flags.push('disappearing');
    return;
  }
  // An iPhone writes lines of the app as if the group or the other person said them, with a mark before.
  if (isNotice(text) || (byApp && (isDisappearingNotice(text) || (hasSystemVerb(text) && !isDeletedText(text))))) {
    message.kinds = ['system'];
    if (isDisappearingNotice(text)) message.flags.push('disappearing');
    // Without the mark, somebody may have typed it: the name is kept until it proves to be the group's.
    if (!isNotice(text) || !byApp) message.author = part.author;
    return;
  }
  message.author = part.author;
  message.address = PHONE.exec(part.author)?.[1] ?? null;
  if (edited) message.flags.push('edited');
  const omitted = omittedMedia(text);
  if (isDeletedText(text)) message.kinds = ['deleted'];
  else if (omitted !== null) {
    message.kinds = [omitted];
    message.flags.push('media_missing');
    if (/view once|eenmalig/i.test(text)) message.flags.push('view_once');
  } else if (isWaiting(text)) {
    message.kinds = ['text'];
    message.flags.push('media_missing');
  } else message.kinds = [kindOfText(text)];
}

const GROUP_NAME =
  /(?:(?:heeft|hebt|heb) (?:de )?groep [“"]?(.{1,100}?)[”"]? (?:gemaakt|aangemaakt)|created group [“"](.{1,100}?)[”"])\.?$/;

/** The name of the conversation, where this record tells it. */
function nameOfConversation(message: ReadMessage, part: Parts): string | null {
  if (!message.kinds.includes('system')) return null;
  // On an iPhone the first notice stands behind the name of the group or the other person.
  if (part.author !== null && isNotice(message.text)) return part.author;
  const m = GROUP_NAME.exec(message.text);
  return m?.[1] ?? m?.[2] ?? null;
}

/** A name that only ever says what the app says is the group's. Gives that name. */
function dropGroupAsAuthor(messages: readonly ReadMessage[], warn: Warn): string | null {
  const people = new Set(messages.filter((m) => !m.kinds.includes('system')).map((m) => m.author));
  let group: string | null = null;
  for (const message of messages) {
    if (message.author === null || !message.kinds.includes('system')) continue;
    if (people.has(message.author)) {
      message.flags.push('author_uncertain');
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
  for (const m of messages) {
    if (m.author === null) continue;
    const seen = counts.get(m.author);
    if (seen) seen.count++;
    else counts.set(m.author, { count: 1, first: m });
  }
  const looks = new Map<string, string>();
  for (const [author, { count, first }] of counts) {
    if (count === 1 && (author.length > 60 || /["“”?!,;]|https?$/.test(author))) {
      first.flags.push('author_uncertain');
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
  for (const m of messages) {
    if (m.kinds.includes('deleted')) warn('messages_deleted', m.n, m.at);
    if (m.flags.includes('disappearing')) warn('disappearing_messages', m.n, m.at);
  }
}
