/** `cli intake FILE...`: reads dropped files as the window does, without a workspace. Nothing is written anywhere. */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { KanaalError } from '../../../shared/errors.ts';
import {
  DATE_ORDERS,
  type DateOrder,
  type ReadMessage,
  type SourceDraft,
  type SourceReading,
} from '../../../shared/intake.ts';
import { balanceOf } from '../../../shared/intake-balance.ts';
import { MAX_MEMBERS, MAX_SOURCE_BYTES } from '../../intake/caps.ts';
import { detectKind } from '../../intake/detect.ts';
import { guessesOfDraft } from '../../intake/draft-guesses.ts';
import { linkDuplicates, type NamedReading } from '../../intake/duplicates.ts';
import { readWordsOf } from '../../intake/file-words.ts';
import { draftsInside, type Inside, openInside, partOf, type Section, sectionOf } from '../../intake/inside.ts';
import { asMessage, isMarked, markingIn } from '../../intake/marking.ts';
import { type Member, refusedMember } from '../../intake/member.ts';
import { isReadablePicture, startPictureReader } from '../../intake/picture-words.ts';
import { readTable, tableKind } from '../../intake/read-table.ts';
import { type IntakeWorker, startIntakeWorker } from '../../intake/run-intake.ts';
import { type Keep, parseKeep, setSelf } from '../../intake/select.ts';
import { draftsOfSource } from '../../intake/source-drafts.ts';
import type { Table } from '../../intake/table.ts';
import type { Outcome } from './commands.ts';
import { typedPath } from './context.ts';
import { tableDocument, tableLines } from './intake-table.ts';
import { detailText, MESSAGES } from './messages.ts';

export interface IntakeFlags {
  keep?: string | undefined;
  self?: string | undefined;
  dateOrder?: string | undefined;
}

interface Given {
  name: string;
  bytes: number;
  sha256: string | null;
  kind: string | null;
  /** Null where it may not be read. */
  source: Uint8Array | Member[] | null;
  refusal: KanaalError | null;
  /** Where it is one: rows that the window makes drafts of. */
  table?: Table;
  /** Of a mail that brought conversations: which of its messages are theirs. */
  inside?: Inside;
}

/** One document per source. Exit 1 where a source was refused. */
export async function intake(files: readonly (string | undefined)[], flags: IntakeFlags): Promise<Outcome> {
  if (files.length === 0) throw new KanaalError('usage', { missing: 'FILE' });
  const keep = flags.keep === undefined ? (): boolean => true : parseKeep(flags.keep);
  const dateOrder = DATE_ORDERS.find((o) => o === flags.dateOrder);
  if (flags.dateOrder !== undefined && dateOrder === undefined)
    throw new KanaalError('usage', { dateOrder: flags.dateOrder });
  const given: Given[] = [];
  const read: NamedReading[] = [];
  const readings: (SourceReading | null)[] = [];
  const worker = startIntakeWorker();
  try {
    for (const file of files) {
      const one = givenFile(typedPath(file ?? ''));
      given.push(one);
      const reading = await readOne(worker, one, dateOrder);
      readings.push(reading);
      if (!reading) continue;
      one.kind = reading.kind;
      if (flags.self !== undefined && !setSelf(reading, flags.self))
        reading.warnings.push({ code: 'self_not_found', message: null, at: 'self' });
      read.push({ name: one.name, sha256: one.sha256 ?? '', reading });
    }
  } finally {
    await worker.close();
  }
  linkDuplicates(read);
  const self = flags.self ?? null;
  const each = given.map((one, i) => documentOf(one, readings[i] ?? null, keep, self));
  return {
    value: { ok: given.every((one) => one.refusal === null), sources: each },
    each,
    lines: given.flatMap((one, i) => linesOf(one, readings[i] ?? null, keep).map(harmless)),
    exit: given.some((one) => one.refusal !== null) ? 1 : 0,
  };
}

async function readOne(
  worker: IntakeWorker,
  given: Given,
  dateOrder: DateOrder | undefined,
): Promise<SourceReading | null> {
  if (given.source === null) return null;
  try {
    const options = dateOrder === undefined ? {} : { dateOrder };
    const reading = await worker.read({ name: given.name, source: given.source, options });
    if (given.source instanceof Uint8Array) {
      await addWordsOfPicture(reading, given.source);
      // A list of messages that calls itself csv was read as such.
      const kind = reading.unit === 'part' ? tableKind(given.source, given.name) : null;
      if (kind !== null) given.table = await readTable({ bytes: given.source, name: given.name, kind });
    }
    const inside = await openInside(given.name, reading, (name, source) => worker.read({ name, source, options }));
    if (inside) given.inside = inside;
    await warnOfFiles(reading);
    return withoutContents(reading);
  } catch (error) {
    given.refusal = error instanceof KanaalError ? error : new KanaalError('internal', {}, { cause: error });
    return null;
  } finally {
    given.source = null;
  }
}

/** Markings in what hangs on the messages, or in the file itself, as they stop the window. */
async function warnOfFiles(reading: SourceReading): Promise<void> {
  const files = reading.messages.flatMap(({ n, attachments }) =>
    attachments.flatMap(({ name, content }) => (content === null ? [] : [{ n, name, content }])),
  );
  // Of a text that is kept as a file, the words are those of its message.
  const told = new Set(reading.warnings.flatMap(({ code, message }) => (code === MARKING ? [message] : [])));
  for (const { file, words } of await readWordsOf(files)) {
    const code = markingIn([asMessage(words)]);
    if (code === null || told.has(file.n)) continue;
    reading.warnings.push({ code: MARKING, message: file.n, at: `${code} ${file.name}` });
  }
}

const MARKING = 'classification_marking';

/** The words of a screenshot, as the window would read them. One that cannot be read is kept as the file it is. */
async function addWordsOfPicture(reading: SourceReading, bytes: Uint8Array): Promise<void> {
  const [picture] = reading.messages;
  if (!picture || !isReadablePicture(reading.kind)) return;
  const reader = startPictureReader();
  try {
    const { text } = await reader.read(bytes);
    if (text === '') return;
    picture.text = text;
    reading.warnings.push({ code: 'machine_read', message: picture.n, at: 'text' });
    if (isMarked(text)) reading.warnings.push({ code: 'classification_marking', message: picture.n, at: 'text' });
  } catch (error) {
    if (!(error instanceof KanaalError)) throw error;
    reading.warnings.push({ code: 'not_understood', message: picture.n, at: 'text' });
  } finally {
    await reader.close();
  }
}

/** What is printed needs no contents: of many sources they would fill the memory. */
function withoutContents(reading: SourceReading): SourceReading {
  for (const message of reading.messages) for (const attachment of message.attachments) attachment.content = null;
  return reading;
}

/** A file or folder as it lies there. What is too large or no file at all is refused before it is read. */
function givenFile(file: string): Given {
  const given: Given = { name: path.basename(file), bytes: 0, sha256: null, kind: null, source: null, refusal: null };
  const stat = existsSync(file) ? statSync(file) : null;
  if (stat?.isDirectory()) return givenFolder(file, given);
  if (!stat?.isFile()) given.refusal = new KanaalError('file_missing', { name: given.name });
  else if (stat.size > MAX_SOURCE_BYTES) {
    given.bytes = stat.size;
    given.refusal = new KanaalError('file_too_large', { what: 'bytes', limit: MAX_SOURCE_BYTES });
  } else {
    const { content: bytes, refused } = memberOf(given.name, file);
    if (refused !== undefined) {
      given.refusal = new KanaalError('file_missing', { name: given.name });
      return given;
    }
    given.bytes = bytes.length;
    given.sha256 = createHash('sha256').update(bytes).digest('hex');
    given.kind = detectKind(bytes, given.name).kind;
    given.source = bytes;
  }
  return given;
}

/** All files below a folder; links are not followed, and named as not read. Its hash is that of the sorted lines `<sha256>  <name>`. */
function givenFolder(folder: string, given: Given): Given {
  const members: Member[] = [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  for (const name of names) {
    const file = path.join(folder, name);
    const label = name.replaceAll(path.sep, '/');
    const stat = lstatSync(file);
    if (stat.isDirectory()) continue;
    if (stat.isFile()) given.bytes += stat.size;
    if (given.bytes > MAX_SOURCE_BYTES || members.length >= MAX_MEMBERS) {
      const [what, limit] = members.length >= MAX_MEMBERS ? ['members', MAX_MEMBERS] : ['bytes', MAX_SOURCE_BYTES];
      given.refusal = new KanaalError('file_too_large', { what, limit });
      return given;
    }
    if (stat.isFile()) members.push(memberOf(label, file));
    else members.push(refusedMember(label, stat.isSymbolicLink() ? 'link' : 'no_file'));
  }
  const hash = createHash('sha256');
  for (const { name, content } of members.filter((m) => m.refused === undefined))
    hash.update(`${createHash('sha256').update(content).digest('hex')}  ${name}\n`);
  given.sha256 = hash.digest('hex');
  given.source = members;
  return given;
}

function memberOf(name: string, file: string): Member {
  try {
    return { name, content: readFileSync(file) };
  } catch {
    // Without the right to read it; the others of the folder are read all the same.
    return refusedMember(name, 'unreadable');
  }
}

function documentOf(
  given: Given,
  reading: SourceReading | null,
  keep: Keep,
  self: string | null,
): Record<string, unknown> {
  const { name, bytes, sha256, kind, refusal, table, inside } = given;
  const source = { name, bytes, sha256, kind };
  if (table) return { source, ...tableDocument(table) };
  if (!reading) return { source, error: errorOf(refusal ?? new KanaalError('internal')) };
  const kept = keptNumbers(given, reading, keep);
  return {
    source,
    ...(inside
      ? { envelope: inside.envelope, inside: inside.sections.map((one) => insideOf(reading, one, kept)) }
      : {}),
    balance: balanceOf(reading, (n) => kept.has(n)),
    messages: reading.messages.map(messageDocument),
    drafts: draftsOf(given, reading, kept).map((draft) => ({
      ...draft,
      guesses: guessesOfDraft(draft, self).map(({ key, ...guess }) => ({ ...guess, source: key })),
    })),
    warnings: reading.warnings,
    notUnderstood: reading.notUnderstood,
  };
}

/** What the window shows of a conversation that a mail brought: where its messages stand, and its own balance. */
function insideOf(reading: SourceReading, section: Section, kept: ReadonlySet<number>): Record<string, unknown> {
  const { source, first, last } = section;
  return { source, messages: [first, last], balance: balanceOf(partOf(reading, section), (n) => kept.has(n)) };
}

function draftsOf({ inside }: Given, reading: SourceReading, kept: ReadonlySet<number>): SourceDraft[] {
  const keep = ({ n }: ReadMessage): boolean => kept.has(n);
  return inside ? draftsInside(reading, inside, keep) : draftsOfSource(reading, keep);
}

/** A mail that brought conversations is itself not kept, as in the window. */
function keptNumbers({ inside }: Given, reading: SourceReading, keep: Keep): ReadonlySet<number> {
  const chosen = reading.messages.filter((m) => (!inside || sectionOf(inside, m.n)) && keep(m));
  return new Set(chosen.map((m) => m.n));
}

/** All but the contents of attachments. */
function messageDocument(message: ReadMessage): Record<string, unknown> {
  const attachments = message.attachments.map(({ name, bytes, sha256, mediaType }) => ({
    name,
    bytes,
    sha256,
    mediaType,
  }));
  return { ...message, attachments };
}

function errorOf(error: KanaalError): { code: string; message: string; hint: string } {
  const { message, hint } = MESSAGES[error.code];
  const detail = detailText(error.details);
  return { code: error.code, message: detail === '' ? message : `${message} (${detail})`, hint };
}

function linesOf(given: Given, reading: SourceReading | null, keep: Keep): string[] {
  if (given.table) return tableLines(given.name, given.table);
  if (!reading) {
    const { message, hint } = errorOf(given.refusal ?? new KanaalError('internal'));
    return [`${given.name}: refused: ${message}; ${hint}`];
  }
  const kept = keptNumbers(given, reading, keep);
  const b = balanceOf(reading, (n) => kept.has(n));
  return [
    `${given.name}: ${reading.kind}, ${b.total} ${b.unit}s: ${b.kept} kept, ${b.leftOut} left out, ${b.duplicate} duplicate, ${b.notUnderstood} not understood`,
    ...reading.messages.map(
      (m) => `${kept.has(m.n) ? '*' : ' '} ${m.n} ${momentText(m)} ${m.author ?? '-'}: ${shortText(m)}`,
    ),
    ...draftsOf(given, reading, kept).map(
      (d) => `draft: ${d.counterparty ?? 'somebody'}, ${d.month ?? 'some month'}, ${d.messages.length} messages`,
    ),
    ...reading.warnings.map((w) => `warning: ${w.code}${w.message === null ? '' : ` of ${w.message}`} at ${w.at}`),
  ];
}

/** A terminal obeys control characters, and shows text the other way round: those of a foreign file are left out. */
function harmless(line: string): string {
  return line.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}

function momentText({ sentAt, sentAtText, certainty }: ReadMessage): string {
  const moment = sentAt ?? (sentAtText || 'no date');
  return certainty === 'exact' ? moment : `${moment} (${certainty})`;
}

function shortText({ text, subject, kinds, attachments }: ReadMessage): string {
  const [first = ''] = (subject ?? text).split('\n');
  const files = attachments.map((a) => `[${a.name}]`).join(' ');
  return (
    [first.length > 100 ? `${first.slice(0, 99)}…` : first, files].filter((t) => t !== '').join(' ') || kinds.join(', ')
  );
}
