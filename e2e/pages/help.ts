import type { Locator, Page } from '@playwright/test';

/** F1: the page of the person beside the keys of the screen. */
export class Help {
  readonly page: Page;
  readonly dialog: Locator;
  readonly keys: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Hulp' });
    this.keys = page.locator('.helpKeys');
  }

  /** What stands among the keys, letter for letter. */
  key(says: string): Locator {
    return this.keys.getByText(says, { exact: true });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('F1');
  }
}
