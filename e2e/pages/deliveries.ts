import type { Locator, Page } from '@playwright/test';

/** What a collection received, in lists by verdict, and one delivery beside them. */
export class Deliveries {
  readonly page: Page;
  readonly pane: Locator;

  constructor(page: Page) {
    this.page = page;
    this.pane = page.getByRole('region', { name: 'Levering' });
  }

  /** The button of a list; with `count`, of one that holds as many. */
  list(verdict: 'Wachten op sleutel' | 'Aanvaard' | 'Geweigerd' | 'Alle', count?: number): Locator {
    return this.page.getByRole('button', { name: new RegExp(count === undefined ? verdict : `${verdict} ${count}`) });
  }

  /** The first delivery of this register in a list, such as `MKD-2027-Q1-v1`. */
  async open(verdict: Parameters<Deliveries['list']>[0], register: string): Promise<void> {
    await this.list(verdict).click();
    await this.page.locator('.taken').getByRole('link', { name: register, exact: true }).click();
    await this.pane.getByRole('heading', { name: register }).waitFor();
  }

  async saveReceipt(): Promise<void> {
    await this.pane.getByRole('button', { name: /Ontvangstbewijs opslaan/ }).click();
  }
}
