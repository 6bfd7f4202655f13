import type { Locator, Page } from '@playwright/test';

/** One quarter: who still owes what, closing it, and the register that comes of it. */
export class Quarter {
  readonly page: Page;
  readonly register: Locator;

  constructor(page: Page) {
    this.page = page;
    this.register = page.getByRole('heading', { name: 'Kwartaalregister', exact: true });
  }

  /** The check that says this. */
  check(says: string | RegExp): Locator {
    return this.page.getByRole('listitem').filter({ hasText: says });
  }

  /** By keyboard: consents by typing the name of the quarter, and signs. */
  async close(name: string, passphrase: string): Promise<void> {
    await this.page.keyboard.press('Control+Shift+S');
    await this.page.getByLabel('Typ 2027-Q1').and(this.page.locator(':focus')).waitFor();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.type(passphrase);
    await this.page.keyboard.press('Enter');
  }
}
