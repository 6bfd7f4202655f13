import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { go } from './go.ts';
import { ask, Hands, journalistAnswers, type OfficeIds, PASSPHRASES, sitDown } from './office.ts';
import { Logging } from './pages/logging.ts';
import { SignOff } from './pages/sign-off.ts';
import { StartScreen } from './pages/start.ts';
import { startShell } from './shells.ts';

const NOW = '2027-04-02T10:00:00+02:00';
test.use({ now: NOW });

const NEW_PASSPHRASE = 'zeven ganzen vliegen over zee';
/** Assumed, not measured on people: seconds for a press of an unhurried hand, and for reading one entry. */
const SECONDS_A_PRESS = 0.3;
const SECONDS_AN_ENTRY = 20;

async function logSome(app: Page, office: OfficeIds, subjects: readonly string[]): Promise<void> {
  await sitDown(app, office, 'secretary');
  for (const subject of subjects)
    await ask(app, 'entries.add', { answers: { ...journalistAnswers(office.termId), subject } });
}

/** From the first screen of the office holder to a signed statement. */
async function signAll(app: Page, entries: number, passphrase: string): Promise<Hands> {
  const hands = new Hands(app);
  await expect(app.getByRole('button', { name: entries > 0 ? /^Bekijken en ondertekenen/ : /^Naar de/ })).toBeVisible();
  await hands.press('Control+3');
  await expect(app.getByRole('button', { name: entries > 0 ? /^Begin met lezen/ : /^Naar de/ })).toBeFocused();
  await hands.press('Enter');
  const signOff = new SignOff(app);
  await signOff.agreeToAll(entries, () => hands.press('Enter'));
  await expect(signOff.statement).toBeFocused();
  await hands.press('n');
  await expect(signOff.text).toContainText('werkberichten verwijderd: nee');
  for (let i = 0; i < 12 && !(await signOff.passphrase.evaluate((one) => one === document.activeElement)); i++)
    await hands.press('Tab');
  await hands.type(passphrase);
  await hands.press('Enter');
  await expect(app.getByRole('status').filter({ hasText: 'Ondertekend: uw verklaring' })).toBeVisible();
  return hands;
}

test('four entries are signed in under two minutes; one that comes later is signed in addition', async ({
  office,
  app,
}) => {
  await logSome(app, office, ['Dijk', 'Gemaal', 'Sluis', 'Peil']);
  await sitDown(app, office, 'officeHolder');
  const { presses } = await signAll(app, 4, PASSPHRASES.officeHolder);
  const bare = presses - PASSPHRASES.officeHolder.length;
  console.log(`signing four entries: ${bare} key presses beside the passphrase of ${PASSPHRASES.officeHolder.length}`);
  expect(bare).toBeLessThanOrEqual(15);
  expect(presses * SECONDS_A_PRESS + 4 * SECONDS_AN_ENTRY).toBeLessThan(120);

  await logSome(app, office, ['Nagekomen']);
  await sitDown(app, office, 'officeHolder');
  await signAll(app, 1, PASSPHRASES.officeHolder);
  const { signOffs } = await ask<{ signOffs: { note: string; state: string }[] }>(app, 'signoffs.list');
  expect(signOffs.map((one) => one.state)).toEqual(['accepted', 'accepted']);
  expect(signOffs.filter((one) => one.note.includes('aanvullend: ja'))).toHaveLength(1);
});

test('a quarter without use is stated from the first screen, in under thirty seconds', async ({ office, app }) => {
  await sitDown(app, office, 'secretary');
  // The office began after the quarter: it owes a statement because it says something of that quarter itself.
  await ask(app, 'quarters.weekNothing', { week: '2027-W10', quarter: '2027-Q1' });
  const waits = app.getByText('De verklaring over kwartaal 1 van 2027 wacht op de minister');
  await expect(waits).toBeVisible();
  // This week is of the next quarter, and is said with the same key.
  await app.keyboard.press('w');
  await expect(app.getByText('Week 13: niets gebruikt. Dat staat nu in het logboek.')).toBeVisible();
  await sitDown(app, office, 'officeHolder');
  await expect(
    app.getByRole('heading', { name: 'Uw verklaring over kwartaal 1 van 2027 ligt voor u klaar' }),
  ).toBeVisible();
  const { presses } = await signAll(app, 0, PASSPHRASES.officeHolder);
  expect(presses * SECONDS_A_PRESS).toBeLessThan(30);
  await app.keyboard.press('Control+1');
  await expect(app.getByRole('heading', { name: 'Er ligt nu niets voor u klaar' })).toBeVisible();
  expect(await ask(app, 'signoffs.list')).toMatchObject({ signOffs: [{ state: 'accepted', nil: true }] });
});

test('a forgotten passphrase is solved in the same sitting: a code, a new passphrase, a signature', async ({
  office,
  app,
  start,
}) => {
  await logSome(app, office, ['Dijk']);
  await sitDown(app, office, 'secretary', '#/ondertekenen');
  await app
    .getByRole('button', { name: /^Geef het scherm aan de minister/ })
    .first()
    .click();
  await app
    .getByRole('dialog')
    .getByRole('button', { name: /Vergrendelen/ })
    .click();
  await start.enter(office.people.officeHolder, 'die ben ik vergeten');
  await expect(app.getByText('Deze wachtzin past niet bij deze persoon.')).toBeVisible();
  // Where no sheet is at hand, it says who can help.
  await app.getByRole('button', { name: 'Wachtzin kwijt' }).click();
  await expect(app.getByText('Vraag een secretaris om een eenmalige code.')).toBeVisible();
  await app.keyboard.press('Escape');
  await start.enter(office.people.secretary, PASSPHRASES.secretary);
  await expect(app.getByRole('heading', { name: 'Ondertekenen' })).toBeVisible();
  await go(app, '#/instellingen');
  await app.getByRole('button', { name: 'Nieuwe code maken: Wietske Harmelink' }).click();
  await app.getByRole('dialog').getByRole('button', { name: 'Nieuwe code maken' }).click();
  const code = (await app.locator('.oneTimeCode').textContent())!;
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog')).toHaveCount(0);
  // A dialog that came after another gives the focus to what opened the first.
  await expect(app.locator(':focus')).toHaveCount(1);
  await app.keyboard.press('Control+l');
  await start.who.selectOption(office.people.officeHolder);
  await app.getByLabel('Eenmalige code').fill(code);
  await app.getByLabel('Uw nieuwe wachtzin').fill(NEW_PASSPHRASE);
  await app.getByLabel('Nog een keer').fill(NEW_PASSPHRASE);
  await app.keyboard.press('Enter');
  await expect(app.locator('.frame')).toBeVisible();
  await app.keyboard.press('Control+1');
  await signAll(app, 1, NEW_PASSPHRASE);
  expect(await ask(app, 'journal.check')).toMatchObject({ ok: true, problems: [] });
});

test('a draft that was cut off by a crash opens at the field where it was', async ({ office, shell, home }) => {
  test.skip(shell !== 'chromium', 'starts the Chromium shell twice');
  const options = { home, locale: 'nl-NL', viewport: { width: 1400, height: 900 }, now: NOW };
  const before = await startShell('chromium', options);
  let app = before.page;
  let logging = new Logging(app);
  await sitDown(app, office, 'secretary');
  await app.keyboard.press('Control+n');
  await expect(logging.question).toHaveAttribute('data-question', 'through');
  await app.keyboard.press('1');
  await expect(logging.question).toHaveAttribute('data-question', 'when');
  await app.keyboard.type('gisteren');
  await app.keyboard.press('Enter');
  await app.keyboard.press('5');
  await expect(logging.question).toHaveAttribute('data-question', 'about');
  await app.keyboard.type('Dijkverst');
  await expect(app.getByText(/Concept bewaard om/)).toBeVisible();
  process.kill(await before.corePid(), 'SIGKILL');
  await expect(new StartScreen(app).passphrase).toBeVisible();
  await before.close();

  const after = await startShell('chromium', options);
  app = after.page;
  logging = new Logging(app);
  await sitDown(app, office, 'secretary');
  await app.getByRole('button', { name: /^Verder/ }).click();
  await expect(logging.question).toHaveAttribute('data-question', 'about');
  await expect(logging.field).toBeFocused();
  await expect(logging.field).toHaveValue('Dijkverst');
  await after.close();
});
