import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { defects, show } from './look.ts';
import { logOne, sitDown } from './office.ts';

test.use({ now: '2027-03-09T10:00:00+01:00' });

test('the quarter shows its channels and reasons as a table with bars; a name leads to its entries', async ({
  office,
  app,
}) => {
  await sitDown(app, office, 'secretary');
  await logOne(app, office);
  await logOne(app, office, { reason: 'BATTERIJ' });
  await show(app, '#/kwartaal/2027-Q1');
  const channels = app.getByRole('region', { name: 'Kanalen' });
  await expect(channels.getByRole('row', { name: /WhatsApp 2/ })).toBeVisible();
  const reasons = app.getByRole('region', { name: 'Redenen' });
  await expect(reasons.getByRole('row')).toHaveCount(3);
  for (const theme of ['light', 'dark', 'hc']) {
    await app.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    expect(await axeFindings(app)).toEqual([]);
  }
  expect(await defects(app)).toEqual([]);
  await reasons.getByRole('button', { name: 'Spoed' }).press('Enter');
  await expect(app.getByRole('grid').getByRole('row')).toHaveCount(2);
});
