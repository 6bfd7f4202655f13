/**
 * Reads the members of a zip or folder: an export with its media as that export, anything else member by member. Every
 * member ends as a message, as media of one, or as not understood.
 */
import { KanaalError } from '../../shared/errors.ts';
import type { ReadMessage, SourceReading } from '../../shared/intake.ts';
import { linkDuplicates, type NamedReading } from './duplicates.ts';
import type { Member } from './member.ts';
import { exportsIn, isLitter } from './member-exports.ts';
import type { Reading } from './read-source.ts';
import { createWarnings, readingOf, sha256Of } from './reading.ts';
import type { Unzipped } from './zip.ts';

export async function readMembers(name: string, unzipped: Unzipped, reading: Reading): Promise<SourceReading> {
  const members = unzipped.members.filter((m) => !isLitter(m));
  const whole = await readExports(name, members, reading);
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

/** The exports with their own files, and every other member as a source of its own. */
async function readExports(name: string, members: readonly Member[], reading: Reading): Promise<SourceReading> {
  const { exports, rest } = exportsIn(name, members, reading.options);
  const [only] = exports;
  if (!only) return readEach(await partsOf(members, reading), readingOf('zip', 'message', [], []));
  const others = await partsOf(rest, reading);
  // One export with something beside it stays that export: what is beside it comes after it, in its own place.
  if (exports.length === 1) return readEach(others, only.reading, only);
  const parts = exports.map((one) => ({ name: one.name, sha256: one.sha256, reading: one.reading }));
  return readEach({ ...others, parts: [...parts, ...others.parts] }, readingOf('zip', 'message', [], []));
}

/** Puts what other sources hold behind the messages of `whole`, with numbers that go on; what repeats is linked. */
export function joinReadings(parts: NamedReading[], whole: NamedReading): SourceReading {
  return readEach({ parts, refused: [] }, whole.reading, whole);
}

interface Parts {
  parts: NamedReading[];
  /** Members that cannot be read. */
  refused: { name: string; why: string }[];
}

/** Each member as a source of its own. */
async function partsOf(members: readonly Member[], reading: Reading): Promise<Parts> {
  const found: Parts = { parts: [], refused: [] };
  for (const { name, content } of members) {
    try {
      const own = await reading.read(name, content, reading.depth - 1);
      found.parts.push({ name, sha256: sha256Of(content), reading: own });
    } catch (error) {
      if (!(error instanceof KanaalError)) throw error;
      // A cap on the whole is no matter of one member.
      if (
        error.code === 'file_too_large' &&
        ['ratio', 'unpacked_bytes', 'members'].includes(String(error.details['what']))
      )
        throw error;
      found.refused.push({ name, why: String(error.details['why'] ?? error.details['what'] ?? error.code) });
    }
  }
  return found;
}

/** All in one list, after what `whole` has already, which is `first` where it is a source itself. */
function readEach({ parts, refused }: Parts, whole: SourceReading, first?: NamedReading): SourceReading {
  linkDuplicates(first ? [first, ...parts] : parts);
  const { messages, notUnderstood, warnings } = whole;
  for (const { name, why } of refused) {
    warnings.push({ code: 'member_refused', message: null, at: `member ${name}: ${why}` });
    notUnderstood.push({ at: `member ${name}`, text: why });
  }
  const starts = new Map<string, number>(first ? [[first.name, 0]] : []);
  for (const part of parts) {
    starts.set(part.name, messages.length);
    add(part.name, part.reading, messages, notUnderstood, warnings, starts);
  }
  return whole;
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
