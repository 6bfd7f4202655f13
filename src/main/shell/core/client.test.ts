import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CoreClient, startCore } from './client.ts';
import { forkCore } from './fork.ts';

let home: string;
let client: CoreClient | null;
const lines: string[] = [];

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'kanaal-core-'));
  client = null;
});
afterEach(async () => {
  await client?.close();
  rmSync(home, { recursive: true, force: true });
});

async function start(profileDir = path.join(home, 'profile')): Promise<CoreClient> {
  const settings = {
    appVersion: '9.9.9',
    shell: 'chromium' as const,
    resourcesDir: path.resolve(import.meta.dirname, '../../../../resources'),
    profileDir,
    adminFile: null,
    workspacesDir: path.join(home, 'workspaces'),
  };
  const log = (line: string): void => void lines.push(line);
  const entry = path.join(import.meta.dirname, 'process.ts');
  client = await startCore({
    link: () => forkCore(entry, settings, log),
    print: () => Promise.reject(new Error('no printer')),
    log,
    closeMs: 2_000,
  });
  return client;
}

function heard(core: CoreClient): Promise<string> {
  return new Promise((resolve) => {
    core.onChange(resolve);
  });
}

test('a call goes to the core process and comes back', async () => {
  const core = await start();
  expect(core.pid()).not.toBe(process.pid);
  expect(await core.call('app.info', undefined)).toMatchObject({ ok: true, value: { version: '9.9.9' } });
  expect(await core.call('no.such', {})).toMatchObject({ ok: false, error: { code: 'unknown_call' } });
});

test('an input that not every shell can carry is refused before it travels', async () => {
  const core = await start();
  expect(await core.call('app.info', { rows: new Map() })).toMatchObject({
    ok: false,
    error: { code: 'invalid_input', details: { reason: 'input.rows is a Map' } },
  });
  expect(await core.call('app.info', new Uint8Array(33 * 1024 * 1024))).toMatchObject({
    error: { code: 'file_too_large' },
  });
});

test('a killed core answers its open calls, is replaced once, and the window hears of it', async () => {
  const core = await start();
  const first = core.pid()!;
  process.kill(first, 'SIGSTOP');
  const open = core.call('app.info', undefined);
  const told = heard(core);
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  process.kill(first, 'SIGKILL');
  expect(await open).toMatchObject({ ok: false, error: { code: 'internal', reference: expect.any(String) } });
  expect(await told).toBe('core');
  expect(core.pid()).not.toBe(first);
  expect(await core.call('app.info', undefined)).toMatchObject({ ok: true });

  const toldAgain = heard(core);
  process.kill(core.pid()!, 'SIGKILL');
  expect(await toldAgain).toBe('core');
  expect(core.pid()).toBeUndefined();
  expect(await core.call('app.info', undefined)).toMatchObject({ ok: false, error: { code: 'internal' } });
});

test('a restart ends the process, answers what was open as locked, and serves again', async () => {
  const core = await start();
  const first = core.pid()!;
  process.kill(first, 'SIGSTOP');
  const open = core.call('app.info', undefined);
  await core.restart();
  expect(await open).toMatchObject({ ok: false, error: { code: 'workspace_locked' } });
  expect(core.pid()).not.toBe(first);
  expect(() => process.kill(first, 0)).toThrow(/ESRCH/);
  expect(await core.call('app.info', undefined)).toMatchObject({ ok: true });
});

test('locking a workspace ends the process that knew its key, and the window hears of it', async () => {
  const core = await start();
  const person = { name: 'Joris Tervoort', role: 'secretary', passphrase: 'vier gewone woorden samen' };
  const setup = { title: 'Minister van Kust en Delta', prefix: 'MKD', people: [person] };
  expect(await core.call('workspaces.create', { setup })).toMatchObject({ ok: true });
  const first = core.pid()!;
  const subjects: string[] = [];
  core.onChange((subject) => subjects.push(subject));
  expect(await core.call('workspaces.lock', {})).toMatchObject({ ok: true });
  expect(() => process.kill(first, 0)).toThrow(/ESRCH/);
  expect(subjects).toContain('lock');
  expect(await core.call('workspaces.status', {})).toMatchObject({ ok: true, value: { session: null } });
});

test('a core that cannot start is an error with its own last words', async () => {
  const file = path.join(home, 'a-file');
  writeFileSync(file, '');
  await expect(start(path.join(file, 'profile'))).rejects.toThrow(/the core ended: exit \d+[^]*ENOTDIR/);
});

test('after closing, the process is gone and calls say so', async () => {
  const core = await start();
  const pid = core.pid()!;
  await core.close();
  expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  expect(await core.call('app.info', undefined)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
});
