import { axeFindings, expectNoFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { defects, SIZES, show } from './look.ts';
import { sitDown } from './office.ts';
import { ask, SEED_NOW, type Seeded } from './seed.ts';
import { type Overlay, walk } from './walk.ts';

test.use({ now: SEED_NOW });
// One seeded office serves the whole walk: making it takes longer than looking.
test.setTimeout(300_000);

function screensOf(seeded: Seeded, draft: string): readonly string[] {
  return [
    '#/vandaag',
    `#/registreren/${draft}`,
    '#/registraties',
    `#/registratie/${seeded.entries.get('h10')}`,
    '#/kwartaal/2027-Q1',
    '#/ondertekenen',
    '#/accounts',
    '#/incidenten',
    '#/over',
    '#/logboek',
    '#/instellingen',
  ];
}

const OVERLAYS: readonly Overlay[] = [
  { hash: '#/vandaag', open: (app) => app.keyboard.press('F1') },
  { hash: '#/vandaag', open: (app) => app.keyboard.press('Control+k') },
  { hash: '#/registraties', open: (app) => app.keyboard.press('Control+Shift+V') },
  { hash: '#/kwartaal/2027-Q1', open: (app) => app.getByRole('button', { name: /Tussenstand|so far/ }).click() },
  { hash: '#/kwartaal/2027-Q1', open: (app) => app.keyboard.press('Control+Shift+S') },
  { hash: '#/accounts', open: (app) => app.keyboard.press('Control+Shift+A') },
  {
    hash: '#/accounts',
    open: (app) =>
      app
        .getByRole('button', { name: /nalopen$|^Go through/ })
        .first()
        .click(),
  },
  { hash: '#/incidenten', open: (app) => app.keyboard.press('Control+Shift+A') },
];

test('every screen is clean in two languages, three themes and four sizes', async ({ seeded, app }) => {
  await sitDown(app, seeded, 'secretary');
  const draft = (await ask(app, 'staging.list', {})).staged[0]!.id;
  expect(await walk(app, screensOf(seeded, draft), OVERLAYS)).toEqual([]);
});

test('every screen of an office in which nothing was done yet is clean', async ({ office, app }) => {
  await sitDown(app, office, 'secretary');
  const problems: string[] = [];
  const screens = ['vandaag', 'registraties', 'kwartaal', 'ondertekenen', 'accounts', 'incidenten', 'logboek'];
  for (const screen of screens) {
    await app.setViewportSize({ width: 1400, height: 900 });
    await show(app, `#/${screen}`);
    problems.push(...(await axeFindings(app)).map((one) => `${screen}: ${one}`));
    for (const size of SIZES) {
      await app.setViewportSize(size);
      problems.push(...(await defects(app)).map((one) => `${screen} ${size.name}: ${one}`));
    }
  }
  expect(problems).toEqual([]);
});

test('a search marks what it found, inside words and in attachments', async ({ seeded, app, list }) => {
  await sitDown(app, seeded, 'secretary');
  await show(app, '#/registraties');
  await app.keyboard.press('Control+f');
  await app.keyboard.type('dijk');
  await expect(app.getByText(/\d+ gevonden/)).toBeVisible();
  await expect(app.locator('.cell mark').first()).toHaveText(/dijk/i);
  await expect(app.locator('.hit mark').first()).toHaveText(/dijk/i);
  await app.keyboard.press('ArrowDown');
  await expect(app.locator('.gridRow:focus')).toBeVisible();
  await app.keyboard.press('Enter');
  await expect(app.locator('h1')).toHaveText(/^MKD-2027-/);
  await app.keyboard.press('Escape');
  await expect(list.search).toHaveValue('dijk');
});

test('the records manager sees what the quarter still needs, by name, and how old the last backup is', async ({
  office,
  app,
}) => {
  await sitDown(app, office, 'recordsManager', '#/vandaag');
  const checks = app.getByRole('region', { name: 'Klaar om te sluiten?' });
  await expect(checks.getByText('Wietske Harmelink heeft de opgave nog niet gegeven.')).toBeVisible();
  await expect(app.getByText('Laatste back-up')).toBeVisible();
  // Beside what is still needed nobody says that nothing waits.
  await expect(app.getByText('Niets wacht op u')).toHaveCount(0);
  await expectNoFindings(app);
  for (const size of SIZES) {
    await app.setViewportSize(size);
    expect(await defects(app)).toEqual([]);
  }
  // The secretary's first screen is about today.
  await sitDown(app, office, 'secretary', '#/vandaag');
  await expect(app.getByText('Niets wacht op u')).toBeVisible();
  await expect(checks).toHaveCount(0);
});

test('the office holder sees how many, how long, and one button', async ({ seeded, app }) => {
  await sitDown(app, seeded, 'officeHolder');
  await expect(app.getByRole('heading', { name: /registraties liggen voor u klaar/ })).toBeVisible();
  await expect(app.getByRole('button', { name: /Bekijken en ondertekenen/ })).toHaveCount(1);
  await expectNoFindings(app);
});

test('in a quarter of fourteen weeks the name of every week stays on one line', async ({ seeded, app }) => {
  await sitDown(app, seeded, 'secretary');
  for (const language of ['nl', 'en'] as const) {
    await ask(app, 'app.saveSettings', { language });
    for (const { name, ...size } of SIZES.slice(0, 3)) {
      await app.setViewportSize(size);
      await show(app, '#/vandaag');
      await expect(app.locator('.week.now')).toHaveCount(1);
      const heights = await app
        .locator('.weekName')
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height / 18)));
      expect(heights, `${language} ${name}`).toEqual(Array(14).fill(1));
    }
  }
});

test('a toast covers nothing where there is no free corner', async ({ seeded, app }) => {
  await sitDown(app, seeded, 'secretary');
  await app.setViewportSize({ width: 700, height: 450 });
  await show(app, '#/vandaag');
  await app.getByRole('button', { name: /^Deze week niets/ }).click();
  const toast = await app.locator('.toast').boundingBox();
  const frame = await app.locator('.frame').boundingBox();
  expect(frame!.y + frame!.height).toBeLessThanOrEqual(toast!.y + 1);
  expect(toast!.y + toast!.height).toBeLessThanOrEqual(451);
});
