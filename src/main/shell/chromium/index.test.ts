import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument, PDFName } from 'pdf-lib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ChromiumShell, startChromiumShell } from './index.ts';
import { printWithChromium } from './print.ts';
import { browserOf, createSession } from './session.ts';

let home: string;
let sessions: string;
let shell: ChromiumShell | null;

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'kanaal-shell-'));
  sessions = path.join(home, 'run');
  mkdirSync(sessions);
  vi.stubEnv('XDG_RUNTIME_DIR', sessions);
  shell = null;
});
afterEach(async () => {
  await shell?.close();
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

async function start(): Promise<ChromiumShell> {
  shell = await startChromiumShell({
    profileDir: path.join(home, 'profile'),
    workspacesDir: path.join(home, 'workspaces'),
    headless: true,
  });
  return shell;
}

/** The browser profiles that lie there now; Chromium puts a folder of its own beside them. */
const profiles = (): string[] => readdirSync(sessions).filter((name) => name.startsWith('kanaalregister-'));

const info = (running: ChromiumShell): Promise<unknown> => running.page.evaluate("kanaal.call('app.info')");

test('a session lives in a private folder and leaves nothing behind', async () => {
  const stale = createSession(path.join(home, 'profile'));
  const other = createSession(path.join(home, 'another profile'));
  const running = await start();
  const now = profiles().map((name) => path.join(sessions, name));
  expect(now).toHaveLength(2);
  expect(now).not.toContain(stale);
  const own = now.find((dir) => dir !== other)!;
  expect(statSync(own).mode & 0o777).toBe(0o700);
  const browser = browserOf(own)!;

  await running.close();
  expect(profiles()).toEqual([path.basename(other)]);
  expect(() => readlinkSync(`/proc/${browser}/exe`)).toThrow(/ENOENT/);
  expect(readdirSync(path.join(home, 'profile'))).not.toContain('instance.lock');
});

test('a second start says that the first is running, and leaves the first alone', async () => {
  const running = await start();
  await expect(
    startChromiumShell({ profileDir: path.join(home, 'profile'), workspacesDir: home, headless: true }),
  ).rejects.toMatchObject({
    name: 'ShellError',
    reason: 'running',
  });
  expect(await info(running)).toMatchObject({ ok: true });
});

test('a page that crashes is replaced once, with the core still there; a second death is the end', async () => {
  const running = await start();
  const core = running.core.pid();
  const kill = (): void => {
    const [dir] = profiles();
    process.kill(browserOf(path.join(sessions, dir!))!, 'SIGKILL');
  };
  const first = running.page;
  const cdp = await running.context.newCDPSession(first);
  cdp.send('Page.crash').catch(() => {});
  await vi.waitUntil(() => running.page !== first, { timeout: 10_000 });
  expect(await info(running)).toMatchObject({ ok: true });
  expect(running.core.pid()).toBe(core);
  kill();
  await expect(running.ended).rejects.toThrow('the browser died twice');
  expect(profiles()).toEqual([]);
  shell = null;
});

test('a window that is closed ends the app', async () => {
  const running = await start();
  // As a window manager does it: the page is asked first.
  await running.page.close({ runBeforeUnload: true });
  await running.ended;
  expect(running.core.pid()).toBeUndefined();
  expect(profiles()).toEqual([]);
});

test('without a browser the shell says so before it touches anything', async () => {
  vi.stubEnv('KANAALREGISTER_CHROMIUM', path.join(home, 'no-such-browser'));
  await expect(start()).rejects.toMatchObject({ name: 'ShellError', reason: 'no-browser' });
  expect(readdirSync(home)).toEqual(['run']);
});

test('a printed page is a tagged PDF with outline and the page size of its css; its script does not run', async () => {
  const html = `<!doctype html><html lang="nl"><head><title>Kwartaalregister</title><style>@page { size: 100mm 200mm }</style></head>
    <body><h1>Kwartaalregister</h1><p>één regel</p><script>document.body.innerHTML = ''</script>
    <img src="https://example.invalid/x.png" alt=""></body></html>`;
  const bytes = await printWithChromium(html);
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  expect(pdf.getTitle()).toBe('Kwartaalregister');
  expect(pdf.catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined();
  expect(pdf.catalog.get(PDFName.of('Outlines'))).toBeDefined();
  expect(String(pdf.catalog.get(PDFName.of('Lang')))).toBe('(nl)');
  const { width, height } = pdf.getPage(0).getSize();
  expect([Math.round((width / 72) * 25.4), Math.round((height / 72) * 25.4)]).toEqual([100, 200]);
});
