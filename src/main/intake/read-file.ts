/**
 * The one way in for a foreign file: what it is and what it says. Readers of more formats join here. Runs in a worker;
 * what it gives crosses a thread, so it is plain data.
 */
import { KanaalError } from '../../shared/errors.ts';
import type { DetectedFile, MailReading } from '../../shared/intake.ts';
import { MAX_TEXT } from './caps.ts';
import { detectKind } from './detect.ts';
import { wordsOfAttachments, wordsOfFile } from './file-words.ts';
import { readMail } from './mail.ts';
import { countPictures } from './mail-pictures.ts';
import { asMessage, markingIn } from './marking.ts';

export interface Reading {
  found: DetectedFile;
  /** Where it is a mail that can be read; attachments without their contents. */
  mail: MailReading | null;
  /** Its words, for search; '' where it has none that can be read. */
  text: string;
  /** Of a mail: pictures in it that may be a screenshot. */
  pictures: number;
  /** Code of a marking that stands in a marking's place in it. */
  marking: string | null;
}

/**
 * Reads one file. `bytes`: all of it up to `WHOLE_BYTES`, the first `HEAD_BYTES` of a larger one. A file that cannot be
 * read is no error: it is kept as it is, without words. `withAttachments`: the words of what hangs on a mail are read too.
 */
export async function readFile(bytes: Uint8Array, name: string, withAttachments = true): Promise<Reading> {
  const found = detectKind(bytes, name);
  if (found.kind !== 'eml') return wordsAlone(found, (await wordsOfFile(bytes, found.kind)).slice(0, MAX_TEXT));
  try {
    const whole = await readMail(bytes);
    const mail = withoutContents(whole);
    const attached = withAttachments ? await wordsOfAttachments(whole) : [];
    const text = [...wordsOf(mail), ...attached].join('\n').slice(0, MAX_TEXT);
    const marking = markingIn([...mailsIn(mail), ...attached.map(asMessage)]);
    return { found, mail, text, pictures: countPictures(whole), marking };
  } catch (error) {
    if (error instanceof KanaalError) return wordsAlone(found, '');
    throw error;
  }
}

function wordsAlone(found: DetectedFile, text: string): Reading {
  return { found, mail: null, text, pictures: 0, marking: markingIn([asMessage(text)]) };
}

function mailsIn(mail: MailReading): MailReading[] {
  return [mail, ...mail.children.flatMap(mailsIn)];
}

function wordsOf(mail: MailReading): string[] {
  return [`${mail.subject}\n${mail.text}`, ...mail.children.flatMap(wordsOf)];
}

const NOTHING = new Uint8Array(0);

/** Attachments by name and size only: their bytes are in the file that is kept. */
export function withoutContents(mail: MailReading): MailReading {
  return {
    ...mail,
    attachments: mail.attachments.map((a) => ({ ...a, content: NOTHING })),
    children: mail.children.map(withoutContents),
  };
}
