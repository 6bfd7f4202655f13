import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Where the administrator's rules lie: a place only they can write to. In a trial folder (`KANAALREGISTER_HOME`) its own
 * `policy.json` counts where the computer has none, so that no user escapes a rule by moving elsewhere.
 */
export function adminFileFor(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const system =
    platform === 'win32'
      ? path.win32.join(env['ProgramData'] ?? 'C:\\ProgramData', 'Kanaalregister', 'policy.json')
      : platform === 'darwin'
        ? '/Library/Application Support/Kanaalregister/policy.json'
        : '/etc/kanaalregister/policy.json';
  const home = env['KANAALREGISTER_HOME'];
  return existsSync(system) || !home ? system : path.join(home, 'policy.json');
}
