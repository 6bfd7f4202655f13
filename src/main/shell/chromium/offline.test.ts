import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findChromium } from './browser.ts';

const unshare = spawnSync('unshare', ['-n', 'true']).status === 0;
const built = existsSync(path.join(import.meta.dirname, '../../../../out/renderer/index.html'));

// In a network namespace of its own there is not even a loopback address: whatever needs one fails here.
test.skipIf(!unshare || !findChromium() || !built)(
  'without any network the window opens, makes a workspace and logs (unshare -n)',
  { timeout: 120_000 },
  () => {
    const home = mkdtempSync(path.join(tmpdir(), 'kr-offline-'));
    const script = `
      const { startChromiumShell } = await import(${JSON.stringify(path.join(import.meta.dirname, 'index.ts'))});
      const shell = await startChromiumShell({ profileDir: ${JSON.stringify(`${home}/p`)}, workspacesDir: ${JSON.stringify(`${home}/w`)}, headless: true });
      const ask = (name, input) => shell.page.evaluate('kanaal.call(' + JSON.stringify(name) + ',' + JSON.stringify(input) + ')');
      const people = [{ name: 'Joris Tervoort', role: 'secretary', passphrase: 'een zin zonder netwerk' }];
      const made = await ask('workspaces.create', { setup: { title: 'Stil', prefix: 'MKD', people } });
      await shell.page.reload();
      await shell.page.locator('h1').first().waitFor();
      const checked = await ask('journal.check', {});
      console.log(JSON.stringify({ made: made.ok, checked: checked.ok && checked.value.ok, heading: await shell.page.locator('h1').first().innerText() }));
      await shell.close();
      process.exit(0);`;
    const ran = spawnSync('unshare', ['-n', process.execPath, '--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    rmSync(home, { recursive: true, force: true });
    expect(ran.status, ran.stderr).toBe(0);
    expect(JSON.parse(ran.stdout.trim().split('\n').at(-1)!)).toEqual({
      made: true,
      checked: true,
      heading: 'Vandaag',
    });
  },
);
