// Pictures of the main screens for the documents, in both languages, three themes and four sizes, of the example:
// `node scripts/pictures.ts [nl,en] [light,dark,hc] [1400,1100,200%,400%] [--out DIR]` writes <screen>-<language>-<theme>.png
// to docs/pictures, with the size behind it where that is not 1400. With `--collection DIR`, a folder that `cli demo --kind
// collection --out DIR` made, the screens of that collection instead.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { startChromiumShell } from '../src/main/shell/chromium/index.ts';
import type { CallInput, CallName, CallOutput } from '../src/shared/contract.ts';
import type { Reply } from '../src/shared/errors.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, collection: { type: 'string' } },
});
const [languages = 'nl,en', themes = 'light,dark,hc', sizes = '1400'] = positionals;
const target = values.out ? path.resolve(values.out) : path.join(import.meta.dirname, '..', 'docs/pictures');
mkdirSync(target, { recursive: true });

/** What the browser shows: at 200 % half as many of its own pixels fit, at 400 % a quarter. */
const SIZES = {
  '1400': { viewport: { width: 1400, height: 900 }, end: '' },
  '1100': { viewport: { width: 1100, height: 700 }, end: '-1100' },
  '200%': { viewport: { width: 700, height: 450 }, end: '-200' },
  '400%': { viewport: { width: 350, height: 225 }, end: '-400' },
} as const;
const home = mkdtempSync(path.join(tmpdir(), 'kr-pictures-'));

async function ask<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await page.evaluate<Reply<unknown>>(`kanaal.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`);
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
  return reply.value as CallOutput<N>;
}

interface Opened {
  place: CallOutput<'workspaces.peek'>;
  passphraseOf: (personId: string) => string;
}

async function openOffice(page: Page): Promise<Opened> {
  const { places, passphrases } = await ask(page, 'workspaces.openExample', {});
  const passphraseOf = (id: string): string => passphrases.find((p) => p.personId === id)!.passphrase;
  return { place: places[0]!, passphraseOf };
}

/** A copy, since opening a workspace writes in it: picked in the window as a person would. */
async function openCollection(page: Page, folder: string): Promise<Opened> {
  const copy = path.join(home, 'bzk.kanaalregister');
  cpSync(path.join(folder, 'bzk.kanaalregister'), copy, { recursive: true });
  await page.evaluate(
    "document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'pick' }))",
  );
  await page.locator('#pick').setInputFiles(path.join(copy, 'vault.json'));
  const token = await page.evaluate<string>("kanaal.tokenFor(document.querySelector('#pick').files[0])");
  return { place: await ask(page, 'workspaces.peek', { token }), passphraseOf: () => COLLECTOR };
}

/** A talk about work between small talk, as an Android telephone exports it. */
const CHAT = [
  '05-03-2027 18:40 - Pieter Waddenoord: Hoi, sta jij morgen ook langs de lijn bij de meiden?',
  '05-03-2027 18:52 - Wietske Harmelink: Als het niet regent wel!',
  '06-03-2027 14:02 - Pieter Waddenoord: Even zakelijk. De inspraakavond over de dijkversterking is dinsdag. De zaal is te klein, er zijn 340 aanmeldingen.',
  '06-03-2027 14:05 - Wietske Harmelink: Mijn werktelefoon heeft hier geen bereik. Wat heb je nodig?',
  '06-03-2027 14:07 - Pieter Waddenoord: Een besluit of we naar de sporthal gaan, en of jij zelf komt.',
  '06-03-2027 14:11 - Wietske Harmelink: Sporthal is goed. Ik kom van 19.30 tot 21.00 uur.',
  '06-03-2027 14:12 - Pieter Waddenoord: Staat de presentatie van vorig jaar nog op de site?',
  '06-03-2027 14:15 - Wietske Harmelink: Ja, bij de stukken van november.',
  '06-03-2027 14:31 - Pieter Waddenoord: Wij halen zo patat, schuif je aan?',
  '',
].join('\n');
const MAIL = readFileSync(path.join(import.meta.dirname, '../testdata/mail/reply.eml'), 'utf8');

interface Shown {
  name: string;
  /** `<term>` stands for the term of the person who is signed in, `<entry>` for an entry that was signed. */
  hash: string;
  /** A file to drop there first; what it begins is thrown away after the picture. */
  dropped?: { name: string; text: string };
  /** What is pressed there first. */
  act?: (page: Page) => Promise<void>;
}

const pressing =
  (keys: string) =>
  async (page: Page): Promise<void> => {
    await page.locator('h1').waitFor();
    await page.keyboard.press(keys);
  };

/** Agrees to each entry, up to the statement. */
async function toStatement(page: Page): Promise<void> {
  while (!(await page.locator('.exactText').isVisible())) {
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
  }
}

/** While nothing is open yet. */
const START: Shown[] = [
  { name: 'start', hash: '' },
  { name: 'nieuw', hash: '', act: pressing('Control+n') },
];

/** The screens by the person who sees them. */
const OFFICE: { role: string; screens: Shown[] }[] = [
  {
    role: 'secretary',
    screens: [
      { name: 'vandaag', hash: '#/vandaag' },
      { name: 'registreren', hash: '#/registreren', dropped: { name: 'Vergunning zandsuppletie.eml', text: MAIL } },
      {
        name: 'gesprek',
        hash: '#/registreren',
        dropped: { name: 'WhatsApp-chat met Pieter Waddenoord.txt', text: CHAT },
      },
      { name: 'registraties', hash: '#/registraties' },
      { name: 'palet', hash: '#/registraties', act: pressing('Control+k') },
      { name: 'hulp', hash: '#/vandaag', act: pressing('F1') },
      { name: 'registratie', hash: '#/registratie/<entry>' },
      { name: 'kwartaal', hash: '#/kwartaal/2027-Q1' },
      { name: 'kwartaal-leeg', hash: '#/kwartaal/2027-Q2' },
      { name: 'incidenten', hash: '#/incidenten' },
      { name: 'logboek', hash: '#/logboek' },
      { name: 'over', hash: '#/over' },
      { name: 'instellingen', hash: '#/instellingen' },
      // Last: what is said stays until it is closed.
      {
        name: 'leesfout',
        hash: '#/registreren',
        dropped: { name: 'WhatsApp-chat met Pieter Waddenoord.zip', text: 'PK\u0003\u0004\u0014 half' },
      },
    ],
  },
  {
    role: 'officeHolder',
    screens: [
      { name: 'vandaag-bewindspersoon', hash: '#/vandaag' },
      { name: 'ondertekenen', hash: '#/ondertekenen/<term>/2027-Q1' },
      { name: 'verklaring', hash: '#/ondertekenen/<term>/2027-Q1', act: toStatement },
    ],
  },
  {
    role: 'recordsManager',
    screens: [
      { name: 'kwartaal-gesloten', hash: '#/kwartaal/2026-Q4' },
      { name: 'vandaag-records-manager', hash: '#/vandaag' },
      { name: 'accounts', hash: '#/accounts' },
      { name: 'inzage', hash: '#/inzage' },
    ],
  },
];

const COLLECTION: typeof OFFICE = [
  {
    role: 'collector',
    screens: [
      { name: 'bord', hash: '#/bord' },
      { name: 'bord-cel', hash: '#/bord/mnre1013/2022-Q1' },
      { name: 'leveringen', hash: '#/leveringen' },
      { name: 'antwoorden', hash: '#/antwoorden' },
      { name: 'ontwikkeling', hash: '#/ontwikkeling' },
      { name: 'personen', hash: '#/personen' },
      { name: 'sleutels', hash: '#/sleutels' },
    ],
  },
];
/** As the example of a collection prints it. */
const COLLECTOR = 'voorbeeld van de verzamelaar';

async function signedEntry(page: Page): Promise<string> {
  const { rows } = await ask(page, 'entries.list', { status: ['signed'], evidence: ['attached'], limit: 1 });
  return rows[0]!.id;
}

async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.locator('main').waitFor();
  const file = `new File([${JSON.stringify(text)}], ${JSON.stringify(name)})`;
  await page.evaluate(`{
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(${file});
    document.querySelector('main').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  }`);
  await page.locator('.chatRow, .question.current, .banner').first().waitFor();
}

/** A picture leaves nothing behind that the next one would show. */
async function throwAway(page: Page): Promise<void> {
  await page.evaluate("location.hash = '#/over'");
  for (const { id } of (await ask(page, 'staging.list', {})).staged) await ask(page, 'staging.discard', { id });
}

/** In every size that was asked for. */
async function takeEach(page: Page, name: string): Promise<void> {
  for (const size of sizes.split(',') as (keyof typeof SIZES)[]) {
    const { viewport, end } = SIZES[size];
    await page.setViewportSize(viewport);
    await page.locator('h1').first().waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    await page.waitForTimeout(900);
    // Where the pictures were made is nobody's business.
    await page.evaluate(`{
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode())
        texts.currentNode.data = texts.currentNode.data.replaceAll(${JSON.stringify(home)}, '~/.local/share/kanaalregister');
    }`);
    await page.screenshot({ path: path.join(target, `${name}${end}.png`), animations: 'disabled' });
  }
}

const shell = await startChromiumShell({
  profileDir: path.join(home, 'profile'),
  workspacesDir: path.join(home, 'workspaces'),
  headless: true,
});
try {
  const { page } = shell;
  const { place, passphraseOf } = await (values.collection
    ? openCollection(page, values.collection)
    : openOffice(page));
  for (const language of languages.split(','))
    for (const theme of values.collection ? [] : themes.split(',')) {
      await ask(page, 'app.saveSettings', { language, theme } as CallInput<'app.saveSettings'>);
      for (const { name, act } of START) {
        await page.reload();
        if (act) await act(page);
        await takeEach(page, `${name}-${language}-${theme}`);
      }
    }
  for (const { role, screens } of values.collection ? COLLECTION : OFFICE) {
    const slot = place.slots.find((s) => s.role === role)!;
    const passphrase = passphraseOf(slot.personId);
    for (const language of languages.split(',') as ('nl' | 'en')[])
      for (const theme of themes.split(',') as ('light' | 'dark' | 'hc')[]) {
        await ask(page, 'app.saveSettings', { language, theme });
        await ask(page, 'workspaces.unlock', { token: place.token, personId: slot.personId, passphrase });
        await page.reload();
        const { terms } = values.collection ? { terms: [] } : await ask(page, 'terms.list', {});
        const term = terms.find((t) => t.personId === slot.personId)?.id ?? '';
        const entry = values.collection ? '' : await signedEntry(page);
        for (const { name, hash, dropped, act } of screens) {
          const place = hash.replace('<term>', term).replace('<entry>', entry);
          await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
          if (dropped) await drop(page, dropped.name, dropped.text);
          if (act) await act(page);
          await takeEach(page, `${name}-${language}-${theme}`);
          if (act) await page.keyboard.press('Escape');
          if (dropped) await throwAway(page);
        }
      }
  }
} finally {
  await shell.close();
  rmSync(home, { recursive: true, force: true });
}
