/** The core as a shell sees it: make one, call it, hear that something changed, close it. */
import type { Reply } from '../shared/errors.ts';
import { dispatch, isAside, isLong } from './dispatch.ts';
import type { ChangeListener, Host } from './host.ts';
import { readAdministration } from './services/admin-rules.ts';
import { newJobList } from './services/job-list.ts';
import { loadPolicy } from './services/policy.ts';
import type { Core } from './services/session.ts';
import { closeWorkspace } from './services/workspace-open.ts';

export interface App {
  call(name: string, input: unknown): Promise<Reply<unknown>>;
  onChange(listener: ChangeListener): () => void;
  /** Signs the head, remembers it and lets go of the workspace. */
  close(): Promise<void>;
}

export function openApp(given: Host): App {
  const admin = readAdministration(given.adminFile ?? null);
  const { folder } = admin.rules.workspaces;
  const host: Host = folder === undefined ? given : { ...given, workspacesDir: folder };
  const listeners = new Set<ChangeListener>();
  const changed = (subject: string): void => {
    for (const listener of listeners) listener(subject);
  };
  // One call at a time: a call that waits (a passphrase being stretched) must not find the workspace changed under it.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = async <T>(work: () => T | Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return await next;
  };
  const core: Core = {
    host,
    admin,
    policy: loadPolicy(host.resourcesDir),
    open: null,
    changed,
    inTurn,
    jobs: newJobList(() => changed('jobs')),
  };
  const stopJobs = (): void => {
    for (const stop of core.jobs) stop();
  };
  return {
    // A long call works in a worker and must not keep the others waiting; it checks by itself whether it still may.
    call: async (name, input) => {
      // Who asks after the jobs, or stops one, must not wait for what waits in turn.
      if (isAside(name)) return await dispatch(core, name, input);
      // A lock does not wait for what it is about to stop.
      if (name === 'workspaces.lock') stopJobs();
      if (!isLong(name)) return await inTurn(() => dispatch(core, name, input));
      await last;
      return await dispatch(core, name, input);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      stopJobs();
      return inTurn(() => closeWorkspace(core));
    },
  };
}
