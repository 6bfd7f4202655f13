import type { Page } from '@playwright/test';

/** What the clipboard would hold: headless Chromium has none to read from. */
export async function catchClipboard(app: Page): Promise<() => Promise<string>> {
  await app.evaluate(() => {
    let kept = '';
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText: (text: string): Promise<void> => {
          kept = text;
          return Promise.resolve();
        },
        readText: (): Promise<string> => Promise.resolve(kept),
      },
    });
  });
  return () => app.evaluate(() => navigator.clipboard.readText());
}
