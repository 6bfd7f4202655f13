/**
 * A mail that brings exports of conversations along is an envelope: the use is what is inside. What the window opens one by
 * one (`services/intake-envelope.ts`) is here one reading, in which every message has a number of its own.
 */
import { createHash } from 'node:crypto';
import { KanaalError } from '../../shared/errors.ts';
import type { ReadMessage, SourceDraft, SourceKind, SourceReading } from '../../shared/intake.ts';
import { MOST_INSIDE } from './caps.ts';
import { MAIL_KINDS } from './detect.ts';
import { mayHoldConversation } from './looks.ts';
import { joinReadings } from './members.ts';
import { isConversation } from './reading.ts';
import { draftsOfSource } from './source-drafts.ts';

/** One conversation in a mail, and where its messages stand in the reading of the mail. */
export interface Section {
  source: { name: string; bytes: number; sha256: string; kind: SourceKind };
  first: number;
  last: number;
  /** The same of what was not understood: from, and up to but not with. */
  notUnderstood: [from: number, until: number];
}

export interface Inside {
  /** Moment, sender and recipients of the mail; `others`: the attachments in which no conversation is. */
  envelope: { sentAt: string | null; from: string; to: string[]; others: string[] };
  sections: Section[];
}

type ReadOne = (name: string, bytes: Uint8Array) => Promise<SourceReading>;

/**
 * Reads the conversations that hang on a mail, and puts their messages behind its own (`mail` is changed, and counts messages
 * from then on). Null where it is no mail, or none with a conversation: it is then left as it was.
 */
export async function openInside(name: string, mail: SourceReading, read: ReadOne): Promise<Inside | null> {
  const [outer] = mail.messages;
  if (!MAIL_KINDS.has(mail.kind) || !outer) return null;
  const attachments = mail.messages.flatMap((m) => m.attachments);
  const found: { name: string; bytes: number; sha256: string; reading: SourceReading }[] = [];
  const taken = new Set<unknown>();
  for (const attachment of attachments) {
    const { content } = attachment;
    if (content === null || found.length >= MOST_INSIDE || !mayHoldConversation(content, attachment.name, false))
      continue;
    const reading = await readOne(attachment.name, content, read);
    if (!reading) continue;
    taken.add(attachment);
    const label = found.some((one) => one.name === attachment.name)
      ? `${found.length + 1} ${attachment.name}`
      : attachment.name;
    const sha256 = createHash('sha256').update(content).digest('hex');
    found.push({ name: label, bytes: content.length, sha256, reading });
  }
  if (found.length === 0) return null;
  let last = mail.messages.length;
  let until = mail.notUnderstood.length;
  const sections = found.map(({ name: label, bytes, sha256, reading }): Section => {
    const first = last + 1;
    last += reading.messages.length;
    const from = until;
    until += reading.notUnderstood.length;
    const source = { name: label, bytes, sha256, kind: reading.kind };
    return { source, first, last, notUnderstood: [from, until] };
  });
  joinReadings(found, { name, sha256: '', reading: mail });
  mail.unit = 'message';
  const from = outer.address ?? outer.author ?? '';
  const others = attachments.filter((a) => !taken.has(a)).map((a) => a.name);
  return { envelope: { sentAt: outer.sentAt, from, to: [...outer.to], others }, sections };
}

/** Null for what holds no conversation or cannot be read: it stays what hangs on the mail. */
async function readOne(name: string, bytes: Uint8Array, read: ReadOne): Promise<SourceReading | null> {
  try {
    const reading = await read(name, bytes);
    return isConversation(reading) ? reading : null;
  } catch (error) {
    if (error instanceof KanaalError && ['file_unreadable', 'file_too_large'].includes(error.code)) return null;
    throw error;
  }
}

/** The section a message is of; of the mail that brought them, and of mails within it, nothing is kept. */
export function sectionOf({ sections }: Inside, n: number): Section | undefined {
  return sections.find(({ first, last }) => n >= first && n <= last);
}

/** The drafts of each conversation by its own kind. The mail's moment is that of the capture, never of a message. */
export function draftsInside(
  reading: SourceReading,
  { sections, envelope }: Inside,
  keep: (message: ReadMessage) => boolean,
): SourceDraft[] {
  return sections.flatMap((section) =>
    draftsOfSource(partOf(reading, section), keep).map((draft) => ({
      ...draft,
      forwardedTo: 'secretariaat' as const,
      capturedAt: envelope.sentAt,
    })),
  );
}

/** A conversation by itself, with the numbers it has in the whole. */
export function partOf(reading: SourceReading, { source, first, last, notUnderstood }: Section): SourceReading {
  return {
    ...reading,
    kind: source.kind,
    messages: reading.messages.slice(first - 1, last),
    notUnderstood: reading.notUnderstood.slice(...notUnderstood),
  };
}
