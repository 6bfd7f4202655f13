import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { ask, logOne, PASSPHRASES, signNow, sitDown } from './office.ts';
import { EntryScreen } from './pages/entry.ts';
import { Logging } from './pages/logging.ts';
import { Quarter } from './pages/quarter.ts';
import { startShell } from './shells.ts';

const NOW = '2027-03-09T09:41:00+01:00';
test.use({ now: NOW });

interface Entry {
  id: string;
  number: string;
  status: string;
  version: number;
}

/** A key works once its screen is there: a person sees the button it is printed on. */
async function amend(app: Page, entry: Entry): Promise<void> {
  await expect(app.getByRole('button', { name: /^Wijzigen/ })).toBeVisible();
  await app.keyboard.press('F2');
  await expect(new EntryScreen(app).title(`Wijzigen: ${entry.number}`)).toBeVisible();
}

async function sayNothing(app: Page): Promise<void> {
  await expect(app.getByRole('button', { name: /^Deze week niets/ })).toBeVisible();
  await app.keyboard.press('w');
}

test('an entry lives: nothing this week, changed, signed, changed again, closed without a signature, put right', async ({
  office,
  shell,
  home,
}) => {
  test.skip(shell !== 'chromium', 'starts the Chromium shell twice, at two moments');
  test.setTimeout(180_000);
  const options = { home, locale: 'nl-NL', viewport: { width: 1400, height: 900 } };
  const before = await startShell('chromium', { ...options, now: NOW });
  let app = before.page;
  let [entryScreen, logging] = [new EntryScreen(app), new Logging(app)];

  // "Deze week niets" is one key, and stands in the journal.
  await sitDown(app, office, 'secretary');
  await sayNothing(app);
  await expect(app.getByText('Week 10: niets gebruikt. Dat staat nu in het logboek.')).toBeVisible();
  const entry = await logOne(app, office);

  // Changed before anybody signed: a new version of the same number.
  await entryScreen.open(entry.id);
  await expect(entryScreen.title(entry.number)).toBeVisible();
  await amend(app, entry);
  await logging.answer('why', 'bereik');
  await logging.log();
  await expect(app.getByRole('status').filter({ hasText: 'slecht bereik' })).toBeVisible();
  expect(await ask<Entry>(app, 'entries.get', { entryId: entry.id })).toMatchObject({ version: 2, status: 'logged' });

  // Changed after it was signed: the entry says so, and waits again.
  await sitDown(app, office, 'officeHolder');
  await signNow(app, office);
  await sitDown(app, office, 'secretary', `#/registratie/${entry.id}`);
  await amend(app, entry);
  await logging.answer('why', 'spoed');
  await logging.log();
  await expect(app.getByRole('status').filter({ hasText: 'Reden: spoed' })).toBeVisible();
  await entryScreen.open(entry.id);
  await expect(app.getByText('Gewijzigd na het tekenen. De minister tekent opnieuw.')).toBeVisible();
  await expect(app.getByText(/wijzigde de reden van “Slecht bereik/)).toBeVisible();
  // The journal names the entry by its number.
  await app.keyboard.press('Control+5');
  await expect(
    app.getByRole('link', { name: new RegExp(`^Registratie openen ${entry.number}, `) }).first(),
  ).toBeVisible();
  await before.close();

  // The quarter is over and nobody signs: the reason stands in the register, with the name.
  const after = await startShell('chromium', { ...options, now: '2027-04-02T10:00:00+02:00' });
  app = after.page;
  [entryScreen, logging] = [new EntryScreen(app), new Logging(app)];
  const quarter = new Quarter(app);
  await sitDown(app, office, 'recordsManager', '#/kwartaal/2027-Q1');
  const statement = quarter.check('heeft de opgave nog niet gegeven');
  await statement.getByRole('button', { name: 'Reden kiezen' }).click();
  await expect(app.getByRole('dialog', { name: 'Waarom tekent Wietske Harmelink niet?' })).toBeVisible();
  await app.getByRole('dialog').getByText('Niet bereikt', { exact: true }).click();
  await app.keyboard.press('Enter');
  await expect(app.getByText('Reden bij sluiten: niet bereikt')).toBeVisible();
  await quarter.close('2027-Q1', PASSPHRASES.recordsManager);
  await expect(quarter.register).toBeVisible();
  expect(await ask<Entry>(app, 'entries.get', { entryId: entry.id })).toMatchObject({ status: 'unsigned' });

  // After close nothing changes: it is put right by an entry that refers to it and says why.
  await sitDown(app, office, 'secretary', `#/registratie/${entry.id}`);
  await app.getByRole('button', { name: 'Rechtzetten' }).click();
  await expect(app.getByRole('heading', { level: 1, name: `Rechtzetten: ${entry.number}` })).toBeVisible();
  // Nothing is different yet: that is said at the form, before anybody is asked why.
  await logging.log();
  await expect(app.getByText('Dit concept zegt hetzelfde als de registratie.')).toBeVisible();
  await expect(app.getByRole('dialog')).toHaveCount(0);
  await logging.answer('with', 'kamerlid');
  await logging.log();
  const why = app.getByRole('dialog');
  await expect(why.getByRole('textbox')).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(why.locator('.error')).toBeVisible();
  await why.getByRole('textbox').fill('Het was een Kamerlid, geen journalist');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('status').filter({ hasText: 'Kamerlid' })).toBeVisible();
  const { rows } = await ask<{ rows: { id: string; number: string; late: boolean }[] }>(app, 'entries.list', {
    sort: 'number',
    limit: 1,
  });
  await entryScreen.open(rows[0]!.id);
  await expect(app.getByText(`Verbetert ${entry.number}`, { exact: true })).toBeVisible();
  expect(await ask(app, 'journal.check')).toMatchObject({ ok: true, problems: [] });
  await after.close();
});

test.describe('with motion reduced', () => {
  test('nothing moves: no animation and no transition on a dialog or a toast', async ({ office, app, palette }) => {
    await app.emulateMedia({ reducedMotion: 'reduce' });
    await sitDown(app, office, 'secretary');
    await sayNothing(app);
    await expect(app.locator('.toast')).toBeVisible();
    await palette.open();
    await expect(app.getByRole('dialog')).toBeVisible();
    const moving = await app.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const style = getComputedStyle(element);
          return style.animationName !== 'none' || Number.parseFloat(style.transitionDuration) > 0;
        })
        .map((element) => element.className),
    );
    expect(moving).toEqual([]);
    expect(await app.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});
