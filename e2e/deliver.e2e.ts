import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { testMachine } from '../src/main/testing/office.ts';
import { expectNoFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { go } from './go.ts';
import { closeQuarter, giveFiles, logOne, sitDown } from './office.ts';

test.use({ now: '2027-04-06T09:41:00+02:00', picksFolders: true });

/** A receiver on a computer of its own: takes the package in and gives its receipt. */
async function receive(file: string, keyNumber: string): Promise<string> {
  const bzk = testMachine('2027-04-20T10:00:00+02:00');
  await bzk.call('workspaces.create', {
    setup: {
      title: 'Binnenlandse Zaken',
      prefix: 'BZK',
      kind: 'collection',
      people: [{ name: 'Ilse Vermaat', role: 'collector', passphrase: 'bord lade stempel inkt' }],
    },
  });
  const { packages } = await bzk.call('collection.take', { files: [bzk.token(file)], acceptKeys: [keyNumber] });
  expect(packages.map((p) => [p.verdict, p.codes])).toEqual([['accepted', ['key_confirmed']]]);
  const receipt = await bzk.call('collection.receipt', { delivery: packages[0]!.id });
  await bzk.app.close();
  return receipt.path;
}

test('a closed quarter is delivered, and the receipt that comes back says who received it', async ({
  office,
  app,
  home,
}) => {
  await sitDown(app, office, 'secretary');
  await logOne(app, office);
  await sitDown(app, office, 'recordsManager');
  await closeQuarter(app);
  await sitDown(app, office, 'recordsManager', '#/kwartaal/2027-Q1');
  const card = app.getByRole('region', { name: 'Kwartaallevering' });
  await expect(card.getByText('Er is nog niets geleverd.')).toBeVisible();
  const shown = card.locator('.checksum');
  await expect(shown).toHaveText(/^(\d{5} ){5}\d{5}$/);
  const number = await shown.innerText();
  await app.keyboard.press('Control+Shift+L');
  const dialog = app.getByRole('dialog', { name: 'Voor wie is de levering?' });
  await dialog.getByLabel('Sleutel van de ontvanger').fill('age1nietgoed');
  await app.keyboard.press('Enter');
  await expect(dialog.getByText('Dit is geen sleutel van een ontvanger. Kopieer haar opnieuw.')).toBeVisible();
  await expectNoFindings(app, { under: 'dialog' });
  await dialog.getByLabel('Sleutel van de ontvanger').fill('');
  // To a stick, which is not there at first.
  await expect(dialog.getByText('In de gewone map van dit programma')).toBeVisible();
  await dialog.getByRole('button', { name: 'Andere map kiezen' }).press('Enter');
  await expect(dialog.getByText('In een nieuwe map, in de map die u koos')).toBeVisible();
  await expectNoFindings(app, { under: 'dialog' });
  await dialog.getByLabel('Sleutel van de ontvanger').press('Enter');
  await expect(dialog.getByText('De map die u koos is er niet meer.')).toBeVisible();
  const stick = path.join(home, 'gekozen');
  expect(existsSync(stick)).toBe(false);
  mkdirSync(stick);
  await dialog.getByLabel('Sleutel van de ontvanger').press('Enter');
  await expect(card.getByRole('status').filter({ hasText: 'Levering gemaakt' })).toBeVisible();
  await expect(card.getByText(/voor BZK, gemaakt vandaag/)).toBeVisible();
  await expect(card.getByText('nog geen ontvangstbewijs')).toBeVisible();
  const made = path.join(stick, '2027-Q1-levering', 'kanaalregister_MKD_2027-Q1_v1_bzk.zip');
  const receipt = await receive(made, number);
  // The files of the register go there as well, in a folder of their own.
  await app.keyboard.press('Control+e');
  const files = app.getByRole('dialog', { name: 'Welke bestanden?' });
  await files.getByRole('button', { name: 'Andere map kiezen' }).press('Enter');
  for (const format of ['xlsx', 'ods', 'pdf', 'json'])
    await files.getByLabel(format, { exact: true }).uncheck({ force: true });
  await files.getByRole('button', { name: 'Exporteren' }).press('Enter');
  await expect(app.getByText(path.join(stick, '2027-Q1'), { exact: false }).first()).toBeVisible();
  expect(existsSync(path.join(stick, '2027-Q1'))).toBe(true);
  // Dropped anywhere out of a mail, and more than one at once.
  const bytes = readFileSync(receipt);
  await giveFiles(app, 'drop', [
    { name: path.basename(receipt), bytes },
    { name: 'nog een keer.ontvangstbewijs', bytes },
  ]);
  await expect(card.getByText(/^Binnenlandse Zaken ontving dit/)).toBeVisible();
  await app.getByTestId('receiptPicker').setInputFiles(made);
  await expect(app.getByText('Vorm of handtekening van dit ontvangstbewijs klopt niet.')).toBeVisible();
  // And a backup, which the list then names as one that lies elsewhere.
  await go(app, '#/instellingen');
  await app.getByRole('button', { name: 'Back-up in een andere map' }).press('Enter');
  await expect(app.getByText(`Plaats: ${stick}`)).toBeVisible();
  await app.getByText(/^Alle back-ups/).click();
  await expect(app.getByText(/op een andere plek/).first()).toBeVisible();
  expect(readdirSync(stick).filter((name) => name.endsWith('.krbackup'))).toHaveLength(1);
});
