import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { PASSPHRASES } from './office.ts';
import type { RecoverySheet } from './pages/recovery-sheet.ts';
import { ask, SEED_NOW } from './seed.ts';
import { tabTo } from './tab-to.ts';

test.use({ now: SEED_NOW });
test.setTimeout(120_000);

async function fillFocused(app: Page, text: string): Promise<void> {
  await app.keyboard.press('Control+a');
  await app.keyboard.type(text);
}

/** Three pages and the recovery sheet, by keyboard alone. Returns when the first screen is there. */
async function setUp(app: Page, sheet: RecoverySheet): Promise<void> {
  await expect(app.getByRole('heading', { name: 'Kanaalregister' })).toBeVisible();
  await app.keyboard.press('Control+n');
  await expect(app.getByRole('heading', { name: /Van welk bureau/ })).toBeVisible();
  await expect(app.getByLabel('Ministerie', { exact: true })).toBeFocused();
  await app.keyboard.type('Infra');
  await tabTo(app, 'Naam van het register');
  await fillFocused(app, 'Bureau minister van Kust en Delta');
  await tabTo(app, 'Begin van de nummers');
  await fillFocused(app, 'MKD');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { name: /Wie is de bewindspersoon/ })).toBeVisible();
  await app.keyboard.type('Wietske Harmelink');
  await tabTo(app, 'In functie sinds');
  await app.keyboard.type('16 februari 2027');
  await expect(app.getByText('Dinsdag 16 februari 2027')).toBeVisible();
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { name: 'Wie bent u?' })).toBeVisible();
  await app.keyboard.type('Joris Tervoort');
  await app.keyboard.press('Tab');
  await expect(app.getByLabel('Uw nieuwe wachtzin')).toBeFocused();
  await app.keyboard.type(PASSPHRASES.secretary);
  // Past the eye that shows what was typed.
  await app.keyboard.press('Tab');
  await app.keyboard.press('Tab');
  await expect(app.getByLabel('Nog een keer')).toBeFocused();
  await app.keyboard.type(PASSPHRASES.secretary);
  await app.keyboard.press('Enter');
  await expect(sheet.title).toBeVisible({ timeout: 30_000 });
  const groups = await sheet.groups();
  await tabTo(app, 'Ik heb het blad');
  await app.keyboard.press('Enter');
  for (const { field, label, group } of await sheet.asked(groups)) {
    await expect(field).toBeVisible();
    await tabTo(app, label);
    await app.keyboard.type(group);
  }
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { name: 'Vandaag' })).toBeVisible();
}

async function logOne(app: Page): Promise<void> {
  const { terms } = await ask(app, 'terms.list', {});
  await ask(app, 'entries.add', {
    answers: {
      termId: terms[0]!.id,
      channel: 'whatsapp',
      device: 'PRIVE_TELEFOON',
      dateFrom: '2027-03-06',
      dateCertainty: 'exact',
      counterparty: 'BURGEMEESTER_DECENTRAAL',
      direction: 'GESPREK',
      subject: 'Dijkversterking Noordermeerpolder',
      reason: 'SLECHT_BEREIK',
      nature: 'PROCES',
      classification: 'ONGERUBRICEERD',
      evidence: 'follows',
      messages: 7,
    },
  });
}

test('a newcomer makes a workspace, locks it, comes back and reads an entry, by keyboard alone', async ({
  app,
  list,
  palette,
  sheet,
  start,
}) => {
  await setUp(app, sheet);
  await logOne(app);
  await app.keyboard.press('Control+l');
  await expect(start.passphrase).toBeFocused();
  await app.keyboard.type('niet de goede woorden hier');
  await app.keyboard.press('Enter');
  await expect(app.getByText('Deze wachtzin past niet bij deze persoon.')).toBeVisible();
  await app.keyboard.press('Control+a');
  await app.keyboard.type(PASSPHRASES.secretary);
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { name: 'Vandaag' })).toBeFocused();
  await app.keyboard.press('Control+2');
  await expect(list.title).toBeFocused();
  await expect(list.rows).toHaveCount(1);
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { name: 'MKD-2027-0001' })).toBeFocused();
  await expect(app.locator('.track').getByText('legde dit vast')).toBeVisible();
  await palette.run('logb');
  await expect(app.getByRole('heading', { name: 'Logboek' })).toBeFocused();
  await expect(app.getByText('Alles klopt')).toBeVisible();
});

test('what is missing in set-up is said by name, and the first open field has the focus', async ({ app }) => {
  await expect(app.getByRole('heading', { name: 'Kanaalregister' })).toBeVisible();
  await app.keyboard.press('Control+n');
  await expect(app.getByLabel('Ministerie', { exact: true })).toBeFocused();
  await app.keyboard.press('Tab');
  await app.getByRole('button', { name: /Verder/ }).focus();
  await app.keyboard.press('Enter');
  await expect(app.getByRole('alert')).toContainText('Kies een ministerie.');
  await expect(app.getByLabel('Ministerie', { exact: true })).toBeFocused();
});
