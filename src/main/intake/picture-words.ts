/**
 * The words of screenshots, read on this machine in a thread of its own: a job cannot be ended from outside, a picture that
 * takes too long must be. Nothing is written and nothing is fetched.
 */
import { Worker } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, KanaalError } from '../../shared/errors.ts';
import type { FileKind } from '../../shared/intake.ts';
import { MAX_PICTURE_BYTES, MAX_PICTURE_SECONDS } from './caps.ts';
import type { PictureWords } from './ocr-engine.ts';

export type { PictureWords } from './ocr-engine.ts';

export type PictureAnswer = { ok: true; words: PictureWords } | { ok: false; code: ErrorCode; details: ErrorDetails };

export interface PictureReader {
  /**
   * One picture at a time. Fails with `file_too_large` {what: bytes | pixels | seconds, limit}, `file_unreadable` where
   * its decoder gives up, or `cancelled`.
   */
  read(bytes: Uint8Array): Promise<PictureWords>;
  /** Ends what is being read. */
  cancel(this: void): void;
  close(): Promise<void>;
}

/** Kinds of picture that can be read. */
const READABLE: ReadonlySet<FileKind> = new Set(['png', 'jpg', 'webp']);

export function isReadablePicture(kind: string): boolean {
  return READABLE.has(kind as FileKind);
}

// The built program has JavaScript beside it, the source tree TypeScript.
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('./ocr-worker.ts', import.meta.url)
  : new URL('./ocr-worker.js', import.meta.url);

export function startPictureReader(seconds: number = MAX_PICTURE_SECONDS): PictureReader {
  let worker: Worker | null = null;
  let stop: ((why: KanaalError) => void) | null = null;
  const end = async (): Promise<void> => {
    await worker?.terminate();
    worker = null;
  };
  const read = async (bytes: Uint8Array): Promise<PictureWords> => {
    if (bytes.length > MAX_PICTURE_BYTES)
      throw new KanaalError('file_too_large', { what: 'bytes', limit: MAX_PICTURE_BYTES });
    worker ??= new Worker(ENTRY, { stdout: true, stderr: true });
    const answer = await ask(worker, bytes, seconds, (how) => {
      stop = how;
    }).catch(async (error: unknown) => {
      // Nobody knows what is left of it.
      await end();
      throw error;
    });
    if (!answer.ok) throw new KanaalError(answer.code, answer.details);
    return answer.words;
  };
  return {
    read,
    cancel: () => stop?.(new KanaalError('cancelled')),
    close: async () => {
      stop?.(new KanaalError('cancelled'));
      await end();
    },
  };
}

function ask(
  worker: Worker,
  bytes: Uint8Array,
  seconds: number,
  onStop: (stop: (why: KanaalError) => void) => void,
): Promise<PictureAnswer> {
  return new Promise((resolve, reject) => {
    const over = (): void => {
      clearTimeout(timer);
      worker.off('message', answered);
      worker.off('error', failed);
      worker.off('exit', exited);
    };
    const refuse = (why: Error): void => {
      over();
      // Whatever it still throws while it is ended is of no interest.
      worker.on('error', () => undefined);
      reject(why);
    };
    const answered = (given: PictureAnswer): void => {
      over();
      resolve(given);
    };
    // WebAssembly that gives up on a picture throws: of the picture, not of ours.
    const failed = (error: unknown): void =>
      refuse(
        isGiveUp(error) ? new KanaalError('file_unreadable', { why: 'picture' }, { cause: error }) : asError(error),
      );
    const exited = (): void => refuse(new Error('the reader of pictures ended without an answer'));
    const timer = setTimeout(
      () => refuse(new KanaalError('file_too_large', { what: 'seconds', limit: seconds })),
      seconds * 1_000,
    );
    worker.on('message', answered);
    worker.on('error', failed);
    worker.on('exit', exited);
    onStop(refuse);
    // A copy of its own goes to the other thread.
    const own = new Uint8Array(bytes);
    worker.postMessage(own, [own.buffer]);
  });
}

function isGiveUp(error: unknown): boolean {
  return error instanceof Error && (error.name === 'RuntimeError' || error.message.startsWith('Aborted('));
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
