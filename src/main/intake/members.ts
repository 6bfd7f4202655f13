/**
 * Reads the members of a zip or folder: an export with its media as that export, anything else member by member. Every
 * member ends as a message, as media of one, or as not understood.
 */
import { KanaalError } from '../../shared/errors.ts';
import type { ReadMessage, SourceReading } from '../../shared/intake.ts';
import { linkDuplicates } from './duplicates.ts';
import { conversationOf, type Reading } from './read-source.ts';
import { createWarnings, readingOf, sha256Of } from './reading.ts';
import { looksLikeSignal, readSignal } from './signal.ts';
import { looksLikeTelegram, readTelegram } from './telegram.ts';
import { looksLikeChat, readWhatsApp } from './whatsapp.ts';
import type { Member, Unzipped } from './zip.ts';

/** Files that systems leave in folders and zips; nobody wrote them. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

export async function readMembers(name: string, unzipped: Unzipped, reading: Reading): Promise<SourceReading> {
  const members = unzipped.members.filter((m) => !LITTER.test(m.name));
  const whole = readExport(name, members, reading) ?? (await readEach(members, reading));
  const { list, warn } = createWarnings();
  for (const { name: member, why } of unzipped.refused) {
    warn('member_refused', null, `member ${member}: ${why}`);
    whole.notUnderstood.push({ at: `member ${member}`, text: why });
  }
  for (const member of unzipped.renamed) warn('renamed', null, `member ${member}`);
  whole.warnings.push(...list);
  if (whole.messages.length === 0 && whole.notUnderstood.length === 0)
    throw new KanaalError('file_unreadable', { why: 'empty' });
  return whole;
}

/** The export of one program, with its own files; null where the members are just files. */
function readExport(name: string, members: readonly Member[], reading: Reading): SourceReading | null {
  const signal = members.find((m) => /(?:^|\/)main\.jsonl$/.test(m.name) && looksLikeSignal(m.content));
  if (signal) return readSignal(signal.content, filesBeside(members, signal, /^metadata\.json$/));
  const telegram = members.find((m) => /(?:^|\/)result\.json$/.test(m.name) && looksLikeTelegram(m.content));
  if (telegram) return readTelegram(telegram.content, filesBeside(members, telegram));
  const chats = members.filter((m) => m.name.toLowerCase().endsWith('.txt') && looksLikeChat(m.content));
  const [chat] = chats;
  if (!chat || chats.length > 1) return null;
  const ofWhatsApp = /(?:^|\/)(?:_chat|WhatsApp[^/]*)\.txt$/i.test(chat.name);
  if (!ofWhatsApp && conversationOf(name) === null) return null;
  const media = filesBeside(members, chat);
  const conversation = conversationOf(chat.name) ?? conversationOf(name);
  return readWhatsApp(chat.content, { ...reading.options, media, conversation });
}

/** The other members by their path from the folder that `of` is in. */
function filesBeside(members: readonly Member[], of: Member, but?: RegExp): ReadonlyMap<string, Uint8Array> {
  const folder = of.name.slice(0, of.name.lastIndexOf('/') + 1);
  const beside = members
    .filter((m) => m !== of)
    .map((m) => [m.name.startsWith(folder) ? m.name.slice(folder.length) : m.name, m.content] as const);
  return new Map(beside.filter(([name]) => !but?.test(name)));
}

/** Each member as a source of its own, in one list; one that cannot be read stays as not understood. */
async function readEach(members: readonly Member[], reading: Reading): Promise<SourceReading> {
  const { list, warn } = createWarnings();
  const messages: ReadMessage[] = [];
  const notUnderstood: SourceReading['notUnderstood'] = [];
  const parts: { name: string; sha256: string; reading: SourceReading }[] = [];
  for (const { name, content } of members) {
    try {
      const own = await reading.read(name, content, reading.depth - 1);
      parts.push({ name, sha256: sha256Of(content), reading: own });
    } catch (error) {
      if (!(error instanceof KanaalError)) throw error;
      // A cap on the whole is no matter of one member.
      if (
        error.code === 'file_too_large' &&
        ['ratio', 'unpacked_bytes', 'members'].includes(String(error.details['what']))
      )
        throw error;
      const why = String(error.details['why'] ?? error.details['what'] ?? error.code);
      warn('member_refused', null, `member ${name}: ${why}`);
      notUnderstood.push({ at: `member ${name}`, text: why });
    }
  }
  linkDuplicates(parts);
  const starts = new Map<string, number>();
  for (const part of parts) {
    starts.set(part.name, messages.length);
    add(part.name, part.reading, messages, notUnderstood, list, starts);
  }
  return readingOf('zip', 'message', messages, list, notUnderstood);
}

/** Adds a member's reading, with numbers that go on and places that name the member. */
function add(
  name: string,
  reading: SourceReading,
  messages: ReadMessage[],
  notUnderstood: SourceReading['notUnderstood'],
  warnings: SourceReading['warnings'],
  starts: ReadonlyMap<string, number>,
): void {
  const start = messages.length;
  const place = (at: string): string => `member ${name}: ${at}`;
  for (const message of reading.messages) {
    message.n += start;
    message.at = reading.kind === 'zip' ? `member ${name}/${message.at.replace(/^member /, '')}` : place(message.at);
    if (message.duplicateOf)
      message.duplicateOf = {
        n: message.duplicateOf.n + (starts.get(message.duplicateOf.source ?? name) ?? start),
        source: null,
      };
    messages.push(message);
  }
  for (const warning of reading.warnings)
    warnings.push({
      ...warning,
      message: warning.message === null ? null : warning.message + start,
      at: place(warning.at),
    });
  for (const item of reading.notUnderstood) notUnderstood.push({ ...item, at: place(item.at) });
}
