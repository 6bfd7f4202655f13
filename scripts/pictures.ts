// Pictures of the main screens for the documents, in both languages, three themes and three sizes, of the example:
// `node scripts/pictures.ts [nl,en] [light,dark,hc] [1400,1100,200%] [--out DIR]` writes <screen>-<language>-<theme>.png
// to docs/pictures, with the size behind it where that is not 1400. With `--collection DIR`, a folder that `cli demo --kind
// collection --out DIR` made, the screens of that collection instead.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
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

/** What the browser shows: at 200 % half as many of its own pixels fit. */
const SIZES = {
  '1400': { viewport: { width: 1400, height: 900 }, end: '' },
  '1100': { viewport: { width: 1100, height: 700 }, end: '-1100' },
  '200%': { viewport: { width: 700, height: 450 }, end: '-200' },
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

/** The screens by the person who sees them; `<term>` stands for the term of the person who is signed in. */
const OFFICE: { role: string; screens: [name: string, hash: string][] }[] = [
  {
    role: 'secretary',
    screens: [
      ['vandaag', '#/vandaag'],
      ['registreren', '#/registreren'],
      ['registraties', '#/registraties'],
      ['kwartaal', '#/kwartaal/2027-Q1'],
      ['incidenten', '#/incidenten'],
      ['logboek', '#/logboek'],
      ['over', '#/over'],
      ['instellingen', '#/instellingen'],
    ],
  },
  {
    role: 'officeHolder',
    screens: [
      ['vandaag-bewindspersoon', '#/vandaag'],
      ['ondertekenen', '#/ondertekenen/<term>/2027-Q1'],
    ],
  },
  {
    role: 'recordsManager',
    screens: [
      ['kwartaal-gesloten', '#/kwartaal/2026-Q4'],
      ['accounts', '#/accounts'],
    ],
  },
];

const COLLECTION: typeof OFFICE = [
  {
    role: 'collector',
    screens: [
      ['bord', '#/bord'],
      ['bord-cel', '#/bord/mnre1013/2022-Q1'],
      ['leveringen', '#/leveringen'],
      ['antwoorden', '#/antwoorden'],
      ['ontwikkeling', '#/ontwikkeling'],
      ['personen', '#/personen'],
      ['sleutels', '#/sleutels'],
    ],
  },
];
/** As the example of a collection prints it. */
const COLLECTOR = 'voorbeeld van de verzamelaar';

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
        for (const [name, hash] of screens) {
          await page.evaluate(`location.hash = ${JSON.stringify(hash.replace('<term>', term))}`);
          for (const size of sizes.split(',') as (keyof typeof SIZES)[]) {
            const { viewport, end } = SIZES[size];
            await page.setViewportSize(viewport);
            await page.locator('h1').waitFor();
            await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
            await page.waitForTimeout(900);
            // Where the pictures were made is nobody's business.
            await page.evaluate(
              "for (const one of document.querySelectorAll('.folder')) one.textContent = '~/.local/share/kanaalregister'",
            );
            await page.screenshot({
              path: path.join(target, `${name}-${language}-${theme}${end}.png`),
              animations: 'disabled',
            });
          }
        }
      }
  }
} finally {
  await shell.close();
  rmSync(home, { recursive: true, force: true });
}
