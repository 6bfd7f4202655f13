/** "Voorbeeld bekijken": an invented ministry to look around in. Made on first use by what the shell lends. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { writeFileAtomic } from '../files/atomic.ts';
import type { ExampleMember } from '../host.ts';
import { describePlace, recentToken, rememberPlace } from './places.ts';
import type { Core } from './session.ts';

const LIST = 'voorbeeld.json';

export async function openExample(core: Core): Promise<CallOutput<'workspaces.openExample'>> {
  const { host } = core;
  const folder = path.join(host.workspacesDir, 'voorbeeld');
  const list = path.join(folder, LIST);
  let members: ExampleMember[];
  if (existsSync(list)) members = JSON.parse(readFileSync(list, 'utf8')) as ExampleMember[];
  else {
    if (!host.makeExample) throw new KanaalError('not_found', { what: 'example' });
    members = await host.makeExample(folder);
    // Last: a folder without the list was not finished, and is made again under another name.
    writeFileAtomic(list, JSON.stringify(members));
  }
  const folders = [...new Set(members.map((m) => m.workspace))];
  for (const f of folders.toReversed()) rememberPlace(host, f);
  return {
    places: folders.map((f) => describePlace(f, recentToken(f))),
    passphrases: members.map(({ id, passphrase }) => ({ personId: id, passphrase })),
  };
}
