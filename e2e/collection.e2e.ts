import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { openCollection } from './bzk.ts';
import { catchClipboard } from './clipboard.ts';
import { expect, test } from './fixtures.ts';
import { show } from './look.ts';
import { drop, giveFiles } from './office.ts';
import { type DeliveredOffice, makePackages } from './packages.ts';
import { Deliveries } from './pages/deliveries.ts';
import { ask, tokensFor } from './seed.ts';
import { type Overlay, walk } from './walk.ts';

test.use({ now: '2027-04-28T10:24:00+02:00' });
test.setTimeout(300_000);

let made: Awaited<ReturnType<typeof makePackages>>;
test.beforeAll(async () => {
  made = await makePackages();
});
test.afterAll(async () => made.remove());

function termOf(one: DeliveredOffice): {
  person: string;
  post: string;
  ministryCode: string;
  ministryName: string;
  ministryAbbr: string;
  cabinet: string;
  from: string;
  until: null;
} {
  const { code, name, abbr } = one.ministry;
  return {
    person: one.person,
    post: one.post,
    ministryCode: code,
    ministryName: name,
    ministryAbbr: abbr,
    cabinet: 'Voorbeeldkabinet',
    from: '2027-01-05',
    until: null,
  };
}

/** Types the number that is heard over the telephone: a wrong one first, which is told at once. */
async function confirmKey(app: Page, one: DeliveredOffice): Promise<void> {
  const prefix = /_([A-Z]+)_/.exec(one.file)?.[1] ?? '';
  await new Deliveries(app).open('Wachten op sleutel', `${prefix}-2027-Q1-v1`);
  await app.keyboard.press('Control+Shift+K');
  const dialog = app.getByRole('dialog');
  await expect(dialog).toBeVisible();
  const typed = dialog.getByRole('textbox');
  await typed.fill('00000 00000');
  await expect(dialog.getByText(/Groep 1 is anders/)).toBeVisible();
  await typed.fill(one.number);
  await expect(dialog.getByText('De nummers zijn gelijk.')).toBeVisible();
  await app.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
}

/** `JVT_geweigerd` as the file is called. */
function receiptName(short: string): string {
  return `${short.replace('_', '-2027-Q1-v1_')}.ontvangstbewijs`;
}

/** Saves the receipt of the first delivery in a list, from the pane beside it. */
async function saveReceipt(app: Page, verdict: 'Aanvaard' | 'Geweigerd', register: string): Promise<void> {
  const deliveries = new Deliveries(app);
  await deliveries.open(verdict, register);
  await deliveries.saveReceipt();
  await expect(app.getByText(/Het ontvangstbewijs staat in/)).toBeVisible();
}

/** Passes the quarter on to the next collection, by keyboard: the same bytes in a folder of their own. */
async function forwardAll(app: Page, home: string): Promise<void> {
  await app.keyboard.press('Control+Shift+F');
  const dialog = app.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Leveringen doorsturen' })).toBeVisible();
  await expect(dialog.getByRole('combobox').locator('option')).toHaveText(['2027-Q1, 3 leveringen']);
  const key = dialog.getByLabel('Sleutel van de ontvanger');
  await key.fill('age1nietgoed');
  await app.keyboard.press('Enter');
  await expect(dialog.getByText('Dit is geen sleutel van een ontvanger. Kopieer haar opnieuw.')).toBeVisible();
  await key.fill('');
  await app.keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: '3 leveringen staan klaar' })).toBeVisible();
  await expect(dialog.locator('.forwarded')).toContainText('kanaalregister_JVT-2027-Q1-v1_bzk.zip');
  const folder = path.join(home, 'workspaces', 'export', '2027-Q1-doorsturen');
  await expect(dialog.getByText(path.dirname(folder))).toBeVisible();
  for (const { file, again } of made.offices) {
    const sent = path.join(folder, path.basename(file).replace('_2027', '-2027').replace('_v1', '-v1'));
    expect(readFileSync(sent).equals(readFileSync(again ?? file)), sent).toBe(true);
  }
  await app.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

test('packages come in, a changed one is refused, corrected and delivered again, and Parliament gets its answer', async ({
  collection,
  app,
  deliveries,
  home,
}) => {
  const [minister, secretary, changed] = made.offices as [DeliveredOffice, DeliveredOffice, DeliveredOffice];
  await openCollection(app, collection);
  const clipboard = await catchClipboard(app);

  // Nothing delivered is not "no use".
  await show(app, '#/ontwikkeling');
  await expect(app.getByText('Er kwam nog niets binnen. Of er gebruik was, is dus niet bekend.')).toBeVisible();

  // Who is expected: two pasted from a list, in the window.
  await show(app, '#/personen');
  await app.keyboard.press('Control+Shift+V');
  await app
    .getByRole('dialog')
    .getByRole('textbox')
    .fill(
      'Naam;Functie;Ministerie;Van;Tot\nBram Uiterwijck;minister;VWS;05-01-2027;\nNiemand;minister;Nergens;05-01-2027',
    );
  await expect(app.getByText('1 regel begrepen, 1 niet. Die worden niet toegevoegd.')).toBeVisible();
  await app.getByRole('button', { name: '1 persoon toevoegen' }).click();
  await expect(app.getByRole('rowheader', { name: 'Bram Uiterwijck' })).toBeVisible();
  await ask(app, 'collection.expect', { terms: made.offices.map(termOf) });

  // Three packages at once, by the file dialog.
  await app.getByTestId('packages').setInputFiles(made.offices.map((one) => one.file));
  await expect(app.locator('h1')).toHaveText('Leveringen');
  await expect(deliveries.list('Wachten op sleutel', 2)).toBeVisible();
  await expect(deliveries.list('Geweigerd', 1)).toBeVisible();
  await expect(app.locator('.railCount')).toHaveText('2');
  await confirmKey(app, minister);
  await confirmKey(app, secretary);
  await expect(deliveries.list('Aanvaard', 2)).toBeVisible();
  await expect(app.locator('.railCount')).toHaveCount(0);

  // The refused one says why, and each gets its receipt.
  await deliveries.list('Geweigerd', 1).click();
  await app.locator('.taken tbody a').first().click();
  await expect(deliveries.pane.locator('.takeCodes li')).not.toHaveCount(0);
  const receipts = path.join(home, 'workspaces', 'export', 'ontvangstbewijzen');
  const saved = (): string[] => (existsSync(receipts) ? readdirSync(receipts).sort() : []);
  await saveReceipt(app, 'Geweigerd', 'JVT-2027-Q1-v1');
  await saveReceipt(app, 'Aanvaard', 'MKD-2027-Q1-v1');
  await saveReceipt(app, 'Aanvaard', 'MKDS-2027-Q1-v1');
  await expect
    .poll(saved)
    .toEqual(['JVT_geweigerd', 'MKDS_aanvaard', 'MKD_aanvaard'].map((name) => receiptName(name)).sort());

  // The board, by keyboard.
  await show(app, '#/bord');
  const cell = app.locator('.boardCell[tabindex="0"]');
  await cell.focus();
  await app.keyboard.press('Home');
  await app.keyboard.press('PageUp');
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/#\/bord\/mnre/);
  const board = app.getByRole('grid');
  await expect(board.getByRole('row', { name: /MKD/ })).toContainText('volledig');
  await expect(board.getByRole('row', { name: /JVT/ })).toContainText('geweigerd');
  await app.keyboard.press('Escape');
  await board.getByRole('row', { name: /JVT/ }).locator('.boardCell').last().click();
  await app.keyboard.press('h');
  await expect.poll(clipboard).toContain(changed.person);
  await expect(app.getByRole('button', { name: /Herinneren/ })).toBeVisible();

  // The third corrects and delivers again, dragged out of a mail: bytes that lie on no disk.
  await drop(app, path.basename(changed.again!), readFileSync(changed.again!));
  await expect(app.locator('h1')).toHaveText('Leveringen');
  await expect(deliveries.list('Wachten op sleutel', 1)).toBeVisible();
  await confirmKey(app, changed);
  await expect(deliveries.list('Aanvaard', 3)).toBeVisible();
  await expect(deliveries.list('Geweigerd', 1)).toBeVisible();
  await saveReceipt(app, 'Aanvaard', 'JVT-2027-Q1-v1');
  await expect.poll(saved).toContain(receiptName('JVT_aanvaard'));
  await forwardAll(app, home);
  await show(app, '#/bord');
  await expect(board.getByRole('row', { name: /JVT/ })).toContainText('volledig');

  // The answer: figures open their rows, the text is copied, files are made.
  await app.keyboard.press('Control+j');
  await expect(app.locator('h1')).toHaveText('Vraag 5 en 6 beantwoorden');
  await expect(app.locator('.answerSentence')).toContainText(
    'Van 4 bewindspersonen gebruikten 2 een privékanaal, gaf 1 nihil op en gaf 1 geen opgave (2 + 1 + 1 = 4).',
  );
  await expect(app.locator('.answerSentence')).toContainText('Van 6 registraties');
  await expect(app.locator('.answerCounts')).toContainText('4 personen, 5 rijen');
  await app.getByRole('button', { name: '2: toon deze rijen' }).first().click();
  await expect(app.locator('.answerCounts')).toContainText('2 personen, 3 rijen');
  await app.keyboard.press('Control+c');
  await expect.poll(async () => (await clipboard()).split('\r\n')).toHaveLength(4);
  await app.keyboard.press('Control+Shift+C');
  await expect.poll(clipboard).toMatch(/^Van 4 bewindspersonen .* Bram Uiterwijck \(VWS\)/);
  await app.keyboard.press('Control+s');
  for (const format of [/ods/, /csv/, /json/, /pdf/]) await app.getByRole('dialog').getByText(format).click();
  await app.getByRole('button', { name: 'Bestanden maken' }).click();
  await expect(app.getByRole('heading', { name: /11 bestanden gemaakt en teruggelezen/ })).toBeVisible({
    timeout: 60_000,
  });
  const folder = path.join(home, 'workspaces', 'export', 'antwoord_2027-01-01_2027-03-31');
  for (const kind of ['xlsx', 'ods', 'json', 'pdf'])
    expect(existsSync(path.join(folder, `antwoord_2027-01-01_2027-03-31_intern.${kind}`)), kind).toBe(true);
  const written = JSON.parse(readFileSync(path.join(folder, 'antwoord_2027-01-01_2027-03-31_intern.json'), 'utf8')) as {
    tables: { Personen: { naam: string; bron: string | null }[] };
  };
  expect(written.tables.Personen.map((row) => [row.naam, row.bron])).toContainEqual([changed.person, 'JVT-2027-Q1-v1']);
});

test('packages out of a mail lie on no disk and are taken in all the same, unless they are too large', async ({
  collection,
  app,
  deliveries,
}) => {
  await openCollection(app, collection);
  const [minister, secretary, changed] = made.offices.map((one) => ({
    name: path.basename(one.file),
    bytes: readFileSync(one.file),
  }));
  await giveFiles(app, 'drop', [minister!, secretary!]);
  await expect(deliveries.list('Wachten op sleutel', 2)).toBeVisible();
  await giveFiles(app, 'paste', [changed!]);
  await expect(deliveries.list('Geweigerd', 1)).toBeVisible();
  await app.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(31 * 1024 * 1024)], 'groot.zip'));
    document
      .querySelector('main')!
      .dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
  });
  const said = app.getByRole('alert').filter({ hasText: '1 bestand is niet ingenomen.' });
  await expect(said).toContainText('groot.zip: Het is groter dan 30 MB');
  await expect(said).toContainText('Sla het eerst op in een map.');
  await expect(deliveries.list('Alle', 3)).toBeVisible();
  // Another file of the program is no bad package.
  const receipt = '{"checkpoint":null,"format":"kanaalregister/receipt/v1","note":"","vkeys":[]}';
  await giveFiles(app, 'drop', [{ name: 'MKD_aanvaard.ontvangstbewijs', bytes: Buffer.from(receipt) }]);
  await expect(said).toContainText('MKD_aanvaard.ontvangstbewijs: Dit is een ontvangstbewijs.');
  await expect(said).toContainText('Dat hoort bij het kantoor dat de levering stuurde.');
  await expect(deliveries.list('Alle', 3)).toBeVisible();
  // Nothing of these was accepted yet.
  await app.getByRole('button', { name: 'Doorsturen' }).click();
  await expect(app.getByRole('dialog')).toContainText('Er is nog niets door te sturen');
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog')).toHaveCount(0);
});

const SCREENS = [
  '#/bord',
  '#/bord/mnre1034/2027-Q1',
  '#/leveringen',
  '#/antwoorden',
  '#/ontwikkeling',
  '#/personen',
  '#/sleutels',
  '#/logboek',
  '#/instellingen',
];

const by = (hash: string, keys: string): Overlay => ({ hash, open: (app) => app.keyboard.press(keys) });
const OVERLAYS = [
  by('#/leveringen', 'Control+Shift+K'),
  by('#/leveringen', 'Control+Shift+F'),
  by('#/antwoorden', 'Control+s'),
  by('#/personen', 'Control+Shift+A'),
  by('#/personen', 'Control+Shift+V'),
  by('#/bord', 'F1'),
];

test('every screen of a collection is clean in two languages, three themes and four sizes', async ({
  collection,
  app,
}) => {
  await openCollection(app, collection);
  await ask(app, 'collection.expect', { terms: made.offices.map(termOf) });
  const [minister, secretary, changed] = await tokensFor(
    app,
    made.offices.map((one) => one.file),
  );
  const acceptKeys = [made.offices[0]!.number];
  await ask(app, 'collection.take', { files: [minister!, changed!, secretary!], acceptKeys });
  expect(await walk(app, SCREENS, OVERLAYS)).toEqual([]);
});
