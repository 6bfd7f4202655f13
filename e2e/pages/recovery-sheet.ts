import type { Locator, Page } from '@playwright/test';

/** The sheet that is shown once; after it two of its groups are asked back. */
export class RecoverySheet {
  readonly page: Page;
  readonly title: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { name: 'Het herstelblad' });
  }

  groups(): Promise<string[]> {
    return this.page.locator('.sheet code').allTextContents();
  }

  /** The fields that ask, each with the group it asks. */
  async asked(groups: readonly string[]): Promise<{ field: Locator; label: string; group: string }[]> {
    const asked: { field: Locator; label: string; group: string }[] = [];
    for (const field of await this.page.getByRole('textbox').all()) {
      const label = await field.evaluate((one) => (one as HTMLInputElement).labels?.[0]?.textContent ?? '');
      asked.push({ field, label, group: groups[Number(label.replaceAll(/\D/g, '')) - 1]! });
    }
    return asked;
  }
}
