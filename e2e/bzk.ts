import type { Page } from '@playwright/test';
import { StartScreen } from './pages/start.ts';
import { layIn } from './template.ts';

export const COLLECTOR = 'bord lade stempel inkt';

/** Lays in a home a collection with nothing in it yet; answers who its collector is. */
export function layCollection(home: string, now: string | undefined): Promise<string> {
  return layIn(home, 'collection', now, async (machine) => {
    const { session } = await machine.call('workspaces.create', {
      setup: {
        title: 'Verzameling Binnenlandse Zaken',
        prefix: 'BZK',
        kind: 'collection',
        people: [{ name: 'Ilse Vermaat', role: 'collector', passphrase: COLLECTOR }],
      },
    });
    return session.person.id;
  });
}

/** The collector goes in. */
export async function openCollection(app: Page, collector: string): Promise<void> {
  await new StartScreen(app).enter(collector, COLLECTOR);
  await app.locator('.frame').waitFor();
}
