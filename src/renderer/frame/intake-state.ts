/** What the last attempt to take files in came to, and what is being read now; shown by the drop area. */
import type { SourceLooks } from '../../shared/intake-records.ts';
import type { CallFailure } from '../api.ts';
import { held } from '../state/held.ts';

/** A file that is being read, said before it is. */
export interface BeingRead {
  name: string;
  bytes: number;
  /** Null until the core has looked at its begin. */
  looks: SourceLooks | null;
  /** Which of the files dropped together. */
  at: number;
  of: number;
}

interface Intake {
  busy: boolean;
  reading: BeingRead | null;
  failure: CallFailure | null;
  /** The file that the failure is about, where it is known. */
  about: string | null;
  /** Keeps what could not be read as the file it is; null where that is no way out. */
  keepAsIs: (() => void) | null;
  /** Something was dropped that holds no file. */
  noFile: boolean;
  /** The answer of an office holder that was just taken in. */
  answered: { entries: number; returned: number } | null;
}

const NOTHING: Intake = {
  busy: false,
  reading: null,
  failure: null,
  about: null,
  keepAsIs: null,
  noFile: false,
  answered: null,
};
const state = held(NOTHING);

/** What is not named is as if nothing had happened yet. */
export function setIntake(next: Partial<Intake>): void {
  state.set({ ...NOTHING, ...next });
}

export function isBusy(): boolean {
  return state.get().busy;
}

/** The name of the file that is being read. */
export function nameRead(): string | null {
  return state.get().reading?.name ?? null;
}

/** Says what a file is that is still being read; nothing where another is by now. */
export function setLooks(of: BeingRead, looks: SourceLooks | null): void {
  const now = state.get();
  if (now.reading === of) setIntake({ ...now, reading: { ...of, looks } });
}

export const useIntake = state.use;
