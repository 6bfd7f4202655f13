import type { Locator, Page } from '@playwright/test';
import { go } from '../go.ts';

/** One entry, as it stands now and how it came to be. */
export class EntryScreen {
  readonly page: Page;
  readonly whoSees: Locator;

  constructor(page: Page) {
    this.page = page;
    this.whoSees = page.getByRole('button', { name: 'Wat ziet BZK, wat het publiek?' });
  }

  title(number: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: number, exact: true });
  }

  async open(id: string): Promise<void> {
    await go(this.page, `#/registratie/${id}`);
  }
}
