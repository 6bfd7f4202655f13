import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import type { Desk } from './session.ts';

export function listJobs(desk: Desk): CallOutput<'jobs.list'> {
  return { jobs: desk.core.jobs.list() };
}

/** Asks a job to stop. The call that started it then fails with `cancelled`, and nothing half is left of it. */
export function cancelJob(desk: Desk, args: CallArgs<'jobs.cancel'>): CallOutput<'jobs.cancel'> {
  return { stopping: desk.core.jobs.cancel(args.id) };
}
