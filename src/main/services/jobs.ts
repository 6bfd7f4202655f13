import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { Desk } from './session.ts';

export function listJobs(desk: Desk): CallOutput<'jobs.list'> {
  return { jobs: desk.core.jobs.list() };
}

/** Asks a job to stop. The call that started it then fails with `cancelled`, and nothing half is left of it. */
export function cancelJob(desk: Desk, args: CallArgs<'jobs.cancel'>): { ok: true } {
  if (!desk.core.jobs.cancel(args.id)) throw new KanaalError('not_found', { what: 'job' });
  return { ok: true };
}
