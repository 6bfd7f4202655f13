import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expectNoFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { go } from './go.ts';
import { ask, logOne, PASSPHRASES, sitDown } from './office.ts';
import { startShell } from './shells.ts';

test.use({ now: '2027-03-09T09:41:00+01:00' });

/** The database of the one register in this home, whatever backups there are of it. */
function registerIn(home: string): string {
  const found = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('register.db') && !file.includes('backups'),
  );
  expect(found).toHaveLength(1);
  return path.join(home, found[0]!);
}

test('a backup that is picked on the first screen is put back beside the register, and work goes on there', async ({
  office,
  app,
  start,
}) => {
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
  await start.picker.setInputFiles(path.join(backup, 'vault.json'));
  const panel = app.getByRole('region', { name: 'Bureau minister van Kust en Delta' });
  await expect(panel.getByText(/^Dit is een back-up van vandaag/)).toBeVisible();
  await expectNoFindings(app);
  await start.restore('dit is de verkeerde zin');
  await expect(panel.locator('.error')).toBeVisible();
  await start.restore(PASSPHRASES.secretary);
  await expect(app.getByRole('status').filter({ hasText: 'De back-up is teruggezet.' })).toBeVisible();
  expect(await ask(app, 'journal.check')).toMatchObject({ ok: true, problems: [] });
  expect(await ask<{ total: number }>(app, 'entries.list')).toMatchObject({ total: 1 });
});

test('damage that is found stops the writing, says so on every screen, and leaves the file as it is', async ({
  office,
  app,
  home,
}) => {
  await sitDown(app, office, 'secretary', '#/logboek');
  await logOne(app, office);
  const file = registerIn(home);
  const broken = readFileSync(file);
  // Every page but the first: whichever the check reads, it is not what was written.
  for (let at = 4_096 + 100; at < broken.length; at += 4_096) broken[at]! ^= 1;
  writeFileSync(file, broken);
  await app.getByRole('button', { name: 'Alles controleren' }).click();
  const banner = app.locator('.banner.bad').first();
  await expect(banner).toContainText('Een bestand van dit register is beschadigd.');
  // Once; and what was whole before is not said to be whole now.
  await expect(app.getByText('De controle is gestopt bij de schade.')).toBeVisible();
  await expect(app.getByText('Een bestand van dit register is beschadigd.')).toHaveCount(1);
  await expect(app.getByText('Alles klopt')).toHaveCount(0);
  await go(app, '#/registraties');
  await expect(banner).toContainText('Maak een nieuw register van de laatste back-up');
  await expectNoFindings(app);
  await expect(ask(app, 'backups.make')).rejects.toThrow('workspace_damaged');
  expect(readFileSync(file).equals(broken)).toBe(true);
});

test('of a damaged register a new one is made, with what was logged since the backup, and it says what came over', async ({
  office,
  app,
  home,
}) => {
  await sitDown(app, office, 'secretary', '#/logboek');
  await logOne(app, office);
  await ask(app, 'backups.make');
  const later = await logOne(app, office);
  await ask(app, 'workspaces.lock');
  const file = registerIn(home);
  await sitDown(app, office, 'secretary', '#/logboek');
  const broken = readFileSync(file);
  // From the middle on, up to the first page that the check reads: before it lies what tells which tables there are.
  for (let page = Math.floor(broken.length / 8_192); ; page++) {
    broken[page * 4_096 + 200]! ^= 1;
    writeFileSync(file, broken);
    const { problems } = await ask<{ problems: { code: string }[] }>(app, 'journal.check');
    if (problems.some((p) => p.code === 'database_damaged')) break;
  }
  await app.getByRole('button', { name: 'Redden wat er is' }).click();
  const dialog = app.getByRole('dialog');
  await expect(dialog.getByLabel('Back-up')).toContainText('vandaag');
  await expectNoFindings(app);
  await dialog.getByLabel('Uw wachtzin').fill('dit is de verkeerde zin');
  await app.keyboard.press('Enter');
  await expect(dialog.locator('.banner')).toContainText('wachtzin');
  await dialog.getByLabel('Uw wachtzin').fill(PASSPHRASES.secretary);
  await app.keyboard.press('Enter');
  await expect(dialog.getByText(/^Nieuwer dan de back-up: 1 registratie, /)).toBeVisible();
  await expect(dialog.getByText('Het nieuwe register is nagelezen en is heel.')).toBeVisible();
  await dialog.getByText('Wat meekwam').click();
  await expect(dialog).toContainText(later.number);
  await expectNoFindings(app);
  expect(readFileSync(file).equals(broken)).toBe(true);
  await dialog.getByRole('button', { name: 'Openen' }).click();
  await expect(app.locator('.banner.bad')).toHaveCount(0);
  await expect(dialog).toHaveCount(0);
  expect(await ask<{ total: number }>(app, 'entries.list')).toMatchObject({ total: 2 });
  expect(await ask(app, 'journal.check')).toMatchObject({ ok: true, problems: [] });
});

test('of a register that does not open any more, what can be read comes over on the first screen too', async ({
  office,
  app,
  start,
  home,
}) => {
  await sitDown(app, office, 'secretary', '#/logboek');
  await logOne(app, office);
  const { path: backup } = await ask<{ path: string }>(app, 'backups.make');
  const later = await logOne(app, office);
  await ask(app, 'workspaces.lock');
  const file = registerIn(home);
  const broken = readFileSync(file);
  broken[broken.length - 2_000]! ^= 1;
  writeFileSync(file, broken);
  await start.enter(office.people.secretary, PASSPHRASES.secretary);
  await expect(app.getByText('Een bestand van dit register is beschadigd.')).toBeVisible();
  await start.picker.setInputFiles(path.join(backup, 'vault.json'));
  const panel = app.getByRole('region', { name: 'Bureau minister van Kust en Delta' });
  await panel.getByText(/^Neem ook mee wat nieuwer is in /).click();
  await start.restore(PASSPHRASES.secretary);
  await expect(panel.getByText(/^Nieuwer dan de back-up: /)).toBeVisible();
  await expect(panel).toContainText(later.number);
  await expectNoFindings(app);
  await panel.getByRole('button', { name: 'Openen' }).click();
  await expect(app.getByRole('status').filter({ hasText: 'De back-up is teruggezet.' })).toBeVisible();
  expect(await ask(app, 'journal.check')).toMatchObject({ ok: true, problems: [] });
});

test('a daily backup that fails is told in the window, with why, and the work goes on', async ({
  office,
  home,
  shell,
}) => {
  test.skip(shell !== 'chromium', 'starts the Chromium shell on the day after');
  const options = { home, locale: 'nl-NL', viewport: { width: 1400, height: 900 } };
  const folder = path.join(home, 'workspaces', readdirSync(path.join(home, 'workspaces'))[0]!);
  rmSync(path.join(folder, 'backups'), { recursive: true, force: true });
  writeFileSync(path.join(folder, 'backups'), 'in the way');
  const after = await startShell('chromium', { ...options, now: '2027-03-10T09:00:00+01:00' });
  try {
    await sitDown(after.page, office, 'secretary');
    await expect(after.page.getByRole('region', { name: 'Meldingen' })).toContainText(
      'De back-up van vandaag is niet gelukt.',
    );
    await logOne(after.page, office);
  } finally {
    await after.close();
  }
});
