import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { ask, closeQuarter, drop, Hands, logOne, PASSPHRASES, sitDown } from './office.ts';
import { tabTo } from './tab-to.ts';

test.use({ now: '2027-04-02T10:00:00+02:00' });

test('an entry is withdrawn, without a mouse', async ({ office, app, list, entryScreen }) => {
  await sitDown(app, office, 'secretary');
  const entry = await logOne(app, office);
  await app.keyboard.press('Control+2');
  await expect(list.row).toBeVisible();
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('Enter');
  await expect(entryScreen.title(entry.number)).toBeVisible();
  await tabTo(app, 'Intrekken');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('dialog')).toBeVisible();
  await app.keyboard.press('Escape');
  // The focus is back at the button that asked.
  await expect(app.getByRole('button', { name: 'Intrekken' })).toBeFocused();
  await app.keyboard.press('Enter');
  await tabTo(app, /Waarom|Reden/, 6);
  await app.keyboard.type('Het was geen werk');
  await app.keyboard.press('Enter');
  await expect(app.getByText('ingetrokken').first()).toBeVisible();
  expect(await ask(app, 'entries.get', { entryId: entry.id })).toMatchObject({ status: 'withdrawn' });
});

test('the chart of the quarter is read as a table, without a mouse', async ({ office, app }) => {
  await sitDown(app, office, 'secretary');
  await logOne(app, office);
  await sitDown(app, office, 'recordsManager', '#/kwartaal/2027-Q1');
  await expect(app.getByRole('img', { name: /^Registraties per week/ })).toBeVisible();
  await tabTo(app, 'Als tabel');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('row', { name: /^9 1$/ })).toBeVisible();
  await tabTo(app, 'Als grafiek', 1);
  await app.keyboard.press('Enter');
  await expect(app.getByRole('img', { name: /^Registraties per week/ })).toBeVisible();
});

test('a picture is made larger, and a table of text scrolled, without a mouse', async ({ office, app }) => {
  await sitDown(app, office, 'secretary');
  await app.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 300 });
    canvas.getContext('2d')!.fillRect(10, 10, 50, 50);
    const picture = await new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob!)));
    const wide = Array.from({ length: 40 }, (_, i) => `kolom ${i}`).join(';');
    const pasted = [
      { name: 'scherm.png', bytes: new Uint8Array(await picture.arrayBuffer()) },
      { name: 'lijst.csv', bytes: new TextEncoder().encode(`${wide}\r\n${wide}\r\n`) },
    ];
    const reply = (await kanaal.call('staging.start', { pasted })) as { value: { id: string } };
    location.hash = `#/registreren/${reply.value.id}`;
  });
  await expect(app.getByRole('img', { name: 'Afbeelding scherm.png' })).toBeVisible();
  await tabTo(app, 'scherm.png groter', 80);
  for (const size of ['100 %', '150 %', '200 %', '300 %']) {
    await app.keyboard.press('Enter');
    await expect(app.getByText(size, { exact: true })).toBeVisible();
  }
  const scroller = app.locator('.pictureScroll');
  await tabTo(app, /^scherm\.png$/, 8);
  await expect(scroller).toBeFocused();
  await app.keyboard.press('ArrowRight');
  await expect.poll(() => scroller.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
  await tabTo(app, 'Tabel', 30);
  await app.keyboard.press('ArrowRight');
  await expect
    .poll(() => app.getByRole('group', { name: 'Tabel' }).evaluate((one) => one.scrollLeft))
    .toBeGreaterThan(0);
});

test('the columns of an old register are named, without a mouse', async ({ office, app, logging }) => {
  await sitDown(app, office, 'secretary');
  await drop(
    app,
    'oud.csv',
    Buffer.from('Datum;Kanaal;Onderwerp\r\n6-3-2027;WhatsApp;Zaal\r\n17-2-2027;WhatsApp;Planning\r\n'),
  );
  await expect(app.getByRole('heading', { name: 'Oud register overnemen' })).toBeVisible();
  await tabTo(app, 'Neem alle voorstellen over');
  await app.keyboard.press('Enter');
  await tabTo(app, 'Onderwerp wordt');
  await app.keyboard.press('Home');
  await expect(app.getByLabel('Onderwerp wordt', { exact: true })).toHaveValue('');
  await app.keyboard.press('Control+Enter');
  await expect(logging.title).toBeVisible();
});

test('after close a late entry, and a correction of an earlier one, without a mouse', async ({
  office,
  app,
  logging,
  entryScreen,
}) => {
  await sitDown(app, office, 'secretary');
  const entry = await logOne(app, office);
  await sitDown(app, office, 'recordsManager');
  await closeQuarter(app);
  await sitDown(app, office, 'secretary');
  await expect(app.getByRole('button', { name: /^Registreren zonder bestand/ })).toBeVisible();
  const hands = new Hands(app);
  await hands.press('Control+n');
  await expect(logging.question).toBeVisible();
  await logging.answerCall(hands, 'Dijkversterking Noordermeerpolder');
  await expect(app.getByRole('status').filter({ hasText: 'Dijkversterking' })).toBeVisible();
  const { rows } = await ask<{ rows: { late: boolean; quarter: string }[] }>(app, 'entries.list', { limit: 1 });
  expect(rows[0]).toMatchObject({ late: true, quarter: '2027-Q2' });

  await entryScreen.open(entry.id);
  await expect(entryScreen.title(entry.number)).toBeVisible();
  await tabTo(app, 'Rechtzetten');
  await hands.press('Enter');
  await expect(app.getByRole('heading', { level: 1, name: `Rechtzetten: ${entry.number}` })).toBeVisible();
  await tabTo(app, /Met wie/);
  await hands.press('Enter');
  await expect(logging.question).toHaveAttribute('data-question', 'with');
  await hands.type('kamerlid');
  await hands.press('Enter', 'Control+Enter');
  await expect(app.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await hands.write('Het was een Kamerlid');
  await hands.press('Enter');
  await expect(app.getByRole('status').filter({ hasText: 'Kamerlid' })).toBeVisible();
});

test('a sheet of paper is scanned back and confirmed by two, without a mouse', async ({ office, app, signOff }) => {
  await sitDown(app, office, 'secretary');
  await ask(app, 'quarters.weekNothing', { week: '2027-W10', quarter: '2027-Q1' });
  await sitDown(app, office, 'secretary', '#/ondertekenen');
  await tabTo(app, 'Afdrukken om op papier te tekenen');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('dialog')).toBeVisible();
  await tabTo(app, /^(Ja|Nee|Weet ik niet)/, 6);
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('ArrowDown');
  await tabTo(app, 'Maak de afdruk', 6);
  await app.keyboard.press('Enter');
  await expect(app.getByRole('dialog').getByText('verklaring: nihil')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog')).toHaveCount(0);
  const { signOffs } = await ask<{ signOffs: { checkNumber: string }[] }>(app, 'signoffs.list');
  await tabTo(app, 'Scan toevoegen');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('dialog')).toBeVisible();
  const asked = app.waitForEvent('filechooser');
  await tabTo(app, /[Kk]iez/, 6);
  await app.keyboard.press('Enter');
  const scan = path.join(mkdtempSync('/tmp/kanaalregister-scan-'), 'scan.png');
  writeFileSync(scan, Buffer.from('89504e470d0a1a0a', 'hex'));
  await (await asked).setFiles(scan);
  await tabTo(app, /^Scan toevoegen$/, 8);
  await app.keyboard.press('Enter');
  await expect(app.getByText('Scan: scan.png')).toBeVisible();
  for (const desk of ['secretary', 'recordsManager'] as const) {
    if (desk === 'recordsManager') await sitDown(app, office, desk, '#/ondertekenen');
    await tabTo(app, 'Bevestigen');
    await app.keyboard.press('Enter');
    await expect(signOff.checkNumber).toBeFocused();
    await app.keyboard.type(signOffs[0]!.checkNumber);
    await tabTo(app, 'Uw wachtzin', 6);
    await app.keyboard.type(PASSPHRASES[desk]);
    await app.keyboard.press('Enter');
    await expect(app.getByRole('status').filter({ hasText: 'Uw bevestiging is vastgelegd' })).toBeVisible();
  }
  expect(await ask(app, 'signoffs.list')).toMatchObject({ signOffs: [{ state: 'accepted', way: 'papier' }] });
});
