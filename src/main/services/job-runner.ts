/** Long work in a worker with its own read connection, so that the core keeps answering (design 3). */
import path from 'node:path';
import { runWorker } from '../jobs/run-worker.ts';
import type { JobName, Jobs } from '../jobs/worker-jobs.ts';
import { subkey } from '../keys/seal.ts';
import { DB_FILE } from '../store/successor.ts';
import { type Desk, stillOpen } from './session.ts';

/** Runs a job; locking the workspace asks it to stop, and once it has this throws `cancelled`. */
export async function runJob<N extends JobName>(
  desk: Desk,
  name: N,
  input: Parameters<Jobs[N]>[1],
): Promise<Awaited<ReturnType<Jobs[N]>>> {
  const { core, work } = desk;
  const { result, cancel } = runWorker(name, input, {
    path: path.join(work.folder, DB_FILE),
    key: subkey(work.vaultKey, 'database'),
  });
  core.jobs.add(cancel);
  try {
    const value = await result;
    stillOpen(desk);
    return value;
  } finally {
    core.jobs.delete(cancel);
  }
}
