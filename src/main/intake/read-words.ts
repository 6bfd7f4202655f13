/** The words of a source that is kept as the file it is, so that it can be found: an Outlook message, a winmail.dat, a chat, a zip. */
import { KanaalError } from '../../shared/errors.ts';
import type { FileKind, MailReading, SourceReading } from '../../shared/intake.ts';
import { EXTRACT_FORMAT } from '../../shared/intake-records.ts';
import { MAX_TEXT } from './caps.ts';
import { looksLikeTnef } from './detect.ts';
import { wordsOfAttachments } from './file-words.ts';
import { mailOfParts } from './mail-of-parts.ts';
import { type MailPicture, picturesOf } from './mail-pictures.ts';
import { asMessage, markingIn } from './marking.ts';
import { withoutContents } from './read-file.ts';
import { type IntakeLimits, startIntakeWorker } from './run-intake.ts';

/** Kinds whose words only the readers of sources know. */
const KINDS: ReadonlySet<FileKind> = new Set(['msg', 'json', 'zip']);
/** Less than for a source that a person waits for: without its words a file is kept just as well. */
const LIMITS: IntakeLimits = { seconds: 20, memoryMb: 512 };

/** What is known of a file beside what it is. */
export interface Words {
  /** '' where there are none or they cannot be read. */
  text: string;
  /** Of a mail: pictures in it that may be a screenshot. */
  pictures: number;
  /** Where it is a message of Outlook that can be read; attachments without their contents. */
  mail: MailReading | null;
  /** Code of a marking of a state secret in one of its messages. */
  marking: string | null;
}

const NOTHING: Words = { text: '', pictures: 0, mail: null, marking: null };

/** Read in a worker of its own, which ends when it takes too long. */
export async function readWords(
  bytes: Uint8Array,
  name: string,
  kind: FileKind,
  withAttachments: boolean,
): Promise<Words> {
  if (!(KINDS.has(kind) || looksLikeTnef(bytes)) || isExtract(bytes)) return NOTHING;
  const reading = await readQuickly(bytes, name);
  if (reading === null) return NOTHING;
  const words = reading.messages.map((m) =>
    [m.subject, m.text, ...m.attachments.map((a) => a.name)].filter(Boolean).join('\n'),
  );
  const mail = kind === 'msg' ? mailOfParts(reading) : null;
  const attached = mail && withAttachments ? await wordsOfAttachments(mail) : [];
  const text = [...words, ...attached].join('\n').slice(0, MAX_TEXT).toWellFormed();
  const marking = markingIn([...reading.messages, ...attached.map(asMessage)]);
  if (kind !== 'msg') return { ...NOTHING, text, marking };
  return { text, pictures: picturesOf(reading).length, mail: mail && withoutContents(mail), marking };
}

/** The marking of a state secret in a chat that is kept whole: there it stands in a message, not at the begin of the file. */
export async function markingInChat(bytes: Uint8Array, name: string): Promise<string | null> {
  const reading = await readQuickly(bytes, name);
  return reading === null ? null : markingIn(reading.messages);
}

/** The pictures of a mail that may be a screenshot; [] where it cannot be read. */
export async function readPicturesOfMail(bytes: Uint8Array, name: string): Promise<MailPicture[]> {
  const reading = await readQuickly(bytes, name);
  return reading === null ? [] : picturesOf(reading);
}

async function readQuickly(bytes: Uint8Array, name: string): Promise<SourceReading | null> {
  const worker = startIntakeWorker(LIMITS);
  try {
    return await worker.read({ name, source: bytes, options: {} });
  } catch (error) {
    if (error instanceof KanaalError) return null;
    throw error;
  } finally {
    await worker.close();
  }
}

/** One of our own: whoever made it knows its words. */
function isExtract(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 80)).includes(EXTRACT_FORMAT);
}
