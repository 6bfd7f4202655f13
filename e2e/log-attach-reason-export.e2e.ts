import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { ask, drop, Hands, PASSPHRASES, sitDown } from './office.ts';
import { Logging } from './pages/logging.ts';
import { Quarter } from './pages/quarter.ts';
import { SignOff } from './pages/sign-off.ts';
import { startShell } from './shells.ts';
import { tabTo } from './tab-to.ts';

const NOW = '2027-03-09T09:41:00+01:00';
test.use({ now: NOW });

const MAIL = readFileSync(path.join(import.meta.dirname, '../testdata/mail/reply.eml'));

test('the whole job by keyboard: drop, log, sign, state, close, export', async ({ office, shell, home }) => {
  test.skip(shell !== 'chromium', 'starts the Chromium shell twice, at two moments');
  test.setTimeout(120_000);
  const options = { home, locale: 'nl-NL', viewport: { width: 1400, height: 900 } };
  const before = await startShell('chromium', { ...options, now: NOW });
  const app = before.page;
  const logging = new Logging(app);

  // The secretary drops a mail and answers what it does not say.
  await sitDown(app, office, 'secretary');
  await drop(app, 'mail.eml', MAIL);
  await expect(logging.question).toHaveAttribute('data-question', 'with');
  await logging.answerMail(new Hands(app));
  await expect(app.getByRole('status').filter({ hasText: 'Vastgelegd: Wietske Harmelink' })).toBeVisible();
  await before.close();

  // The quarter is over: the office holder reads, agrees, answers and signs.
  const after = await startShell('chromium', { ...options, now: '2027-04-02T10:00:00+02:00' });
  const page = after.page;
  const [signOff, quarter] = [new SignOff(page), new Quarter(page)];
  await sitDown(page, office, 'officeHolder', '#/ondertekenen');
  await tabTo(page, 'Begin met lezen');
  await page.keyboard.press('Enter');
  await expect(signOff.entry(1, 1)).toBeVisible();
  await expect(page.locator('.signLine.current')).toContainText('Vergunning zandsuppletie noordstrand');
  await signOff.agree();
  await expect(page.getByRole('heading', { name: 'Uw verklaring over kwartaal 1 van 2027' })).toBeFocused();
  // Enter signs nothing here: the focus is neither on the passphrase nor on the button.
  await page.keyboard.press('Enter');
  await signOff.answer('n');
  await expect(signOff.text).toContainText('werkberichten verwijderd: nee');
  const shown = await signOff.text.textContent();
  await tabTo(page, 'Uw wachtzin');
  await page.keyboard.type(PASSPHRASES.officeHolder);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Ondertekend: uw verklaring' })).toBeVisible();
  const { signOffs } = await ask<{ signOffs: { note: string; kind: string; state: string }[] }>(page, 'signoffs.list');
  expect(signOffs).toMatchObject([{ kind: 'kwartaal', state: 'accepted' }]);
  expect(signOffs[0]!.note.startsWith(shown!)).toBe(true);

  // The records manager closes by typing the quarter's name, and exports.
  await sitDown(page, office, 'recordsManager', '#/kwartaal/2027-Q1');
  await expect(page.getByText('gebruik, ondertekend in het programma')).toBeVisible();
  await quarter.close('2027-q1', PASSPHRASES.recordsManager);
  await expect(quarter.register).toBeVisible();
  await page.keyboard.press('Control+e');
  await tabTo(page, 'Exporteren');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/bestanden geschreven/)).toBeVisible({ timeout: 25_000 });
  const folder = (await page.getByText(/^In map /).textContent())!.replace('In map ', '');
  const names = await page.locator('.receipt tbody th').allTextContents();
  expect(names).toContain('kanaalregister_MKD_2027-Q1_v1_intern.xlsx');
  expect(names.some((name) => name.endsWith('.pdf'))).toBe(true);
  for (const name of names) {
    expect(existsSync(path.join(folder, name)), name).toBe(true);
    expect(statSync(path.join(folder, name)).size).toBeGreaterThan(0);
  }
  expect(await ask(page, 'journal.check')).toMatchObject({ ok: true, problems: [] });
  await after.close();
});
