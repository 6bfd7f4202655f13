// Electron's runtime: on this disk, or by one bounded attempt to fetch it. Needs Node 24.
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { findElectron } from '../../src/main/shell/electron/runtime.ts';
import { decideDownload, hasNetwork } from './decide.mjs';
import { NODE, ROOT, runQuietly } from './project.mjs';

const FAILED = path.join(ROOT, 'node_modules/.cache/kanaalregister-electron-failed');
const LIMIT_MS = 120_000;

/**
 * The path of Electron's binary, or why there is none.
 * @returns {{ binary: string } | { why: string }}
 */
export function electronOrWhy() {
  const found = findElectron(ROOT);
  if (found) return { binary: found };
  const { attempt, why } = decideDownload({
    env: process.env,
    failedAt: existsSync(FAILED) ? statSync(FAILED).mtimeMs : null,
    now: Date.now(),
    hasNetwork: hasNetwork(networkInterfaces()),
  });
  if (!attempt) return { why };
  console.error("Fetching Electron's runtime, at most two minutes ...");
  const done = runQuietly(NODE, ['node_modules/electron/install.js'], LIMIT_MS);
  const binary = done.ok ? findElectron(ROOT) : null;
  if (binary) {
    rmSync(FAILED, { force: true });
    return { binary };
  }
  mkdirSync(path.dirname(FAILED), { recursive: true });
  writeFileSync(FAILED, done.output);
  return { why: 'it could not be fetched' };
}
