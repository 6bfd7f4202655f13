/** Where files go that nobody chose a place for, and under which name. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { KanaalError } from '../../shared/errors.ts';
import type { Host } from '../host.ts';
import { needPath } from './places.ts';
import type { Core } from './session.ts';

/** The administrator's folder for what leaves the register; without one, `export` beside the workspaces. */
export function exportRoot({ admin, host }: Pick<Core, 'admin' | 'host'>): string {
  return admin.rules.export.folder ?? path.join(host.workspacesDir, 'export');
}

/**
 * The folder in which a new one is made: the one that was chosen (a token), else the usual one. Throws `folder_missing` where
 * the chosen one is not there any more, as of a stick that was pulled out.
 */
export function parentFolder(host: Host, within: string | null, usual: string): string {
  if (within === null) return usual;
  const folder = needPath(host, within);
  if (!existsSync(folder)) throw new KanaalError('folder_missing');
  return folder;
}

/** `name`, or with a number behind it: a file that is not there yet. */
export function freeFile(folder: string, name: string): string {
  return firstWhere(folder, name, (file) => !existsSync(file));
}

/** The same, or a file of such a name that holds exactly these bytes already: then `there` is true, and nothing has to be written. */
export function sameOrFreeFile(folder: string, name: string, bytes: Buffer): { file: string; there: boolean } {
  const same = (file: string): boolean => existsSync(file) && readFileSync(file).equals(bytes);
  const file = firstWhere(folder, name, (one) => !existsSync(one) || same(one));
  return { file, there: existsSync(file) };
}

function firstWhere(folder: string, name: string, fits: (file: string) => boolean): string {
  const { name: stem, ext } = path.parse(name);
  for (let i = 1; ; i++) {
    const file = path.join(folder, i === 1 ? name : `${stem}-${i}${ext}`);
    if (fits(file)) return file;
  }
}
