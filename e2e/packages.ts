/** Packages of three invented offices, made once in a run by a process of their own. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { DeliveredOffice } from '../src/main/testing/delivered-office.ts';

export type { DeliveredOffice };

const run = promisify(execFile);

/** Two whole packages and a changed one with its genuine one beside it; `remove` takes them away. */
export async function makePackages(): Promise<{ offices: DeliveredOffice[]; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kanaalregister-packages-'));
  const script = path.resolve(import.meta.dirname, '../src/main/testing/make-packages.ts');
  const { stdout } = await run(process.execPath, [script, folder], { maxBuffer: 10_000_000 });
  return {
    offices: JSON.parse(stdout) as DeliveredOffice[],
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
