import type { Locator, Page } from '@playwright/test';

/** Choosing messages from a conversation that was dropped or pasted. */
export class Conversation {
  readonly page: Page;
  readonly title: Locator;
  readonly messages: Locator;
  /** The message that the keys go to. */
  readonly message: Locator;
  /** How many are kept, left out, known already or not understood. */
  readonly sum: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { name: 'Kies wat werk is' });
    this.messages = page.locator('.chatRow');
    this.message = page.locator('.chatRow:focus');
    this.sum = page.locator('.sumBar');
  }
}
