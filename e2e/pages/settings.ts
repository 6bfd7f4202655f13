import type { Locator, Page } from '@playwright/test';

/** The settings: people and their access, backups, and what the office decided. */
export class Settings {
  readonly page: Page;
  readonly addPerson: Locator;
  /** In the dialog about somebody who leaves. */
  readonly lastDay: Locator;

  constructor(page: Page) {
    this.page = page;
    this.addPerson = page.getByRole('button', { name: 'Iemand toevoegen' });
    this.lastDay = page.getByLabel('Laatste werkdag');
  }

  leaving(name: string): Locator {
    return this.page.getByRole('button', { name: `Vertrek melden: ${name}` });
  }
}
