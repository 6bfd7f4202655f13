import { createContext, useContext, useMemo } from 'react';
import type { CallOutput, Session, Unlocked } from '../../shared/contract.ts';
import { type Policy, whereAccredited } from '../../shared/policy.ts';
import { queries, useCall } from '../api.ts';

export const SessionContext = createContext<Session | null>(null);

/** The open workspace and who opened it. Only inside the frame, where there always is one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no workspace is open here');
  return session;
}

/** The code lists and texts of the policy file; undefined until read. */
export function usePolicy(): Policy | undefined {
  const policy = useCall('policy.get', {}).data as Policy | undefined;
  const accredited = (useContext(SessionContext)?.accreditation ?? null) !== null;
  return useMemo(() => (policy && accredited ? whereAccredited(policy) : policy), [policy, accredited]);
}

/** Whose window it was last. */
let lastHere: string | null = null;

function placeOf(session: Session): string {
  return `${session.workspace} ${session.person.id}`;
}

/** Shows the workspace that was just opened. Nothing of an earlier one stays behind. */
export function enterWorkspace(unlocked: Pick<Unlocked, 'session'>): void {
  forgetAll();
  // Who comes back goes on where they were; anybody else begins at their own first screen, not in another's draft.
  if (lastHere !== null && lastHere !== placeOf(unlocked.session)) window.location.hash = '';
  queries.setQueryData<CallOutput<'workspaces.status'>>(['workspaces.status', {}], { session: unlocked.session });
}

/** Shows the same workspace as the core now describes it. */
export function renewSession(session: Session): void {
  queries.setQueryData<CallOutput<'workspaces.status'>>(['workspaces.status', {}], { session });
}

/** Throws away everything read from a workspace, and shows the start screen. */
export function leaveWorkspace(): void {
  const status = queries.getQueryData<CallOutput<'workspaces.status'>>(['workspaces.status', {}]);
  if (status?.session === null) {
    // On the start screen already: only the tokens of the core before are of no use any more.
    void queries.invalidateQueries({ queryKey: ['workspaces.recent'] });
    return;
  }
  if (status?.session) lastHere = placeOf(status.session);
  forgetAll();
  queries.setQueryData<CallOutput<'workspaces.status'>>(['workspaces.status', {}], { session: null });
}

// The status itself stays, since the window is looking at it: it is set, never removed under its reader. Not `app.info`:
// the example has a clock of its own, so today is asked again.
const OUTSIDE = new Set(['app.settings', 'policy.get', 'workspaces.status']);

function forgetAll(): void {
  queries.removeQueries({ predicate: ({ queryKey }) => !OUTSIDE.has(String(queryKey[0])) });
}
