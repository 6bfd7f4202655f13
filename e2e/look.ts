/** Looking at a screen as a test can: what sticks out, what is too small, what axe finds. */
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

export const SIZES = [
  { name: '1400 x 900', width: 1400, height: 900 },
  { name: '1100 x 700', width: 1100, height: 700 },
  { name: '200 %', width: 700, height: 450 },
  { name: '400 %', width: 350, height: 450 },
] as const;

/** Goes to an address and waits until it is drawn. */
export async function show(app: Page, hash: string): Promise<void> {
  await app.evaluate((to) => {
    location.hash = to;
  }, hash);
  await expect(app.locator('h1')).toBeVisible();
  await expect(app.locator('[aria-busy=true]')).toHaveCount(0);
}

/** What looks wrong without a person looking: text that sticks out, text too small. */
export function defects(app: Page): Promise<string[]> {
  return app.evaluate(() => {
    const found: string[] = [];
    // What only a screen reader sees, and all inside it.
    const unseen = new Set<Element>();
    for (const element of document.querySelectorAll('#root *')) {
      // A picture's own letters scale with it.
      if (!(element instanceof HTMLElement)) continue;
      const style = getComputedStyle(element);
      if (style.clipPath !== 'none' || unseen.has(element.parentElement!)) {
        unseen.add(element);
        continue;
      }
      if (element.clientWidth === 0 || style.display === 'inline') continue;
      const scroller =
        ['auto', 'scroll'].includes(style.overflowX) || ['INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName);
      const what = `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent ?? '').slice(0, 40)}"`;
      if (!scroller && element.scrollWidth > element.clientWidth + 1) found.push(`sticks out: ${what}`);
      const ownText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (ownText && Number.parseFloat(style.fontSize) < 11.5) found.push(`too small: ${what}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    return found;
  });
}
