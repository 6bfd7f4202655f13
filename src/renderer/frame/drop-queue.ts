/** What of one drop is still to come: conversations to choose from, drafts to answer, files that go along. */
import type { Opened } from '../../shared/intake-records.ts';
import { CallFailure, call } from '../api.ts';
import { type GivenFile, openGiven, together } from './given.ts';
import { isBusy, setIntake } from './intake-state.ts';
import { decided, isMarking } from './marking-asked.ts';
import { go, places } from './route.ts';

/** Conversations that are open at once: the core holds a few. The rest is read when its turn comes. */
const MOST_OPEN = 6;

/** What was dropped together with a conversation and is none. */
let alongside: readonly GivenFile[] = [];
/** Conversations of the same drop that are still to be chosen from: open already, or still to be read. */
let waiting: readonly (string | GivenFile)[] = [];
/** Drafts of one conversation that still wait for their questions, in their order. */
let series: readonly string[] = [];
/** The draft on which all of it was dropped; null where it was dropped elsewhere. */
let draft: string | null = null;
/** The conversation as it was just opened: its screen need not ask for it again. */
let fresh: Opened | null = null;

export interface Found {
  conversations: readonly (string | GivenFile)[];
  /** Those that hold no conversation. */
  files: readonly GivenFile[];
}

/** Reads each file. `unread`: what to do with one that cannot be read; true keeps it as the file it is. */
export async function lookInto(given: readonly GivenFile[], unread: (error: CallFailure) => boolean): Promise<Found> {
  const conversations: (string | GivenFile)[] = [];
  const files: GivenFile[] = [];
  fresh = null;
  for (const [i, one] of given.entries()) {
    if (conversations.length >= MOST_OPEN) {
      conversations.push(one);
      continue;
    }
    try {
      const { opened, more } = await openGiven(one, i + 1, given.length);
      fresh ??= opened;
      if (opened) conversations.push(opened.id, ...more);
      else files.push(one);
    } catch (error) {
      if (!(error instanceof CallFailure) || !unread(error)) throw error;
      files.push(one);
    }
  }
  return { conversations, files };
}

/** What cannot be read is a file like any; what somebody stopped is left where it was. */
export function isUnread(error: CallFailure): boolean {
  return error.code !== 'cancelled';
}

/** Goes to the first conversation. Files go with the first draft; what is chosen, with `onDraft` where there is one. */
export async function startConversations(found: Found, onDraft: string | null): Promise<void> {
  waiting = found.conversations;
  alongside = found.files;
  draft = onDraft;
  go((await nextConversation()) ?? places.today);
}

/** The draft that what is chosen now goes with; null where it makes drafts of its own. */
export function draftOfDrop(): string | null {
  return draft;
}

/** What was just opened, once; null where the screen has to ask. */
export function takeFresh(id: string): Opened | null {
  const taken = fresh?.id === id ? fresh : null;
  fresh = null;
  return taken;
}

/** Goes to the first of these drafts; each next one opens when the one before it is done. */
export async function startSeries(stagingIds: readonly string[]): Promise<void> {
  const first = stagingIds[0] ?? '';
  await giveAlongside(first);
  // Whatever else was dropped on the same draft belongs to it too: its questions come when all of it is there.
  const next = first === draft ? await nextConversation() : null;
  series = stagingIds;
  go(next ?? places.register(first));
}

async function giveAlongside(stagingId: string): Promise<void> {
  if (alongside.length === 0) return;
  const names = alongside.map(({ name }) => name);
  const files = together(alongside);
  alongside = [];
  try {
    await decided((noMarking) => call('staging.addFiles', { id: stagingId, ...files, noMarking }));
  } catch (error) {
    if (!(error instanceof CallFailure) || !isMarking(error)) throw error;
    // What it came with is kept; that this was not, stays in sight.
    setIntake({ failure: error, about: names.join(', ') });
  }
}

/** Drafts of the same conversation that come after this one. */
export function restOfSeries(stagingId: string): readonly string[] {
  return series.includes(stagingId) ? series.slice(series.indexOf(stagingId) + 1) : [];
}

/** Where to go when this draft is logged or thrown away. */
export async function afterDraft(stagingId: string): Promise<string> {
  const inSeries = series.includes(stagingId);
  series = restOfSeries(stagingId);
  if (stagingId === draft) draft = null;
  if (series[0] !== undefined) return places.register(series[0]);
  return inSeries ? await afterConversation() : places.today;
}

/** Where to go when a conversation is done or thrown away: what was dropped with it is still there. */
export async function afterConversation(): Promise<string> {
  const next = await nextConversation();
  if (next !== null) return next;
  if (draft !== null) {
    const back = draft;
    draft = null;
    await giveAlongside(back);
    return places.register(back);
  }
  if (alongside.length === 0) return places.today;
  const files = together(alongside);
  alongside = [];
  return await startStaged(files);
}

/** Starts a draft from files, or an empty one; where mails make more than one, the rest comes after it. */
export async function startStaged(files: ReturnType<typeof together>): Promise<string> {
  const { id, more } = await decided((noMarking) => call('staging.start', { ...files, noMarking }));
  if (more.length > 0) series = [id, ...more];
  return places.register(id);
}

/** What holds no conversation after all goes along, and so does what cannot be read. */
async function nextConversation(): Promise<string | null> {
  for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
    waiting = waiting.slice(1);
    if (typeof next === 'string') return places.conversation(next);
    try {
      const { conversations, files } = await lookInto([next], isUnread);
      alongside = [...alongside, ...files];
      waiting = [...conversations, ...waiting];
    } catch (error) {
      if (!(error instanceof CallFailure) || isUnread(error)) throw error;
    } finally {
      if (isBusy()) setIntake({});
    }
  }
  return null;
}

/** Nothing of a drop outlives the open workspace. */
export function forgetQueue(): void {
  [alongside, waiting, series, draft, fresh] = [[], [], [], null, null];
}
