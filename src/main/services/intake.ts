/** A dropped conversation while a person chooses from it: read once, held in memory, shown page by page. */
import path from 'node:path';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { dayByOrder } from '../../shared/date-order.ts';
import { KanaalError } from '../../shared/errors.ts';
import { DATE_ORDERS, type DateOrder, type ReadMessage, type SourceReading } from '../../shared/intake.ts';
import { balanceOf } from '../../shared/intake-balance.ts';
import type { Elsewhere, Opened, ShownMessage } from '../../shared/intake-records.ts';
import { type Day, localDay } from '../../shared/quarter.ts';
import { cleanName } from '../intake/clean-text.ts';
import { isMedia, rangesOf, warningsOf } from '../intake/extract.ts';
import { isConversation } from '../intake/reading.ts';
import { folded } from '../intake/select.ts';
import { newId } from '../keys/encoding.ts';
import { allAccounts } from '../store/accounts.ts';
import { allTerms } from '../store/people.ts';
import { conversationsIn, type Inside } from './intake-envelope.ts';
import { findElsewhere } from './intake-repeats.ts';
import { type Given, looksOf, maybeConversation, type ReadSource, readGiven } from './intake-source.ts';
import type { OpenSource } from './open-sources.ts';
import { needPath } from './places.ts';
import { type Desk, inTurn, today } from './session.ts';

/** Messages that come with the first answer: more than any window shows at once. */
const FIRST_PAGE = 200;
/** Characters shown of one message; all of them are kept when it is chosen. */
const MAX_SHOWN = 4_000;
const MAX_WARNED = 1_000;
const MAX_NOT_UNDERSTOOD = 100;
const MAX_SPEAKERS = 40;

/** The worker starts meanwhile: whoever lets a file go over the window waits for nothing but the reading. */
export async function peekSource(desk: Desk, args: CallArgs<'intake.peek'>): Promise<CallOutput<'intake.peek'>> {
  desk.work.sources.workers.prepare();
  if (args.file === null && args.pasted === null) return { looks: null };
  return { looks: await looksOf(givenOf(desk, args)) };
}

export async function openSource(desk: Desk, args: CallArgs<'intake.open'>): Promise<CallOutput<'intake.open'>> {
  const given = givenOf(desk, args);
  if (!(await maybeConversation(given))) return { opened: null, more: [] };
  const outer = await readOuter(desk, given);
  if (outer === null) return { opened: null, more: [] };
  const found = isConversation(outer.reading)
    ? [{ ...outer, given, envelope: null }]
    : await conversationsIn(desk, outer);
  const [first, ...others] = await Promise.all(found.map((one) => withOrder(desk, one)));
  if (!first) return { opened: null, more: [] };
  return await inTurn(desk, async () => {
    const source = addSource(desk, first);
    const more = others.map((one) => addSource(desk, one).id);
    return { opened: await lookedAround(desk, source), more };
  });
}

/** Null for a message of Outlook that cannot be read: it is kept as the file it is, as ever. */
async function readOuter(desk: Desk, given: Given): Promise<ReadSource | null> {
  try {
    return await readGiven(desk, given, null);
  } catch (error) {
    if (error instanceof KanaalError && String(error.details['why']).startsWith('msg_')) return null;
    throw error;
  }
}

type Found = Omit<Inside, 'envelope'> & Pick<OpenSource, 'envelope'>;

/** No message was sent after today: that alone often decides the order of day and month. */
async function withOrder(desk: Desk, found: Found): Promise<Found & Pick<OpenSource, 'dateOrder'>> {
  const dateOrder = onlyOrder(found.reading, today(desk.host));
  const read = dateOrder === null ? found : await readGiven(desk, found.given, dateOrder);
  return { ...found, ...read, dateOrder };
}

function addSource(desk: Desk, found: Found & Pick<OpenSource, 'dateOrder'>): OpenSource {
  const id = newId('i', (n) => desk.host.random(n));
  const { given, bytes, sha256, reading, envelope, dateOrder } = found;
  const source: OpenSource = { id, ...given, bytes, sha256, reading, envelope, dateOrder, elsewhere: new Map() };
  desk.work.sources.add(source);
  return source;
}

function givenOf(desk: Desk, { file, pasted }: CallArgs<'intake.open'>): Given {
  if (file !== null) {
    const found = needPath(desk.host, file);
    return { name: cleanName(path.basename(found), 'bestand'), from: { path: found } };
  }
  if (pasted === null) throw new KanaalError('invalid_input', { fields: ['file'] });
  return { name: cleanName(pasted.name, 'bestand'), from: { bytes: pasted.bytes } };
}

export async function reorderSource(desk: Desk, args: CallArgs<'intake.reorder'>): Promise<Opened> {
  const source = desk.work.sources.need(args.id);
  const { reading, sha256 } = await readGiven(desk, source, args.dateOrder);
  // Another file by now: what was chosen would be other messages.
  if (sha256 !== source.sha256) throw new KanaalError('file_missing', { name: source.name });
  return await inTurn(desk, () => {
    Object.assign(desk.work.sources.need(args.id), { reading, dateOrder: args.dateOrder });
    return lookedAround(desk, source);
  });
}

export async function getSource(desk: Desk, args: CallArgs<'intake.get'>): Promise<Opened> {
  return await lookedAround(desk, desk.work.sources.need(args.id));
}

/** The whole of it, with what of it is somewhere else by now. */
async function lookedAround(desk: Desk, source: OpenSource): Promise<Opened> {
  await findElsewhere(desk, source);
  return viewOf(desk, source);
}

export function closeSource(desk: Desk, args: CallArgs<'intake.close'>): { ok: true } {
  desk.work.sources.drop(args.id);
  return { ok: true };
}

export function pageOfSource(desk: Desk, args: CallArgs<'intake.page'>): CallOutput<'intake.page'> {
  return { messages: pageOf(desk.work.sources.need(args.id), args.from, args.limit) };
}

function pageOf({ reading, elsewhere }: OpenSource, from: number, limit: number): ShownMessage[] {
  const warnings = warningsOf(reading);
  return reading.messages
    .slice(from - 1, from - 1 + limit)
    .map((message) => shown(message, warnings.get(message.n) ?? [], elsewhere.get(message.n) ?? null));
}

function shown(message: ReadMessage, warnings: ShownMessage['warnings'], elsewhere: Elsewhere | null): ShownMessage {
  const { n, sentAt, sentAtText, certainty, author, address, direction, conversation, subject, kinds, flags } = message;
  return {
    n,
    sentAt,
    sentAtText,
    certainty,
    author,
    address,
    direction,
    conversation,
    subject,
    text: message.text.slice(0, MAX_SHOWN).toWellFormed(),
    cut: message.text.length > MAX_SHOWN,
    replyTo: message.replyTo ?? null,
    reactions: [...(message.reactions ?? [])],
    kinds: [...kinds],
    flags: [...flags],
    attachments: message.attachments.map(({ name, bytes, mediaType }) => ({ name, bytes, mediaType })),
    duplicateOf: message.duplicateOf?.n ?? null,
    elsewhere,
    warnings,
  };
}

export function findInSource(desk: Desk, args: CallArgs<'intake.find'>): CallOutput<'intake.find'> {
  const { reading } = desk.work.sources.need(args.id);
  const words = folded(args.words).split(/\s+/).filter(Boolean);
  const dayOf = createDays();
  const fits = (message: ReadMessage): boolean => {
    if (args.from !== null || args.until !== null) {
      if (message.sentAt === null) return false;
      const day = dayOf(message.sentAt);
      if ((args.from !== null && day < args.from) || (args.until !== null && day > args.until)) return false;
    }
    if (words.length === 0) return true;
    const text = folded([message.text, message.subject ?? '', ...message.attachments.map((a) => a.name)].join('\n'));
    return words.every((word) => text.includes(word));
  };
  const numbers = reading.messages.filter(fits).map(({ n }) => n);
  return { found: rangesOf(numbers), count: numbers.length };
}

// --- the whole of it -----------------------------------------------------------------------------------------------

function viewOf(desk: Desk, source: OpenSource): Opened {
  const { id, name, bytes, sha256, reading, dateOrder } = source;
  const { messages, warnings } = reading;
  const [first, last] = boundsOf(messages);
  const speakers = speakersOf(messages);
  const own = warnings.filter((w) => w.message === null);
  return {
    id,
    name,
    kind: reading.kind,
    bytes,
    sha256,
    messages: messages.length,
    from: first,
    until: last,
    speakers: speakers.slice(0, MAX_SPEAKERS),
    self: selfOf(desk, speakers),
    asksSelf: messages.some((m) => m.direction === null && !m.kinds.includes('system')),
    dateOrders: dateOrder === null ? ordersOf(reading) : [],
    balance: balanceOf(
      reading,
      () => false,
      (n) => source.elsewhere.has(n),
    ),
    warnings: own.map(({ code, at }) => ({ code, at })),
    warned: [...new Set(warnings.flatMap((w) => (w.message === null ? [] : [w.message])))]
      .toSorted((a, b) => a - b)
      .slice(0, MAX_WARNED),
    notUnderstood: reading.notUnderstood.slice(0, MAX_NOT_UNDERSTOOD),
    duplicates: rangesOf(messages.filter((m) => m.duplicateOf !== null).map(({ n }) => n)),
    repeated: rangesOf([...source.elsewhere.keys()].toSorted((a, b) => a - b)),
    media: messages.reduce((sum, m) => sum + m.attachments.filter((a) => a.content !== null && isMedia(a)).length, 0),
    envelope: source.envelope,
    page: pageOf(source, 1, FIRST_PAGE),
  };
}

function ordersOf({ warnings }: SourceReading): DateOrder[] {
  const asked = warnings.find((w) => w.code === 'date_order_ambiguous' && w.message === null)?.at.split(' ') ?? [];
  return asked.flatMap((word) => DATE_ORDERS.find((order) => order === word) ?? []);
}

/** The one possible order by which no message lies in the future; null where that leaves none, or more than one. */
function onlyOrder(reading: SourceReading, now: Day): DateOrder | null {
  const [only, ...others] = ordersOf(reading).filter((order) =>
    reading.messages.every(({ sentAtText }) => (dayByOrder(sentAtText, order) ?? now) <= now),
  );
  return others.length === 0 ? (only ?? null) : null;
}

/** The first and last day. Days of the Dutch clock take long to tell, so only of these two it is asked. */
function boundsOf(messages: readonly ReadMessage[]): [first: Day | null, last: Day | null] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { sentAt } of messages) {
    if (sentAt === null) continue;
    const time = Date.parse(sentAt);
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return first > last ? [null, null] : [localDay(new Date(first)), localDay(new Date(last))];
}

/** Days of moments on the Dutch clock, which changes at whole hours only: each hour is looked up once. */
function createDays(): (sentAt: string) => Day {
  const days = new Map<string, Day>();
  return (sentAt) => {
    const hour = sentAt.endsWith(':00') ? sentAt.slice(0, 13) + sentAt.slice(19) : sentAt;
    const day = days.get(hour) ?? localDay(new Date(sentAt));
    days.set(hour, day);
    return day;
  };
}

/** Everybody who wrote or was written to, most messages first. Of a mail the address counts: names are easily borrowed. */
function speakersOf(messages: readonly ReadMessage[]): Opened['speakers'] {
  const found = new Map<string, Opened['speakers'][number]>();
  const add = (key: string | null, name: string | null): void => {
    if (!key) return;
    const speaker = found.get(key);
    if (speaker) speaker.messages += 1;
    else found.set(key, { key, name: name && name !== key ? `${name} (${key})` : key, messages: 1 });
  };
  for (const { kinds, author, address, to } of messages) {
    if (kinds.includes('system')) continue;
    if (kinds.includes('mail')) {
      add(address, author);
      for (const one of to) add(one, null);
    } else add(author ?? address, null);
  }
  return [...found.values()].toSorted((a, b) => b.messages - a.messages);
}

/** The one whom somebody named before, or who is called like an office holder or has an account of theirs. */
function selfOf(desk: Desk, speakers: Opened['speakers']): string | null {
  const { selves } = desk.work.sources;
  const names = new Set(allTerms(desk.db).map((term) => folded(term.personName)));
  const accounts = new Set(allAccounts(desk.db).map((account) => plainAddress(account.address)));
  accounts.delete('');
  const known = (key: string): boolean => names.has(folded(key)) || accounts.has(plainAddress(key));
  const found = speakers.find(({ key }) => selves.has(key)) ?? speakers.find(({ key }) => known(key));
  return found?.key ?? null;
}

/** `06 12 34 56 78` and `+31612345678` are one number. */
export function plainAddress(address: string): string {
  if (address.includes('@')) return address.trim().toLowerCase();
  const digits = address.replace(/\D/g, '').replace(/^0031|^31(?=\d{9}$)/, '0');
  return digits.length >= 9 ? digits : folded(address.trim());
}
