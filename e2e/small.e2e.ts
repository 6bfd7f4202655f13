import { expect, test } from './fixtures.ts';
import { show } from './look.ts';
import { logOne, sitDown } from './office.ts';

test.use({ now: '2027-03-09T09:41:00+01:00' });

/** A window of 1400 x 900 at 400 %. */
const SMALL = { width: 350, height: 225 };

test('at 400 % there is room to see a row, and the question one answers', async ({ office, app, logging, list }) => {
  await sitDown(app, office, 'secretary');
  await logOne(app, office);
  await app.setViewportSize(SMALL);
  await show(app, '#/registraties');
  await list.rows.first().scrollIntoViewIfNeeded();
  await expect(list.rows.first()).toBeInViewport({ ratio: 0.9 });
  await app.keyboard.press('Control+n');
  await expect(logging.field.first()).toBeFocused();
  await expect(logging.field.first()).toBeInViewport({ ratio: 0.9 });
});

test('the window itself never scrolls, also where it is low or narrow', async ({ office, app }) => {
  await sitDown(app, office, 'secretary');
  for (const size of [{ width: 1400, height: 500 }, { width: 700, height: 450 }, SMALL]) {
    await app.setViewportSize(size);
    for (const hash of ['#/vandaag', '#/accounts', '#/kwartaal/2027-Q1', '#/instellingen']) {
      await show(app, hash);
      expect([hash, await app.evaluate(() => document.documentElement.scrollHeight)]).toEqual([hash, size.height]);
    }
  }
});

test('in the colours of the system, what is chosen looks unlike the rest', async ({ office, app, list }) => {
  await sitDown(app, office, 'secretary');
  await logOne(app, office);
  await logOne(app, office);
  await app.emulateMedia({ forcedColors: 'active' });
  await show(app, '#/registraties');
  await expect(list.rows).toHaveCount(2);
  const bars = (selector: string): Promise<string[]> =>
    app.locator(selector).evaluateAll((all) => all.map((one) => getComputedStyle(one).borderInlineStartColor));
  expect(new Set(await bars('.gridRow')).size).toBe(2);
  expect(new Set(await bars('.viewButton')).size).toBe(2);
});
