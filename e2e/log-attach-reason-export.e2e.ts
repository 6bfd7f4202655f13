import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { ask, drop, Hands, makeOffice, PASSPHRASES, sitDown } from './office.ts';
import { startShell } from './shells.ts';

const MAIL = readFileSync(path.join(import.meta.dirname, '../testdata/mail/reply.eml'));

/** Tab until the thing with this name has the focus, as a person without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    const focused = await page.evaluate(() => {
      const now = document.activeElement as HTMLElement | null;
      // Not the page itself, which has every word of it.
      if (!now?.matches('a, button, input, select, textarea, [role]')) return '';
      const label = now.id ? document.querySelector(`label[for="${now.id}"]`)?.textContent : '';
      return `${now.getAttribute('aria-label') ?? ''} ${label ?? ''} ${now.textContent ?? ''}`;
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`nothing called ${String(name)} can be reached by Tab`);
}

test('the whole job by keyboard: drop, log, sign, state, close, export', async ({ shell, home }) => {
  test.skip(shell !== 'chromium', 'starts the Chromium shell twice, at two moments');
  test.setTimeout(120_000);
  const options = { home, locale: 'nl-NL', viewport: { width: 1400, height: 900 } };
  const before = await startShell('chromium', { ...options, now: '2027-03-09T09:41:00+01:00' });
  const app = before.page;
  const office = await makeOffice(app);

  // The secretary drops a mail and answers what it does not say.
  await sitDown(app, office, 'secretary');
  await drop(app, 'mail.eml', MAIL);
  await expect(app.locator('.question.current')).toHaveAttribute('data-question', 'with');
  await new Hands(app).press('5', '3', '3', '1', 'Control+Enter');
  await expect(app.getByRole('status').filter({ hasText: 'Vastgelegd: Wietske Harmelink' })).toBeVisible();
  await before.close();

  // The quarter is over: the office holder reads, agrees, answers and signs.
  const after = await startShell('chromium', { ...options, now: '2027-04-02T10:00:00+02:00' });
  const page = after.page;
  await sitDown(page, office, 'officeHolder', '#/ondertekenen');
  await tabTo(page, /Begin met lezen/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 van 1')).toBeVisible();
  await expect(page.locator('.signLine.current')).toContainText('Vergunning zandsuppletie noordstrand');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Uw verklaring over kwartaal 1 van 2027' })).toBeFocused();
  // Enter signs nothing here: the focus is neither on the passphrase nor on the button.
  await page.keyboard.press('Enter');
  await page.keyboard.press('n');
  await expect(page.locator('.exactText')).toContainText('werkberichten verwijderd: nee');
  const shown = await page.locator('.exactText').textContent();
  await tabTo(page, /Uw wachtzin/);
  await page.keyboard.type(PASSPHRASES.officeHolder);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Ondertekend: uw verklaring' })).toBeVisible();
  const { signOffs } = await ask<{ signOffs: { note: string; kind: string; state: string }[] }>(page, 'signoffs.list');
  expect(signOffs).toMatchObject([{ kind: 'kwartaal', state: 'accepted' }]);
  expect(signOffs[0]!.note.startsWith(shown!)).toBe(true);

  // The records manager closes by typing the quarter's name, and exports.
  await sitDown(page, office, 'recordsManager', '#/kwartaal/2027-Q1');
  await expect(page.getByText('gebruik, ondertekend in het programma')).toBeVisible();
  await page.keyboard.press('Control+Shift+S');
  await page.getByLabel('Typ 2027-Q1').waitFor();
  await page.keyboard.type('2027-q1');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSPHRASES.recordsManager);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Kwartaalregister' })).toBeVisible();
  await page.keyboard.press('Control+e');
  await tabTo(page, /^\s*Exporteren/);
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
