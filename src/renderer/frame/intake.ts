import { useSyncExternalStore } from 'react';
import { CallFailure, call, pathTokens } from '../api.ts';
import { go, places } from './route.ts';

/** What the last attempt to take files in came to; shown by the drop area. */
let state: { busy: boolean; failure: CallFailure | null } = { busy: false, failure: null };
const listeners = new Set<() => void>();

function set(next: typeof state): void {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useIntake(): typeof state {
  return useSyncExternalStore(subscribe, () => state);
}

export function forgetIntakeFailure(): void {
  set({ busy: false, failure: null });
}

/** Starts a draft from files, or an empty one, and goes to its questions. */
export async function startDraft(files: readonly File[]): Promise<void> {
  if (state.busy) return;
  set({ busy: true, failure: null });
  try {
    const staged = await call('staging.start', await pathTokens(files));
    set({ busy: false, failure: null });
    go(places.register(staged.id));
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    set({ busy: false, failure: error });
  }
}

/** Starts a draft from an entry: `same` = another like it, with the reason asked again. */
export async function startFrom(entryId: string, as: 'amend' | 'correct' | 'same'): Promise<void> {
  const staged = await call('staging.start', { from: { entryId, as } });
  go(places.register(staged.id));
}

let picker: () => void = () => undefined;

/** The drop area lends its file dialog. */
export function setPicker(open: () => void): void {
  picker = open;
}

/** Opens the system's file dialog; what is picked starts a draft. */
export function pickFiles(): void {
  picker();
}
