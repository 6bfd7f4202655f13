import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Where programs of these names would stand, in the order in which PATH is searched. */
export function placesOnPath(names: readonly string[], env: NodeJS.ProcessEnv): string[] {
  return (env['PATH'] ?? '').split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
}

export function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
