/** Finds the exports among the members of a zip or folder, each with the files that are its own. */
import type { SourceReading } from '../../shared/intake.ts';
import { detectKind, looksLikeTnef } from './detect.ts';
import type { NamedReading } from './duplicates.ts';
import { looksLikeMailbox } from './mbox.ts';
import type { Member } from './member.ts';
import { conversationOf, type ReadOptions } from './read-source.ts';
import { sha256Of } from './reading.ts';
import { looksLikeSignal, readSignal } from './signal.ts';
import { looksLikeSmsBackup } from './sms.ts';
import { looksLikeTelegram, telegramIn } from './telegram.ts';
import { looksLikeChat, readWhatsApp } from './whatsapp.ts';

export interface Exports {
  exports: NamedReading[];
  /** Members that are no file of an export, or are a source themselves although they lie beside one. */
  rest: Member[];
}

/** The file of messages of an export, in the folder that its files are in. */
interface Head {
  member: Member;
  folder: string;
  read(this: void, files: ReadonlyMap<string, Uint8Array>): SourceReading | null;
}

/** `name`: of the zip or folder. */
export function exportsIn(name: string, members: readonly Member[], options: ReadOptions): Exports {
  const heads = headsIn(name, members, options);
  const found: Exports = { exports: [], rest: [] };
  const filesOf = Map.groupBy(
    members.filter((m) => !heads.some(({ member }) => member === m)),
    (m) => folderOf(m, heads),
  );
  for (const [folder, own] of Map.groupBy(heads, (head) => head.folder)) {
    const files = filesOf.get(folder) ?? [];
    const byPath = new Map(files.map((m) => [m.name.slice(folder.length), m.content]));
    const read = own.flatMap(({ member, read: readHead }) => {
      const reading = readHead(byPath);
      if (reading) return [{ name: member.name, sha256: sha256Of(member.content), reading }];
      found.rest.push(member);
      return [];
    });
    found.rest.push(...(read.length === 0 ? files : takeUnnamed(read, files, folder)));
    found.exports.push(...read);
  }
  found.rest.push(...(filesOf.get(null) ?? []));
  return found;
}

function headsIn(name: string, members: readonly Member[], options: ReadOptions): Head[] {
  const head = (member: Member, read: Head['read']): Head => ({
    member,
    folder: member.name.slice(0, member.name.lastIndexOf('/') + 1),
    read,
  });
  const chats = members.filter((m) => m.name.toLowerCase().endsWith('.txt') && looksLikeChat(m.content));
  // A single chat under any name, in a zip that is called after a conversation.
  const isOnly = chats.length === 1 && conversationOf(name) !== null;
  return members.flatMap((m) => {
    if (/(?:^|\/)main\.jsonl$/.test(m.name) && looksLikeSignal(m.content))
      return [
        head(m, (files) => readSignal(m.content, new Map([...files].filter(([file]) => file !== 'metadata.json')))),
      ];
    if (/(?:^|\/)result\.json$/.test(m.name) && looksLikeTelegram(m.content))
      return [head(m, (files) => telegramIn(m.content, files))];
    if (!chats.includes(m) || !(isOnly || /(?:^|\/)(?:_chat|WhatsApp[^/]*)\.txt$/i.test(m.name))) return [];
    const conversation = conversationOf(m.name) ?? conversationOf(name);
    return [head(m, (files) => readWhatsApp(m.content, { ...options, media: files, conversation }))];
  });
}

/** The innermost folder of an export that a member lies in; null where it lies in none. */
function folderOf(member: Member, heads: readonly Head[]): string | null {
  const folders = heads.map(({ folder }) => folder).filter((folder) => member.name.startsWith(folder));
  return folders.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/**
 * Of several exports in one folder a file is only left where none of them names it. What is left and is a source itself, such
 * as a mail, is given; all else stays with the first export as not understood.
 */
function takeUnnamed(read: readonly NamedReading[], files: readonly Member[], folder: string): Member[] {
  const place = (m: Member): string => `member ${m.name.slice(folder.length)}`.normalize('NFC');
  const left = files.filter((m) =>
    read.every(({ reading }) => reading.notUnderstood.some((u) => u.at.normalize('NFC') === place(m))),
  );
  const own = new Set(left.filter(isSource));
  const stays = new Set(left.filter((m) => !own.has(m)).map(place));
  const all = new Set(files.map(place));
  for (const [i, { reading }] of read.entries()) {
    const keeps = (at: string): boolean => !all.has(at.normalize('NFC')) || (i === 0 && stays.has(at.normalize('NFC')));
    reading.notUnderstood = reading.notUnderstood.filter(({ at }) => keeps(at));
    reading.warnings = reading.warnings.filter((w) => w.code !== 'media_unreferenced' || keeps(w.at));
  }
  return [...own];
}

/** Holds messages, whatever its name. */
function isSource({ name, content }: Member): boolean {
  const { kind } = detectKind(content, name);
  if (kind === 'eml' || kind === 'msg' || kind === 'zip') return true;
  if (looksLikeMailbox(content) || looksLikeTnef(content)) return true;
  if (!['json', 'txt', 'csv', 'html', 'unknown'].includes(kind)) return false;
  return [looksLikeSignal, looksLikeTelegram, looksLikeSmsBackup, looksLikeChat].some((looks) => looks(content));
}

const begins = (content: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, i) => content[i] === byte);

/** A file that a system leaves in folders and zips, by its name and its contents: under such a name anything may hide. */
export function isLitter({ name, content }: Member): boolean {
  const [last = ''] = name.split('/').slice(-1);
  if (last.startsWith('._')) return begins(content, 0, 5, 0x16, 7);
  if (last === '.DS_Store') return begins(content, 0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31);
  if (/^thumbs\.db$/i.test(last))
    return begins(content, 0xd0, 0xcf, 0x11, 0xe0) && detectKind(content, name).kind === 'unknown';
  return (
    /^desktop\.ini$/i.test(last) &&
    content.length < 4_096 &&
    /^\s*\[/.test(new TextDecoder(begins(content, 0xff, 0xfe) ? 'utf-16le' : 'utf-8').decode(content))
  );
}
