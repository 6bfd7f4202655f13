/** The words of a source that is kept as the file it is, so that it can be found: an Outlook message, a chat, a zip. */
import { KanaalError } from '../../shared/errors.ts';
import type { FileKind } from '../../shared/intake.ts';
import { EXTRACT_FORMAT } from '../../shared/intake-records.ts';
import { MAX_TEXT } from './read-file.ts';
import { type IntakeLimits, startIntakeWorker } from './run-intake.ts';

/** Kinds whose words only the readers of sources know. */
const KINDS: ReadonlySet<FileKind> = new Set(['msg', 'json', 'zip']);
/** Less than for a source that a person waits for: without its words a file is kept just as well. */
const LIMITS: IntakeLimits = { seconds: 20, memoryMb: 512 };

/** Read in a worker of its own, which ends when it takes too long; '' where there are none or they cannot be read. */
export async function readWords(bytes: Uint8Array, name: string, kind: FileKind): Promise<string> {
  if (!KINDS.has(kind) || isExtract(bytes)) return '';
  const worker = startIntakeWorker(LIMITS);
  try {
    const { messages } = await worker.read({ name, source: bytes, options: {} });
    const words = messages.map((m) =>
      [m.subject, m.text, ...m.attachments.map((a) => a.name)].filter(Boolean).join('\n'),
    );
    return words.join('\n').slice(0, MAX_TEXT).toWellFormed();
  } catch (error) {
    if (error instanceof KanaalError) return '';
    throw error;
  } finally {
    await worker.close();
  }
}

/** One of our own: whoever made it knows its words. */
function isExtract(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 80)).includes(EXTRACT_FORMAT);
}
