import type { Page } from '@playwright/test';

/** Tab until what has this name has the focus: as far as a person without a mouse may have to go. Throws past `most`. */
export async function tabTo(page: Page, name: string | RegExp, most = 60): Promise<void> {
  let said = '';
  for (let i = 0; i <= most; i += 1) {
    said = await page.evaluate(() => {
      const one = document.activeElement as HTMLInputElement | null;
      // Not the page itself, which has every word of it.
      if (!one?.matches('a, button, input, select, textarea, [role], [tabindex]')) return '';
      const words = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent ?? '';
      return words.replaceAll(/\s+/g, ' ').trim();
    });
    if (typeof name === 'string' ? said.startsWith(name) : name.test(said)) return;
    if (i < most) await page.keyboard.press('Tab');
  }
  throw new Error(`${most} times Tab did not reach ${String(name)}, but "${said}"`);
}
