import path from 'node:path';

export interface Places {
  profileDir: string;
  workspacesDir: string;
}

/**
 * Where this user's settings and new workspaces live. `KANAALREGISTER_HOME` puts both below one folder (tests, trials);
 * otherwise the platform's own place, never one that the system synchronises or roams.
 */
export function placesFor(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, homeDir: string): Places {
  const own = env['KANAALREGISTER_HOME'];
  if (own) return { profileDir: path.resolve(own, 'profile'), workspacesDir: path.resolve(own, 'workspaces') };
  if (platform === 'win32') {
    const local = path.win32.join(
      env['LOCALAPPDATA'] ?? path.win32.join(homeDir, 'AppData', 'Local'),
      'Kanaalregister',
    );
    return { profileDir: path.win32.join(local, 'Profile'), workspacesDir: local };
  }
  if (platform === 'darwin') {
    const support = path.posix.join(homeDir, 'Library', 'Application Support', 'Kanaalregister');
    return { profileDir: path.posix.join(support, 'Profile'), workspacesDir: support };
  }
  return {
    profileDir: path.posix.join(xdg(env['XDG_CONFIG_HOME']) ?? path.posix.join(homeDir, '.config'), 'kanaalregister'),
    workspacesDir: path.posix.join(
      xdg(env['XDG_DATA_HOME']) ?? path.posix.join(homeDir, '.local', 'share'),
      'kanaalregister',
    ),
  };
}

/** The XDG specification: a relative value is invalid and is to be ignored. */
function xdg(value: string | undefined): string | undefined {
  return value && path.posix.isAbsolute(value) ? value : undefined;
}
