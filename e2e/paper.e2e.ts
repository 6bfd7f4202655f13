/** What comes out of the printer to be signed by hand. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { ask, logOne, sitDown } from './office.ts';

test.use({ now: '2027-04-02T10:00:00+02:00' });

/** Keeps what each press of "Afdrukken" would print. */
async function catchPrints(app: Page): Promise<() => Promise<string[]>> {
  await app.evaluate(() => {
    const printed: string[] = [];
    Object.assign(globalThis, { printed });
    window.print = () => {
      printed.push([...document.querySelectorAll('.paperSheet')].map((one) => one.textContent).join('\n---\n'));
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { printed: string[] }).printed);
}

test('the printed text says what it is about, once, in the language of the window; what is signed stays as it is', async ({
  office,
  app,
  palette,
}) => {
  await sitDown(app, office, 'secretary');
  await logOne(app, office);
  await logOne(app, office);
  const about = { termId: office.termId, quarter: '2027-Q1' };
  const { entries } = await ask<{ entries: { id: string }[] }>(app, 'signoffs.queue', about);
  const decisions = entries.slice(0, 1).map((one) => ({ entryId: one.id, agreed: true }));
  const prepared = await ask<{ requestId: string }>(app, 'signoffs.prepare', {
    ...about,
    kind: 'registraties',
    decisions,
  });
  await ask(app, 'signoffs.toPaper', { requestId: prepared.requestId });
  await sitDown(app, office, 'secretary', '#/ondertekenen');
  const printed = await catchPrints(app);
  await app.getByRole('button', { name: 'Afdrukken', exact: true }).press('Enter');
  await expect.poll(printed).toHaveLength(1);
  expect((await printed())[0]).toMatch(/^Ondertekening van 1 registratie, kwartaal 1 van 2027/);
  expect((await printed())[0]).toContain('Handtekening');

  await palette.run('English');
  const inEnglish = await catchPrints(app);
  await app.getByRole('button', { name: 'Print to sign on paper' }).first().press('Enter');
  await app.getByRole('dialog').getByText('I do not know', { exact: true }).click();
  await app.getByRole('button', { name: 'Make the print' }).press('Enter');
  await app.getByRole('dialog').getByRole('button', { name: 'Print', exact: true }).press('Enter');
  await expect.poll(inEnglish).toHaveLength(1);
  const [sheet] = await inEnglish();
  expect(sheet).toMatch(/^Statement on quarter 1 of 2027/);
  expect(sheet).toContain('Check number of this text');
  expect(sheet).toContain('Signature');
  expect(sheet).not.toContain('Handtekening');
  // The text itself has one language.
  expect(sheet).toContain('kanaalregister/sign-off/v1');
  expect(sheet).toContain('werkberichten verwijderd: weet ik niet');
  // Of the two that wait now, only this one.
  expect(sheet!.match(/kanaalregister\/sign-off\/v1/g)).toHaveLength(1);
});
