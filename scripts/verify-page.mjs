// Builds out/verify/verify.html, the page that proves a package in any browser, and prints its SHA-256: the number by which a
// receiver knows the released copy. The same sources give the same bytes. Node 20 runs this file.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf, NODE, ROOT, run } from './lib/project.mjs';

const PAGE = path.join(ROOT, 'out/verify/verify.html');
const STAMP = path.join(ROOT, 'out/verify.stamp');
const SOURCES = [
  'src/verify-page',
  'src/main/verify',
  'src/shared',
  'src/renderer/theme/tokens.css',
  'vite.verify.config.ts',
  'package-lock.json',
];

/**
 * Gives the SHA-256 of the page, in hex. Throws where it cannot be built.
 * @param {{ always: boolean }} options `always: false` leaves a page that is of these sources
 */
export async function buildVerifyPage({ always }) {
  const stamp = hashOf(SOURCES);
  const fresh = existsSync(PAGE) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp;
  if (always || !fresh) {
    const vite = ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.verify.config.ts', '--logLevel', 'warn'];
    const code = await run(NODE, vite, { stdio: ['ignore', 2, 2] });
    if (code !== 0) throw new Error('verify.html could not be built; the reason is above.');
    writeFileSync(STAMP, stamp);
  }
  return createHash('sha256').update(readFileSync(PAGE)).digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(`verify.html sha256 ${await buildVerifyPage({ always: true })}`);
