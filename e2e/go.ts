import type { Page } from '@playwright/test';

/** Goes to an address of the window, as a link would; waits for nothing. */
export async function go(app: Page, hash: string): Promise<void> {
  await app.evaluate((to) => void (location.hash = to), hash);
}
