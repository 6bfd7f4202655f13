import type { Locator, Page } from '@playwright/test';

/** The list of entries. */
export class EntryList {
  readonly page: Page;
  readonly title: Locator;
  readonly grid: Locator;
  /** Entries in sight, without the heads. */
  readonly rows: Locator;
  /** The row that the keys go to. */
  readonly row: Locator;
  readonly search: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { level: 1, name: 'Registraties' });
    this.grid = page.getByRole('grid');
    this.rows = page.locator('.gridRow');
    this.row = page.locator('.gridRow[tabindex="0"]');
    this.search = page.getByRole('searchbox');
  }
}
