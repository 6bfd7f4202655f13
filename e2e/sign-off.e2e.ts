import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectNoFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { ask, journalistAnswers, type OfficeIds, PASSPHRASES, signNow, sitDown } from './office.ts';
import { SignOff } from './pages/sign-off.ts';

test.use({ now: '2027-04-02T10:00:00+02:00' });

async function logTwo(app: Page, office: OfficeIds): Promise<void> {
  const answers = journalistAnswers(office.termId);
  await ask(app, 'entries.add', { answers });
  await ask(app, 'entries.add', {
    answers: { ...answers, subject: 'Programma waterweek', dateFrom: '2027-03-08', dateTo: '2027-03-08' },
  });
}

test('an entry is given back with a digit, the rest agreed, and both are signed in one text', async ({
  office,
  app,
  signOff,
}) => {
  await sitDown(app, office, 'secretary');
  await logTwo(app, office);
  await sitDown(app, office, 'officeHolder', SignOff.address(office.termId));
  await expect(signOff.entry(1, 2)).toBeVisible();
  await expectNoFindings(app);
  await signOff.giveBack(2);
  await expect(signOff.entry(2, 2)).toBeVisible();
  // Holding Enter agrees once: the second entry, and nothing after it.
  await app.keyboard.down('Enter');
  await app.keyboard.down('Enter');
  await app.keyboard.down('Enter');
  await app.keyboard.up('Enter');
  await expect(signOff.statement).toBeFocused();
  await expect(app.getByText('1 nu akkoord')).toBeVisible();
  await expect(app.getByText('1 teruggegeven')).toBeVisible();
  await signOff.answer('w');
  await expect(signOff.text).toContainText('werkberichten verwijderd: weet ik niet');
  await expectNoFindings(app);
  await signOff.sign('niet de goede wachtzin');
  await expect(app.getByRole('alert')).toBeVisible();
  await signOff.sign(PASSPHRASES.officeHolder);
  await expect(signOff.signed).toBeVisible();
  const { rows } = await ask<{ rows: { status: string }[] }>(app, 'entries.list');
  expect(rows.map((row) => row.status).sort()).toEqual(['returned', 'signed']);
});

test('the statement says the same number before and after its text is there, with what was given back before', async ({
  office,
  app,
  signOff,
}) => {
  await sitDown(app, office, 'secretary');
  await logTwo(app, office);
  await sitDown(app, office, 'officeHolder', SignOff.address(office.termId));
  const back = { agreed: false, returnReason: 'REDEN_KLOPT_NIET', returnNote: null };
  await signNow(app, office, ([first]) => [{ ...back, entryId: first }]);
  await app.reload();
  await signOff.agreeToAll(1);
  await expect(app.getByText('Ik heb de 2 registraties hieronder gezien.', { exact: false }).first()).toBeVisible();
  await expect(app.getByText('1 eerder teruggegeven')).toBeVisible();
  await signOff.answer('w');
  await expect(signOff.text).toContainText('registraties: 2');
  await expect(app.locator('.declareSays')).toContainText('de 2 registraties');
});

test('arrows scroll what is read and choose an answer; elsewhere they go from entry to entry', async ({
  office,
  app,
  signOff,
}) => {
  await sitDown(app, office, 'secretary');
  await logTwo(app, office);
  await sitDown(app, office, 'officeHolder', '#/ondertekenen');
  const begin = app.getByRole('button', { name: /^Begin met lezen/ });
  await expect(begin).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(signOff.entry(1, 2)).toBeVisible();
  await expect(app.locator('.signGo')).toContainText(/^WhatsApp met journalist over “/);
  // Who stops and comes back goes on with the same key.
  await app.keyboard.press('Escape');
  await expect(begin).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(signOff.entry(1, 2)).toBeVisible();
  await app.locator('.signEvidence').focus();
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('ArrowDown');
  await expect(signOff.entry(1, 2)).toBeVisible();
  await app.getByRole('button', { name: /^Akkoord en volgende/ }).focus();
  await app.keyboard.press('ArrowDown');
  await expect(signOff.entry(2, 2)).toBeVisible();
  await app.keyboard.press('ArrowUp');
  await app.keyboard.press('Enter');
  await app.keyboard.press('Enter');
  await expect(signOff.statement).toBeFocused();
  await signOff.text.focus();
  await app.keyboard.press('ArrowUp');
  await expect(signOff.statement).toBeVisible();
  await app.getByRole('radio', { name: /^Nee/ }).focus();
  await app.keyboard.press('ArrowUp');
  await expect(app.getByRole('radio', { name: /^Ja/ })).toBeChecked();
  await expect(signOff.statement).toBeVisible();
});

test.describe('at 200 %', () => {
  test.use({ viewport: { width: 700, height: 450 } });
  test('nobody signs a text that was out of sight: its end was seen, or the reader says it was read', async ({
    office,
    app,
    signOff,
  }) => {
    await sitDown(app, office, 'secretary');
    await logTwo(app, office);
    await sitDown(app, office, 'officeHolder', SignOff.address(office.termId));
    await signOff.agreeToAll(2);
    await expect(signOff.statement).toBeFocused();
    await signOff.answer('n');
    await expect(signOff.text).toContainText('werkberichten verwijderd: nee');
    await signOff.sign(PASSPHRASES.officeHolder);
    await expect(app.getByText('Lees eerst de tekst die u ondertekent, of vink aan dat u haar las.')).toBeVisible();
    await expect(signOff.wasRead).toBeFocused();
    await expectNoFindings(app);
    // Read to its end, it counts as read; another text does not.
    await app.getByRole('button', { name: 'Naar de tekst' }).click();
    await expect(signOff.text).toBeFocused();
    await signOff.textEnd.scrollIntoViewIfNeeded();
    await expect(signOff.wasRead).toBeChecked();
    await signOff.answer('w');
    await expect(signOff.text).toContainText('werkberichten verwijderd: weet ik niet');
    await signOff.wasRead.check({ force: true });
    await signOff.passphrase.focus();
    await app.keyboard.press('Enter');
    await expect(signOff.signed).toBeVisible();
  });
});

test('a text that stood beside the statement in a wide window is not said to be read in a narrow one', async ({
  office,
  app,
  signOff,
}) => {
  await sitDown(app, office, 'secretary');
  await logTwo(app, office);
  await sitDown(app, office, 'officeHolder', SignOff.address(office.termId));
  await signOff.agreeToAll(2);
  await expect(signOff.statement).toBeFocused();
  await signOff.answer('n');
  await expect(signOff.text).toContainText('werkberichten verwijderd: nee');
  await expect(signOff.textEnd).toBeInViewport();
  await app.setViewportSize({ width: 700, height: 450 });
  await signOff.wasRead.scrollIntoViewIfNeeded();
  await expect(signOff.wasRead).not.toBeChecked();
  await signOff.textEnd.scrollIntoViewIfNeeded();
  await expect(signOff.wasRead).toBeChecked();
});

test('on paper: printed, scanned, and confirmed by secretary and records manager', async ({
  office,
  app,
  marking,
  signOff,
}) => {
  await sitDown(app, office, 'secretary');
  // The office began after the quarter: it owes a statement because it says something of that quarter itself.
  await ask(app, 'quarters.weekNothing', { week: '2027-W10', quarter: '2027-Q1' });
  await sitDown(app, office, 'secretary', '#/ondertekenen');
  await app.getByRole('button', { name: 'Afdrukken om op papier te tekenen' }).first().click();
  await app.getByText('Weet ik niet', { exact: true }).click();
  await app.getByRole('button', { name: 'Maak de afdruk' }).click();
  await expect(app.getByRole('dialog').getByText('verklaring: nihil')).toBeVisible();
  await app.getByRole('button', { name: 'Sluiten' }).click();
  const { signOffs } = await ask<{ signOffs: { checkNumber: string }[] }>(app, 'signoffs.list');
  const { checkNumber } = signOffs[0]!;
  const folder = mkdtempSync('/tmp/kanaalregister-scan-');
  // A sheet that seems to bear a marking is asked about, as any file.
  const marked = path.join(folder, 'blad.txt');
  writeFileSync(marked, 'Stg. GEHEIM\n\nVerklaring\n');
  await signOff.addScan(marked);
  await marking.whyNone.fill('het is de titel van een boek');
  await app.keyboard.press('Enter');
  await expect(app.getByText('Scan: blad.txt')).toBeVisible();
  await expect(app.getByRole('dialog')).toHaveCount(0);
  const scan = path.join(folder, 'scan.png');
  writeFileSync(scan, Buffer.from('89504e470d0a1a0a', 'hex'));
  await signOff.addScan(scan);
  await expect(app.getByText('Scan: scan.png')).toBeVisible();
  for (const desk of ['secretary', 'recordsManager'] as const) {
    if (desk === 'recordsManager') await sitDown(app, office, desk, '#/ondertekenen');
    await app.getByRole('button', { name: 'Bevestigen' }).click();
    await signOff.checkNumber.fill(checkNumber);
    await signOff.sign(PASSPHRASES[desk]);
    await expect(app.getByRole('status').filter({ hasText: 'Uw bevestiging is vastgelegd' })).toBeVisible();
  }
  expect(await ask(app, 'signoffs.list')).toMatchObject({
    signOffs: [{ state: 'accepted', way: 'papier', nil: true }],
  });
});
