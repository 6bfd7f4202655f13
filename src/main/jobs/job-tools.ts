import { KanaalError } from '../../shared/errors.ts';
import type { JobUnit, Progress } from '../../shared/jobs.ts';
import type { JobTools } from './worker-jobs.ts';

/** Between two reports: a person sees no more than this, and a message costs more than a step. */
const REPORT_MS = 100;

/** What a job counts and stops by. `isStopped` is asked at every step, `report` told at most ten times a second. */
export function jobTools(
  key: Uint8Array,
  isStopped: () => boolean,
  report: (progress: Progress) => void,
): { tools: JobTools; finish: () => void } {
  let done = 0;
  let total: number | null = null;
  let unit: JobUnit = 'parts';
  let told = 0;
  const tell = (): void => {
    told = performance.now();
    report({ done, total, unit });
  };
  const tools: JobTools = {
    key,
    expect: (most, of) => {
      [total, unit] = [most, of];
      tell();
    },
    goOn: (steps = 1) => {
      if (isStopped()) throw new KanaalError('cancelled');
      // An estimate may be short: then it waits at the end rather than run past it.
      done = Math.min(done + steps, total ?? Number.MAX_SAFE_INTEGER);
      if (performance.now() - told >= REPORT_MS) tell();
    },
  };
  const finish = (): void => {
    if (total === null) return;
    done = total;
    tell();
  };
  return { tools, finish };
}
