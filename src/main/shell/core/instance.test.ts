import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdInstance } from './instance.ts';

let profileDir: string;
beforeEach(() => {
  profileDir = mkdtempSync(path.join(tmpdir(), 'kanaal-lock-'));
});
afterEach(() => {
  rmSync(profileDir, { recursive: true, force: true });
});

test('a second start is refused until the first lets go', () => {
  const release = holdInstance(profileDir);
  expect(release).not.toBeNull();
  expect(holdInstance(profileDir)).toBeNull();
  release!();
  expect(readdirSync(profileDir)).toEqual([]);
  expect(holdInstance(profileDir)).not.toBeNull();
});

test('the lock of a killed process is taken over, and the lock of a living one is not', async () => {
  const script = `
    import { holdInstance } from ${JSON.stringify(path.join(import.meta.dirname, 'instance.ts'))};
    console.log(holdInstance(${JSON.stringify(profileDir)}) ? 'held' : 'refused');
    setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const ended = new Promise((resolve) => {
    other.once('close', resolve);
  });
  const said = await new Promise((resolve) => {
    other.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
  });
  expect(said).toBe('held');
  expect(holdInstance(profileDir)).toBeNull();
  other.kill('SIGKILL');
  await ended;
  expect(holdInstance(profileDir)).not.toBeNull();
});

test('a lock whose number now belongs to another process does not keep the app out', () => {
  writeFileSync(
    path.join(profileDir, 'instance.lock'),
    JSON.stringify({ pid: process.pid, started: 'earlier boot/1' }),
  );
  expect(holdInstance(profileDir)).not.toBeNull();
});

test('a lock file that is not ours does not keep the app out', () => {
  writeFileSync(path.join(profileDir, 'instance.lock'), '');
  expect(holdInstance(profileDir)).not.toBeNull();
});
