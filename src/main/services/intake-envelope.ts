/**
 * A mail that only brings a conversation along (the export of a telephone as attachment) is an envelope: what was used is
 * inside. Its facts go with the conversation; its own date is that of the capture, never of a message.
 */
import { KanaalError } from '../../shared/errors.ts';
import type { Envelope } from '../../shared/intake-records.ts';
import { MOST_INSIDE } from '../intake/caps.ts';
import { MAIL_KINDS } from '../intake/detect.ts';
import { isConversation } from '../intake/reading.ts';
import { type Given, maybeConversation, type ReadSource, readGiven } from './intake-source.ts';
import type { Desk } from './session.ts';

/** A conversation in a mail, as if it had been dropped by itself. */
export interface Inside extends ReadSource {
  given: Given;
  envelope: Envelope;
}

/** [] where it is no mail, or a mail with no conversation in it. */
export async function conversationsIn(desk: Desk, mail: ReadSource): Promise<Inside[]> {
  const { reading, sha256 } = mail;
  const outer = reading.messages[0];
  if (!MAIL_KINDS.has(reading.kind) || !outer) return [];
  const attachments = reading.messages.flatMap((m) => m.attachments);
  const found: (ReadSource & { given: Given })[] = [];
  for (const { name, content } of attachments) {
    if (content === null || found.length >= MOST_INSIDE) continue;
    const given: Given = { name, from: { bytes: content } };
    const read = await readInside(desk, given);
    if (read) found.push({ ...read, given });
  }
  const taken = new Set(found.map(({ given }) => given.name));
  const envelope: Envelope = {
    sha256,
    sentAt: outer.sentAt,
    from: outer.address ?? outer.author ?? '',
    to: [...outer.to],
    subject: outer.subject ?? '',
    others: attachments.map(({ name }) => name).filter((name) => !taken.has(name)),
  };
  return found.map((one) => ({ ...one, envelope }));
}

/** Null for what holds no conversation or cannot be read: the mail then stays what it is. */
async function readInside(desk: Desk, given: Given): Promise<ReadSource | null> {
  if (!(await maybeConversation(given, false))) return null;
  try {
    const read = await readGiven(desk, given, null);
    return isConversation(read.reading) ? read : null;
  } catch (error) {
    if (error instanceof KanaalError && ['file_unreadable', 'file_too_large'].includes(error.code)) return null;
    throw error;
  }
}
