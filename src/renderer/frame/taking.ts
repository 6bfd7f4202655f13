/** Packages on their way in: one after another, each with its own verdict, so that fifty can be watched and stopped. */
import type { TakenPackage } from '../../shared/collection-records.ts';
import { MAX_PASTED_PACKAGE } from '../../shared/pasted-package.ts';
import { CallFailure, call, pathTokens, TooLarge } from '../api.ts';
import { held } from '../state/held.ts';
import { go, places } from './route.ts';

export interface Taking {
  /** Null: nothing is being taken in. */
  now: { done: number; total: number; name: string; stopping: boolean } | null;
  /** What was taken in the last time. */
  taken: readonly TakenPackage[];
  /** What was not, by the name of the file, and why. */
  failures: readonly { name: string; why: CallFailure | 'unreadable' | 'too_large' }[];
}

const NOTHING: Taking = { now: null, taken: [], failures: [] };
const state = held<Taking>(NOTHING);
let stopping = false;

function set(next: Partial<Taking>): void {
  state.set({ ...state.get(), ...next });
}

export const useTaking = state.use;

/** Nothing of a delivery outlives the open workspace; with `stop` what still waits is left where it lies. */
export function forgetTaking(): void {
  stopping = true;
  set(NOTHING);
}

/** Stops after the package that is being checked now. */
export function stopTaking(): void {
  stopping = true;
  const { now } = state.get();
  if (now) set({ now: { ...now, stopping: true } });
}

/** Takes in these files, on a disk or out of another program, and goes to what asks for attention first. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  if (state.get().now || files.length === 0) return;
  stopping = false;
  set({ now: { done: 0, total: files.length, name: files[0]!.name, stopping: false }, taken: [], failures: [] });
  for (const [index, file] of files.entries()) {
    if (stopping) break;
    set({ now: { done: index, total: files.length, name: file.name, stopping: false } });
    await takeOne(file);
  }
  set({ now: null });
  const { taken } = state.get();
  const first = taken.find((one) => one.verdict !== 'accepted') ?? taken.at(-1);
  if (first) go(places.deliveries(first.id));
}

async function takeOne(file: File): Promise<void> {
  const failed = (why: Taking['failures'][number]['why']): void =>
    set({ failures: [...state.get().failures, { name: file.name, why }] });
  try {
    const { files, pasted } = await pathTokens([file], MAX_PASTED_PACKAGE);
    const { packages } = await call('collection.take', { files, pasted });
    set({ taken: [...state.get().taken, ...packages] });
  } catch (error) {
    // Some programs promise a file and do not give it when it is read.
    if (error instanceof DOMException) failed('unreadable');
    else if (error instanceof TooLarge) failed('too_large');
    else if (!(error instanceof CallFailure)) throw error;
    else if (error.code === 'cancelled') stopping = true;
    else failed(error);
  }
}

let picker: () => void = () => undefined;

/** The take area lends its file dialog. */
export function setPackagePicker(open: () => void): void {
  picker = open;
}

/** Opens the system's file dialog; what is picked is taken in. */
export function pickPackages(): void {
  picker();
}
