/** The only way from a screen to the core, typed by the contract. The only file that touches `window.kanaal`. */
import { keepPreviousData, QueryClient, type UseQueryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { CallInput, CallName, CallOutput, Session } from '../shared/contract.ts';
import type { ErrorCode, ErrorDetails, Failure } from '../shared/errors.ts';
import type { Kanaal } from '../shared/kanaal.ts';
import { held } from './state/held.ts';

declare global {
  interface Window {
    readonly kanaal: Kanaal<File>;
  }
}

/** A refusal of the core. `errors[code]` in `text/errors.ts` is what a person reads. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly reference: string | null;

  constructor(failure: Failure) {
    super(failure.code);
    this.code = failure.code;
    this.details = failure.details;
    this.reference = failure.reference ?? null;
  }
}

/** Asks the core. Throws a `CallFailure` when the core refuses. */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await window.kanaal.call(name, input);
  if (!reply.ok) throw new CallFailure(reply.error);
  return reply.value as CallOutput<N>;
}

/**
 * What does not change by itself while a workspace is open. Whether one is open is decided by the window (`session.tsx`):
 * a new workspace is open in the core while its recovery sheet still has to be shown.
 */
const FIXED = new Set([
  'policy.get',
  'app.info',
  'evidence.bytes',
  'evidence.preview',
  'evidence.html',
  'evidence.headers',
  'workspaces.status',
]);

export const queries = new QueryClient({
  defaultOptions: {
    // The core is in the next process: never offline, and a refusal is an answer.
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** How much of the board the window asks for: three years, of which it shows as much as fits. One question for all. */
export const BOARD_ASKED = { quarters: 12 } as const;

/** Asks at once what the first screens will ask one after the other; each then finds its answer there, or on its way. */
export function askAhead(): void {
  for (const name of ['app.settings', 'workspaces.status', 'workspaces.recent'] as const)
    void queries.prefetchQuery({ queryKey: [name, {}], queryFn: () => call(name, {}) });
}

interface Asking {
  /** False: do not ask yet. */
  enabled?: boolean;
  /** Shows the answer to the question before until the new one is there: no jumping while typing. */
  keep?: boolean;
}

export interface Answer<T> {
  data: T | undefined;
  /** Who reads this shows it. Where nobody does, the frame shows it (`useUnshown`). */
  readonly failure: CallFailure | null;
  /** No answer yet. */
  waiting: boolean;
  /** A question is on its way, the first or again. */
  readonly asking: boolean;
  again: () => void;
}

/** Failures of questions of which only the answer is looked at. */
const unshown = held<readonly CallFailure[]>([]);

/** The first failure on the screen that the screen itself says nothing of; null: there is none. */
export function useUnshown(): CallFailure | null {
  return unshown.use()[0] ?? null;
}

/** Asks and keeps asking when the core says that the subject changed. */
export function useCall<N extends CallName>(name: N, input: CallInput<N>, asking: Asking = {}): Answer<CallOutput<N>> {
  const options: UseQueryOptions<CallOutput<N>, CallFailure> = {
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: asking.enabled ?? true,
    ...(FIXED.has(name) ? { staleTime: Number.POSITIVE_INFINITY } : {}),
  };
  const query = useQuery(asking.keep ? { ...options, placeholderData: keepPreviousData } : options);
  const { refetch, error } = query;
  const again = useCallback(() => void refetch(), [refetch]);
  const asker = useMemo(() => ({ showsFailure: false }), []);
  useEffect(() => {
    if (!error || asker.showsFailure) return;
    unshown.set([...unshown.get(), error]);
    return () => unshown.set(unshown.get().filter((one) => one !== error));
  }, [error, asker]);
  return {
    data: query.data,
    get failure() {
      asker.showsFailure = true;
      return error;
    },
    waiting: query.isPending,
    get asking() {
      return query.isFetching;
    },
    again,
  };
}

export interface Acting<N extends CallName> {
  /** Rejects with a `CallFailure`; `failure` has it too, for a banner. */
  act: (input: CallInput<N>) => Promise<CallOutput<N>>;
  busy: boolean;
  failure: CallFailure | null;
  /** Forgets the failure. */
  clear: () => void;
}

/** Does something in the core. What changed is asked again by everybody who shows it. */
export function useAct<N extends CallName>(name: N): Acting<N> {
  const mutation = useMutation<CallOutput<N>, CallFailure, CallInput<N>>({ mutationFn: (input) => call(name, input) });
  return {
    act: mutation.mutateAsync,
    busy: mutation.isPending,
    failure: mutation.error,
    clear: mutation.reset,
  };
}

/** Subjects that touch little: only the queries that begin with one of these are asked again. */
const NARROW: Record<string, readonly string[]> = {
  staging: ['staging.', 'today.'],
  pictures: ['pictures.', 'staging.', 'today.'],
  transcripts: ['staging.', 'today.'],
  tables: ['staging.', 'today.'],
  settings: ['app.settings'],
  jobs: ['jobs.'],
  example: ['workspaces.exampleProgress', 'workspaces.recent'],
  views: ['views.'],
  intake: [],
  calendar: [],
  notices: ['workspaces.status'],
};

function shownSession(): Session | null {
  return queries.getQueryData<CallOutput<'workspaces.status'>>(['workspaces.status', {}])?.session ?? null;
}

/** Listens to the core and asks again what it says has changed. Returns how to stop. */
export function listenToCore(onLost: (subject: 'core' | 'lock') => void): () => void {
  return window.kanaal.onChange((subject) => {
    if (subject === 'core' || subject === 'lock') {
      onLost(subject);
      return;
    }
    // A new workspace that is not shown yet says nothing about itself either.
    if (subject === 'notices' && !shownSession()) return;
    const narrow = NARROW[subject];
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => {
        const name = String(queryKey[0]);
        return narrow ? narrow.some((start) => name.startsWith(start)) : !FIXED.has(name);
      },
    });
  });
}

/** The system's own dialog for a folder: a token of it, or null where none was chosen. Null where this computer has none. */
export function folderDialog(): (() => Promise<string | null>) | null {
  return window.kanaal.pickFolder;
}

/** A file that lies on no disk and is too large to travel as bytes. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Files as `staging.start` and `staging.addFiles` take them: a token for what lies on a disk, bytes for what does not.
 * Throws `TooLarge` where those are more than `most`, unread.
 */
export async function pathTokens(
  files: readonly File[],
  most = Number.POSITIVE_INFINITY,
): Promise<{ files: string[]; pasted: { name: string; bytes: Uint8Array<ArrayBuffer> }[] }> {
  const found = { files: [] as string[], pasted: [] as { name: string; bytes: Uint8Array<ArrayBuffer> }[] };
  for (const file of files) {
    const token = await window.kanaal.tokenFor(file);
    if (token !== null) found.files.push(token);
    else if (file.size > most) throw new TooLarge(file.name);
    else found.pasted.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return found;
}
