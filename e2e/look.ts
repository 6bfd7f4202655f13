/** Looking at a screen as a test can: what sticks out, what is too small, what axe finds. */
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { go } from './go.ts';

export const SIZES = [
  { name: '1400 x 900', width: 1400, height: 900 },
  { name: '1100 x 700', width: 1100, height: 700 },
  { name: '200 %', width: 700, height: 450 },
  { name: '400 %', width: 350, height: 450 },
] as const;

/** Goes to an address and waits until it is drawn. */
export async function show(app: Page, hash: string): Promise<void> {
  await go(app, hash);
  await expect(app.locator('h1')).toBeVisible();
  await expect(app.locator('[aria-busy=true]')).toHaveCount(0);
}

/**
 * What looks wrong without a person looking: text that sticks out or is too small, a word or a number cut in two, an error in
 * red alone, two primary buttons.
 */
export async function defects(app: Page): Promise<string[]> {
  // In a column of a telephone's width a word may have to break.
  const narrow = (app.viewportSize()?.width ?? 0) < 600;
  return [...(await badBoxes(app)), ...(narrow ? [] : await cutWords(app))];
}

/** A word of this many letters fits in any column there is; a longer one may have to break. */
const LONGEST_WORD = 14;

/** Words that a line break cuts through, and numbers such as MKD-2027-0012 that it cuts at a hyphen. */
function cutWords(app: Page): Promise<string[]> {
  return app.evaluate((longest) => {
    const found: string[] = [];
    const range = document.createRange();
    // An address, a path or a checksum is no word: it may break anywhere.
    const WORD = /[A-Z]{2,5}-I?\d{4}-\d{4}|(?<=\s)-\p{L}+|(?<![\p{L}\d./@*+=_-])\p{L}+(?![\p{L}\d/@*+=_-]|\.\p{L})/gu;
    const unseen = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).clipPath !== 'none' || unseen(element.parentElement));
    const lines = (): number => new Set([...range.getClientRects()].map((one) => Math.round(one.top / 4))).size;
    for (const root of document.querySelectorAll('#root, [role=dialog]')) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        range.selectNodeContents(node);
        const parent = node.parentElement!;
        if (lines() < 2 || parent.closest('.exactText, .plainText, .bubble, code') !== null || unseen(parent)) continue;
        const text = node.textContent ?? '';
        for (const { 0: word, index } of text.matchAll(WORD)) {
          if (word.length > longest && !word.includes('-')) continue;
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (lines() > 1) found.push(`cut in two: "${word}" in "${text.slice(0, 60)}"`);
        }
      }
    }
    return found;
  }, LONGEST_WORD);
}

function badBoxes(app: Page): Promise<string[]> {
  return app.evaluate(() => {
    const found: string[] = [];
    for (const error of document.querySelectorAll('.error'))
      if (!error.querySelector('svg')) found.push(`an error in red alone: "${error.textContent}"`);
    const view = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document.querySelector('#root')!;
    const primary = [...view.querySelectorAll('.button.primary')].filter((one) => one.checkVisibility());
    if (primary.length > 1) found.push(`two primary buttons: ${primary.map((one) => one.textContent).join(' and ')}`);
    // What only a screen reader sees, and all inside it.
    const unseen = new Set<Element>();
    for (const element of document.querySelectorAll('#root *, [role=dialog] *')) {
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
