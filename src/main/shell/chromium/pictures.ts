import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Reply } from '../../../shared/errors.ts';

/** The main screens of an office, by the address each has in the window. */
export const SCREENS: readonly { name: string; hash: string }[] = [
  { name: 'vandaag', hash: '#/vandaag' },
  { name: 'registreren', hash: '#/registreren' },
  { name: 'registraties', hash: '#/registraties' },
  { name: 'ondertekenen', hash: '#/ondertekenen' },
  { name: 'kwartaal', hash: '#/kwartaal' },
  { name: 'logboek', hash: '#/logboek' },
];

/** How long a screen may stay busy before its picture is taken as it is. */
const SETTLE_MS = 5_000;

interface Example {
  places: { token: string; shown: string }[];
  passphrases: { personId: string; passphrase: string }[];
}

/**
 * Opens the example workspace through the window's own bridge, as its first person. Returns why that did not work, or
 * null when it did.
 */
export async function openExample(page: Page, say: (line: string) => void): Promise<string | null> {
  say('Making the example, unless it is there already ...');
  const example = await ask<Example>(page, 'workspaces.openExample', {});
  if (!example.ok) return `the example does not open (${example.error.code})`;
  const [place] = example.value.places;
  const [person] = example.value.passphrases;
  if (!place || !person) return 'the example is empty';
  for (const { shown } of example.value.places) say(`Workspace: ${shown}`);
  say(`Registers as xlsx, ods, csv and pdf: ${path.join(path.dirname(place.shown), 'export')}`);
  const unlocked = await ask(page, 'workspaces.unlock', { token: place.token, ...person });
  if (!unlocked.ok) return `the example does not unlock (${unlocked.error.code})`;
  await page.reload();
  return null;
}

/** Saves one picture of what is on the screen now and returns its path. */
export async function takePicture(page: Page, dir: string, name: string): Promise<string> {
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, `${name}.png`);
  await settle(page);
  await page.screenshot({ path: file, animations: 'disabled' });
  return file;
}

/** Goes to every main screen in turn and saves a picture of each; returns their paths. */
export async function takePictures(page: Page, dir: string): Promise<string[]> {
  const files: string[] = [];
  for (const [index, screen] of SCREENS.entries()) {
    await page.evaluate(`location.hash = ${JSON.stringify(screen.hash)}`);
    files.push(await takePicture(page, dir, `${String(index + 1).padStart(2, '0')}-${screen.name}`));
  }
  return files;
}

/** Waits until the fonts are there and nothing on the screen says that it is busy. */
async function settle(page: Page): Promise<void> {
  // Every screen has a heading; before it there is only the background.
  await page
    .locator('h1')
    .first()
    .waitFor({ timeout: SETTLE_MS })
    .catch(() => {});
  await page.evaluate(
    'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => done(null))))',
  );
  await page
    .locator('[aria-busy=true]')
    .first()
    .waitFor({ state: 'detached', timeout: SETTLE_MS })
    .catch(() => {});
}

async function ask<T = unknown>(page: Page, name: string, input: unknown): Promise<Reply<T>> {
  return page.evaluate<Reply<T>>(`kanaal.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`);
}
