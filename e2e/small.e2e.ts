import { expect, test } from './fixtures.ts';
import { show } from './look.ts';
import { logOne, makeOffice, sitDown } from './office.ts';

test.use({ now: '2027-03-09T09:41:00+01:00' });

/** A window of 1400 x 900 at 400 %. */
const SMALL = { width: 350, height: 225 };

test('at 400 % there is room to see a row, and the question one answers', async ({ app }) => {
  const office = await makeOffice(app);
  await sitDown(app, office, 'secretary');
  await logOne(app, office);
  await app.setViewportSize(SMALL);
  await show(app, '#/registraties');
  await app.locator('.gridRow').first().scrollIntoViewIfNeeded();
  await expect(app.locator('.gridRow').first()).toBeInViewport({ ratio: 0.9 });
  await app.keyboard.press('Control+n');
  await expect(app.locator('.question.current input').first()).toBeFocused();
  await expect(app.locator('.question.current input').first()).toBeInViewport({ ratio: 0.9 });
});

for (const size of [{ width: 1400, height: 500 }, { width: 700, height: 450 }, SMALL])
  test(`the window itself never scrolls, at ${size.width} x ${size.height}`, async ({ app }) => {
    const office = await makeOffice(app);
    await sitDown(app, office, 'secretary');
    await app.setViewportSize(size);
    for (const hash of ['#/vandaag', '#/accounts', '#/kwartaal/2027-Q1', '#/instellingen']) {
      await show(app, hash);
      expect([hash, await app.evaluate(() => document.documentElement.scrollHeight)]).toEqual([hash, size.height]);
    }
  });

test('in the colours of the system, what is chosen looks unlike the rest', async ({ app }) => {
  const office = await makeOffice(app);
  await sitDown(app, office, 'secretary');
  await logOne(app, office);
  await logOne(app, office);
  await app.emulateMedia({ forcedColors: 'active' });
  await show(app, '#/registraties');
  await expect(app.locator('.gridRow')).toHaveCount(2);
  const bars = (selector: string): Promise<string[]> =>
    app.locator(selector).evaluateAll((all) => all.map((one) => getComputedStyle(one).borderInlineStartColor));
  expect(new Set(await bars('.gridRow')).size).toBe(2);
  expect(new Set(await bars('.viewButton')).size).toBe(2);
});
