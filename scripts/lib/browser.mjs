// Finding a browser for the window and for the tests, and installing one where that is possible. Needs Node 24: it uses
// the program's own search.
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { findChromium } from '../../src/main/shell/chromium/browser.ts';
import { decideInstall } from './decide.mjs';
import { run } from './project.mjs';

const PACKAGES = ['chromium', 'fonts-noto-core'];
const APT = { stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', 2, 2]) };

/**
 * The path of a browser; installs one by apt where we may. Null with a sentence on stderr when there is none.
 * @param {{ mayAsk: boolean }} options
 * @returns {Promise<string | null>}
 */
export async function browserOrWords({ mayAsk }) {
  const found = findChromium();
  if (found) return found;
  if (process.env['KANAALREGISTER_CHROMIUM']) {
    console.error(
      `KANAALREGISTER_CHROMIUM names ${process.env['KANAALREGISTER_CHROMIUM']}, which is not a program that runs.`,
    );
    return null;
  }
  const decision = decideInstall({
    platform: process.platform,
    hasApt: existsSync('/usr/bin/apt-get'),
    isRoot: process.getuid?.() === 0,
    canAsk: mayAsk && process.stdin.isTTY && process.stderr.isTTY,
  });
  if (decision.how === 'ask-apt' && !(await agrees(`There is no Chromium here. Run "${decision.tell}"? [y/N] `)))
    return null;
  if (decision.how !== 'tell') {
    console.error(`Installing a browser: ${decision.tell}`);
    if (await aptInstall()) return findChromium();
  }
  console.error(`There is no browser to run in. ${decision.tell}`);
  return null;
}

/** A machine that never fetched the list of packages knows none; so a first failure is no answer yet. */
async function aptInstall() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '-q', '--no-install-recommends', ...PACKAGES];
  if ((await run('apt-get', install, { ...APT, env })) === 0) return true;
  if ((await run('apt-get', ['update', '-q'], { ...APT, env })) !== 0) return false;
  return (await run('apt-get', install, { ...APT, env })) === 0;
}

/** @param {string} question */
async function agrees(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return /^[yj]/i.test(answer.trim());
}
