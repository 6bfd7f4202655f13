import { expect, test } from './fixtures.ts';
import { go } from './go.ts';
import { defects } from './look.ts';
import { ask, drop, giveFiles, Hands, sitDown } from './office.ts';

test.use({ now: '2027-03-09T09:41:00+01:00' });

const mail = (subject: string): Buffer =>
  Buffer.from(
    `From: <anja@example.org>\r\nTo: <wietske.harmelink@gmail.com>\r\nSubject: ${subject}\r\nDate: Tue, 2 Mar 2027 09:00:00 +0100\r\n\r\nZie hieronder.\r\n`,
  );

test('a mail with the marking of a state secret is not written until somebody decides', async ({
  office,
  app,
  marking,
}) => {
  await sitDown(app, office, 'secretary');
  await drop(app, 'plan.eml', mail('FW: Stg. GEHEIM plan'));
  await expect(marking.title).toBeVisible();
  await expect(app.getByText('In plan.eml staat iets dat op een staatsgeheim wijst.')).toBeVisible();
  expect(await ask(app, 'staging.list')).toEqual({ staged: [] });
  const hands = new Hands(app);
  await hands.press('Escape');
  const refusal = app.getByRole('alert');
  await expect(refusal).toContainText('plan.eml: De inhoud is niet opgeslagen.');
  // It stands free, as what the workspace says of itself does.
  const [stage, banner] = [await app.locator('.stage').boundingBox(), await refusal.boundingBox()];
  expect(banner!.x - stage!.x).toBeGreaterThanOrEqual(16);
  expect(banner!.y - stage!.y).toBeGreaterThanOrEqual(8);
  expect(await ask(app, 'staging.list')).toEqual({ staged: [] });

  await drop(app, 'plan.eml', mail('FW: Stg. GEHEIM plan'));
  const why = marking.whyNone;
  await expect(why).toBeFocused();
  await hands.press('Enter');
  await expect(app.getByText('Schrijf waarom dit geen rubricering is.')).toBeVisible();
  await why.fill('het is de titel van een boek');
  await hands.press('Enter');
  await expect(app.getByText('het is de titel van een boek')).toBeVisible();

  // On the draft that is there now, and the incident as the way out.
  await giveFiles(app, 'drop', [{ name: 'nota.txt', bytes: Buffer.from('Stg. ZEER GEHEIM\n\nnota\n') }]);
  await expect(marking.title).toBeVisible();
  await app.getByRole('button', { name: 'Naar incidenten' }).click();
  await expect(app).toHaveURL(/#\/incidenten/);
  const { staged } = await ask<{ staged: { evidence: { name: string }[] }[] }>(app, 'staging.list');
  expect(staged.map((one) => one.evidence.map(({ name }) => name))).toEqual([
    ['plan.eml', 'verklaring-2027-03-09.txt'],
  ]);
});

test('a long name leaves the button that stops the reading whole', async ({ office, app, marking }) => {
  await sitDown(app, office, 'secretary');
  await drop(app, `Verslag van het overleg over ${'de dijkversterking '.repeat(6)}.eml`, mail('FW: Stg. GEHEIM plan'));
  await expect(marking.title).toBeVisible();
  // The window's own measure of a cut word.
  expect(await defects(app)).toEqual([]);
});

test('a file that is with another draft already says so, and leads there', async ({ office, app }) => {
  await sitDown(app, office, 'secretary');
  await drop(app, 'een.eml', mail('agenda'));
  await expect(app.getByText('Zie hieronder.').first()).toBeVisible();
  const first = app.url();
  await go(app, '#/vandaag');
  await drop(app, 'twee.eml', mail('agenda'));
  const seen = app.getByText('Dit bestand staat al bij een ander concept.');
  await expect(seen).toBeVisible();
  expect(await seen.evaluate((one) => Number.parseFloat(getComputedStyle(one).paddingInlineStart))).toBeGreaterThan(8);
  // Behind a tab nobody would read it: there it stands above the questions.
  await app.setViewportSize({ width: 700, height: 450 });
  await expect(app.getByText('twee.eml: Dit bestand staat al bij een ander concept.')).toBeVisible();
  await app.setViewportSize({ width: 1400, height: 900 });
  await app.getByRole('link', { name: 'Bekijk' }).click();
  await expect(app).toHaveURL(first);
});
