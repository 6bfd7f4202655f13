/**
 * How long a person waits for the window: the program's own start beside a bare page in the same shell, and unlocking beside
 * argon2id alone, each several times in turn in one run. `npm run bench -- start [--rounds N]`.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { deriveKey, newKdf } from '../src/main/keys/kdf.ts';
import { findChromium } from '../src/main/shell/chromium/browser.ts';
import { startChromiumShell } from '../src/main/shell/chromium/index.ts';
import { openWindow } from '../src/main/shell/chromium/window.ts';
import type { CoreClient } from '../src/main/shell/core/client.ts';
import type { Reply } from '../src/shared/errors.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, argon2: { type: 'boolean', default: false } },
});
const ROUNDS = Number(values.rounds);
const PASSPHRASE = 'dijk polder sluis gemaal';
if (values.argon2) {
  // In a process of its own, as in the core: what a first time costs is part of it.
  const kdf = newKdf((n) => randomBytes(n));
  const took = await timed(async () => void (await deriveKey(PASSPHRASE, kdf)));
  console.log(took);
  process.exit();
}
const executablePath = findChromium();
if (!executablePath) {
  console.error('error: there is no Chromium on this machine\nhint: npm start says how to get one');
  process.exit(3);
}

const bare = new Map([
  [
    '/index.html',
    { body: Buffer.from('<!doctype html><h1>x</h1>'), headers: { 'content-type': 'text/html; charset=utf-8' } },
  ],
]);
// A page that asks nothing needs no core behind it.
const noCore = {
  call: async () => ({ ok: true, value: null }),
  onChange: () => () => undefined,
} as unknown as CoreClient;

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function median(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!;
}

/** Looked at in every frame; a locator waits up to half a second between two looks. */
async function stands(page: Page, selector: string): Promise<void> {
  const there = `document.querySelector(${JSON.stringify(selector)})`;
  await page.evaluate(
    `new Promise((done) => { const look = () => (${there} ? done() : requestAnimationFrame(look)); look(); })`,
  );
}

async function withHome<T>(work: (home: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(path.join(tmpdir(), 'kr-bench-window-'));
  try {
    return await work(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** From nothing to a page that stands. */
function barePage(): Promise<number> {
  return withHome(async (home) => {
    let close = async (): Promise<void> => undefined;
    const took = await timed(async () => {
      const window = await openWindow(
        {
          executablePath: executablePath!,
          profileDir: home,
          pages: bare,
          log: () => undefined,
          headless: true,
          locale: 'nl-NL',
          folderDialog: null,
          viewport: { width: 1400, height: 900 },
        },
        noCore,
      );
      close = () => window.close();
      await stands(window.page, 'h1');
    });
    await close();
    return took;
  });
}

async function ask(page: Page, name: string, input: unknown): Promise<Record<string, unknown>> {
  const reply = await page.evaluate<Reply<unknown>>(`kanaal.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`);
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
  return reply.value as Record<string, unknown>;
}

interface Waits {
  start: number;
  unlock: number;
}

/** From nothing to the start screen, and from Enter on the passphrase to the first screen. */
function program(): Promise<Waits> {
  return withHome(async (home) => {
    let shell: Awaited<ReturnType<typeof startChromiumShell>> | null = null;
    const start = await timed(async () => {
      shell = await startChromiumShell({
        profileDir: path.join(home, 'profile'),
        workspacesDir: path.join(home, 'workspaces'),
        headless: true,
      });
      await stands(shell.page, '.startScreen');
    });
    const opened: Awaited<ReturnType<typeof startChromiumShell>> = shell!;
    const { page } = opened;
    const people = [{ name: 'Joris Tervoort', role: 'secretary', passphrase: PASSPHRASE }];
    await ask(page, 'workspaces.create', { setup: { title: 'Meting', prefix: 'MKD', people } });
    await ask(page, 'workspaces.lock', {});
    await page.reload();
    const field = page.locator('input[type=password]').first();
    await field.fill(PASSPHRASE);
    const unlock = await timed(async () => {
      await field.press('Enter');
      await stands(page, '.frame h1');
    });
    await opened.close();
    return { start, unlock };
  });
}

const alone = (): number =>
  Number(execFileSync(process.execPath, [import.meta.filename, '--argon2'], { encoding: 'utf8' }));
const rounds: { bare: number; start: number; unlock: number; argon2: number }[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const reference = await barePage();
  const waits = await program();
  rounds.push({ bare: reference, ...waits, argon2: alone() });
}
const of = (name: keyof (typeof rounds)[number]): number => median(rounds.map((one) => one[name]));
const ms = (n: number): string => `${Math.round(n)} ms`;
console.log(`median of ${ROUNDS} rounds`);
console.log(`bare page in the same shell      ${ms(of('bare'))}`);
console.log(
  `program, to the start screen     ${ms(of('start'))}  ${(of('start') / of('bare')).toFixed(2)}x the bare page`,
);
console.log(`argon2id alone                   ${ms(of('argon2'))}`);
console.log(`unlock, to the first screen      ${ms(of('unlock'))}  argon2id + ${ms(of('unlock') - of('argon2'))}`);
