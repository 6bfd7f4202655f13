import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { ask } from './office.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the screen as it stands, in every theme; and nothing sticks out sideways, also at 200 %. */
export async function expectAccessible(app: Page): Promise<void> {
  for (const theme of ['light', 'dark', 'hc']) {
    await ask(app, 'app.saveSettings', { theme });
    await app.waitForFunction((name) => document.documentElement.dataset['theme'] === name, theme);
    const axe = new AxeBuilder({ page: app }).setLegacyMode();
    // In another theme only colours can be wrong.
    const { violations } = await (theme === 'light'
      ? axe.withTags(RULES)
      : axe.withRules(['color-contrast'])
    ).analyze();
    expect(violations.map((v) => `${theme} ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
  }
  const size = app.viewportSize();
  await app.setViewportSize({ width: 700, height: 450 });
  expect(await app.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  if (size) await app.setViewportSize(size);
}
