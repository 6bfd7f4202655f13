import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findElectron } from './runtime.ts';

test('a runtime counts only when its binary lies on the disk', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'kanaal-electron-'));
  const packageDir = path.join(root, 'node_modules/electron');
  mkdirSync(path.join(packageDir, 'dist'), { recursive: true });
  expect(findElectron(root, {})).toBeNull();
  writeFileSync(path.join(packageDir, 'path.txt'), 'electron');
  expect(findElectron(root, {})).toBeNull();
  writeFileSync(path.join(packageDir, 'dist/electron'), '');
  expect(findElectron(root, {})).toBe(path.join(packageDir, 'dist/electron'));
  expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: path.join(root, 'elsewhere') })).toBeNull();
  rmSync(root, { recursive: true });
});

test('no file of the Chromium shell or the core reaches the electron module, which would start a download', () => {
  const shell = path.join(import.meta.dirname, '..');
  for (const folder of ['chromium', 'core'])
    for (const name of readdirSync(path.join(shell, folder)))
      expect(readFileSync(path.join(shell, folder, name), 'utf8'), name).not.toMatch(
        /from ['"](electron|\.\.\/electron\/)/,
      );
  expect(readFileSync(path.join(import.meta.dirname, 'runtime.ts'), 'utf8')).not.toMatch(/from ['"]electron['"]/);
});
