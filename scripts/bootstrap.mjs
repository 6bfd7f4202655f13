// Brings the project from a fresh clone to "can run": installed packages, and the built program: its window, and the
// processes behind it. Does nothing when all are there already. Runs before `npm start` and `npm test`, under whatever Node 20 or later the machine has.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf, NODE, ROOT, run } from './lib/project.mjs';
import { buildVerifyPage } from './verify-page.mjs';

const PACKAGES_STAMP = path.join(ROOT, 'node_modules/.kanaalregister-stamp');
const WINDOW_STAMP = path.join(ROOT, 'out/renderer.stamp');
// The help under F1 is the pages of docs/handleiding.
const WINDOW_SOURCES = [
  'src/renderer',
  'src/shared',
  'docs/handleiding',
  'vite.renderer.config.ts',
  'package-lock.json',
];
const PROCESSES_STAMP = path.join(ROOT, 'out/main.stamp');
const PROCESSES_SOURCES = ['src/main', 'src/shared', 'electron.vite.config.ts', 'package-lock.json'];

/**
 * All words go to stderr: stdout belongs to the program that follows. Throws where a step fails.
 * @param {{ window: boolean }} what `window: false` builds neither window nor core, for the command line
 */
export async function bootstrap({ window }) {
  if (Number(process.versions.node.split('.')[0]) < 20)
    throw new Error(`Node 20 or later is needed; this is ${process.version}.`);
  await installPackages();
  await buildVerifyPage({ always: false });
  if (!window) return;
  await buildWindow();
  await buildProcesses();
}

async function installPackages() {
  const lockfile = readFileSync(path.join(ROOT, 'package-lock.json'));
  const stamp = createHash('sha256').update(lockfile).update(`${process.platform}/${process.arch}`).digest('hex');
  if (read(PACKAGES_STAMP) === stamp && existsSync(NODE)) return;
  console.error('Installing packages, once ...');
  const code = await npm(['ci', '--loglevel=error', '--no-audit', '--no-fund']);
  if (code !== 0) throw new Error(`npm ci failed (exit ${code}); its words are above.`);
  if (!existsSync(NODE)) throw new Error('npm ci did not bring the Node that this project needs (package "node").');
  writeFileSync(PACKAGES_STAMP, stamp);
}

export async function buildWindow() {
  const stamp = hashOf(WINDOW_SOURCES);
  if (read(WINDOW_STAMP) === stamp && existsSync(path.join(ROOT, 'out/renderer/index.html'))) return;
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.renderer.config.ts', '--logLevel', 'warn'];
  const code = await run(NODE, vite, { stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new Error('the window could not be built; the reason is above.');
  mkdirSync(path.dirname(WINDOW_STAMP), { recursive: true });
  writeFileSync(WINDOW_STAMP, stamp);
}

/**
 * The core and its workers, which both shells start, and Electron's main process and preload: as few files, since reading
 * the sources one by one takes most of a start.
 */
export async function buildProcesses() {
  const stamp = hashOf(PROCESSES_SOURCES);
  if (read(PROCESSES_STAMP) === stamp && existsSync(path.join(ROOT, 'out/main/core.js'))) return;
  const vite = ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'error'];
  const code = await run(NODE, vite, { stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new Error('the core could not be built; the reason is above.');
  writeFileSync(PROCESSES_STAMP, stamp);
}

/**
 * Runs npm under the Node it came with: the one in node_modules is about to be replaced.
 * @param {string[]} args
 */
function npm(args) {
  const own = process.env['npm_execpath'];
  const node = process.env['npm_node_execpath'];
  const stdio = /** @type {import('node:child_process').StdioOptions} */ (['ignore', 2, 2]);
  if (own?.endsWith('.js') && node) return run(node, [own, ...args], { stdio });
  return run('npm', args, { stdio, shell: process.platform === 'win32' });
}

/**
 * @param {string} file
 * @returns {string | null}
 */
function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bootstrap({ window: true }).catch((error) => {
    console.error(`error: ${error.message}`);
    process.exit(1);
  });
}
