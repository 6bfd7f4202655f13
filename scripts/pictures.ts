// Pictures of the main screens for the documents, in both languages, three themes and three sizes, of the example:
// `node scripts/pictures.ts [nl,en] [light,dark,hc] [1400,1100,200%] [--out DIR]` writes <screen>-<language>-<theme>.png
// to docs/pictures, with the size behind it where that is not 1400.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { startChromiumShell } from '../src/main/shell/chromium/index.ts';
import type { CallInput, CallName, CallOutput } from '../src/shared/contract.ts';
import type { Reply } from '../src/shared/errors.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
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

/** The screens by the person who sees them; `<term>` stands for the term of the person who is signed in. */
const SCREENS: { role: string; screens: [name: string, hash: string][] }[] = [
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

const shell = await startChromiumShell({
  profileDir: path.join(home, 'profile'),
  workspacesDir: path.join(home, 'workspaces'),
  headless: true,
});
try {
  const { page } = shell;
  const example = await ask(page, 'workspaces.openExample', {});
  const place = example.places[0]!;
  for (const { role, screens } of SCREENS) {
    const slot = place.slots.find((s) => s.role === role)!;
    const { passphrase } = example.passphrases.find((p) => p.personId === slot.personId)!;
    for (const language of languages.split(',') as ('nl' | 'en')[])
      for (const theme of themes.split(',') as ('light' | 'dark' | 'hc')[]) {
        await ask(page, 'app.saveSettings', { language, theme });
        await ask(page, 'workspaces.unlock', { token: place.token, personId: slot.personId, passphrase });
        await page.reload();
        const { terms } = await ask(page, 'terms.list', {});
        const term = terms.find((t) => t.personId === slot.personId)?.id ?? '';
        for (const [name, hash] of screens) {
          await page.evaluate(`location.hash = ${JSON.stringify(hash.replace('<term>', term))}`);
          for (const size of sizes.split(',') as (keyof typeof SIZES)[]) {
            const { viewport, end } = SIZES[size];
            await page.setViewportSize(viewport);
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
