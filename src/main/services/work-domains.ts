/**
 * The mail domains of the ministry, by which the private side of a mail is told. A help in filling in, no decision: what it
 * leads to is in the entry, and neither set-up nor a change of it is a record of the journal.
 */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { getMeta, needMeta, setMeta } from '../store/meta.ts';
import { type Desk, write } from './session.ts';

function typed(desk: Desk): string[] {
  return JSON.parse(getMeta(desk.db, 'workDomains') ?? '[]') as string[];
}

/** Mostly `min` with what the office puts before its numbers. */
function likely(desk: Desk): string {
  return `min${needMeta(desk.db, 'prefix').toLowerCase()}.nl`;
}

export function ownDomains(desk: Desk): string[] {
  return [...typed(desk), likely(desk)];
}

export function showDomains(desk: Desk): CallOutput<'workspaces.domains'> {
  return { domains: typed(desk), always: [likely(desk)] };
}

export function saveDomains(
  desk: Desk,
  args: CallArgs<'workspaces.saveDomains'>,
): CallOutput<'workspaces.saveDomains'> {
  write(desk, (unit) => setMeta(unit.db, 'workDomains', JSON.stringify([...new Set(args.domains)])));
  return { ok: true };
}
