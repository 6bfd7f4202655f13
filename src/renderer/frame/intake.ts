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

/** A draft like the entry that was logged last, with the reason asked again; an empty one where there is none yet. */
export async function startLikeLast(): Promise<void> {
  if (state.busy) return;
  set({ busy: true, failure: null });
  try {
    const status = ['logged', 'returned', 'signed', 'unsigned'] as const;
    const { rows } = await call('entries.list', { status: [...status], sort: 'number', descending: true, limit: 1 });
    const from = rows[0] ? { entryId: rows[0].id, as: 'same' as const } : null;
    const staged = await call('staging.start', { from });
    set({ busy: false, failure: null });
    go(places.register(staged.id));
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    set({ busy: false, failure: error });
  }
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
