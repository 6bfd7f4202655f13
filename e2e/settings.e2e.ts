import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expectNoFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { ask, PASSPHRASES, sitDown } from './office.ts';

test.use({ now: '2027-04-02T10:00:00+02:00' });

test('the records manager ends the access of somebody who leaves, by keyboard', async ({ office, app, settings }) => {
  await sitDown(app, office, 'recordsManager', '#/instellingen');
  await settings.leaving('Joris Tervoort').focus();
  await app.keyboard.press('Enter');
  await expect(settings.lastDay).toBeFocused();
  await expectNoFindings(app);
  await app.keyboard.press('Enter');
  await expect(app.getByRole('status').filter({ hasText: 'Joris Tervoort heeft geen toegang meer' })).toBeVisible();
  await expect(app.getByText('Weg sinds vrijdag 2 april 2027')).toBeVisible();
  const { places } = await ask<{ places: { slots: { personId: string }[] }[] }>(app, 'workspaces.recent');
  expect(places[0]!.slots.map((slot) => slot.personId)).not.toContain(office.people.secretary);
});

test('a new recovery sheet is shown once, and two of its groups are asked back', async ({ office, app, sheet }) => {
  await sitDown(app, office, 'recordsManager', '#/instellingen');
  await app.getByRole('button', { name: 'Nieuw herstelblad maken' }).click();
  await expect(app.getByRole('button', { name: 'Het oude blad houden' })).toBeFocused();
  await app.getByRole('dialog').getByRole('button', { name: 'Nieuw herstelblad maken' }).click();
  await expect(sheet.title).toBeFocused();
  await expectNoFindings(app);
  const groups = await sheet.groups();
  expect(groups).toHaveLength(8);
  await app.getByRole('button', { name: 'Ik heb het blad' }).click();
  for (const { field, group } of await sheet.asked(groups)) await field.fill(group);
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { name: 'Mensen' })).toBeVisible();
});

test('the mail domains of the ministry are typed in the settings, and a mail is then read by them', async ({
  office,
  app,
}) => {
  await sitDown(app, office, 'secretary', '#/instellingen');
  const field = app.getByLabel('Maildomeinen van het ministerie');
  await field.fill('ministerie, @Kustendelta.example');
  await field.press('Enter');
  await expect(app.getByText('“ministerie” is geen domein.')).toBeVisible();
  await field.fill('@Kustendelta.example, rws.example');
  await field.press('Enter');
  await expect(app.getByRole('status').filter({ hasText: 'De domeinen zijn bewaard.' })).toBeVisible();
  await expect(field).toHaveValue('kustendelta.example, rws.example');
  await expectNoFindings(app);
  const mail = [
    'From: Kantoor <bureau@kustendelta.example>',
    'To: <w.harmelink@gmail.com>',
    'Date: Sat, 06 Mar 2027 14:12:00 +0100',
    'Subject: Stuk om af te drukken',
    '',
    'Zie hieronder.',
  ].join('\r\n');
  const direction = await app.evaluate(async (text) => {
    const pasted = [{ name: 'stuk.eml', bytes: new TextEncoder().encode(text) }];
    const reply = await kanaal.call('staging.start', { pasted });
    return (reply as { value: { answers: { direction: string } } }).value.answers.direction;
  }, mail);
  expect(direction).toBe('ZAKELIJK_NAAR_PRIVE');
  await sitDown(app, office, 'officeHolder', '#/instellingen');
  await expect(app.getByText('kustendelta.example, rws.example', { exact: true })).toBeVisible();
  await expect(app.getByLabel('Maildomeinen van het ministerie')).toHaveCount(0);
});

test('Dep. VERTROUWELIJK is switched on by naming the decision, and off again', async ({ office, app }) => {
  await sitDown(app, office, 'recordsManager', '#/instellingen');
  await app.getByRole('button', { name: 'Besluit vastleggen' }).click();
  await expect(app.getByLabel('Kenmerk van het besluit')).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(app.getByText('Vul het kenmerk in.')).toBeVisible();
  await app.keyboard.type('Besluit BVA 2027-14');
  await app.getByLabel('Datum van het besluit').fill('1-3-2027');
  await expectNoFindings(app);
  await app.keyboard.press('Enter');
  await expect(app.getByText('mag inhoud met deze rubricering bewaren: Besluit BVA 2027-14')).toBeVisible();
  await app.getByRole('button', { name: 'Weer uitzetten' }).click();
  await expect(app.getByText('bewaart geen inhoud met deze rubricering')).toBeVisible();
  // Back at the list of people: the key sheet of whoever has a key.
  await app.getByRole('button', { name: 'Toon sleutelblad: Nadia Bouwkamp' }).click();
  await expect(app.getByRole('dialog').locator('.keyNumber')).toHaveText(/^(\d{5} ){5}\d{5}$/);
  await app.evaluate(() => {
    window.print = () => undefined;
  });
  await app.getByRole('dialog').getByRole('button', { name: 'Afdrukken' }).click();
  await app.emulateMedia({ media: 'print' });
  await expect(app.locator('.paperSheet')).toContainText('Sleutelblad');
});

test('an older copy is only read, until the records manager goes on with it and signs for that', async ({
  office,
  app,
  home,
}) => {
  const folder = path.join(home, 'workspaces', readdirSync(path.join(home, 'workspaces'))[0]!);
  const older = path.join(home, 'ouder');
  cpSync(folder, older, { recursive: true });
  await sitDown(app, office, 'secretary');
  await ask(app, 'quarters.weekNothing', { week: '2027-W10', quarter: '2027-Q1' });
  await ask(app, 'workspaces.lock');
  rmSync(folder, { recursive: true });
  cpSync(older, folder, { recursive: true });
  await sitDown(app, office, 'recordsManager', '#/vandaag');
  await expect(app.getByText('Dit register is ouder dan wat deze computer eerder zag.')).toBeVisible();
  await app.getByRole('button', { name: 'Toch met deze kopie verder' }).click();
  await app.getByLabel('Uw wachtzin').fill(PASSPHRASES.recordsManager);
  await app.keyboard.press('Enter');
  await expect(app.getByText('Dit register is ouder dan wat deze computer eerder zag.')).toBeHidden();
  await ask(app, 'people.add', { name: 'Sietske Vlas', role: 'secretary', slot: false });
});
