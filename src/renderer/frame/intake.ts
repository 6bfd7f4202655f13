import { useSyncExternalStore } from 'react';
import type { Opened } from '../../shared/intake-records.ts';
import { CallFailure, call, pathTokens } from '../api.ts';
import { go, places } from './route.ts';

interface Intake {
  busy: boolean;
  failure: CallFailure | null;
  /** Keeps what could not be read as the file it is; null where that is no way out. */
  keepAsIs: (() => void) | null;
  /** The answer of an office holder that was just taken in. */
  answered: { entries: number; returned: number } | null;
}

/** What the last attempt to take files in came to; shown by the drop area. */
let state: Intake = { busy: false, failure: null, keepAsIs: null, answered: null };
const listeners = new Set<() => void>();

function set(next: Partial<Intake>): void {
  state = { busy: false, failure: null, keepAsIs: null, answered: null, ...next };
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
 * Takes files in, or none. Conversations are shown to choose from, one after another; what is dropped with them goes with
 * the first draft. Anything else starts a draft and goes to its questions.
 */
export async function startDraft(files: readonly File[]): Promise<void> {
  if (state.busy) return;
  set({ busy: true });
  const given = await pathTokens(files);
  try {
    if (await receiptIn(files, given)) return;
    if (await answerIn(files, given)) return;
    const table = await tableIn(files, given);
    if (table !== null) {
      set({});
      go(places.table(table));
      return;
    }
    const [first, ...more] = await conversationsIn(given);
    set({});
    if (first) startConversations(first, more);
    else go(await stage(given));
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    const unread = error.code === 'file_unreadable' || error.code === 'file_too_large';
    set({ failure: error, keepAsIs: unread ? () => void keepAsIs(given) : null });
  }
}

/** Opens a conversation that was dropped where a file was asked for: the whole of it is never attached. False: it is none. */
export async function chooseInstead(files: readonly File[]): Promise<boolean> {
  if (files.length !== 1) return false;
  const given = await pathTokens(files);
  try {
    const one = { file: given.files[0] ?? null, pasted: given.pasted[0] ?? null };
    const { opened, more } = await call('intake.open', one);
    fresh = opened;
    if (opened) startConversations(opened.id, more);
    return opened !== null;
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    // What cannot be read is attached as it is, or refused there with its own words.
    return false;
  }
}

type Given = Awaited<ReturnType<typeof pathTokens>>;

/** Receipts that are dropped anywhere are taken in, and the quarter of the last shown. False: it is something else. */
async function receiptIn(files: readonly File[], given: Given): Promise<boolean> {
  if (files.length === 0 || !files.every((file) => /\.ontvangstbewijs$/i.test(file.name))) return false;
  let quarter = '';
  for (const file of given.files) ({ quarter } = await call('receipts.take', { file }));
  for (const { bytes } of given.pasted) ({ quarter } = await call('receipts.take', { bytes }));
  set({});
  go(places.quarter(quarter));
  return true;
}

/** So is the answer to a request that was sent to an office holder. False: it is something else. */
async function answerIn(files: readonly File[], given: Given): Promise<boolean> {
  if (files.length !== 1 || !/\.antwoord$/i.test(files[0]!.name)) return false;
  const { entries, returned } = await call('signoffs.acceptRemote', {
    file: given.files[0] ?? null,
    bytes: given.pasted[0]?.bytes ?? null,
  });
  set({ answered: { entries, returned } });
  go(places.signOff());
  return true;
}

const TABLE = /\.(csv|tsv|xlsx|xlsm)$/i;
/** The file of the table that is open, for who says that it is evidence after all. */
let tableGiven: Given | null = null;

/** The id of an old register, where one file alone is a table; null: it is something else. */
async function tableIn(files: readonly File[], given: Given): Promise<string | null> {
  if (files.length !== 1 || !TABLE.test(files[0]!.name)) return null;
  const { opened } = await call('tables.open', { file: given.files[0] ?? null, pasted: given.pasted[0] ?? null });
  tableGiven = opened ? given : null;
  return opened?.id ?? null;
}

/** Keeps the file of a table as it is, as the evidence of one draft. */
export async function tableAsEvidence(tableId: string): Promise<void> {
  const given = tableGiven;
  tableGiven = null;
  await call('tables.close', { id: tableId });
  if (given) await keepAsIs(given);
  else go(places.today);
}

/** Reads each file; those that hold no conversation stay in `alongside`. */
async function conversationsIn({ files, pasted }: Given): Promise<string[]> {
  const found: string[] = [];
  alongside = { files: [], pasted: [] };
  fresh = null;
  for (const file of files) {
    const { opened, more } = await call('intake.open', { file });
    fresh ??= opened;
    if (opened) found.push(opened.id, ...more);
    else alongside.files.push(file);
  }
  for (const one of pasted) {
    const { opened, more } = await call('intake.open', { pasted: one });
    fresh ??= opened;
    if (opened) found.push(opened.id, ...more);
    else alongside.pasted.push(one);
  }
  return found;
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

// --- one drop, several drafts --------------------------------------------------------------------------------------

/** What was dropped together with a conversation and is none. */
let alongside: Given = { files: [], pasted: [] };
/** Conversations of the same drop that are still to be chosen from. */
let waiting: readonly string[] = [];
/** Drafts of one conversation that still wait for their questions, in their order. */
let series: readonly string[] = [];

/** Nothing of a drop outlives the open workspace. */
export function forgetDrop(): void {
  takeAlongside();
  fresh = null;
  [waiting, series, tableGiven] = [[], [], null];
  set({});
}

/** The conversation as it was just opened: its screen need not ask for it again. */
let fresh: Opened | null = null;

/** What was just opened, once; null where the screen has to ask. */
export function takeFresh(id: string): Opened | null {
  const taken = fresh?.id === id ? fresh : null;
  fresh = null;
  return taken;
}

function startConversations(first: string, more: readonly string[]): void {
  waiting = more;
  go(places.conversation(first));
}

/** Goes to the first of these drafts; each next one opens when the one before it is done. */
export async function startSeries(stagingIds: readonly string[]): Promise<void> {
  series = stagingIds;
  const first = stagingIds[0] ?? '';
  const files = takeAlongside();
  if (files) await call('staging.addFiles', { id: first, ...files });
  go(places.register(first));
}

function takeAlongside(): Given | null {
  const taken = alongside;
  alongside = { files: [], pasted: [] };
  return taken.files.length + taken.pasted.length > 0 ? taken : null;
}

/** Drafts of the same conversation that come after this one. */
export function restOfSeries(stagingId: string): readonly string[] {
  return series.includes(stagingId) ? series.slice(series.indexOf(stagingId) + 1) : [];
}

/** Where to go when this draft is logged or thrown away. */
export function afterDraft(stagingId: string): string {
  const inSeries = series.includes(stagingId);
  series = restOfSeries(stagingId);
  if (series[0] !== undefined) return places.register(series[0]);
  return inSeries ? nextConversation() : places.today;
}

function nextConversation(): string {
  const [next, ...more] = waiting;
  waiting = more;
  return next === undefined ? places.today : places.conversation(next);
}

/** Where to go when a conversation is thrown away: what was dropped with it is still there. */
export async function afterConversation(): Promise<string> {
  const next = nextConversation();
  const files = next === places.today ? takeAlongside() : null;
  return files ? await stage(files) : next;
}

/** Starts a draft from an entry: `same` = another like it, with the reason asked again. */
export async function startFrom(entryId: string, as: 'amend' | 'correct' | 'same'): Promise<void> {
  const staged = await call('staging.start', { from: { entryId, as } });
  go(places.register(staged.id));
}

/** A draft whose evidence is screenshots and typed text, since no export can be had. */
export async function startBlocked(): Promise<void> {
  const staged = await call('staging.start', {});
  go(places.blocked(staged.id));
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
