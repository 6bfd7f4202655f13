import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { systemFolderDialog } from './folder-dialog.ts';

const bin = mkdtempSync(path.join(tmpdir(), 'kanaal-dialog-'));
afterAll(() => rmSync(bin, { recursive: true }));

/** A program in the place of the desktop's: it shows nothing and says what it was asked. */
function program(name: string, script: string): void {
  writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(bin, name), 0o755);
}

test.skipIf(process.platform === 'win32')(
  'the dialog of the desktop is asked, and no choice is no folder',
  async () => {
    const env = { PATH: bin, HOME: '/home/a' };
    expect(systemFolderDialog(env)).toBeNull();
    program(
      'zenity',
      'test "$*" = "--file-selection --directory --filename=/home/a/" && echo "/media/stick met spatie"',
    );
    expect(await systemFolderDialog(env)!()).toBe('/media/stick met spatie');
    program('kdialog', 'echo /home/kde');
    expect(await systemFolderDialog(env)!()).toBe('/media/stick met spatie');
    expect(await systemFolderDialog({ ...env, XDG_CURRENT_DESKTOP: 'KDE' })!()).toBe('/home/kde');
    program('zenity', 'exit 1');
    expect(await systemFolderDialog(env)!()).toBeNull();
    program('zenity', 'echo not/absolute');
    expect(await systemFolderDialog(env)!()).toBeNull();
  },
);
