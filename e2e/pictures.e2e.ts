import { findChromium } from '../src/main/shell/chromium/browser.ts';
import { chatShots } from '../src/main/testing/pictures.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { go } from './go.ts';
import { ask, drop, PASSPHRASES, sitDown } from './office.ts';
import { networkSockets, processTree } from './sockets.ts';

test.use({ now: '2027-03-09T09:40:00+01:00' });

const browser = findChromium();
test.skip(browser === null, 'needs a browser to draw the screenshots');

async function dropAll(
  app: Parameters<typeof drop>[0],
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<void> {
  await app.evaluate(
    (given) => {
      const data = new DataTransfer();
      for (const { name, base64 } of given)
        data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
      document.querySelector('main, .blockedScreen')!.dispatchEvent(event);
    },
    files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
  );
}

test('screenshots are read while somebody answers, put in order by keyboard, and found by a word', async ({
  office,
  app,
  running,
}) => {
  await sitDown(app, office, 'secretary');
  const [first, second] = await chatShots(
    browser!,
    [
      { from: 'other', text: 'Een besluit over de sporthal in Lutjewaard?' },
      { from: 'self', text: 'Akkoord, bel mij dinsdag.' },
    ],
    [{ dark: true }, { scale: 2 }],
  );
  await dropAll(app, [
    { name: 'eerst.png', bytes: first! },
    { name: 'daarna.png', bytes: second! },
  ]);
  await expect(app.getByText('Een schermafbeelding laat niet alles zien.')).toBeVisible();
  // The questions answer meanwhile.
  await app.getByLabel('Aantal berichten').fill('2');
  const words = app.getByRole('textbox', { name: 'Woorden uit eerst.png' });
  await expect(words).toHaveValue(/sporthal in\sLutjewaard\?[^]*Akkoord, bel mij dinsdag\./);
  await expect(app.getByText('Gelezen door de machine, kijk na')).toHaveCount(2);
  await expect(app.getByLabel('Aantal berichten')).toHaveValue('2');
  if (process.platform === 'linux') expect(networkSockets(processTree(running.rootPid))).toEqual([]);

  await words.fill('Een besluit over de gymzaal in Lutjewaard?');
  await expectAccessible(app);
  await app.getByRole('button', { name: 'Nagekeken: eerst.png' }).click();
  await expect(app.getByText('Nagekeken door een mens')).toBeVisible();
  const down = app.getByRole('button', { name: 'eerst.png omlaag' });
  await down.focus();
  await app.keyboard.press('Enter');
  const pieces = app.locator('.evidence h2');
  await expect(pieces).toHaveText(['daarna.png', 'eerst.png']);
  await expect(app.getByRole('button', { name: 'eerst.png omhoog' })).toBeFocused();
  const { staged } = await ask<{ staged: { answers: { messages: number; captureMethod: string } }[] }>(
    app,
    'staging.list',
  );
  expect(staged[0]!.answers).toMatchObject({ messages: 2, captureMethod: 'screenshot' });
});

test('where the other blocks exporting: screenshots, the text typed over, why, and a second person', async ({
  office,
  app,
  logging,
  palette,
}) => {
  await sitDown(app, office, 'secretary');
  const [picture] = await chatShots(browser!, [{ from: 'other', text: 'Gaat dinsdag door?' }], [{ scale: 2 }]);
  await palette.run('geblokkeerd');
  await expect(app.getByRole('heading', { name: 'Uitvoer is geblokkeerd door de ander' })).toBeVisible();
  await expect(app.getByRole('button', { name: 'Afbeeldingen kiezen' })).toBeVisible();
  await app.keyboard.press('Control+Enter');
  await expect(app.getByText('Kies waarom er geen uitvoer is.')).toBeVisible();
  await dropAll(app, [{ name: 'scherm.png', bytes: picture! }]);
  await expect(app.getByRole('textbox', { name: 'Woorden uit scherm.png' })).toHaveValue('Gaat dinsdag door?');
  await app.getByRole('button', { name: 'Neem de gelezen woorden over' }).click();
  await expect(app.getByRole('textbox', { name: 'De tekst, woord voor woord' })).toHaveValue('Gaat dinsdag door?');
  await expectAccessible(app);
  await app.getByLabel('Waarvan typt u het over?').fill('de telefoon van de minister');
  await app.getByText('Uitvoer geblokkeerd door de ander in de app').click();
  await app.keyboard.press('Control+Enter');

  await expect(logging.title).toBeVisible();
  await expect(app.locator('.evidence h2')).toHaveText([
    'scherm.png',
    'overgetypt-2027-03-09.txt',
    'verklaring-2027-03-09.txt',
  ]);
  await expect(app.getByText('Nog niet nagekeken door een tweede persoon.')).toBeVisible();
  await app.getByRole('button', { name: 'Laten nakijken' }).click();
  const dialog = app.getByRole('dialog', { name: 'Wie kijkt deze tekst na?' });
  await dialog.getByLabel('Wie kijkt na').selectOption({ label: 'Nadia Bouwkamp' });
  await dialog.getByRole('textbox', { name: 'Wachtzin' }).fill(PASSPHRASES.recordsManager);
  await app.keyboard.press('Enter');
  await expect(app.getByText(/Nagekeken door Nadia Bouwkamp, /)).toBeVisible();
  const { staged } = await ask<{ staged: { answers: object }[] }>(app, 'staging.list');
  expect(staged[0]!.answers).toMatchObject({
    evidence: 'attached',
    evidenceWhyNot: 'Uitvoer geblokkeerd door de ander in de app',
    captureMethod: 'screenshot',
  });
});

test('an export dropped where none was to be had says so, and is chosen from or added whole', async ({
  office,
  app,
  conversation,
  palette,
}) => {
  await sitDown(app, office, 'secretary');
  await palette.run('geblokkeerd');
  await expect(app.getByRole('heading', { name: 'Uitvoer is geblokkeerd door de ander' })).toBeVisible();
  const chat = {
    name: 'WhatsApp-chat met Pieter.txt',
    bytes: Buffer.from('06-03-2027 14:12 - Pieter: Even zakelijk.\n06-03-2027 14:14 - Wietske: Zeg het maar.\n'),
  };
  // Until the draft is there the window itself takes what is dropped.
  await expect(app.locator('.blockedScreen')).toBeVisible();
  const found = app.getByText('Dit is toch een uitvoer:');
  await dropAll(app, [chat]);
  await expect(found).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('button', { name: 'Voeg het hele bestand toe' }).click();
  await expect(app.locator('.evidence h2, .blockedSteps h2')).toContainText([chat.name]);
  await expect(found).toBeHidden();
  await dropAll(app, [chat]);
  await app.getByRole('button', { name: 'Kies berichten' }).click();
  await expect(app).toHaveURL(/#\/innemen\//);
  await expect(conversation.messages).toHaveCount(2);
});

test('pasted text is looked at before it is kept; lines of a chat are chosen from', async ({
  office,
  app,
  conversation,
}) => {
  await sitDown(app, office, 'secretary');
  const paste = (text: string): Promise<void> =>
    app.evaluate((given) => {
      const data = new DataTransfer();
      data.setData('text/plain', given);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }),
      );
    }, text);
  await paste('Beste Wietske,\nkun je dinsdag bellen over de sporthal?');
  const dialog = app.getByRole('dialog', { name: 'Deze tekst als bewijs bewaren?' });
  await expect(dialog.getByLabel('Geplakte tekst')).toBeFocused();
  await dialog.getByRole('button', { name: 'Tekst bewaren' }).click();
  await expect(app.getByRole('heading', { name: 'geplakte-tekst-2027-03-09.txt' })).toBeVisible();
  await expect(app.getByText(/Geplakt door Joris Tervoort, /)).toBeVisible();
  await go(app, '#/vandaag');
  await expect(app.locator('h1')).toBeVisible();
  // As WhatsApp Web copies them: the time before the date.
  await paste('[14:12, 6-3-2027] Pieter: Even zakelijk.\n[14:14, 6-3-2027] Wietske: Zeg het maar.');
  await expect(app).toHaveURL(/#\/innemen\//);
  await expect(conversation.messages).toHaveCount(2);
});

test('a mail that only brings a screenshot shows and reads it; of another mail a button does', async ({
  office,
  app,
  logging,
}) => {
  await sitDown(app, office, 'secretary');
  const [shot] = await chatShots(browser!, [{ from: 'self', text: 'Akkoord met de sporthal in Lutjewaard.' }], [{}]);
  const mail = (from: string, to: string): Buffer =>
    Buffer.from(
      [
        `From: <${from}>`,
        `To: <${to}>`,
        'Subject: zie dit',
        'Date: Mon, 08 Mar 2027 08:30:00 +0100',
        'MIME-Version: 1.0',
        'Content-Type: image/png; name="scherm.png"',
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: attachment; filename="scherm.png"',
        '',
        Buffer.from(shot!).toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
      ].join('\r\n'),
    );
  await drop(app, 'app.eml', mail('w.harmelink@rijksoverheid.nl', 'secretariaat@rijksoverheid.nl'));
  await expect(app.getByText('app.eml, scherm.png')).toBeVisible();
  await expect(app.getByLabel('Woorden uit scherm.png')).toHaveValue('Akkoord met de sporthal in Lutjewaard.', {
    timeout: 30_000,
  });
  await expect(app.getByText('Gelezen door de machine, kijk na')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(logging.title).toBeHidden();
  await drop(app, 'van buiten.eml', mail('anja@example.org', 'wietske.harmelink@gmail.com'));
  const read = app.getByRole('button', { name: 'Lees de afbeelding in deze mail' });
  await expect(read).toBeVisible();
  await expectAccessible(app);
  await read.click();
  await expect(app.getByText('van buiten.eml, scherm.png')).toBeVisible();
  await expect(read).toBeHidden();
});
