import type { Locator, Page } from '@playwright/test';

/** Reading entries one by one, the statement at their end, and the sheet of paper that may stand for both. */
export class SignOff {
  readonly page: Page;
  /** Over the statement. */
  readonly statement: Locator;
  /** What is signed, byte for byte. */
  readonly text: Locator;
  /** The last line under the text: who has seen it, has seen the text to its end. */
  readonly textEnd: Locator;
  readonly wasRead: Locator;
  readonly passphrase: Locator;
  readonly signed: Locator;
  readonly checkNumber: Locator;

  constructor(page: Page) {
    this.page = page;
    this.statement = page.getByRole('heading', { name: /^Uw verklaring/ });
    this.text = page.locator('.exactText');
    this.textEnd = page.locator('.exact .note').last();
    this.wasRead = page.getByRole('checkbox', { name: 'Ik heb de tekst gelezen die ik onderteken' });
    this.passphrase = page.getByLabel('Uw wachtzin');
    this.signed = page.getByRole('status').filter({ hasText: 'Ondertekend' });
    this.checkNumber = page.getByLabel('Controlenummer op het papier');
  }

  static address(termId: string, quarter = '2027-Q1'): string {
    return `#/ondertekenen/${termId}/${quarter}`;
  }

  /** The words that say which entry is read, and how many there are. */
  entry(at: number, of: number): Locator {
    return this.page.getByText(`${at} van ${of}, nog`);
  }

  async agree(): Promise<void> {
    await this.page.keyboard.press('Enter');
  }

  /** Reads each entry and agrees to it. */
  async agreeToAll(entries: number, agree = (): Promise<void> => this.agree()): Promise<void> {
    for (let at = 1; at <= entries; at++) {
      await this.entry(at, entries).waitFor();
      await agree();
    }
  }

  /** For the reason with this digit, once the list of reasons is there. */
  async giveBack(reason: number): Promise<void> {
    await this.page.keyboard.press('t');
    await this.page.locator('[role=dialog] :focus').waitFor();
    await this.page.keyboard.press(String(reason));
    await this.page
      .getByRole('dialog')
      .getByRole('radio')
      .nth(reason - 1)
      .and(this.page.locator(':checked'))
      .waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Whether work messages were thrown away. */
  async answer(key: 'j' | 'n' | 'w'): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async sign(passphrase: string): Promise<void> {
    await this.passphrase.fill(passphrase);
    await this.page.keyboard.press('Enter');
  }

  /** Adds what came off the scanner to the sheet that waits for it. */
  async addScan(file: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Scan toevoegen' }).click();
    await this.page.getByTestId('scanPicker').setInputFiles(file);
    await this.page.getByRole('dialog').getByRole('button', { name: 'Scan toevoegen' }).click();
  }
}
