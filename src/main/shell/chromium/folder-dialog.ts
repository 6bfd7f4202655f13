import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import { canRun, placesOnPath } from './on-path.ts';

/** Asks the person for a folder: its path, or null when they chose none. */
export type FolderDialog = () => Promise<string | null>;

/**
 * Programs that show the dialog of a Linux desktop and print what was chosen; a browser has no such dialog itself. Both begin
 * at the person's own folder: zenity would begin at files used before, of which none can be chosen.
 */
const PROGRAMS = [
  { name: 'kdialog', args: (home: string) => ['--getexistingdirectory', home] },
  { name: 'zenity', args: (home: string) => ['--file-selection', '--directory', `--filename=${home}/`] },
];

/** The dialog of this computer's desktop, of KDE or of GNOME. Null where neither program is on PATH, as on Windows. */
export function systemFolderDialog(env: NodeJS.ProcessEnv = process.env): FolderDialog | null {
  const isKde = (env['XDG_CURRENT_DESKTOP'] ?? '').includes('KDE');
  for (const { name, args } of isKde ? PROGRAMS : PROGRAMS.toReversed()) {
    const program = placesOnPath([name], env).find(canRun);
    if (program) return () => ask(program, args(env['HOME'] ?? homedir()), env);
  }
  return null;
}

function ask(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<string | null> {
  return new Promise((resolve) => {
    // It ends with an error where the person chose nothing.
    execFile(program, args, { env }, (error, printed) => {
      const chosen = printed.replace(/\n$/, '');
      resolve(error || !path.isAbsolute(chosen) ? null : chosen);
    });
  });
}
