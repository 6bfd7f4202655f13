import { readFileSync } from 'node:fs';
import { catchClipboard } from './clipboard.ts';
import { expect, test } from './fixtures.ts';
import { ask, logOne, sitDown } from './office.ts';

test.use({ now: '2027-03-09T09:41:00+01:00' });

const DEBATE = { counterparty: 'KAMERLID', subject: 'Debat zoetwater' };

test('F1 opens the page of the person, beside the keys of the screen, in both languages', async ({
  office,
  app,
  help,
}) => {
  await sitDown(app, office, 'secretary');
  await help.open();
  await expect(help.dialog.getByRole('heading', { name: 'Voor het secretariaat' })).toBeVisible();
  await expect(help.dialog.getByRole('heading', { name: 'Toetsen', exact: true })).toBeVisible();
  // Also those that are no shortcut of the window: Ctrl+Z is every toast's, while it stands.
  await expect(help.dialog.getByText('Plakken wat u kopieerde')).toBeVisible();
  await expect(help.dialog.getByText('Ongedaan maken, tot 10 seconden erna')).toBeVisible();
  await expect(help.dialog.getByRole('img', { name: 'Het eerste scherm' })).toHaveJSProperty('complete', true);
  await app.keyboard.press('Escape');
  await expect(help.dialog).toHaveCount(0);
  // How a conversation comes off a telephone: half a page each, to send to the minister.
  const clipboard = await catchClipboard(app);
  await app.getByRole('button', { name: 'Bekijken: Zo stuurt u een gesprek door' }).press('Enter');
  await expect(help.dialog.getByRole('heading', { name: 'WhatsApp op een iPhone' })).toBeVisible();
  await help.dialog.getByRole('button', { name: 'Kopieer voor een mail: Signal, iPhone en Android' }).press('Enter');
  await expect(app.getByText('Gekopieerd', { exact: true })).toBeVisible();
  const half = await clipboard();
  expect(half).toMatch(/^Zo stuurt u een gesprek door\n\nStuur naar [^\n]*\n\nSignal, iPhone en Android\n\n1\. Maak/);
  expect(half).toContain('Verdwijnende berichten.');
  expect(half).not.toContain('Sms');
  await app.keyboard.press('Escape');
  await expect(help.dialog).toHaveCount(0);
  await sitDown(app, office, 'officeHolder');
  await help.open();
  await expect(help.dialog.getByRole('heading', { name: 'Voor de bewindspersoon' })).toBeVisible();
  await ask(app, 'app.saveSettings', { language: 'en' });
  await sitDown(app, office, 'recordsManager');
  await help.open();
  await expect(app.getByRole('dialog').getByRole('heading', { name: 'For the records manager' })).toBeVisible();
});

test('the rhythm as a calendar file, and the same again with the reason still asked', async ({
  office,
  app,
  logging,
}) => {
  await sitDown(app, office, 'secretary', '#/instellingen');
  await app.getByRole('button', { name: 'Agenda-bestand maken' }).click();
  const made = await app.getByText(/^Gemaakt: .*\.ics/).textContent();
  const file = /^Gemaakt: (.*\.ics)\./.exec(made!)![1]!;
  expect(readFileSync(file, 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:2027-Q1: register naar BZK\r\n/);

  await logOne(app, office, DEBATE);
  await app.keyboard.press('Control+d');
  await expect(logging.question).toHaveAttribute('data-question', /when|about|why/);
  const { staged } = await ask<{ staged: { answers: Record<string, unknown> }[] }>(app, 'staging.list');
  expect(staged[0]!.answers).toMatchObject({ channel: 'whatsapp', counterparty: 'KAMERLID', reason: null });
});

test('the records manager sees the state so far and says what became of an entry', async ({
  office,
  app,
  list,
  entryScreen,
}) => {
  await sitDown(app, office, 'secretary');
  const entry = await logOne(app, office, DEBATE);
  await sitDown(app, office, 'recordsManager');
  // What a colleague did, with the way to it.
  const since = app.getByRole('complementary').getByRole('listitem');
  await expect(since.filter({ hasText: 'Joris Tervoort legde dit vast.' })).toBeVisible();
  await expect(since.getByRole('link', { name: entry.number })).toBeVisible();
  await app.keyboard.press('Control+4');
  await app.getByRole('button', { name: 'Tussenstand bekijken' }).click();
  const soFar = app.getByRole('dialog', { name: 'Tussenstand' });
  await expect(soFar.getByRole('cell', { name: 'Wietske Harmelink' })).toBeVisible();
  // Whole: the statements, attachments and later outcomes of the register too.
  await soFar.getByText('Verklaringen', { exact: true }).click();
  await expect(soFar.getByRole('cell', { name: 'Geen opgave' })).toBeVisible();
  for (const sheet of ['Bijlagen', 'Archiefstand']) await expect(soFar.getByText(sheet, { exact: true })).toBeVisible();
  await soFar.getByText('Registraties', { exact: true }).click();
  await expect(soFar.getByRole('cell', { name: 'Debat zoetwater' })).toBeVisible();
  await soFar.getByText('Openbaar: wat iedereen mag zien').click();
  await expect(soFar.getByRole('cell', { name: 'Debat zoetwater' })).toHaveCount(0);
  await app.keyboard.press('Escape');

  // What is not decided leads to the entry; the outcome asks what belongs to it.
  const check = app.getByRole('listitem').filter({ hasText: 'Over het bewaren van 1 registratie' });
  await check.getByRole('button', { name: 'Bekijk' }).click();
  await list.row.focus();
  await app.keyboard.press('Enter');
  await expect(entryScreen.title(entry.number)).toBeVisible();
  await app.getByRole('button', { name: 'Uitkomst vastleggen' }).click();
  const form = app.getByRole('dialog');
  await form.getByLabel('Uitkomst').selectOption('GEARCHIVEERD');
  await form.getByRole('button', { name: 'Vastleggen' }).click();
  await expect(form.getByText('Bij deze uitkomst hoort dit erbij.').first()).toBeVisible();
  await form.getByLabel('In welk systeem').fill('DMS');
  await form.getByLabel('Kenmerk').fill('2027-118');
  await form.getByLabel('Op', { exact: true }).fill('gisteren');
  await form.getByRole('button', { name: 'Vastleggen' }).click();
  await expect(app.getByText('Gearchiveerd in, DMS, 2027-118', { exact: true })).toBeVisible();
  await expect(app.getByText(/besloot: Gearchiveerd in/)).toBeVisible();
});
