import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { closeQuarter, sitDown } from './office.ts';

test.use({ now: '2027-04-02T10:00:00+02:00' });

/** Enough entries that writing their register takes a person's attention. */
async function fillAndClose(page: Page, termId: string): Promise<void> {
  await page.evaluate(
    async ([term, count]) => {
      for (let i = 0; i < (count as number); i += 1) {
        const answers = {
          termId: term,
          channel: 'whatsapp',
          device: 'PRIVE_TELEFOON',
          dateFrom: '2027-03-06',
          dateTo: '2027-03-06',
          dateCertainty: 'exact',
          counterparty: 'BURGEMEESTER_DECENTRAAL',
          direction: 'GESPREK',
          subject: `Onderwerp ${i}`,
          reason: 'SLECHT_BEREIK',
          nature: 'PROCES',
          classification: 'ONGERUBRICEERD',
          evidence: 'impossible',
          evidenceWhyNot: 'Het toestel is ingeleverd',
          messages: 3,
        };
        const reply = await kanaal.call('entries.add', { answers });
        if (!reply.ok) throw new Error(JSON.stringify(reply));
      }
    },
    [termId, 400],
  );
  await closeQuarter(page);
}

test('a long export shows how far it is in the footer, and is stopped from the keyboard', async ({ office, app }) => {
  // A screen that asks nothing again after each of the many entries.
  await sitDown(app, office, 'recordsManager', '#/over');
  await fillAndClose(app, office.termId);
  // As the person sees it: in the dialog that asked for it, and once that is closed in the footer.
  await app.evaluate(() => {
    location.hash = '#/kwartaal/2027-Q1';
  });
  await expect(app.getByRole('heading', { name: 'Kwartaalregister', exact: true })).toBeVisible();
  await app.keyboard.press('Control+e');
  const dialog = app.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Exporteren' }).press('Enter');
  await expect(dialog.getByRole('progressbar', { name: 'Register maken' })).toBeVisible();
  await expect(dialog.getByText(/ van [\d.]+ regels/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Stoppen: Register maken' }).press('Enter');
  await expect(dialog.getByText('Het is gestopt voordat het klaar was.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Exporteren' }).press('Enter');
  await expect(dialog.getByRole('progressbar', { name: 'Register maken' })).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  const footer = app.getByRole('contentinfo');
  await expect(footer.getByRole('progressbar', { name: 'Register maken' })).toBeVisible();
  const stop = footer.getByRole('button', { name: 'Stoppen: Register maken' });
  await stop.focus();
  await app.keyboard.press('Enter');
  await expect(stop).toHaveCount(0);
});
