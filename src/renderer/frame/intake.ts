/** Every way in: files that are dropped, picked or pasted, and drafts that are started without. */
import { CallFailure, call } from '../api.ts';
import { type Found, forgetQueue, isUnread, lookInto, startConversations, startStaged } from './drop-queue.ts';
import { type GivenFile, givenFiles, together } from './given.ts';
import { isBusy, nameRead, setIntake } from './intake-state.ts';
import { forgetMarking } from './marking-asked.ts';
import { go, places } from './route.ts';

export function forgetIntakeFailure(): void {
  setIntake({});
}

/**
 * Takes files in, or none. Conversations are shown to choose from, one after another; what is dropped with them goes with
 * the first draft. Anything else starts a draft and goes to its questions.
 */
export async function startDraft(files: readonly File[]): Promise<void> {
  if (isBusy()) return;
  setIntake({ busy: true });
  const given = await givenFiles(files);
  try {
    if (await receiptIn(files, given)) return;
    if (await answerIn(files, given)) return;
    const table = await tableIn(files, given);
    if (table !== null) {
      setIntake({});
      go(places.table(table));
      return;
    }
    const found = await lookInto(given, () => false);
    if (found.conversations.length > 0) {
      setIntake({});
      await startConversations(found, null);
    } else {
      const place = await startStaged(together(given));
      setIntake({});
      go(place);
    }
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    const unread = error.code === 'file_unreadable' || error.code === 'file_too_large';
    const about = nameRead() ?? (given.length === 1 ? given[0]!.name : null);
    setIntake({ failure: error, about, keepAsIs: unread ? () => void keepAsIs(given) : null });
  }
}

/** Files for a draft, each looked at as anywhere: of a conversation is chosen, the whole of it is never attached. Nothing where somebody stopped it. */
export async function lookAtFiles(files: readonly File[]): Promise<Found> {
  try {
    // What cannot be read is attached as it is, or refused there with its own words.
    return await lookInto(await givenFiles(files), isUnread);
  } catch (error) {
    if (!(error instanceof CallFailure) || isUnread(error)) throw error;
    return { conversations: [], files: [] };
  } finally {
    setIntake({});
  }
}

/** Opens pasted text as a conversation. False: it is none. */
export async function chooseInstead(file: File, onDraft: string | null): Promise<boolean> {
  const found = await lookAtFiles([file]);
  if (found.conversations.length > 0) await startConversations({ ...found, files: [] }, onDraft);
  return found.conversations.length > 0;
}

/** Receipts that are dropped anywhere are taken in, and the quarter of the last shown. False: it is something else. */
async function receiptIn(files: readonly File[], given: readonly GivenFile[]): Promise<boolean> {
  if (files.length === 0 || !files.every((file) => /\.ontvangstbewijs$/i.test(file.name))) return false;
  let quarter = '';
  const all = together(given);
  for (const file of all.files) ({ quarter } = await call('receipts.take', { file }));
  for (const { bytes } of all.pasted) ({ quarter } = await call('receipts.take', { bytes }));
  setIntake({});
  go(places.quarter(quarter));
  return true;
}

/** So is the answer to a request that was sent to an office holder. False: it is something else. */
async function answerIn(files: readonly File[], given: readonly GivenFile[]): Promise<boolean> {
  if (files.length !== 1 || !/\.antwoord$/i.test(files[0]!.name)) return false;
  const { entries, returned } = await call('signoffs.acceptRemote', {
    file: given[0]?.file ?? null,
    bytes: given[0]?.pasted?.bytes ?? null,
  });
  setIntake({ answered: { entries, returned } });
  go(places.signOff());
  return true;
}

const TABLE = /\.(csv|tsv|xlsx|xlsm)$/i;
/** The file of the table that is open, for who says that it is evidence after all. */
let tableGiven: readonly GivenFile[] | null = null;

/** The id of an old register, where one file alone is a table; null: it is something else. */
async function tableIn(files: readonly File[], given: readonly GivenFile[]): Promise<string | null> {
  if (files.length !== 1 || !TABLE.test(files[0]!.name)) return null;
  const { opened } = await call('tables.open', { file: given[0]?.file ?? null, pasted: given[0]?.pasted ?? null });
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

async function keepAsIs(given: readonly GivenFile[]): Promise<void> {
  setIntake({ busy: true });
  try {
    const place = await startStaged(together(given));
    setIntake({});
    go(place);
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    setIntake({ failure: error });
  }
}

/** Nothing of a drop outlives the open workspace. */
export function forgetDrop(): void {
  forgetQueue();
  forgetMarking();
  tableGiven = null;
  setIntake({});
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
  if (isBusy()) return;
  setIntake({ busy: true });
  try {
    const status = ['logged', 'returned', 'signed', 'unsigned'] as const;
    const { rows } = await call('entries.list', { status: [...status], sort: 'number', descending: true, limit: 1 });
    const from = rows[0] ? { entryId: rows[0].id, as: 'same' as const } : null;
    const staged = await call('staging.start', { from });
    setIntake({});
    go(places.register(staged.id));
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    setIntake({ failure: error });
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
