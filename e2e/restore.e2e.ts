import path from 'node:path';
import { expectNoFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { ask, logOne, makeOffice, PASSPHRASES, sitDown } from './office.ts';

test.use({ now: '2027-03-09T09:41:00+01:00' });

test('a backup that is picked on the first screen is put back beside the register, and work goes on there', async ({
  app,
}) => {
  const office = await makeOffice(app);
  await sitDown(app, office, 'secretary', '#/instellingen');
  await logOne(app, office);
  await app.getByRole('button', { name: 'Nu een back-up maken' }).click();
  await expect(app.getByText('De back-up is gemaakt en nagelezen.').first()).toBeVisible();
  const place = await app.getByText(/^Plaats: /).textContent();
  const backup = place!.replace('Plaats: ', '').trim();
  await app.getByText('Alle back-ups (1)').click();
  await app.getByRole('button', { name: /^Back-up nalezen: / }).click();
  await expect(app.getByText(/^De back-up van vandaag .* is heel: /)).toBeVisible();
  await expectNoFindings(app);
  await app.keyboard.press('Control+l');

  await expect(app.locator('.startScreen')).toBeVisible();
  await app.locator('.start > input[type=file]').setInputFiles(path.join(backup, 'vault.json'));
  const panel = app.getByRole('region', { name: 'Bureau minister van Kust en Delta' });
  await expect(panel.getByText(/^Dit is een back-up van vandaag/)).toBeVisible();
  await expectNoFindings(app);
  await panel.getByLabel('Uw wachtzin van toen').fill('dit is de verkeerde zin');
  await app.keyboard.press('Enter');
  await expect(panel.locator('.error')).toBeVisible();
  await panel.getByLabel('Uw wachtzin van toen').fill(PASSPHRASES.secretary);
  await app.keyboard.press('Enter');
  await expect(app.getByRole('status').filter({ hasText: 'De back-up is teruggezet.' })).toBeVisible();
  expect(await ask(app, 'journal.check')).toMatchObject({ ok: true, problems: [] });
  expect(await ask<{ total: number }>(app, 'entries.list')).toMatchObject({ total: 1 });
});
