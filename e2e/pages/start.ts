import type { Locator, Page } from '@playwright/test';

/** What stands there while no workspace is open. */
export class StartScreen {
  readonly page: Page;
  readonly who: Locator;
  readonly passphrase: Locator;
  /** Takes what is to be opened: a workspace, a backup. */
  readonly picker: Locator;
  readonly passphraseOfThen: Locator;

  constructor(page: Page) {
    this.page = page;
    this.who = page.getByLabel(/^(Wie bent u\?|Who are you\?)$/);
    this.passphrase = page.getByLabel(/^(Wachtzin|Passphrase)$/);
    this.picker = page.locator('.start > input[type=file]');
    this.passphraseOfThen = page.getByLabel('Uw wachtzin van toen');
  }

  /** Chooses who this is, types the passphrase and goes in. What comes of it is for the journey to see. */
  async enter(personId: string, passphrase: string): Promise<void> {
    await this.who.selectOption(personId);
    await this.passphrase.fill(passphrase);
    await this.page.keyboard.press('Enter');
  }

  /** Restores the backup that was picked, with the passphrase of when it was made. */
  async restore(passphrase: string): Promise<void> {
    await this.passphraseOfThen.fill(passphrase);
    await this.page.keyboard.press('Enter');
  }
}
