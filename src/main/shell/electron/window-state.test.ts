import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fitWindow, readWindowState, rememberWindowState } from './window-state.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 };
const SECOND = { x: 1920, y: 0, width: 2560, height: 1400 };
const saved = { x: 2100, y: 80, width: 1500, height: 1000, maximized: false };

test('a window comes back where it was, also on a second screen', () => {
  expect(fitWindow(saved, [SCREEN, SECOND])).toEqual(saved);
  expect(fitWindow({ ...saved, maximized: true }, [SCREEN, SECOND]).maximized).toBe(true);
});

test('when its screen is gone it stands where the system puts it, no larger than what there is', () => {
  expect(fitWindow({ ...saved, height: 1300 }, [SCREEN])).toEqual({ width: 1500, height: 1040, maximized: false });
  expect(fitWindow({ ...saved, x: 1900, y: 0 }, [SCREEN])).not.toHaveProperty('x');
  expect(fitWindow({ ...saved, x: 10, y: -500 }, [SCREEN])).not.toHaveProperty('y');
});

test('the first time it has its own size', () => {
  expect(fitWindow(null, [SCREEN])).toEqual({ width: 1400, height: 900, maximized: false });
});

test('what is kept is read back; anything else counts as never kept', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kanaal-window-'));
  const file = path.join(folder, 'window.json');
  expect(readWindowState(folder)).toBeNull();
  rememberWindowState(folder, saved);
  expect(readWindowState(folder)).toEqual(saved);
  for (const text of ['', '{"x":1}', '[]', '{"x":"1","y":1,"width":1,"height":1}', 'null']) {
    writeFileSync(file, text);
    expect(readWindowState(folder), text).toBeNull();
  }
  rmSync(folder, { recursive: true });
});
