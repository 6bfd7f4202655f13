import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { ask } from './seed.ts';

export const COLLECTOR = 'bord lade stempel inkt';

/** A collection, open for its collector, with nothing in it yet. */
export async function makeCollection(app: Page): Promise<void> {
  await ask(app, 'workspaces.create', {
    setup: {
      title: 'Verzameling Binnenlandse Zaken',
      prefix: 'BZK',
      kind: 'collection',
      people: [{ name: 'Ilse Vermaat', role: 'collector', passphrase: COLLECTOR }],
    },
  });
  await app.reload();
  await expect(app.locator('h1')).toHaveText('Bord');
}
