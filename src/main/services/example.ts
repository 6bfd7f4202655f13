/** "Voorbeeld bekijken": an invented ministry, or a collection, to look around in. Made on first use by what the shell lends. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { CallArgs, CallOutput, ExampleProgress } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { WorkspaceKind } from '../../shared/workspace-kinds.ts';
import { writeFileAtomic } from '../files/atomic.ts';
import type { ExampleMember } from '../host.ts';
import { describePlace, recentToken, rememberPlace } from './places.ts';
import type { Core } from './session.ts';

const LIST = 'voorbeeld.json';
const FOLDERS: Readonly<Record<WorkspaceKind, string>> = { office: 'voorbeeld', collection: 'voorbeeld-verzameling' };

/** An example on its way; one at a time. */
interface Making {
  progress: ExampleProgress | null;
  stopped: boolean;
}
const making = new WeakMap<Core, Making>();

/** It works beside the calls: a person may go on to another register meanwhile. Throws `cancelled` once it was stopped. */
export async function openExample(
  core: Core,
  { kind }: CallArgs<'workspaces.openExample'>,
): Promise<CallOutput<'workspaces.openExample'>> {
  const { host } = core;
  const folder = path.join(host.workspacesDir, FOLDERS[kind]);
  const list = path.join(folder, LIST);
  // A folder without the list was not finished, and is made again.
  if (!existsSync(list)) writeFileAtomic(list, JSON.stringify(await make(core, folder, kind)));
  const members = JSON.parse(readFileSync(list, 'utf8')) as ExampleMember[];
  const folders = [...new Set(members.map((m) => m.workspace))];
  for (const f of folders.toReversed()) rememberPlace(host, f);
  core.changed('example');
  return {
    places: folders.map((f) => describePlace(f, recentToken(f))),
    passphrases: members.map(({ id, passphrase }) => ({ personId: id, passphrase })),
  };
}

async function make(core: Core, folder: string, kind: WorkspaceKind): Promise<ExampleMember[]> {
  const { host } = core;
  if (!host.makeExample) throw new KanaalError('not_found', { what: 'example' });
  if (making.has(core)) throw new KanaalError('wrong_state', { what: 'example' });
  const mine: Making = { progress: null, stopped: false };
  making.set(core, mine);
  try {
    return await host.makeExample(folder, kind, (progress) => {
      if (mine.stopped) throw new KanaalError('cancelled');
      mine.progress = progress;
      core.changed('example');
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    making.delete(core);
    core.changed('example');
  }
}

export function exampleProgress(core: Core): CallOutput<'workspaces.exampleProgress'> {
  return { progress: making.get(core)?.progress ?? null };
}

/** Stops before the next office or package; who waits for it hears `cancelled`, and nothing of it is left. */
export function stopExample(core: Core): CallOutput<'workspaces.stopExample'> {
  const now = making.get(core);
  if (now) now.stopped = true;
  return { ok: true };
}
