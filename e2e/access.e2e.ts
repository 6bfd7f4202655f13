import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { defects, show } from './look.ts';
import { ask, logOne, sitDown } from './office.ts';

test.use({ now: '2027-03-09T10:00:00+01:00' });

test('the records manager reads who opened an entry and what was searched; a secretary does not', async ({
  office,
  app,
}) => {
  await sitDown(app, office, 'secretary');
  const entry = await logOne(app, office);
  await show(app, `#/registratie/${entry.id}`);
  await expect(app.getByRole('button', { name: 'Wie opende dit?' })).toHaveCount(0);
  await ask(app, 'entries.list', { search: 'dijkversterking' });
  await show(app, '#/logboek');
  await expect(app.getByRole('navigation', { name: 'Stappen of inzage' })).toHaveCount(0);
  await sitDown(app, office, 'recordsManager', '#/logboek');
  await app.getByRole('link', { name: 'Inzagelogboek' }).click();
  await expect(app.getByRole('heading', { name: 'Inzagelogboek', level: 1 })).toBeFocused();
  const lines = app.getByRole('listitem').filter({ hasText: 'Vandaag' });
  await expect(lines.filter({ hasText: 'Joris Tervoort zocht op “dijkversterking”' })).toHaveCount(1);
  await expect(lines.filter({ hasText: 'las het inzagelogboek' })).toHaveCount(1);
  for (const theme of ['light', 'dark', 'hc']) {
    await app.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    expect(await axeFindings(app)).toEqual([]);
  }
  expect(await defects(app)).toEqual([]);
  await lines.getByRole('link', { name: new RegExp(entry.number) }).click();
  await app.getByRole('button', { name: 'Wie opende dit?' }).click();
  await expect(app.locator('.looks li').filter({ hasText: 'Joris Tervoort opende registratie' })).toBeVisible();
  await expect(app.locator('.looks li').first()).toContainText('las het inzagelogboek van registratie');
});

test('by keyboard: from the palette to the access log, and back to the steps', async ({ office, app, palette }) => {
  await sitDown(app, office, 'officeHolder');
  await palette.run('inzage');
  await expect(app.getByRole('heading', { name: 'Inzagelogboek', level: 1 })).toBeFocused();
  await app.keyboard.press('Tab');
  await expect(app.getByRole('link', { name: 'Stappen' })).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { name: 'Logboek', level: 1 })).toBeFocused();
});
