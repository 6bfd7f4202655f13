/**
 * Reads sources in a worker, with a limit on time and memory for each: a parser that hangs or swells on a hostile file takes
 * nothing else with it. Unlike the workers of jobs it holds no database, so it is simply ended; the next source gets another.
 */
import { Worker } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, KanaalError } from '../../shared/errors.ts';
import type { ReadMessage, SourceReading } from '../../shared/intake.ts';
import { MAX_SECONDS, MAX_WORKER_MB } from './caps.ts';
import type { Member } from './member.ts';
import type { ReadOptions } from './read-source.ts';

export interface IntakeTask {
  name: string;
  /** One file, or the files of a folder. */
  source: Uint8Array | Member[];
  options: ReadOptions;
}

export type IntakeAnswer = { ok: true; reading: SourceReading } | { ok: false; code: ErrorCode; details: ErrorDetails };

/** What the worker says: how far it is, some of the messages of its answer (the next are to be asked for), the rest of it. */
export type IntakeMessage =
  | { progress: { done: number; total: number } }
  | { part: ReadMessage[] }
  | { answer: IntakeAnswer };

/** Of mails, where a source holds so many that it takes a while. */
export type OnProgress = (done: number, total: number) => void;

export interface IntakeLimits {
  seconds: number;
  memoryMb: number;
}

export interface IntakeWorker {
  /**
   * One source at a time. Fails with what `readSource` throws, `file_too_large` {what: seconds | memory_mb, limit}, or
   * `cancelled`.
   */
  read(task: IntakeTask, onProgress?: OnProgress): Promise<SourceReading>;
  /** Starts it now rather than at the first source, which then need not wait for it. */
  prepare(this: void): void;
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
  const read = async (task: IntakeTask, onProgress?: OnProgress): Promise<SourceReading> => {
    worker ??= newWorker(limits);
    const own = worker;
    try {
      const onStop = (given: (why: KanaalError) => void): void => {
        stop = given;
      };
      const answer = await ask(own, task, limits, onStop, onProgress);
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
    prepare: () => {
      worker ??= newWorker(limits);
    },
    cancel: () => stop?.(new KanaalError('cancelled')),
    close: async () => {
      stop?.(new KanaalError('cancelled'));
      await worker?.terminate();
      worker = null;
    },
  };
}

/** Workers that stay: who reads takes one, and gives it back for the next source. */
export interface IntakeWorkers {
  take(this: void): IntakeWorker;
  give(this: void, worker: IntakeWorker): void;
  /** Starts one for who takes it soon, where none waits. */
  prepare(this: void): void;
  /** Ends those that nobody has taken. */
  close(this: void): void;
}

/** At most one waits: people drop one file after another, and each worker holds memory. */
export function newIntakeWorkers(): IntakeWorkers {
  let idle: IntakeWorker | null = null;
  let closed = false;
  return {
    take: () => {
      const worker = idle ?? startIntakeWorker();
      idle = null;
      return worker;
    },
    give: (worker) => {
      if (idle || closed) void worker.close();
      else idle = worker;
    },
    prepare: () => {
      if (closed) return;
      idle ??= startIntakeWorker();
      idle.prepare();
    },
    close: () => {
      closed = true;
      void idle?.close();
      idle = null;
    },
  };
}

function newWorker(limits: IntakeLimits): Worker {
  return new Worker(ENTRY, {
    // A reading is built of many small objects that all stay: with room for the young ones they are moved less often. A third
    // of that room may become old at once, and a thread that goes more than 16 MB over its limit at once ends the process.
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 32 },
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
  onProgress?: OnProgress,
): Promise<IntakeAnswer> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      worker.off('message', heard);
      worker.off('error', failed);
      worker.off('exit', exited);
    };
    const fail = (error: Error): void => {
      end();
      // What still comes from a worker that is being ended is nobody's answer.
      worker.on('error', () => undefined);
      reject(error);
    };
    const messages: ReadMessage[] = [];
    const heard = (given: IntakeMessage): void => {
      if ('progress' in given) onProgress?.(given.progress.done, given.progress.total);
      else if ('part' in given) {
        for (const message of given.part) messages.push(message);
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, not a window
        worker.postMessage('next');
      } else {
        end();
        const { answer } = given;
        resolve(answer.ok ? { ok: true, reading: { ...answer.reading, messages } } : answer);
      }
    };
    const failed = (error: Error & { code?: string }): void => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(full ? tooLarge('memory_mb', limits.memoryMb, error) : error);
    };
    const exited = (): void => fail(new Error('the intake worker ended without an answer'));
    const timer = setTimeout(() => fail(tooLarge('seconds', limits.seconds)), limits.seconds * 1_000);
    worker.on('message', heard);
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
