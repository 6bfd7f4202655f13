/** What runs beside the calls: so that it can be shown, stopped by whoever sits there, and stopped by a lock. */
import type { JobKind, Progress } from '../../shared/jobs.ts';

export interface JobState extends Progress {
  id: string;
  kind: JobKind;
}

export interface RunningJob {
  readonly state: JobState;
  /** True once somebody asked it to stop. */
  readonly stopped: boolean;
  /** Runs when it is asked to stop; at once where that was before. */
  onStop(this: void, stop: () => void): void;
  report(this: void, progress: Progress): void;
  end(this: void): void;
}

/** Going over it gives the way to stop each job: what closing a workspace does. */
export interface JobList extends Iterable<() => void> {
  start(kind: JobKind): RunningJob;
  list(): JobState[];
  readonly size: number;
  /** False where no such job runs (any more). */
  cancel(id: string): boolean;
}

/** Work that is over sooner than this is not worth a line in the window. */
const QUIET_MS = 300;
/** Between two times that the window is told to ask again. */
const TELL_MS = 200;

export function newJobList(changed: () => void): JobList {
  const running = new Map<string, RunningJob & { cancel(this: void): void }>();
  let last = 0;
  let told = Number.NEGATIVE_INFINITY;
  const start = (kind: JobKind): RunningJob => {
    last += 1;
    const began = performance.now();
    let state: JobState = { id: `j${last}`, kind, done: 0, total: null, unit: 'parts' };
    let stop: (() => void) | null = null;
    let stopped = false;
    let shown = false;
    const tell = (): void => {
      const now = performance.now();
      if (now - began < QUIET_MS || now - told < TELL_MS) return;
      [told, shown] = [now, true];
      changed();
    };
    const timer = setTimeout(tell, QUIET_MS + 1);
    const job = {
      get state() {
        return state;
      },
      get stopped() {
        return stopped;
      },
      onStop: (how: () => void) => {
        stop = how;
        if (stopped) how();
      },
      report: (progress: Progress) => {
        state = { ...state, ...progress };
        tell();
      },
      end: () => {
        clearTimeout(timer);
        running.delete(state.id);
        if (shown) changed();
      },
      cancel: () => {
        stopped = true;
        stop?.();
      },
    };
    running.set(state.id, job);
    return job;
  };
  return {
    start,
    list: () => [...running.values()].map((job) => job.state),
    get size() {
      return running.size;
    },
    cancel: (id) => {
      const job = running.get(id);
      job?.cancel();
      return job !== undefined;
    },
    *[Symbol.iterator]() {
      for (const job of running.values()) yield job.cancel;
    },
  };
}
