/** Which calls and roles belong to which kind of workspace: an office registers, a collection receives. */
import type { Role } from './codes.ts';

export const WORKSPACE_KINDS = ['office', 'collection'] as const;
export type WorkspaceKind = (typeof WORKSPACE_KINDS)[number];

/** Who can be added to a workspace of each kind: in an office nobody collects, in a collection nobody signs. */
export const ROLES_OF: Readonly<Record<WorkspaceKind, readonly Role[]>> = {
  office: ['secretary', 'officeHolder', 'recordsManager', 'auditor'],
  collection: ['collector', 'auditor'],
};

/** Areas of the contract that every open workspace has: its people, its journal, its backups, what runs in it. */
const EVERYWHERE: ReadonlySet<string> = new Set(['workspaces', 'people', 'journal', 'access', 'jobs', 'backups']);
/** What is decided about one office only. */
const OFFICE_ONLY: ReadonlySet<string> = new Set([
  'workspaces.accredit',
  'workspaces.domains',
  'workspaces.saveDomains',
]);

/** True where the call means something in a workspace of this kind; for calls that need an open one. */
export function isCallOf(kind: WorkspaceKind, call: string): boolean {
  const area = call.slice(0, call.indexOf('.'));
  if (area === 'collection') return kind === 'collection';
  return kind === 'office' || (EVERYWHERE.has(area) && !OFFICE_ONLY.has(call));
}
