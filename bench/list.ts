/**
 * The list in the window over many entries: its first rows, its next pages, a search as it is typed, and what a stretch of
 * use leaves in memory. Times are taken in the page, from the act to the frame that shows it; beside them what the same call
 * takes through the bridge alone. `npm run bench -- list [--size 100000] [--minutes 1] [--rest 0]`; `rest` are
 * the seconds in which a person would read, after each round of use.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { startChromiumShell } from '../src/main/shell/chromium/index.ts';
import { benchHost, filled, PASSPHRASE } from './filled-office.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    minutes: { type: 'string', default: '1' },
    rest: { type: 'string', default: '0' },
  },
});
const NOW = '2027-03-30T09:00:00+02:00';
const SEARCHES = ['polder', 'gemaal', 'vergunning', 'haven', 'inspectie'];
const PAGES = Math.min(20, Math.floor(Number(values.size) / 100) - 2);

/** In the page: the time until `test` holds, looked at before every frame. */
const UNTIL = `const until = (test) => new Promise((resolve, reject) => {
  const from = performance.now();
  const look = () => {
    if (test()) resolve(performance.now() - from);
    else if (performance.now() - from > 20000) reject(new Error('it never came: ' + test));
    else requestAnimationFrame(look);
  };
  look();
});
const rows = () => document.querySelectorAll('.gridRow').length;
const height = () => document.querySelector('.gridBody').firstElementChild.offsetHeight;`;

/** Runs `script` there, the body of an async function, and gives its answer. */
async function inPage<T>(page: Page, script: string): Promise<T> {
  return (await page.evaluate(`(async () => { ${UNTIL} ${script} })()`)) as T;
}

function quantile(times: readonly number[], q: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!;
}

function tell(what: string, times: readonly number[], bare: readonly number[]): void {
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  const alone = quantile(bare, 0.5);
  console.log(
    `${what.padEnd(34)} p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms; the call alone ${alone.toFixed(0)} ms, ` +
      `${(p50 / alone).toFixed(1)}x`,
  );
}

/** The same call without a screen. `more` are members of its input, as script. */
function callAlone(page: Page, more: string): Promise<number> {
  return inPage(
    page,
    `const from = performance.now();
     await kanaal.call('entries.list', { limit: 100, ${more} });
     return performance.now() - from;`,
  );
}

async function firstRows(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 10; i++) {
    await inPage(page, `location.hash = '#/over'; await until(() => rows() === 0);`);
    times.push(await inPage(page, `location.hash = '#/registraties'; return await until(() => rows() > 5);`));
  }
  return times;
}

async function nextPages(page: Page): Promise<number[]> {
  const times: number[] = [];
  await page.locator('.gridRow').first().focus();
  for (let i = 0; i < PAGES; i++) {
    const before = await inPage<number>(page, 'return height();');
    const grown = inPage<number>(page, `return await until(() => height() > ${before});`);
    await page.keyboard.press('End');
    times.push(await grown);
  }
  return times;
}

/** From each last letter to the frame in which the words found are marked. */
async function typed(page: Page): Promise<number[]> {
  const times: number[] = [];
  const box = page.getByRole('searchbox');
  // Anew: a row that was just moved to may still be about to take the focus.
  await inPage(page, `location.hash = '#/over'; await until(() => rows() === 0);`);
  await inPage(page, `location.hash = '#/registraties'; await until(() => rows() > 5);`);
  for (const word of SEARCHES) {
    await box.fill(word.slice(0, -1));
    const marked = (text: string): string =>
      `[...document.querySelectorAll('.cell mark')].some((one) => one.textContent.toLowerCase() === '${text}')`;
    await inPage(page, `await until(() => ${marked(word.slice(0, -1))});`);
    const shown = inPage<number>(page, `return await until(() => ${marked(word)});`);
    await box.pressSequentially(word.slice(-1));
    times.push(await shown);
  }
  await box.fill('');
  return times;
}

async function memory(page: Page, corePid: number): Promise<string> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await cdp.detach();
  const core = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${corePid}/status`, 'utf8'))?.[1];
  return `window ${(usedSize / 1e6).toFixed(1)} MB, core ${(Number(core) / 1e3).toFixed(0)} MB`;
}

/** A person going round: the list, some screens further, a search, an entry, what is logged, the quarter, today. */
async function round(page: Page): Promise<void> {
  await inPage(page, `location.hash = '#/registraties'; await until(() => rows() > 5);`);
  await page.locator('.gridRow').first().focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press('PageDown');
  await typed(page);
  await inPage(
    page,
    `const { value } = await kanaal.call('entries.list', { limit: 1 });
     location.hash = '#/registratie/' + value.rows[0].id;
     await until(() => /^MKD-/.test(document.querySelector('h1')?.textContent ?? ''));
     const { value: entry } = await kanaal.call('entries.get', { entryId: value.rows[0].id });
     const reply = await kanaal.call('entries.add', { answers: { ...entry.answers, evidence: 'follows' } });
     if (!reply.ok) throw new Error(JSON.stringify(reply.error));`,
  );
  for (const hash of ['#/kwartaal', '#/accounts', '#/logboek', '#/vandaag']) {
    await inPage(page, `location.hash = '${hash}';`);
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  }
}

/** Returns the rounds; says ten times on the way what they took of the memory. */
async function use(page: Page, corePid: number, minutes: number, rest: number): Promise<number> {
  let rounds = 0;
  const began = performance.now();
  const passed = (): number => (performance.now() - began) / 60_000;
  for (let next = 1; passed() < minutes; rounds += 1) {
    await round(page);
    await page.waitForTimeout(rest * 1_000);
    if (passed() < (minutes / 10) * next) continue;
    next += 1;
    console.log(`  ${passed().toFixed(1)} minutes, ${rounds + 1} rounds: ${await memory(page, corePid)}`);
  }
  return rounds;
}

const root = mkdtempSync(path.join(tmpdir(), 'kr-bench-list-'));
try {
  const size = Number(values.size);
  const { host } = benchHost(root, NOW);
  const { people } = await filled(host, size);
  const shell = await startChromiumShell({
    profileDir: host.profileDir,
    workspacesDir: host.workspacesDir,
    headless: true,
    now: NOW,
  });
  const { page } = shell;
  await inPage(
    page,
    `const { value } = await kanaal.call('workspaces.recent', {});
     const reply = await kanaal.call('workspaces.unlock',
       { token: value.places[0].token, personId: '${people.secretary}', passphrase: '${PASSPHRASE}' });
     if (!reply.ok) throw new Error(JSON.stringify(reply.error));`,
  );
  await page.reload();
  await page.locator('.frame').waitFor();
  console.log(`${size} entries`);
  const alone: number[] = [];
  for (let i = 0; i < 10; i++) alone.push(await callAlone(page, ''));
  tell('list, first rows', await firstRows(page), alone);
  tell('list, next page', await nextPages(page), alone);
  const searches: number[] = [];
  for (const word of SEARCHES) searches.push(await callAlone(page, `search: '${word}'`));
  tell('search, from the last letter', await typed(page), searches);
  const before = await memory(page, shell.core.pid()!);
  const rounds = await use(page, shell.core.pid()!, Number(values.minutes), Number(values.rest));
  console.log(`memory before: ${before}`);
  console.log(`after ${values.minutes} minutes, ${rounds} rounds: ${await memory(page, shell.core.pid()!)}`);
  await shell.close();
} finally {
  rmSync(root, { recursive: true, force: true });
}
process.exit(0);
