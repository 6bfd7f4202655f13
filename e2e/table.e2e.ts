import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { go } from './go.ts';
import { ask, drop, sitDown } from './office.ts';

test.use({ now: '2027-03-09T09:40:00+01:00' });

const OLD = `Datum;Kanaal;Reden;Onderwerp;Paraaf
6-3-2027;WhatsApp;Spoed;Zaal voor dinsdag;JT
7-2-2027;appje;Spoed;Planning;JT
31-2-2027;WhatsApp;Spoed;Bestaat niet;
`;

test('an old register becomes drafts: columns named, a word asked once, nothing lost, and the next time it is known', async ({
  office,
  app,
  logging,
}) => {
  await sitDown(app, office, 'secretary');
  await drop(app, 'oud-register.csv', Buffer.from(OLD));
  await expect(app.getByRole('heading', { name: 'Oud register overnemen' })).toBeVisible();
  const date = app.getByLabel('Datum wordt', { exact: true });
  await expect(date).toHaveValue('');
  await expect(app.getByText('Voorstel: Datum')).toBeVisible();
  await expect(app.getByRole('row', { name: /^Kanaal/ })).toContainText('appje');
  await app.keyboard.press('Control+Enter');
  await expect(app.getByText('Zeg van ten minste één kolom wat hij is.')).toBeVisible();

  await app.getByRole('button', { name: 'Neem alle voorstellen over' }).click();
  await expect(date).toHaveValue('dateFrom');
  await expect(app.getByLabel('Paraaf wordt', { exact: true })).toHaveValue('');
  await expect(app.getByText('4 regels = 2 concepten + 1 kop + 1 zonder concept')).toBeVisible();
  await expect(app.getByText('Regel 4 Dit is geen datum: 31-2-2027')).toBeVisible();
  await app.keyboard.press('Control+Enter');
  await expect(app.getByText('Kies de volgorde van dag en maand.')).toHaveCount(2);
  await expectAccessible(app);
  await app.getByText('Dag, dan maand: 3-4 is 3 april').click();
  await app.getByLabel('Kanaal: “appje”, 1 regel').selectOption({ label: 'WhatsApp' });
  await expect(app.getByText(/op zaterdag 6 maart 2027/)).toBeVisible();
  await app.keyboard.press('Control+Enter');

  await expect(logging.title).toBeVisible();
  await expect(app.getByText('Uit oud-register.csv: Datum, regel 2')).toBeVisible();
  // The row itself stands beside the questions, with the checksum of the file it came from; the evidence is still asked.
  await expect(app.getByText('Regel 2 van oud-register.csv')).toBeVisible();
  await expect(app.getByText('Rij uit een eerder register, geen bericht. 2 van 4 regels overgenomen.')).toBeVisible();
  const { staged } = await ask<{ staged: { answers: { subject: string; channel: string; dateFrom: string } }[] }>(
    app,
    'staging.list',
  );
  expect(
    staged.map(({ answers }) => [answers.dateFrom, answers.channel, answers.subject].join(' ')).toSorted(),
  ).toEqual(['2027-02-07 whatsapp Planning', '2027-03-06 whatsapp Zaal voor dinsdag']);

  // Rows copied from a spreadsheet with the same heads: read as last time, and still to be agreed to.
  await go(app, '#/vandaag');
  await expect(app.locator('h1')).not.toHaveText('Nieuwe registratie');
  await app.evaluate(
    (text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }),
      );
    },
    OLD.replaceAll(';', '\t'),
  );
  await expect(app.getByText('Zo las u deze kolommen de vorige keer.')).toBeVisible();
  await expect(app.getByLabel('Kanaal: “appje”, 1 regel')).toHaveValue('whatsapp');
  await app.getByRole('button', { name: 'Het is bewijs bij één registratie' }).click();
  await expect(app.getByRole('heading', { name: 'geplakte-regels.tsv' })).toBeVisible();
});
