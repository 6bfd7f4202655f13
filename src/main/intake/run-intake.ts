/**
 * Reads sources in a worker, with a limit on time and memory for each: a parser that hangs or swells on a hostile file takes
 * nothing else with it. Unlike the workers of jobs it holds no database, so it is simply ended; the next source gets another.
 */
import { Worker } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, KanaalError } from '../../shared/errors.ts';
import type { SourceReading } from '../../shared/intake.ts';
import { MAX_SECONDS, MAX_WORKER_MB } from './caps.ts';
import type { ReadOptions } from './read-source.ts';
import type { Member } from './zip.ts';

export interface IntakeTask {
  name: string;
  /** One file, or the files of a folder. */
  source: Uint8Array | Member[];
  options: ReadOptions;
}

export type IntakeAnswer = { ok: true; reading: SourceReading } | { ok: false; code: ErrorCode; details: ErrorDetails };

export interface IntakeLimits {
  seconds: number;
  memoryMb: number;
}

export interface IntakeWorker {
  /**
   * One source at a time. Fails with what `readSource` throws, `file_too_large` {what: seconds | memory_mb, limit}, or
   * `cancelled`.
   */
  read(task: IntakeTask): Promise<SourceReading>;
  /** Ends what is being read. */
  cancel(this: void): void;
  /** Ends the worker; nothing it holds needs care. */
  close(): Promise<void>;
}

// The built program has JavaScript beside it, the source tree TypeScript.
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('./worker.ts', import.meta.url)
  : new URL('./intake-worker.js', import.meta.url);

export function startIntakeWorker(
  limits: IntakeLimits = { seconds: MAX_SECONDS, memoryMb: MAX_WORKER_MB },
): IntakeWorker {
  let worker: Worker | null = null;
  let stop: ((why: KanaalError) => void) | null = null;
  const read = async (task: IntakeTask): Promise<SourceReading> => {
    worker ??= newWorker(limits);
    const own = worker;
    try {
      const answer = await ask(own, task, limits, (given) => {
        stop = given;
      });
      if (answer.ok) return answer.reading;
      throw new KanaalError(answer.code, answer.details);
    } catch (error) {
      // After anything but a plain refusal nobody knows what is left of it.
      if (!(error instanceof KanaalError) || isEnd(error)) {
        await own.terminate();
        worker = null;
      }
      throw error;
    } finally {
      stop = null;
    }
  };
  return {
    read,
    cancel: () => stop?.(new KanaalError('cancelled')),
    close: async () => {
      stop?.(new KanaalError('cancelled'));
      await worker?.terminate();
      worker = null;
    },
  };
}

function newWorker(limits: IntakeLimits): Worker {
  return new Worker(ENTRY, {
    // A reading is built of many small objects that all stay: with room for the young ones they are moved less often.
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 64 },
    // What a parser prints is no answer of ours.
    stdout: true,
    stderr: true,
  });
}

/** True for the failures by which a worker itself ends. */
function isEnd({ code, details }: KanaalError): boolean {
  return code === 'cancelled' || details['what'] === 'seconds' || details['what'] === 'memory_mb';
}

function ask(
  worker: Worker,
  task: IntakeTask,
  limits: IntakeLimits,
  onStop: (stop: (why: KanaalError) => void) => void,
): Promise<IntakeAnswer> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      worker.off('message', answered);
      worker.off('error', failed);
      worker.off('exit', exited);
    };
    const fail = (error: Error): void => {
      end();
      // What still comes from a worker that is being ended is nobody's answer.
      worker.on('error', () => undefined);
      reject(error);
    };
    const answered = (answer: IntakeAnswer): void => {
      end();
      resolve(answer);
    };
    const failed = (error: Error & { code?: string }): void => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(full ? tooLarge('memory_mb', limits.memoryMb, error) : error);
    };
    const exited = (): void => fail(new Error('the intake worker ended without an answer'));
    const timer = setTimeout(() => fail(tooLarge('seconds', limits.seconds)), limits.seconds * 1_000);
    worker.once('message', answered);
    worker.once('error', failed);
    worker.once('exit', exited);
    onStop(fail);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
    worker.postMessage(task);
  });
}

function tooLarge(what: string, limit: number, cause?: unknown): KanaalError {
  return new KanaalError('file_too_large', { what, limit }, { cause });
}
