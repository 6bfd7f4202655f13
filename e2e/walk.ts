import type { Locator, Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect } from './fixtures.ts';
import { defects, SIZES, show } from './look.ts';
import { ask } from './office.ts';

/** What opens over a screen: where, by which key or button, and what is then there. */
export interface Overlay {
  hash: string;
  open: (app: Page) => Promise<void>;
}

/** At 400 % buttons that stay in sight may not cover what they are about. */
function coveredBy(dialog: Locator): Promise<string[]> {
  return dialog
    .locator('.buttons.end')
    .evaluateAll((all) =>
      all
        .filter((one) => getComputedStyle(one).position === 'sticky' && one.clientHeight > innerHeight / 4)
        .map((one) => `the buttons cover the dialog: "${one.textContent}"`),
    );
}

/** What a look at all these screens finds, and at what opens over them, in two languages, three themes and four sizes. */
export async function walk(app: Page, screens: readonly string[], overlays: readonly Overlay[]): Promise<string[]> {
  const found: string[] = [];
  for (const language of ['nl', 'en'] as const)
    for (const theme of ['light', 'dark', 'hc'] as const) {
      const rules = theme === 'light' ? 'all' : 'colours';
      await ask(app, 'app.saveSettings', { language, theme });
      await expect(app.locator('html')).toHaveAttribute('lang', language);
      await expect(app.locator('html')).toHaveAttribute('data-theme', theme);
      for (const hash of screens) {
        await app.setViewportSize({ width: 1400, height: 900 });
        await show(app, hash);
        const at = `${hash} ${language} ${theme}`;
        found.push(...(await axeFindings(app, { rules })).map((one) => `${at}: ${one}`));
        for (const size of theme === 'light' ? SIZES : []) {
          await app.setViewportSize(size);
          found.push(...(await defects(app)).map((one) => `${at} ${size.name}: ${one}`));
        }
      }
      if (theme === 'hc') continue;
      await app.setViewportSize({ width: 1400, height: 900 });
      for (const [index, { hash, open }] of overlays.entries()) {
        await show(app, hash);
        await open(app);
        const dialog = app.getByRole('dialog');
        await expect(dialog).toBeVisible();
        const at = `over ${hash}, ${index} ${language} ${theme}`;
        found.push(...(await axeFindings(app, { rules, under: 'dialog' })).map((one) => `${at}: ${one}`));
        if (theme === 'light') {
          found.push(...(await defects(app)).map((one) => `${at}: ${one}`));
          await app.setViewportSize({ width: 350, height: 225 });
          found.push(...(await coveredBy(dialog)).map((one) => `${at}: ${one}`));
          await app.setViewportSize({ width: 1400, height: 900 });
        }
        // Esc closes whatever is open.
        await app.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
      }
    }
  return found;
}
