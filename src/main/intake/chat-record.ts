/** What a message of a chat export is: the words of somebody, a trace of one that is gone, or a line of the app. */
import type { ReadMessage } from '../../shared/intake.ts';
import type { Person } from './chat-split.ts';
import {
  BEGIN,
  beginOf,
  hasSystemVerb,
  isDeletedText,
  isDisappearingNotice,
  isEdited,
  isNotice,
  isWaiting,
  kindOfText,
  omittedMedia,
  withoutEdited,
} from './chat-words.ts';
import { addFlag, KIND, type Warn } from './reading.ts';

/**
 * Fills in author, text, kinds and flags. `words`: as they stand; `said`: the same without invisible marks.
 */
export function describe(message: ReadMessage, person: Person | null, words: string, said: string): void {
  const edited = isEdited(said);
  const text = edited ? withoutEdited(said) : said;
  message.text = text;
  if (person === null) {
    describeNotice(message);
    return;
  }
  const begin = beginOf(text);
  const first = words.charCodeAt(0);
  const byApp = first === 0x200e || first === 0x200f;
  const notice = (begin & BEGIN.notice) !== 0 && isNotice(text);
  // An iPhone writes lines of the app as if the group or the other person said them, with a mark before.
  if (notice || (byApp && (isDisappearingNotice(text) || (hasSystemVerb(text) && !isDeletedText(text))))) {
    describeNotice(message);
    // Without the mark, somebody may have typed it: the name is kept until it proves to be the group's.
    if (!notice || !byApp) writtenBy(message, person);
    return;
  }
  writtenBy(message, person);
  if (edited) addFlag(message, 'edited');
  const omitted = omittedMedia(text);
  if (isDeletedText(text, begin)) message.kinds = KIND.deleted;
  else if (omitted !== null) {
    message.kinds = KIND[omitted];
    addFlag(message, 'media_missing');
    if (/view once|eenmalig/i.test(text)) addFlag(message, 'view_once');
  } else if (isWaiting(text, begin)) {
    message.kinds = KIND.text;
    addFlag(message, 'media_missing');
  } else message.kinds = KIND[kindOfText(text, begin)];
}

function describeNotice(message: ReadMessage): void {
  message.kinds = KIND.system;
  if (isDisappearingNotice(message.text)) addFlag(message, 'disappearing');
}

function writtenBy(message: ReadMessage, person: Person): void {
  message.author = person.name;
  if (message.kinds !== KIND.system) message.address = person.address;
  person.first ??= message;
  person.count++;
}

const GROUP_NAME =
  /(?:(?:heeft|hebt|heb) (?:de )?groep [“"]?(.{1,100}?)[”"]? (?:gemaakt|aangemaakt)|created group [“"](.{1,100}?)[”"])\.?$/;

/** The name of the conversation, where this line of the app tells it. `author`: who the export says wrote it. */
export function nameOfConversation(message: ReadMessage, author: string | null): string | null {
  // On an iPhone the first notice stands behind the name of the group or the other person.
  if (author !== null && isNotice(message.text)) return author;
  const m = GROUP_NAME.exec(message.text);
  return m?.[1] ?? m?.[2] ?? null;
}

/** A name that only ever says what the app says is the group's. Gives that name. */
export function dropGroupAsAuthor(
  messages: readonly ReadMessage[],
  people: ReadonlyMap<string, Person>,
  warn: Warn,
): string | null {
  const speaking = new Set<string | null>();
  for (const { kinds, author } of messages) if (kinds[0] !== 'system') speaking.add(author);
  let group: string | null = null;
  for (const message of messages) {
    if (message.author === null || message.kinds[0] !== 'system') continue;
    if (speaking.has(message.author)) {
      addFlag(message, 'author_uncertain');
      warn('author_uncertain', message.n, message.at);
    } else {
      group = message.author;
      message.author = null;
      people.get(group)!.count = 0;
    }
  }
  return group;
}

/** `names`: authors of whom part may belong to their words. */
export function warnOfUnsettled(messages: readonly ReadMessage[], names: ReadonlySet<string>, warn: Warn): void {
  if (names.size === 0) return;
  for (const message of messages) {
    if (message.author !== null && names.has(message.author)) doubtAuthor(message, warn);
  }
}

/** Says once that the name may belong to the words, or the other way round. */
export function doubtAuthor(message: ReadMessage, warn: Warn): void {
  if (message.flags.includes('author_uncertain')) return;
  addFlag(message, 'author_uncertain');
  warn('author_uncertain', message.n, message.at);
}

/** The export is called after the only other person: there is nobody else in it whose name could begin alike. */
export function isBetweenTwo(people: ReadonlyMap<string, Person>, conversation: string | null): boolean {
  const writing = [...people.values()].filter(({ count }) => count > 0);
  return conversation !== null && writing.length <= 2 && writing.some(({ name }) => name === conversation);
}

export function warnOfAuthors(people: ReadonlyMap<string, Person>, warn: Warn): void {
  const looks = new Set<string>();
  const authors = [...people.values()].flatMap(({ name, count, first }) =>
    first && count > 0 ? [{ name, count, first }] : [],
  );
  for (const { name, count, first } of authors.toSorted((a, b) => a.first.n - b.first.n)) {
    if (count === 1 && (name.length > 60 || /["“”?!,;]|https?$/.test(name))) {
      addFlag(first, 'author_uncertain');
      warn('author_uncertain', first.n, first.at);
    }
    const look = name
      .normalize('NFKC')
      .replace(/[\p{Cf}\s]/gu, '')
      .toLowerCase();
    if (looks.has(look)) warn('similar_authors', first.n, first.at);
    looks.add(look);
  }
}
