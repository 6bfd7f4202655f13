/** What axe finds in a page. One place, so that every screen answers to the same rules. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { expect } from './fixtures.ts';
import { ask } from './office.ts';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Of a page as a whole: not asked where a dialog lies over it, since the page is then hidden on purpose. */
const OF_PAGES = ['landmark-one-main', 'page-has-heading-one'];

/** What stands in a live region of react-aria: for some seconds it still names a button that was busy and is gone by then. */
const ANNOUNCED = '[data-live-announcer]';

export interface AxeOptions {
  /** `colours`: in another theme of the same page only contrast can be wrong. */
  rules?: 'all' | 'colours';
  under?: 'page' | 'dialog';
}

/**
 * A line per finding, none where all is well. Frames are left out: what they show is foreign. Axe is read once in each
 * document; reading it takes as long as asking it.
 */
export async function axeFindings(page: Page, { rules = 'all', under = 'page' }: AxeOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  const off = under === 'dialog' ? OF_PAGES : [];
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    preload: false,
    iframes: false,
    runOnly: rules === 'all' ? { type: 'tag', values: TAGS } : { type: 'rule', values: ['color-contrast'] },
    rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
  };
  return await page.evaluate(
    async ([asked, exclude]) => {
      // What still fades in has not its own colours yet.
      const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.all(ending.map((one) => one.finished.catch(() => undefined)));
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(
        { exclude: [exclude] },
        asked,
      );
      return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
    },
    [options, ANNOUNCED] as const,
  );
}

/** Nothing for axe to find on the screen as it stands. */
export async function expectNoFindings(page: Page, options?: AxeOptions): Promise<void> {
  expect(await axeFindings(page, options)).toEqual([]);
}

/** Nothing for axe to find on the screen as it stands, in every theme; and nothing sticks out sideways at 200 %. */
export async function expectAccessible(app: Page): Promise<void> {
  for (const theme of ['light', 'dark', 'hc'] as const) {
    await ask(app, 'app.saveSettings', { theme });
    await app.waitForFunction((name) => document.documentElement.dataset['theme'] === name, theme);
    await expectNoFindings(app, { rules: theme === 'light' ? 'all' : 'colours' });
  }
  const size = app.viewportSize();
  await app.setViewportSize({ width: 700, height: 450 });
  expect(await app.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  if (size) await app.setViewportSize(size);
}
