import { existsSync } from 'node:fs';
import path from 'node:path';
import { expectNoFindings } from './axe.ts';
import { COLLECTOR, openCollection } from './bzk.ts';
import { expect, test } from './fixtures.ts';
import { show } from './look.ts';
import { ask } from './seed.ts';

test.use({ now: '2027-04-28T10:24:00+02:00' });

test('a collector makes a collection on the start screen', async ({ app, sheet }) => {
  await expect(app.getByRole('heading', { name: 'Kanaalregister' })).toBeVisible();
  await app.keyboard.press('Control+n');
  await app.getByText('Verzameling van een ministerie of van BZK').click();
  await app.getByLabel('Naam van de verzameling').fill('Verzameling Binnenlandse Zaken');
  await app.getByLabel('Afkorting').fill('BZK');
  await app.keyboard.press('Enter');
  await app.getByLabel('Uw naam').fill('Ilse Vermaat');
  await app.getByLabel('Uw nieuwe wachtzin').fill(COLLECTOR);
  await app.getByLabel('Nog een keer').fill(COLLECTOR);
  await app.keyboard.press('Enter');
  await expect(sheet.title).toBeVisible({ timeout: 30_000 });
  const { session } = await ask(app, 'workspaces.status', {});
  expect(session).toMatchObject({ kind: 'collection', person: { role: 'collector' } });
});

test('a collector lets a colleague in, and ends the access of one who leaves', async ({
  collection,
  app,
  settings,
}) => {
  await openCollection(app, collection);
  await show(app, '#/instellingen');
  await settings.addPerson.click();
  const dialog = app.getByRole('dialog');
  await dialog.getByLabel('Naam').fill('Bram Elzinga');
  await expect(dialog.getByRole('combobox').locator('option')).toHaveText(['Verzamelaar', 'Controleur']);
  await dialog.getByLabel('Rol').selectOption('Controleur');
  await app.keyboard.press('Enter');
  await expect(dialog.getByText('Geef deze code alleen aan Bram Elzinga:')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(app.getByText('Wacht op de eenmalige code')).toBeVisible();
  await expectNoFindings(app);
  await settings.leaving('Bram Elzinga').click();
  await expect(dialog.getByText(/Ontvangstbewijzen houden hun eigen sleutel/)).toBeVisible();
  await settings.lastDay.focus();
  await app.keyboard.press('Enter');
  await expect(app.getByText(/Bram Elzinga heeft geen toegang meer/)).toBeVisible();
  await expect(app.getByText('Weg sinds woensdag 28 april 2027')).toBeVisible();
});

test('an auditor of a collection looks at everything and can change nothing', async ({ collection, app }) => {
  await openCollection(app, collection);
  const { person, code } = await ask(app, 'people.add', { name: 'Bram Elzinga', role: 'auditor', slot: true });
  const { places } = await ask(app, 'workspaces.recent', {});
  const key = { personId: person.id, passphrase: code!, newPassphrase: 'krant sleutel wolk peer' };
  await ask(app, 'workspaces.unlock', { token: places[0]!.token, ...key });
  await app.reload();
  for (const [hash, title] of [
    ['#/bord', 'Bord'],
    ['#/leveringen', 'Leveringen'],
    ['#/antwoorden', 'Vraag 5 en 6 beantwoorden'],
    ['#/personen', 'Personen'],
    ['#/sleutels', 'Sleutels'],
    ['#/instellingen', 'Instellingen'],
  ] as const) {
    await show(app, hash);
    await expect(app.locator('h1')).toHaveText(title);
    await expect(
      app.getByRole('button', {
        name: /Levering innemen|Doorsturen|Iemand toevoegen|Vertrek|Nieuw herstelblad|Plakken/,
      }),
    ).toHaveCount(0);
  }
});

test('an office cannot be reached from a collection, whatever the address says', async ({ collection, app }) => {
  await openCollection(app, collection);
  for (const hash of ['#/vandaag', '#/registraties', '#/ondertekenen']) {
    await show(app, hash);
    await expect(app.locator('h1')).toHaveText('Bord');
  }
  await app.keyboard.press('Control+n');
  await expect(app.locator('h1')).toHaveText('Bord');
  await show(app, '#/instellingen');
  await expect(app.getByRole('heading', { name: 'Dep. VERTROUWELIJK' })).toHaveCount(0);
});

test('the example of a collection says how far it is, and stopping leaves nothing of it', async ({ app, home }) => {
  await expect(app.getByRole('heading', { name: 'Kanaalregister' })).toBeVisible();
  await app.keyboard.press('Control+Shift+E');
  const making = app.locator('.exampleMaking');
  await expect(making).toContainText('Het voorbeeld wordt gemaakt.');
  await expect(making).toContainText(/[1-9] van 29 kantoren zijn klaar\./);
  await expectNoFindings(app);
  // A person may go on meanwhile.
  await app.getByRole('button', { name: 'English' }).click();
  await expect(making).toContainText('The example is being made.');
  await making.getByRole('button', { name: 'Stop' }).click();
  await expect(making).toHaveCount(0);
  await expect(app.getByRole('alert')).toHaveCount(0);
  expect(existsSync(path.join(home, 'workspaces', 'voorbeeld-verzameling'))).toBe(false);
});
