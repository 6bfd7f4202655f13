import type { Locator, Page } from '@playwright/test';

/** The question that comes before anything is written of what may be a state secret. */
export class Marking {
  readonly title: Locator;
  readonly whyNone: Locator;

  constructor(page: Page) {
    this.title = page.getByRole('heading', { name: 'Staat hier een rubricering?' });
    this.whyNone = page.getByLabel('Dit is geen rubricering, want');
  }
}
