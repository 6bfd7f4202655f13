import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Before all unit tests, and before all journeys: a folder for what is made once and copied (`main/testing/office.ts`,
 * `e2e/template.ts`), known to every process that the tests start; gone afterwards.
 */
export default function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'kr-templates-'));
  process.env['KANAALREGISTER_TEST_TEMPLATES'] = folder;
  const preload = pathToFileURL(path.join(import.meta.dirname, 'argon2-once.mjs')).href;
  process.env['NODE_OPTIONS'] = `${process.env['NODE_OPTIONS'] ?? ''} --import ${preload}`.trim();
  // What the tests start again and again is compiled once.
  process.env['NODE_COMPILE_CACHE'] ??= path.join(folder, 'compiled');
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
