import { useSyncExternalStore } from 'react';
import { CallFailure, call, pathTokens } from '../api.ts';
import { go, places } from './route.ts';

interface Intake {
  busy: boolean;
  failure: CallFailure | null;
  /** Keeps what could not be read as the file it is; null where that is no way out. */
  keepAsIs: (() => void) | null;
}

/** What the last attempt to take files in came to; shown by the drop area. */
let state: Intake = { busy: false, failure: null, keepAsIs: null };
const listeners = new Set<() => void>();

function set(next: Partial<Intake>): void {
  state = { busy: false, failure: null, keepAsIs: null, ...next };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useIntake(): Intake {
  return useSyncExternalStore(subscribe, () => state);
}

export function forgetIntakeFailure(): void {
  set({});
}

/**
 * Takes files in, or none: one conversation is shown to choose from, anything else starts a draft and goes to its
 * questions.
 */
export async function startDraft(files: readonly File[]): Promise<void> {
  if (state.busy) return;
  set({ busy: true });
  const given = await pathTokens(files);
  try {
    const place = (files.length === 1 ? await conversationIn(given) : null) ?? (await stage(given));
    set({});
    go(place);
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    const unread = error.code === 'file_unreadable' || error.code === 'file_too_large';
    set({ failure: error, keepAsIs: unread ? () => void keepAsIs(given) : null });
  }
}

type Given = Awaited<ReturnType<typeof pathTokens>>;

async function conversationIn({ files, pasted }: Given): Promise<string | null> {
  const { opened } = await call('intake.open', { file: files[0] ?? null, pasted: pasted[0] ?? null });
  return opened && places.conversation(opened.id);
}

async function stage(given: Given): Promise<string> {
  return places.register((await call('staging.start', given)).id);
}

async function keepAsIs(given: Given): Promise<void> {
  set({ busy: true });
  try {
    const place = await stage(given);
    set({});
    go(place);
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    set({ failure: error });
  }
}

/** Drafts of one conversation that still wait for their questions, in their order. */
let series: readonly string[] = [];

/** Goes to the first of these drafts; each next one opens when the one before it is done. */
export function startSeries(stagingIds: readonly string[]): void {
  series = stagingIds;
  go(places.register(stagingIds[0] ?? ''));
}

/** Drafts of the same conversation that come after this one. */
export function restOfSeries(stagingId: string): readonly string[] {
  return series.slice(series.indexOf(stagingId) + 1, series.includes(stagingId) ? undefined : 0);
}

/** Where to go when this draft is logged or thrown away. */
export function afterDraft(stagingId: string): string {
  series = restOfSeries(stagingId);
  return series[0] === undefined ? places.today : places.register(series[0]);
}

/** Starts a draft from an entry: `same` = another like it, with the reason asked again. */
export async function startFrom(entryId: string, as: 'amend' | 'correct' | 'same'): Promise<void> {
  const staged = await call('staging.start', { from: { entryId, as } });
  go(places.register(staged.id));
}

/** A draft like the entry that was logged last, with the reason asked again; an empty one where there is none yet. */
export async function startLikeLast(): Promise<void> {
  if (state.busy) return;
  set({ busy: true });
  try {
    const status = ['logged', 'returned', 'signed', 'unsigned'] as const;
    const { rows } = await call('entries.list', { status: [...status], sort: 'number', descending: true, limit: 1 });
    const from = rows[0] ? { entryId: rows[0].id, as: 'same' as const } : null;
    const staged = await call('staging.start', { from });
    set({});
    go(places.register(staged.id));
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    set({ failure: error });
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
