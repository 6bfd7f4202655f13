import { expect, test } from './fixtures.ts';
import { ask, logOne, sitDown } from './office.ts';

test.use({ now: '2027-03-09T09:41:00+01:00' });

test('accounts: added, gone through by the secretary, judged by the records manager, and it says who and when', async ({
  office,
  app,
}) => {
  await sitDown(app, office, 'secretary');
  await app.keyboard.press('Control+6');
  await expect(app.getByRole('heading', { level: 1, name: 'Ambtsperioden en accounts' })).toBeVisible();

  // A new account, by keyboard.
  await expect(app.getByRole('heading', { level: 2, name: 'Wietske Harmelink' })).toBeVisible();
  await app.keyboard.press('Control+Shift+A');
  const form = app.getByRole('dialog');
  await form.getByLabel('Kanaal').selectOption('signal');
  await form.getByLabel('Nummer of adres').fill('0612345612');
  await form.getByLabel('Gebruikt vanaf').fill('5-1-2027');
  await app.keyboard.press('Enter');
  const row = app.getByRole('row', { name: /^Signal/ });
  await expect(row).toHaveCount(1);
  // The same one again is told from the first by its number, so that is asked for.
  await app.keyboard.press('Control+Shift+A');
  await form.getByLabel('Kanaal').selectOption('signal');
  await form.getByLabel('Nummer of adres').fill('0612345612');
  await app.keyboard.press('Enter');
  await expect(form.getByText('Dit account staat er al.')).toBeVisible();
  await expect(form.getByLabel('Nummer of adres')).toBeFocused();
  await app.keyboard.press('Escape');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('vanaf 5 jan 2027');
  await expect(row).toContainText('06-******12');

  // The four ticks: who and when stand with them.
  await row.getByRole('button', { name: /nalopen$/ }).click();
  for (const [question, digit] of [
    ['Nog gebruikt', '1'],
    ['Verdwijnen staat uit', '1'],
    ['Gekoppelde toestellen bekeken', '2'],
    ['Twee stappen aan', '1'],
  ] as const) {
    await form.getByRole('group', { name: question }).getByRole('radio').first().focus();
    await app.keyboard.press(digit);
  }
  await form.getByRole('button', { name: 'Vastleggen' }).click();
  await expect(row).toContainText('2 van 3 in orde, in gebruik');
  await expect(row).toContainText('Niet in orde of onbekend: gekoppelde toestellen bekeken');
  await expect(row).toContainText('Joris Tervoort, vandaag 09.4');
  // Typing in a judgement is the records manager's.
  await expect(row.getByRole('button', { name: /^Beoordelen: / })).toHaveCount(0);

  await sitDown(app, office, 'recordsManager', '#/accounts');
  await row.getByRole('button', { name: /^Beoordelen: / }).click();
  await expect(form.getByText(/^Volgens de regel: Niet te beoordelen/)).toBeVisible();
  for (const basis of [
    'Van begin tot eind versleuteld',
    'Twee stappen of pincode aan',
    'Verdwijnberichten uit',
    'Toestel beheerd',
    'Inhoud niet gerubriceerd',
    'Inhoud niet gevoelig',
    'Kanaal geen risico-app',
    'Geen incident in de periode',
  ])
    await form.getByLabel(basis).selectOption('ja');
  await form.getByLabel('Gekoppelde toestellen bekeken').selectOption('nee');
  await form.getByLabel('Maatregel', { exact: true }).fill('Toestel nagekeken op 8 maart');
  await expect(form.getByText(/^Volgens de regel: Veilig met maatregelen/)).toBeVisible();
  await form.getByLabel('Oordeel', { exact: true }).selectOption('VEILIG_MET_MAATREGELEN');
  await form.getByRole('button', { name: 'Vastleggen' }).click();
  // Nobody judges namelessly.
  await expect(form.getByText('Schrijf op wie oordeelde.')).toBeVisible();
  await form.getByLabel('Wie oordeelde').fill('Saskia Oldenhof');
  await form.getByRole('button', { name: 'Vastleggen' }).click();
  await expect(row).toContainText('Veilig met maatregelen');
  await expect(row).toContainText('Saskia Oldenhof, CISO, dinsdag 9 maart 2027');

  // The end of a term asks for the handover.
  await app.getByRole('button', { name: 'Einde vastleggen: Wietske Harmelink' }).click();
  await form.getByLabel('Laatste dag').fill('gisteren');
  await app.keyboard.press('Enter');
  await expect(app.getByText('5 januari 2027 tot en met 8 maart 2027')).toBeVisible();
  await expect(app.getByText(/^Deze ambtsperiode is voorbij/)).toBeVisible();
  await app.getByRole('button', { name: 'Overdracht vastleggen: Wietske Harmelink' }).click();
  // Nothing is handed over without a word on the messages.
  await app.keyboard.press('Enter');
  await expect(form.getByText('Schrijf op waar de berichten zijn veiliggesteld, of wat nog openstaat.')).toBeVisible();
  await expect(form.getByLabel('Waar veiliggesteld')).toBeFocused();
  await form.getByRole('radio', { name: 'ja' }).check({ force: true });
  await form.getByLabel('Waar veiliggesteld').fill('DMS, dossier 2027-118');
  await app.keyboard.press('Enter');
  await expect(app.getByText(/toestel ingeleverd: ja, veiliggesteld in DMS, dossier 2027-118/)).toBeVisible();
  await expect(app.getByText(/^Deze ambtsperiode is voorbij/)).toHaveCount(0);
  expect(await ask(app, 'journal.check')).toMatchObject({ ok: true, problems: [] });
});

test('an incident is recorded, tied to the entry it came to light in, and settled', async ({ office, app }) => {
  await sitDown(app, office, 'secretary');
  await logOne(app, office, { counterparty: 'KAMERLID', subject: 'Verzoek om een code' });
  await app.keyboard.press('Control+7');
  await expect(app.getByRole('heading', { name: 'Geen incidenten vastgelegd' })).toBeVisible();
  await app.keyboard.press('Control+Shift+A');
  const form = app.getByRole('dialog');
  await app.keyboard.press('Enter');
  await expect(form.getByText('Schrijf de dag op waarop het ontdekt is.')).toBeVisible();
  await form.getByLabel('Ontdekt op').fill('gisteren');
  await form.getByLabel('Tijd').fill('14:05');
  await form.getByLabel('Wat', { exact: true }).selectOption('PHISHING');
  await form.getByLabel('Gemeld aan CISO op').fill('vandaag');
  await form.getByRole('button', { name: 'Vastleggen' }).click();
  const row = app.getByRole('row', { name: /^MKD-I2027-0001/ });
  await expect(row).toContainText('Gisteren 14.05 uur');
  await expect(row).toContainText('CISO 9 mrt');
  await expect(row).toContainText('loopt nog');

  await row.getByRole('button', { name: 'Registratie koppelen aan MKD-I2027-0001' }).click();
  await form.getByLabel('Nummer of onderwerp').fill('code');
  await form.getByText('MKD-2027-0001').click();
  await form.getByRole('button', { name: 'Registratie koppelen' }).click();
  await expect(row.getByRole('link', { name: 'MKD-2027-0001' })).toBeVisible();

  await row.getByRole('button', { name: 'MKD-I2027-0001 wijzigen' }).click();
  await form.getByLabel('Maatregel', { exact: true }).fill('Nummer geblokkeerd');
  await form.getByLabel('Afgehandeld op').fill('vandaag');
  await form.getByRole('button', { name: 'Vastleggen' }).click();
  await expect(row).toContainText('afgehandeld 9 mrt');
  await expect(row.getByRole('link', { name: 'MKD-2027-0001' })).toBeVisible();
  // The hour of what was reported before stays.
  await expect(row).toContainText('Gisteren 14.05 uur');
  await row.getByRole('link', { name: 'MKD-2027-0001' }).click();
  await app.getByRole('link', { name: 'MKD-I2027-0001' }).click();
  await expect(row).toBeVisible();
});
