import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { go } from './go.ts';
import { ask, drop, journalistAnswers, type OfficeIds, PASSPHRASES, sitDown } from './office.ts';
import { SignOff } from './pages/sign-off.ts';
import { StartScreen } from './pages/start.ts';
import { type RunningShell, startShell } from './shells.ts';

const NOW = '2027-04-02T10:00:00+02:00';
test.use({ now: NOW });

/** The office holder's own computer: a second program, in a home where nothing ever was. */
const two = test.extend<{ own: RunningShell; ownHome: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names out of this pattern and demands one
  ownHome: async ({}, use) => {
    const home = await mkdtemp(path.join(tmpdir(), 'kanaalregister-own-'));
    await use(home);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  },
  own: async ({ shell, ownHome }, use) => {
    const viewport = { width: 1400, height: 900 };
    const running = await startShell(shell, { home: ownHome, locale: 'nl-NL', viewport, now: NOW });
    await use(running);
    await running.close();
  },
});

/** The one file of this kind that the program wrote below a home. */
async function written(home: string, ext: string): Promise<string> {
  const names = await readdir(home, { recursive: true });
  const found = names.filter((name) => name.endsWith(ext));
  expect(found).toHaveLength(1);
  return path.join(home, found[0]!);
}

async function logTwo(app: Page, office: OfficeIds): Promise<void> {
  const answers = journalistAnswers(office.termId);
  await ask(app, 'entries.add', { answers });
  const staged = await ask<{ id: string }>(app, 'staging.start', {
    files: [],
    pasted: [{ name: 'bericht.txt', bytes: new Uint8Array(Buffer.from('De waterweek begint op maandag.')) }],
  });
  const kept = { ...answers, subject: 'Programma waterweek', dateFrom: '2027-03-08', dateTo: '2027-03-08' };
  await ask(app, 'staging.save', { id: staged.id, answers: { ...kept, evidence: 'attached' }, focus: null });
  await ask(app, 'entries.log', { stagingId: staged.id });
}

async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['KANAALREGISTER_LOOK'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** After what the library announces of a button that was busy and is gone: for seconds it points at nothing. */
async function lookedAt(page: Page): Promise<void> {
  await expect(page.locator('[data-live-announcer] [role=img]')).toHaveCount(0);
  await expectAccessible(page);
  await ask(page, 'app.saveSettings', { theme: 'light' });
}

two(
  'a minister signs on an own computer, from two files, and the office takes the answer in once',
  async ({ office, app, home, own, ownHome, problems }) => {
    expect(problems).toBeDefined();
    await sitDown(app, office, 'secretary');
    await logTwo(app, office);

    // Once, at the desk: the signature goes along.
    await sitDown(app, office, 'officeHolder', '#/ondertekenen');
    await app.getByRole('button', { name: 'Neem mijn handtekening mee' }).click();
    await look(app, 'a-handtekening');
    await app.getByLabel('Uw wachtzin').fill(PASSPHRASES.officeHolder);
    await app.keyboard.press('Enter');
    await expect(app.getByText('wietske-harmelink.identiteit')).toBeVisible();
    await look(app, 'b-handtekening-klaar');
    const identity = await written(home, '.identiteit');

    // The secretary sends what waits.
    await sitDown(app, office, 'secretary', '#/ondertekenen');
    await look(app, 'c-wacht');
    await app.getByRole('button', { name: 'Op afstand laten tekenen' }).first().click();
    await look(app, 'd-verzoek');
    await app.getByRole('button', { name: 'Maak het verzoek' }).click();
    await expect(app.getByText('Het verzoek is klaar')).toBeVisible();
    await look(app, 'e-verzoek-klaar');
    await app.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).click();
    await expect(app.getByText('Wacht op het antwoord')).toBeVisible();
    await look(app, 'f-onderweg');
    await lookedAt(app);
    const request = await written(home, '.verzoek');

    // Elsewhere: an empty program, no register.
    const page = own.page;
    const [start, signOff] = [new StartScreen(page), new SignOff(page)];
    await page.getByRole('button', { name: /Een verzoek ondertekenen/ }).click();
    await expect(page.getByRole('button', { name: /Uw handtekening/ })).toBeFocused();
    await look(page, 'g-openen');
    await lookedAt(page);
    await page.getByLabel('Uw handtekening', { exact: true }).setInputFiles(identity);
    await page.getByLabel('Het verzoek', { exact: true }).setInputFiles(request);
    await expect(start.passphrase).toBeFocused();
    await start.passphrase.fill('niet de goede wachtzin');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Deze wachtzin')).toBeVisible();
    await look(page, 'h-fout');
    await start.passphrase.fill(PASSPHRASES.officeHolder);
    await page.keyboard.press('Enter');
    await expect(signOff.entry(1, 2)).toBeVisible();
    await lookedAt(page);
    await look(page, 'i-lezen-1');
    await signOff.agree();
    await expect(page.getByText('De waterweek begint op maandag.')).toBeVisible();
    await look(page, 'j-lezen-2');
    await signOff.giveBack(3);
    await expect(signOff.statement).toBeFocused();
    await signOff.answer('n');
    await expect(signOff.text).toContainText('werkberichten verwijderd: nee');
    await look(page, 'k-verklaring');
    await lookedAt(page);
    await signOff.sign(PASSPHRASES.officeHolder);
    await expect(page.getByRole('heading', { name: 'Uw antwoord staat klaar' })).toBeFocused();
    await look(page, 'l-klaar');
    const answer = await written(ownHome, '.antwoord');
    // What read the messages ends: nothing of them is left in memory.
    const knew = await own.corePid();
    await page.keyboard.press('Escape');
    await expect.poll(() => own.corePid()).not.toBe(knew);
    await expect(page.getByRole('button', { name: /Een verzoek ondertekenen/ })).toBeVisible();
    await look(page, 'm-begin');

    // Back at the office: dropped anywhere, once.
    await go(app, '#/vandaag');
    await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
    const bytes = await readFile(answer);
    await drop(app, path.basename(answer), bytes);
    await expect(app.getByRole('status').filter({ hasText: 'Op afstand ondertekend' })).toBeVisible();
    await look(app, 'n-ingenomen');
    expect(await ask(app, 'signoffs.list')).toMatchObject({
      signOffs: [{ state: 'accepted', way: 'afstand', kind: 'kwartaal', entries: 2, returned: 1 }],
    });
    await drop(app, path.basename(answer), bytes);
    await expect(app.getByText('Dit antwoord is al ingenomen.')).toBeVisible();
    // One byte on the way.
    const changed = path.join(ownHome, 'veranderd.antwoord');
    await writeFile(changed, Buffer.concat([bytes.subarray(0, -1), Buffer.of(bytes.at(-1)! ^ 1)]));
    await drop(app, 'veranderd.antwoord', await readFile(changed));
    await expect(app.getByText('geen antwoord, of het is onderweg veranderd')).toBeVisible();
  },
);
