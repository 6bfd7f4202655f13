/**
 * Reads a source in a worker of its own, with a limit on time and memory: a parser that hangs or swells on a hostile file
 * takes nothing else with it. Unlike the workers of jobs it holds no database, so it is simply ended.
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

export interface RunningIntake {
  /** Fails with what `readSource` throws, `file_too_large` {what: seconds | memory_mb, limit}, or `cancelled`. */
  result: Promise<SourceReading>;
  cancel: () => void;
}

// The built program has JavaScript beside it, the source tree TypeScript.
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('./worker.ts', import.meta.url)
  : new URL('./intake-worker.js', import.meta.url);

export function runIntake(
  task: IntakeTask,
  limits: IntakeLimits = { seconds: MAX_SECONDS, memoryMb: MAX_WORKER_MB },
): RunningIntake {
  const worker = new Worker(ENTRY, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    // What a parser prints is no answer of ours.
    stdout: true,
    stderr: true,
  });
  let stopped: KanaalError | null = null;
  const stop = (why: KanaalError): void => {
    stopped ??= why;
    void worker.terminate();
  };
  const timer = setTimeout(
    () => stop(new KanaalError('file_too_large', { what: 'seconds', limit: limits.seconds })),
    limits.seconds * 1_000,
  );
  const result = new Promise<SourceReading>((resolve, reject) => {
    let answer: IntakeAnswer | null = null;
    let failure: Error | null = null;
    worker.once('message', (given: IntakeAnswer) => {
      answer = given;
    });
    worker.once('error', (error: Error & { code?: string }) => {
      failure =
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new KanaalError('file_too_large', { what: 'memory_mb', limit: limits.memoryMb }, { cause: error })
          : error;
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      if (stopped) reject(stopped);
      else if (answer?.ok) resolve(answer.reading);
      else if (answer) reject(new KanaalError(answer.code, answer.details));
      else reject(failure ?? new Error('the intake worker ended without an answer'));
    });
  });
  return { result, cancel: () => stop(new KanaalError('cancelled')) };
}
