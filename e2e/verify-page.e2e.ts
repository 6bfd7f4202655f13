// verify.html from disk, in a browser that knows nothing of the program: a package of a real office, and the same with one
// changed cell. Nothing may be fetched.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { newKeyPair } from '../src/main/keys/wrap.ts';
import { chromiumSandbox, findChromium } from '../src/main/shell/chromium/browser.ts';
import { PASSPHRASES, signAll, type TestOffice, testAnswers, testOffice } from '../src/main/testing/office.ts';
import { PackageForge } from '../src/main/testing/package-forge.ts';
import { keyNumber } from '../src/main/verify/key-number.ts';
import { expectNoFindings } from './axe.ts';
import { Firefox, findFirefox } from './firefox.ts';

const PAGE = path.resolve('out/verify/verify.html');

test.describe.configure({ mode: 'serial' });
const inElectron = (): boolean => test.info().project.name === 'electron';
test.beforeEach(() => test.skip(inElectron(), 'any browser does; Chromium is one'));

let office: TestOffice;
let browser: Browser;
let made: string;
let early: string;
let logKey: string;

test.beforeAll(async () => {
  if (inElectron()) return;
  office = await testOffice();
  const day = (date: string, subject: string): ReturnType<typeof testAnswers> =>
    testAnswers(office.ids, { dateFrom: date, dateTo: date, subject });
  await office.call('entries.add', { answers: day('2027-01-11', 'Peilbesluit') });
  early = (await office.call('journal.checkpoint', {})).note;
  await office.call('entries.add', { answers: day('2027-01-12', 'Gemaal') });
  office.setNow('2027-04-02T10:00:00+02:00');
  await signAll(office, 'kwartaal', '2027-Q1');
  await office.as('secretary');
  await office.call('entries.add', { answers: day('2027-04-01', 'Volgend kwartaal') });
  await office.as('records');
  await office.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
  logKey = (await office.call('journal.trust', {})).vkeys.find((k) => k.vkey.includes('/1+'))!.vkey;
  const out = path.join(office.root, 'levering');
  mkdirSync(out);
  made = (await office.call('packages.make', { quarter: '2027-Q1', edition: 'bzk', out: office.token(out) })).path;
  browser = await chromium.launch({ executablePath: findChromium()!, chromiumSandbox });
});
test.afterAll(async () => {
  await browser?.close();
  await office?.remove();
});

/** The page, opened by a file address; `wrong` gathers whatever it asks for, or complains of. */
async function open(
  options: { locale?: string; colorScheme?: 'light' | 'dark' } = {},
  wrong: string[] = [],
): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1100, height: 1400 }, ...options });
  const page = await context.newPage();
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(PAGE).href) wrong.push(request.url());
  });
  page.on('console', (message) => wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  await page.goto(pathToFileURL(PAGE).href);
  return page;
}

test('says of a package what is proven, and only after the key number was compared by whom', async () => {
  const wrong: string[] = [];
  const page = await open({}, wrong);
  await expectNoFindings(page);
  await page.setInputFiles('#files', made);
  await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'half');
  await expect(page.locator('#key-number')).toHaveText(keyNumber(logKey));
  await expect(page.locator('#outcome')).toContainText('MKD-2027-0003 (2027-Q2) staat nog open');
  await expect(page.locator('#outcome')).toContainText('Verklaring van Wietske Harmelink');
  await expect(page.locator('#outcome')).not.toContainText('Peilbesluit');
  await page.screenshot({ path: test.info().outputPath('half.png'), fullPage: true });
  await page.getByLabel('Ik heb dit nummer zo vergeleken').check();
  await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'good');
  await expectNoFindings(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('[data-verdict]')).toContainText('Proven.');
  await page.screenshot({ path: test.info().outputPath('good.png'), fullPage: true });
  expect(wrong).toEqual([]);
  await page.context().close();
});

test('names the one cell that was changed, what it is now and what the log has', async () => {
  const forge = PackageForge.unpack(readFileSync(made));
  forge.editRegister((register) => {
    register.sheets['Registraties']![1]!['reden_code'] = 'SPOED';
  });
  const file = path.join(office.root, 'veranderd.zip');
  writeFileSync(file, forge.manifests().pack());
  const wrong: string[] = [];
  const page = await open({ colorScheme: 'dark' }, wrong);
  await page.setInputFiles('#files', file);
  await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'bad');
  await expect(page.locator('#cells tbody tr')).toHaveCount(1);
  const cells = await page.locator('#cells tbody td').allTextContents();
  expect(cells).toEqual(['MKD-2027-0002', 'reden_code', 'SPOED', 'SLECHT_BEREIK']);
  await expectNoFindings(page);
  await page.screenshot({ path: test.info().outputPath('bad.png'), fullPage: true });
  expect(wrong).toEqual([]);
  await page.context().close();
});

test('does not call a sealed package wrong: it says that it was not looked at', async () => {
  const out = path.join(office.root, 'verzegeld');
  mkdirSync(out);
  const seal = (await newKeyPair()).recipient;
  const sealed = await office.call('packages.make', {
    quarter: '2027-Q1',
    edition: 'bzk',
    out: office.token(out),
    seal,
  });
  const page = await open();
  await page.setInputFiles('#files', sealed.path);
  await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'half');
  await expect(page.locator('[data-verdict]')).toContainText('Verzegeld. Hier kon niets worden nagekeken.');
  await expect(page.locator('[data-verdict]')).not.toContainText('Gebruik deze levering niet');
  await page.context().close();
});

test('compares with an earlier checkpoint that is dropped along', async () => {
  const stand = path.join(office.root, 'eerder_stand.note');
  writeFileSync(stand, early);
  const trust = path.join(office.root, 'sleutels.txt');
  writeFileSync(trust, `# van het kabinet\n${logKey}\n`);
  const wrong: string[] = [];
  const page = await open({ locale: 'en-GB' }, wrong);
  await page.setInputFiles('#files', [made, stand, trust]);
  await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'good');
  await expect(page.locator('[data-check=consistency]').first()).toContainText('begins with what was there before');
  await page.setInputFiles('#files', trust);
  await expect(page.locator('#outcome')).toContainText('This is no package');
  expect(wrong).toEqual([]);
  await page.context().close();
});

test('may not reach any network, whatever a page would try', async () => {
  const wrong: string[] = [];
  const page = await open({}, wrong);
  const tried = page.evaluate(() =>
    fetch('https://example.org/').then(
      () => 'sent',
      () => 'refused',
    ),
  );
  expect(await tried).toBe('refused');
  expect(wrong.join('\n')).toContain('violates the following Content Security Policy');
  await page.context().close();
});

/** What the page says of one file, once it has said it. */
const SAID = `(async () => {
  while (!document.querySelector('#outcome [data-verdict]')) await new Promise((wait) => setTimeout(wait, 10));
  const outcome = document.querySelector('#outcome');
  const said = outcome.textContent;
  outcome.replaceChildren();
  return said;
})()`;

test('Firefox says the same of a package, and of every fault in one', async () => {
  const program = findFirefox();
  test.skip(program === null, 'Firefox is not on this machine');
  const folder = path.resolve('testdata/vectors');
  const files = readdirSync(folder).filter((name) => /^package.*\.zip$/.test(name));
  // Every fourth: all of them were compared once, and the code behind the page is one.
  const some = files.filter((name, i) => !name.includes('-bad-') || i % 4 === 0);
  const firefox = await Firefox.open(program!, pathToFileURL(PAGE).href);
  try {
    const page = await open({ locale: await firefox.text('navigator.language') });
    for (const name of some) {
      await page.setInputFiles('#files', path.join(folder, name));
      await firefox.giveFiles('#files', [path.join(folder, name)]);
      expect(await firefox.text(SAID), name).toBe(await page.evaluate(SAID));
    }
    await page.context().close();
  } finally {
    await firefox.close();
  }
});
