import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { startCore } from '../src/main/shell/core/client.ts';
import { forkCore } from '../src/main/shell/core/fork.ts';
import { settingsFor } from '../src/main/shell/core/settings.ts';
import { buildProcesses } from './bootstrap.mjs';
import { packWithStandIn } from './lib/stand-in.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');

beforeAll(() => buildProcesses());

test('the built core starts and answers without its sources', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'kanaal-built-'));
  const places = { profileDir: path.join(home, 'profile'), workspacesDir: path.join(home, 'workspaces') };
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const core = await startCore({
    link: () => forkCore(path.join(ROOT, 'out/main/core.js'), settingsFor('electron', places, ROOT), log),
    print: () => Promise.reject(new Error('no printer')),
    log,
  });
  expect(await core.call('app.info', {})).toMatchObject({ ok: true, value: { shell: 'electron' } });
  const people = [{ name: 'Joris Tervoort', role: 'secretary', passphrase: 'een zin voor de bouw' }];
  const made = await core.call('workspaces.create', { setup: { title: 'Bouw', prefix: 'MKD', people } });
  expect(made.ok).toBe(true);
  // A job in the worker beside it, over an encrypted database.
  expect(await core.call('journal.check', {})).toMatchObject({ ok: true, value: { ok: true } });
  await core.close();
  expect(lines).toEqual([]);
  rmSync(home, { recursive: true });
});

test('the core loads no reader of foreign files: those live in threads that may fall over', () => {
  const folder = path.join(ROOT, 'out/main');
  const own = ['core.js'];
  const packages = new Set<string>();
  for (const file of own) {
    for (const [, from] of readFileSync(path.join(folder, file), 'utf8').matchAll(/^import\s[^"]*"([^"]+)";/gm)) {
      if (!from!.startsWith('./')) packages.add(from!);
      else if (!own.includes(from!.slice(2))) own.push(from!.slice(2));
    }
  }
  expect(packages).toContain('better-sqlite3');
  const readers = ['postal-mime', '@kenjiuno/msgreader', 'yauzl', 'saxes', 'xlsx', 'unpdf', 'music-metadata'];
  expect(readers.filter((name) => packages.has(name))).toEqual([]);
});

test('the product holds what it runs on and nothing of the workshop, and every file of it is sealed', async () => {
  const { files } = await packWithStandIn();
  const names = [...files.keys()];
  for (const needed of [
    'package.json',
    'LICENSE',
    'resources/policy.json',
    'out/main/index.js',
    'out/main/core.js',
    'out/main/worker.js',
    'out/main/intake-worker.js',
    'out/main/media-length-worker.js',
    'out/main/pdf-words-worker.js',
    'out/main/layout-worker.js',
    'out/main/office-words-worker.js',
    'out/main/ocr-worker.js',
    'out/main/table-worker.js',
    'node_modules/tesseract.js-core/tesseract-core-simd-lstm.js',
    'node_modules/tesseract.js-core/tesseract-core-simd-lstm.wasm',
    'node_modules/@tesseract.js-data/nld/4.0.0_best_int/nld.traineddata.gz',
    'node_modules/@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'out/verify/verify.html',
    'node_modules/zod/package.json',
  ])
    expect(names).toContain(needed);
  const strange = /^(src|e2e|bench|scripts|testdata|tools|docs|changelog|out\/(test|demo|pictures))\//;
  expect(names.filter((name) => strange.test(name) || /playwright|electron-builder|\.tsx?$/.test(name))).toEqual([]);
  // Of the reader of pictures one engine and one set per language: all of them together are 70 MB and more.
  expect(names.filter((name) => /tesseract.*\.(wasm|gz|wasm\.js)$/.test(name))).toHaveLength(3);
  expect(names.filter((name) => /node_modules\/(tesseract\.js|node-fetch|bmp-js)\//.test(name))).toEqual([]);
  // Native code cannot be loaded from inside an archive; of each module only the one for this system comes along.
  const native = names.filter((name) => name.endsWith('.node'));
  expect(native.filter((name) => !files.get(name)?.unpacked)).toEqual([]);
  expect(native.filter((name) => name.includes('better-sqlite3')).map((name) => name.split('/').at(-1))).toEqual([
    `linux-${process.arch}.node`,
  ]);
  expect(names.filter((name) => !files.get(name)?.sealed)).toEqual([]);
}, 120_000);

test('the preload is one file that a sandbox can load, and the main process finds its neighbours', () => {
  const preload = readFileSync(path.join(ROOT, 'out/preload/preload.cjs'), 'utf8');
  expect([...preload.matchAll(/require\(["']([^"']+)["']\)/g)].map((found) => found[1])).toEqual(['electron']);
  expect(preload).not.toMatch(/^\s*(import|export)\s/m);
  const main = readFileSync(path.join(ROOT, 'out/main/index.js'), 'utf8');
  expect(main).toContain('"core.js"');
  expect(main).toContain('"../preload/preload.cjs"');
  expect(main).not.toContain('playwright');
});
