import type { Locator, Page } from '@playwright/test';
import type { Hands } from '../office.ts';

/** The form of one registration: questions on one side, evidence on the other. */
export class Logging {
  readonly page: Page;
  /** Over a new draft. */
  readonly title: Locator;
  /** The question that is open; `data-question` says which. */
  readonly question: Locator;
  /** The one line to type in, where the open question has one. */
  readonly field: Locator;
  readonly filePicker: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { name: 'Nieuwe registratie' });
    this.question = page.locator('.question.current');
    this.field = this.question.locator('input');
    this.filePicker = page.getByTestId('evidencePicker');
  }

  row(question: string): Locator {
    return this.page.locator(`.question[data-question="${question}"]`);
  }

  /** Opens a question and picks what the letters find first. */
  async answer(question: string, letters: string): Promise<void> {
    await this.row(question).getByRole('button').first().click();
    await this.page.locator(`.question.current[data-question="${question}"]`).waitFor();
    await this.page.keyboard.type(letters);
    await this.page.keyboard.press('Enter');
  }

  /** From the first question of an empty form: a WhatsApp call on the sixth of March, of which evidence follows. */
  async answerCall(hands: Hands, subject: string): Promise<void> {
    await hands.press('1');
    await hands.type('6-3');
    await hands.press('Enter', '5');
    await hands.write(subject);
    await hands.press('Enter', '3', '3', '1', '2', 'Control+Enter');
  }

  /** What a mail that was dropped does not say, and it is logged. */
  async answerMail(hands: Hands): Promise<void> {
    await hands.press('5', '3', '3', '1', 'Control+Enter');
  }

  async log(): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
  }

  /** Throws the draft or the dropped conversation away, and says yes to the question whether that is meant. */
  async throwAway(): Promise<void> {
    await this.page.getByRole('button', { name: 'Weg ermee' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Weg ermee' }).click();
  }
}
