/** One draft on the screen: typed here, saved by itself half a second later, and never after it was logged or thrown away. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answers, Staged } from '../../../shared/records.ts';
import { CallFailure, call } from '../../api.ts';
import { type GivenFile, together } from '../../frame/given.ts';
import { saveBeforeLock } from '../../frame/lock.ts';
import { decided } from '../../frame/marking-asked.ts';

/** Also while somebody goes on typing: a crash takes no more than this. */
const SAVE_AFTER_MS = 400;

export interface Draft {
  staged: Staged;
  answers: Answers;
  saving: boolean;
  set: (change: Partial<Answers>) => void;
  /** What it is at this very moment, before the screen has shown it. */
  peek: () => Pick<Draft, 'staged' | 'answers'>;
  /** The question that has the focus, kept so that the draft reopens there. */
  focusOn: (question: string | null) => void;
  /** Saves now what was not saved yet. */
  flush: () => Promise<void>;
  addFiles: (files: readonly GivenFile[]) => Promise<void>;
  removeFile: (evidenceId: string) => Promise<void>;
  /** Something else that gives the draft anew; what was typed is saved before. A refusal is shown by the screen. */
  change: (work: () => Promise<Staged>) => Promise<void>;
  /** Takes over what the core says of its evidence; what was typed here stays. */
  take: (staged: Staged) => void;
  /** Nothing is saved any more: it was logged or thrown away. */
  finish: () => void;
}

export interface Opening {
  draft: Draft | null;
  failure: CallFailure | null;
  clearFailure: () => void;
}

interface State {
  staged: Staged;
  answers: Answers;
  focus: string | null;
}

/** Opens the draft. Its own copy, not the cache's: what is typed here is newer than anything the core says. */
export function useDraft(id: string): Opening {
  const [state, setState] = useState<State | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const [saving, setSaving] = useState(false);
  const latest = useRef<State | null>(null);
  const dirty = useRef(false);
  const finished = useRef(false);
  const timer = useRef(0);
  const saved = useRef(Promise.resolve());

  const show = useCallback((next: State): void => {
    latest.current = next;
    setState(next);
  }, []);
  const fail = useCallback((error: unknown): void => {
    if (!(error instanceof CallFailure)) throw error;
    setFailure(error);
  }, []);

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    timer.current = 0;
    const now = latest.current;
    if (!now || !dirty.current || finished.current) return;
    dirty.current = false;
    try {
      const staged = await call('staging.save', { id, answers: now.answers, focus: now.focus });
      if (latest.current) show({ ...latest.current, staged });
    } catch (error) {
      dirty.current = true;
      fail(error);
    } finally {
      if (!dirty.current) setSaving(false);
    }
  }, [id, show, fail]);
  // One after the other: who waits for this also waits for what was on its way.
  const flush = useCallback((): Promise<void> => {
    saved.current = saved.current.then(save, save);
    return saved.current;
  }, [save]);

  const later = useCallback((): void => {
    dirty.current = true;
    setSaving(true);
    if (timer.current === 0) timer.current = window.setTimeout(() => void flush(), SAVE_AFTER_MS);
  }, [flush]);

  useEffect(() => {
    let gone = false;
    void (async () => {
      try {
        const staged = await call('staging.get', { id });
        if (!gone) show({ staged, answers: staged.answers, focus: staged.focus });
      } catch (error) {
        if (!gone) fail(error);
      }
    })();
    return () => {
      gone = true;
      void flush();
    };
  }, [id, show, fail, flush]);

  useEffect(() => saveBeforeLock(flush), [flush]);

  const set = useCallback(
    (change: Partial<Answers>): void => {
      if (!latest.current) return;
      show({ ...latest.current, answers: { ...latest.current.answers, ...change } });
      later();
    },
    [show, later],
  );
  const focusOn = useCallback(
    (focus: string | null): void => {
      if (!latest.current || latest.current.focus === focus) return;
      show({ ...latest.current, focus });
      later();
    },
    [show, later],
  );
  const replace = useCallback(
    async (work: () => Promise<Staged>): Promise<void> => {
      await flush();
      try {
        const staged = await work();
        show({ staged, answers: staged.answers, focus: latest.current?.focus ?? null });
      } catch (error) {
        fail(error);
      }
    },
    [flush, show, fail],
  );
  const addFiles = useCallback(
    (files: readonly GivenFile[]) =>
      replace(() => decided((noMarking) => call('staging.addFiles', { id, ...together(files), noMarking }))),
    [replace, id],
  );
  const removeFile = useCallback(
    (evidenceId: string) => replace(() => call('staging.removeFile', { id, evidenceId })),
    [replace, id],
  );
  const take = useCallback(
    (staged: Staged): void => {
      if (latest.current) show({ ...latest.current, staged });
    },
    [show],
  );
  const finish = useCallback((): void => {
    finished.current = true;
    clearTimeout(timer.current);
  }, []);
  const peek = useCallback((): Pick<Draft, 'staged' | 'answers'> => {
    if (!latest.current) throw new Error('the draft is not open yet');
    return latest.current;
  }, []);
  const clearFailure = useCallback(() => setFailure(null), []);
  return {
    draft: state && {
      staged: state.staged,
      answers: state.answers,
      saving,
      set,
      peek,
      focusOn,
      flush,
      addFiles,
      removeFile,
      change: replace,
      take,
      finish,
    },
    failure,
    clearFailure,
  };
}
