/** Parts the author of a message of a chat export from its words, and remembers who wrote. */
import type { ReadMessage } from '../../shared/intake.ts';
import type { ChatLines } from './chat-lines.ts';
import { hasSystemVerb, isNotice, mayBeNotice, withoutMarks } from './chat-words.ts';

const MAX_AUTHOR = 120;
const PHONE = /^(?:~[ \u00a0\u202f]?)?(\+?[\d\u00a0\u2011 ().-]{6,30}\d)$/;

/** Somebody whose name stands before messages; one object for all of them. */
export interface Person {
  name: string;
  /** The name is a telephone number. */
  address: string | null;
  /** What else stands as a name before a colon, and how often; null once a message has nothing of the kind. */
  seconds: Map<string, number> | null;
  /** How many were parted from this name, as long as `seconds` is not null. */
  parted: number;
  /** Messages with this author, and the first of them. */
  count: number;
  first: ReadMessage | null;
}

/** What only all messages together tell of the names. */
export interface Learnt {
  /** Contacts called `Kabinet: Jan`, by what stands before the first colon. */
  longNames: ReadonlyMap<string, ReadonlySet<string>>;
  known: ReadonlySet<string>;
  /** Names with a word of the app in them, such as `Left Bank`: who says several things is a person. */
  worded: ReadonlySet<string>;
}

/** The text without invisible marks. */
export type Plain = (text: string) => string;

export interface Splitter {
  /**
   * Who wrote the message whose words lie between two places of the text; null for the app itself. `text` is then what
   * was written.
   */
  author(from: number, until: number, isOneLine: boolean): Person | null;
  text: string;
  /** The message that was read last may be of somebody whose name has a word of the app in it. */
  doubtful: boolean;
  /** What stands as a name before a colon in the words of that message, where it may belong to the name: `Jan`. */
  second: string | null;
  people: ReadonlyMap<string, Person>;
  /** What was found out too late for some message; null where nothing was. */
  learnt(): Learnt | null;
}

/** What stands before a colon, and whose name it is; null where a line of the app begins so. */
interface Told {
  before: string;
  person: Person | null;
  /** The name it would be if it were no line of the app, and how many lines begin so. */
  worded: string | null;
  times: number;
}

const NOBODY: Told = { before: '', person: null, worded: null, times: 0 };
/** The app seldom says the same of the same person with something else after the colon. */
const ENOUGH_TIMES = 3;

/** A CR LF within a message becomes LF. */
export function wordsBetween(
  { text, end, otherEnds }: ChatLines,
  from: number,
  until: number,
  isOneLine: boolean,
): string {
  const words = text.slice(from, until);
  return otherEnds && !isOneLine ? words.replaceAll(end === '\n' ? '\r\n' : '\r', '\n') : words;
}

/** `conversation`: what the file is called after. */
export function createSplitter(
  lines: ChatLines,
  plain: Plain,
  learnt: Learnt | null,
  conversation: string | null,
): Splitter {
  const people = new Map<string, Person>();
  const bareNames = new Set<string>();
  const names = new Map<string, Told>();
  const toldAs = createNames(names, people, plain, learnt?.worded);
  // The next one may lie many messages further, so it is looked for once.
  let nextColon = -1;
  const splitter: Splitter = {
    author(from, until, isOneLine) {
      if (lines.otherEnds && !isOneLine) {
        const words = wordsBetween(lines, from, until, false);
        return parted(words, 0, words.length, words.indexOf('\n'), colonIn(words));
      }
      if (nextColon < from) nextColon = colonIn(lines.text, from);
      return parted(lines.text, from, until, isOneLine ? until : lines.text.indexOf('\n', from), nextColon);
    },
    text: '',
    doubtful: false,
    second: null,
    people,
    learnt: () => (learnt ? null : learntOf(people, bareNames, wordedIn(names), conversation)),
  };
  const parted = (whole: string, from: number, until: number, end: number, colon: number): Person | null => {
    const at = colonOfName(whole, from, end, colon);
    const told =
      at < 0 || (mayBeNotice(whole, from) && isNotice(plain(whole.slice(from, end))))
        ? NOBODY
        : toldAs(whole, from, at);
    const person = told === NOBODY ? null : (told.person ?? groupOf(whole, from, at, end));
    splitter.doubtful = person === null && told.worded !== null;
    splitter.second = null;
    if (person === null) {
      if (splitter.doubtful) told.times++;
      splitter.text = whole.slice(from, until);
      return splitter.text.includes(':') ? byBareName() : null;
    }
    splitter.text = whole.slice(at + 2 > until ? until : at + 2, until);
    if (person.seconds !== null) compareSecond(person, splitter.text);
    const long = learnt?.longNames.get(person.name);
    if (long === undefined) splitter.second = nameBefore(splitter.text);
    return long === undefined ? person : byLongName(person, long, whole.slice(from, until));
  };
  /** `Kabinet: Jan: tekst`, or what the app says of Kabinet: Jan. */
  const byLongName = (person: Person, long: ReadonlySet<string>, line: string): Person | null => {
    const { text } = splitter;
    const second = secondName(text);
    const full = second === null ? null : `${person.name}: ${second}`;
    if (full !== null && long.has(full)) {
      splitter.text = text.slice(text.indexOf(': ') + 2);
      return personOf(people, full);
    }
    if (!hasSystemVerb(text) || ![...long].some((name) => line.startsWith(`${name} `))) return person;
    splitter.text = line;
    return null;
  };
  /** An iPhone puts the group's name before what the app says, also where it is like a line of the app. */
  const groupOf = (whole: string, from: number, at: number, end: number): Person | null => {
    const name = plain(whole.slice(from, at)).trim();
    return name === '' || !isNotice(plain(whole.slice(at + 2, end))) ? null : personOf(people, name);
  };
  /** `Jan:.` or `Jan:tekst`: no space, but a name that is known from other messages. */
  const byBareName = (): Person | null => {
    const { text } = splitter;
    const colon = text.indexOf(':');
    if (colon <= 0 || colon > MAX_AUTHOR || text[colon + 1] === ' ') return null;
    const name = withoutMarks(text.slice(0, colon)).trim();
    if (!(learnt?.known ?? people).has(name)) {
      bareNames.add(name);
      return null;
    }
    splitter.text = text.slice(colon + 1);
    return personOf(people, name);
  };
  return splitter;
}

/** Tells the person of a name that stands between two places; mostly two people take turns. */
function createNames(
  names: Map<string, Told>,
  people: Map<string, Person>,
  plain: Plain,
  worded: ReadonlySet<string> | undefined,
): (whole: string, from: number, at: number) => Told {
  let last = NOBODY;
  let other = NOBODY;
  return (whole, from, at) => {
    const length = at - from;
    if (last.before.length === length && whole.startsWith(last.before, from)) return last;
    let told = other;
    if (told.before.length !== length || !whole.startsWith(told.before, from)) {
      const before = whole.slice(from, at);
      told = names.get(before) ?? toldOf(before, people, plain, worded);
      names.set(before, told);
    }
    other = last;
    last = told;
    return told;
  };
}

function toldOf(
  before: string,
  people: Map<string, Person>,
  plain: Plain,
  worded: ReadonlySet<string> | undefined,
): Told {
  const name = plain(before).trim();
  const isLine = name !== '' && hasSystemVerb(name) && worded?.has(name) !== true;
  const person = name === '' || isLine ? null : personOf(people, name);
  // What the app says about a subject or a group has its name in quotes; a long sentence is no name.
  return { before, person, worded: isLine && name.length <= 60 && !/["“”]/.test(name) ? name : null, times: 0 };
}

function wordedIn(names: ReadonlyMap<string, Told>): ReadonlySet<string> {
  return new Set([...names.values()].flatMap(({ worded, times }) => (worded && times >= ENOUGH_TIMES ? [worded] : [])));
}

function personOf(people: Map<string, Person>, name: string): Person {
  const known = people.get(name);
  if (known) return known;
  const address = '0123456789'.includes(name.at(-1) ?? ' ') ? (PHONE.exec(name)?.[1] ?? null) : null;
  const person: Person = { name, address, seconds: NO_SECONDS, parted: 0, count: 0, first: null };
  people.set(name, person);
  return person;
}

/** Where the colon is that ends a name; -1 where there is none. `at`: the first with a space after it. */
function colonOfName(whole: string, from: number, end: number, at: number): number {
  if (at < end - 1) return at > from ? at : -1;
  // A message without text ends in the colon.
  if (end - from > MAX_AUTHOR || whole.charCodeAt(end - 1) !== 0x3a) return -1;
  return end - 1 > from ? end - 1 : -1;
}

/** The first colon with a space after it, or the end of the text. Looking for one letter is much faster than looking for two. */
function colonIn(text: string, from = 0): number {
  let at = text.indexOf(':', from);
  while (at >= 0 && text.charCodeAt(at + 1) !== 0x20) at = text.indexOf(':', at + 1);
  return at < 0 ? text.length : at;
}

/** Shared by all who have not been compared: nothing is ever added to it. */
const NO_SECONDS = new Map<string, number>();
/** Who begins in more ways than this is a person who writes `Vraag: …` and `Let op: …`. */
const MAX_SECONDS_OF_NAME = 12;

/** Once a message has no second name in it, there is none; what the app says of somebody has none either. */
function compareSecond(person: Person, text: string): void {
  const second = secondName(text);
  if (second === null) {
    if (!hasSystemVerb(text)) person.seconds = null;
    return;
  }
  if (person.seconds === NO_SECONDS) person.seconds = new Map();
  person.parted++;
  person.seconds?.set(second, (person.seconds.get(second) ?? 0) + 1);
  if ((person.seconds?.size ?? 0) > MAX_SECONDS_OF_NAME) person.seconds = null;
}

function secondName(text: string): string | null {
  // Nearly no message has one; the expression is slow.
  if (colonIn(text) === text.length) return null;
  const m = /^([\p{L}~+][^:\n]{0,40}): \S/u.exec(text);
  return m?.[1] ?? null;
}

/** Looked for in so many letters: a name of an address book is not longer. */
const MAX_SECOND = 40;
const A_NAME = /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|van|de|der|den|het|ten|ter|te|el|al|von|di))*$/u;
/** What people begin a message with, in Dutch and English; nobody is called so. */
const BEGINNINGS = new Set(
  `actie adres afspraak agenda antwoord bericht besluit bijlage bron citaat conclusie correctie datum deadline dus einde extra
  fout gevraagd goed goedemiddag goedemorgen goedenavond graag hallo herinnering hoi idee ja kort kortom let link locatie mail mijn
  nb nee nieuw nieuws nogmaals nu om onderwerp ook oproep opmerking optie plaats plan planning ps punt quote reden samenvatting
  status stand stap tel telefoon tekst tijd tip toelichting titel update uitleg verslag vervolg vraag vragen voorbeeld voorstel
  vandaag morgen gisteren maandag dinsdag woensdag donderdag vrijdag zaterdag zondag wat wie waar wanneer waarom hoe
  address action also answer appointment asap attachment btw conclusion correction date decision example fwd fyi good hello hi idea
  hey later location monday tuesday wednesday thursday friday saturday sunday name new news no note now ok okay option
  place please proposal question questions re reason reminder source step subject summary text time title today tomorrow
  topic total url warning what who where when why how yes yesterday`.split(/\s+/),
);

/** `Jan` of `Jan: ik kom`: of a contact called `Kabinet: Jan`, beside one called `Kabinet`, the export shows no more than that. */
function nameBefore(text: string): string | null {
  const colon = text.indexOf(':');
  if (colon <= 0 || colon > MAX_SECOND || text.charCodeAt(colon + 1) !== 0x20) return null;
  const name = text.slice(0, colon);
  return A_NAME.test(name) && !BEGINNINGS.has(name.toLowerCase()) ? name : null;
}

function learntOf(
  people: ReadonlyMap<string, Person>,
  bareNames: ReadonlySet<string>,
  worded: ReadonlySet<string>,
  conversation: string | null,
): Learnt | null {
  const longNames = new Map<string, ReadonlySet<string>>();
  for (const { name, seconds, parted } of people.values()) {
    if (seconds === null || seconds.size === 0) continue;
    const full = [...seconds.keys()].map((second) => `${name}: ${second}`);
    const isCalledSo = conversation !== null && full.some((one) => bareLetters(one) === bareLetters(conversation));
    if (isCalledSo || (parted >= 3 && seconds.size * 2 <= parted)) longNames.set(name, new Set(full));
  }
  const full = [...longNames.values()].flatMap((names) => [...names]);
  const known = new Set([...people.keys()].filter((name) => !longNames.has(name)).concat(full));
  const found = full.length > 0 || worded.size > 0 || [...bareNames].some((name) => known.has(name));
  return found ? { longNames, known, worded } : null;
}

/** A file cannot be called by a colon: the telephone leaves it out, or puts another sign. */
function bareLetters(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\d]/gu, '')
    .toLowerCase();
}

/** Who writes so often and always begins so, is called so. */
const SURELY = 10;

/** Names that nothing settles: all messages of `Kabinet` begin with `Jan: `, which may be of the name or of the words. */
export function unsettledNames(
  people: ReadonlyMap<string, Person>,
  learnt: Learnt | null,
  conversation: string | null,
): ReadonlySet<string> {
  const open = [...people.values()].filter(({ seconds, parted }) => seconds !== null && parted > 0 && parted < SURELY);
  const names = open.flatMap(({ name }) => [...(learnt?.longNames.get(name) ?? [name])]);
  return new Set(names.filter((name) => conversation === null || bareLetters(name) !== bareLetters(conversation)));
}
