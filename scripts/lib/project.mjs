// Where things are, and how the scripts run other programs. Node 20 runs this file; nothing here needs a dependency.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import nodeModule from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** The pinned Node of the project: the driver of the database crashes under the Node 20 that many machines have. */
export const NODE = path.join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Compiled code of earlier starts; Node looks by itself whether it still is of the same source. */
const COMPILED = path.join(ROOT, 'out/compiled');

/** From here on this process and all it starts keep what they compile: half of the time a start takes. */
export function keepCompiled() {
  process.env['NODE_COMPILE_CACHE'] ??= COMPILED;
  // Not in Node 20, which only runs the scripts.
  nodeModule.enableCompileCache?.(process.env['NODE_COMPILE_CACHE']);
}

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs one program to its end and gives its exit code. Ended by a signal counts as failed.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    // Whoever ends this process means the program; it ends in its own way, and this process waits for that.
    const passOn = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, passOn);
    child.once('error', reject);
    child.once('close', (code) => {
      for (const signal of SIGNALS) process.off(signal, passOn);
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs one program and gives what it said, for a step whose words matter only when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {number} [timeout] milliseconds
 */
export function runQuietly(command, args, timeout) {
  const done = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', timeout, maxBuffer: 64 * 1024 * 1024 });
  return { ok: done.status === 0, output: `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}` };
}

/**
 * Starts this same script again under the project's own Node, when it is not running there already.
 * @param {string} scriptUrl `import.meta.url` of the script
 */
export async function underOwnNode(scriptUrl) {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  process.exit(await run(NODE, [fileURLToPath(scriptUrl), ...process.argv.slice(2)]));
}

/**
 * One hash over the names and contents of files and folders below the project.
 * @param {string[]} places
 */
export function hashOf(places) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of filesBelow(path.join(ROOT, place))) {
      hash
        .update(`${path.relative(ROOT, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesBelow(place) {
  /** @type {import('node:fs').Dirent[]} */
  let entries;
  try {
    entries = readdirSync(place, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return [place];
    throw error;
  }
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
