/**
 * How long after a file is chosen the window says what it is, and shows its first messages: several drops one after the other in
 * one window, each of another long chat. `npm run bench -- drop [--rounds N] [--messages N] [--calls]`; `--calls` prints what was asked of the core.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { findChromium } from '../src/main/shell/chromium/browser.ts';
import { startChromiumShell } from '../src/main/shell/chromium/index.ts';
import { longChat } from '../src/main/testing/long-sources.ts';
import type { Reply } from '../src/shared/errors.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    messages: { type: 'string', default: '40000' },
    calls: { type: 'boolean', default: false },
  },
});
if (!findChromium()) {
  console.error('error: there is no Chromium on this machine\nhint: npm start says how to get one');
  process.exit(3);
}

async function ask(page: Page, name: string, input: unknown): Promise<Record<string, unknown>> {
  const reply = await page.evaluate<Reply<unknown>>(`kanaal.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`);
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
  return reply.value as Record<string, unknown>;
}

/** Runs in the page: notes when the file was chosen, and the frames in which what was asked for stood. */
const WATCH = `
  globalThis.waits = {};
  document.addEventListener('change', () => {
    const from = performance.now();
    globalThis.waits = { from, clock: Date.now() };
    const look = () => {
      const now = performance.now() - from;
      const stands = (name, what) => {
        const found = waits[name] === undefined && document.querySelector(what);
        if (found && getComputedStyle(found).visibility === 'visible') waits[name] = now;
      };
      stands('named', '.firstLook, .chatRow');
      stands('screen', '.conversation');
      stands('messages', '.chatRow .chatTick');
      if (waits.messages === undefined) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, true);`;

interface Waits {
  from: number;
  clock: number;
  named?: number;
  screen?: number;
  messages?: number;
}

function median(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
}

const home = mkdtempSync(path.join(tmpdir(), 'kr-bench-drop-'));
const shell = await startChromiumShell({
  profileDir: path.join(home, 'profile'),
  workspacesDir: path.join(home, 'workspaces'),
  headless: true,
});
try {
  const { page } = shell;
  const people = [{ name: 'Joris Tervoort', role: 'secretary', passphrase: 'dijk polder sluis gemaal' }];
  await ask(page, 'workspaces.create', { setup: { title: 'Meting', prefix: 'MKD', people } });
  await page.reload();
  await page.locator('.frame h1').first().waitFor();
  const asked: { name: string; from: number; until: number; bytes: number }[] = [];
  const call = shell.core.call.bind(shell.core);
  shell.core.call = async (name, input) => {
    const from = Date.now();
    const reply = await call(name, input);
    asked.push({ name, from, until: Date.now(), bytes: JSON.stringify(reply).length });
    return reply;
  };
  const rounds: Waits[] = [];
  await page.evaluate(WATCH);
  for (let round = 0; round < Number(values.rounds); round++) {
    const file = path.join(home, `WhatsApp-chat met Renée ${round}.txt`);
    writeFileSync(file, longChat(Number(values.messages)));
    asked.length = 0;
    // As a person: the system's dialog stands open for a while.
    const [dialog] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+o')]);
    await page.waitForTimeout(1_000);
    await dialog.setFiles(file);
    await page.locator('.chatTick').first().waitFor();
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    const waits = await page.evaluate<Waits>('waits');
    rounds.push(waits);
    if (values.calls) {
      console.log(
        `what it is ${waits.named?.toFixed(0)} ms, its screen ${waits.screen?.toFixed(0)} ms, first messages ${waits.messages?.toFixed(0)} ms`,
      );
      for (const one of asked)
        console.log(
          `  ${one.name}: asked at ${one.from - waits.clock} ms, answered at ${one.until - waits.clock} ms, ${one.bytes} bytes`,
        );
    }
    const opened = new URL(page.url()).hash.split('/').at(-1);
    await ask(page, 'intake.close', { id: opened });
    await page.evaluate("location.hash = '#/vandaag'");
    await page.locator('.chatRow').first().waitFor({ state: 'detached' });
  }
  const line = (says: string, name: keyof Waits): string => {
    const all = rounds.map((one) => one[name] ?? Number.NaN);
    return `${says.padEnd(22)} first ${all[0]!.toFixed(0)} ms, median ${median(all).toFixed(0)} ms, longest ${Math.max(...all).toFixed(0)} ms`;
  };
  console.log(`${rounds.length} drops of ${values.messages} messages, load ${loadavg()[0]!.toFixed(1)}`);
  console.log(line('what it is', 'named'));
  console.log(line('its screen', 'screen'));
  console.log(line('first messages', 'messages'));
} finally {
  await shell.close();
  rmSync(home, { recursive: true, force: true });
}
