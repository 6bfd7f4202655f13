import type { Locator, Page } from '@playwright/test';

/** The palette: every command by typing a few letters of it. */
export class Palette {
  readonly page: Page;
  readonly options: Locator;

  constructor(page: Page) {
    this.page = page;
    this.options = page.getByRole('option');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k');
  }

  /** Runs the first command that these letters find, once it is in sight. */
  async run(letters: string): Promise<void> {
    await this.open();
    await this.page.keyboard.type(letters);
    await this.options
      .first()
      .filter({ hasText: new RegExp(letters, 'i') })
      .waitFor();
    await this.page.keyboard.press('Enter');
  }
}
