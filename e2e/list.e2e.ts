import type { Page } from '@playwright/test';
import { catchClipboard } from './clipboard.ts';
import { expect, test } from './fixtures.ts';
import { go } from './go.ts';
import { journalistAnswers, sitDown } from './office.ts';
import { ask, SEED_NOW } from './seed.ts';

test.use({ now: SEED_NOW });
test.setTimeout(240_000);

const shown = (app: Page) => app.getByRole('grid').getByRole('row', { selected: true });

test('the list: a range by Shift, rows for Excel, facets, and a view kept under a name', async ({
  seeded,
  app,
  list,
}) => {
  await sitDown(app, seeded, 'secretary');
  await go(app, '#/registraties');
  await app.reload();
  const grid = app.getByRole('grid');
  await expect(grid.getByRole('row').nth(3)).toBeVisible();
  const clipboard = await catchClipboard(app);

  // Three rows down with Shift is four rows, one back is three, and a plain step lets go.
  await list.row.focus();
  for (let i = 0; i < 3; i++) await app.keyboard.press('Shift+ArrowDown');
  await expect(shown(app)).toHaveCount(4);
  await app.keyboard.press('Shift+ArrowUp');
  await expect(shown(app)).toHaveCount(3);
  await expect(app.getByText('3 gekozen', { exact: true })).toBeVisible();
  await app.keyboard.press('Control+c');
  await expect(app.getByText('3 rijen gekopieerd. Plak in Excel.')).toBeVisible();
  const lines = (await clipboard()).split('\r\n');
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line.split('\t')).toHaveLength(7);
  expect(lines[0]).toMatch(/^MKD-2027-\d{4}\t/);
  await app.keyboard.press('ArrowDown');
  await expect(shown(app)).toHaveCount(0);
  await app.keyboard.press('Control+a');
  await expect(app.getByText(/^\d+ gekozen$/)).toBeVisible();

  // Two facets, each with its count; the list has as many rows as the count says.
  const member = app.getByRole('group', { name: 'Met wie' }).getByRole('checkbox').first();
  const [, name, count] = /^(\D+?) ?(\d+)$/.exec((await member.locator('..').textContent())!)!;
  const said = Number(count);
  await member.check({ force: true });
  await expect(app.getByRole('button', { name: `Filter ${name} weghalen` })).toBeVisible();
  await expect(grid).toHaveAttribute('aria-rowcount', String(said + 1));

  // Kept under a name, found again after another view.
  await app.keyboard.press('Control+Shift+V');
  await app.getByLabel('Naam', { exact: true }).fill('Mijn gesprekken');
  await app.keyboard.press('Enter');
  const kept = app.getByRole('button', { name: 'Mijn gesprekken', exact: true });
  await expect(kept).toHaveAttribute('aria-pressed', 'true');
  await app.getByRole('button', { name: /^Alles/ }).click();
  await expect(kept).toHaveAttribute('aria-pressed', 'false');
  await kept.click();
  await expect(grid).toHaveAttribute('aria-rowcount', String(said + 1));
  const { views } = await ask(app, 'views.list', {});
  expect(views.map((one) => one.name)).toEqual(['Mijn gesprekken']);

  // Printing takes every row of the filter, not only those in sight.
  await app.evaluate(() => {
    window.print = () => undefined;
  });
  await app.getByRole('button', { name: /^Alles/ }).click();
  await expect(grid).toHaveAttribute('aria-rowcount', String(seeded.entries.size + 1));
  await app.keyboard.press('Control+p');
  await expect(app.locator('.printRows tbody tr')).toHaveCount(seeded.entries.size);
});

test('"Bekijk" elsewhere opens the list on what it speaks of', async ({ seeded, app, list }) => {
  await sitDown(app, seeded, 'secretary');
  await go(app, '#/kwartaal/2027-Q1');
  await app.reload();
  const check = app.getByRole('listitem').filter({ hasText: /teruggegeven: MKD/ });
  await check.getByRole('button', { name: 'Bekijk' }).click();
  await expect(list.title).toBeVisible();
  await expect(app.getByRole('button', { name: 'Filter Teruggegeven weghalen' })).toBeVisible();
  await expect(app.getByRole('button', { name: 'Filter Kwartaal 1 van 2027 weghalen' })).toBeVisible();
  await expect(app.getByRole('grid')).toHaveAttribute('aria-rowcount', '3');
});

test('"Alles kiezen" is every row of the list, also those that were never in sight', async ({ office, app, list }) => {
  // A screen that asks nothing again after each of the many entries.
  await sitDown(app, office, 'secretary', '#/over');
  await app.evaluate(async (answers) => {
    const reply = (await kanaal.call('accounts.list', {})) as { value: { accounts: { id: string }[] } };
    const accountId = reply.value.accounts[0]!.id;
    for (let i = 0; i < 130; i += 1) await kanaal.call('entries.add', { answers: { ...answers, accountId } });
  }, journalistAnswers(office.termId));
  await go(app, '#/registraties');
  await list.row.focus();
  const clipboard = await catchClipboard(app);
  await app.keyboard.press('Control+a');
  await expect(app.getByText('130 gekozen', { exact: true })).toBeVisible();
  await app.keyboard.press('Control+c');
  await expect(app.getByText('130 rijen gekopieerd. Plak in Excel.')).toBeVisible();
  expect(new Set((await clipboard()).split('\r\n')).size).toBe(130);
  // One let go by its own key.
  await app.keyboard.press('Space');
  await expect(app.getByText('129 gekozen', { exact: true })).toBeVisible();

  // Another order is read from its first row, wherever one was; the focus stays at the head.
  await app.keyboard.press('End');
  await expect(list.row).toBeFocused();
  expect(await app.locator('.gridBody').evaluate((body) => body.scrollTop)).toBeGreaterThan(500);
  const head = app.getByRole('columnheader', { name: 'Nummer' }).getByRole('button');
  await head.focus();
  await app.keyboard.press('Enter');
  await expect(list.rows.first()).toContainText('0001');
  await expect.poll(() => app.locator('.gridBody').evaluate((body) => body.scrollTop)).toBe(0);
  await expect(head).toBeFocused();
});
