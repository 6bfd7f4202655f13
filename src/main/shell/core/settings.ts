import { readFileSync } from 'node:fs';
import path from 'node:path';
import { adminFileFor } from './admin-file.ts';
import type { CoreSettings } from './messages.ts';
import type { Places } from './places.ts';

/** What a shell tells its core. `rootDir` is the folder with `package.json` and `resources/`. */
export function settingsFor(shell: CoreSettings['shell'], places: Places, rootDir: string): CoreSettings {
  const about = JSON.parse(readFileSync(path.join(rootDir, 'package.json'), 'utf8')) as { version: string };
  return {
    appVersion: about.version,
    shell,
    resourcesDir: path.join(rootDir, 'resources'),
    profileDir: places.profileDir,
    workspacesDir: places.workspacesDir,
    adminFile: adminFileFor(process.env, process.platform),
  };
}
