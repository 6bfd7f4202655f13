// `npm test`: every check and every test, cheapest first, stopping at the first that fails. The last line is always
// `N passed, N failed, N skipped`, summed over unit tests and journeys; a failed check counts as one failure.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { countPlaywright, countVitest, notesOfJourneys, skippedUnits, summaryLine } from './lib/decide.mjs';
import { keepCompiled, NODE, ROOT, run, runQuietly, underOwnNode } from './lib/project.mjs';

const REPORTS = path.join(ROOT, 'out/test');
const BIN = 'node_modules/';

/** @type {{ name: string, args: string[] }[]} */
const CHECKS = [
  { name: 'types', args: [`${BIN}typescript/bin/tsc`, '-b'] },
  { name: 'layers', args: ['scripts/check-layers.ts'] },
  { name: 'lint', args: [`${BIN}oxlint/bin/oxlint`, '--type-aware', '--deny-warnings', 'src', 'scripts', 'e2e'] },
  { name: 'format', args: [`${BIN}@biomejs/biome/bin/biome`, 'check', '--error-on-warnings', '.'] },
];

/** @type {{ name: string, report: string, args: string[], plain: NodeJS.ProcessEnv, count: (report: any) => import('./lib/decide.mjs').Counts, skips: (report: any) => string[] }[]} */
const RUNNERS = [
  {
    name: 'unit tests',
    report: path.join(REPORTS, 'vitest.json'),
    args: [
      `${BIN}vitest/vitest.mjs`,
      'run',
      '--reporter=dot',
      '--reporter=json',
      '--outputFile.json=out/test/vitest.json',
    ],
    plain: { NO_COLOR: '1' },
    count: countVitest,
    skips: skippedUnits,
  },
  {
    name: 'journeys',
    // A second try leaves a trace of what went wrong; that it was needed is said by name.
    report: path.join(REPORTS, 'playwright.json'),
    args: [`${BIN}@playwright/test/cli.js`, 'test', '--retries=1', '--reporter=dot,json'],
    // Its workers are told to colour whatever else they hear; only this reaches them.
    plain: { FORCE_COLOR: '0' },
    count: countPlaywright,
    skips: notesOfJourneys,
  },
];

/** @type {import('./lib/decide.mjs').Counts[]} */
const counts = [];

/** @returns {Promise<boolean>} */
async function testAll() {
  for (const { name, args } of CHECKS) {
    const began = performance.now();
    const { ok, output } = runQuietly(NODE, args);
    if (!ok) process.stdout.write(output);
    if (!ok) counts.push({ passed: 0, failed: 1, skipped: 0 });
    tell(name, ok, began);
    if (!ok) return false;
  }
  const { browserOrWords } = await import('./lib/browser.mjs');
  if (!(await browserOrWords({ mayAsk: false }))) {
    counts.push({ passed: 0, failed: 1, skipped: 0 });
    return false;
  }
  for (const runner of RUNNERS) {
    const began = performance.now();
    const code = await run(NODE, runner.args, { env: environmentFor(runner) });
    const report = existsSync(runner.report) ? JSON.parse(readFileSync(runner.report, 'utf8')) : null;
    const count = report ? runner.count(report) : { passed: 0, failed: 1, skipped: 0 };
    if (code !== 0 && count.failed === 0) count.failed = 1;
    counts.push(count);
    tell(`${runner.name}: ${summaryLine([count])}`, code === 0, began);
    for (const line of report ? runner.skips(report) : []) console.log(`       ${line}`);
    if (code !== 0) return false;
  }
  return true;
}

/**
 * Colours only for a person; in a log they are noise.
 * @param {(typeof RUNNERS)[number]} runner
 */
function environmentFor({ report, plain }) {
  const { FORCE_COLOR: _forced, ...env } = process.env;
  return { ...env, ...(process.stdout.isTTY ? {} : plain), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
}

/**
 * @param {string} name
 * @param {boolean} ok
 * @param {number} began
 */
function tell(name, ok, began) {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
}

let ok = false;
try {
  keepCompiled();
  await bootstrap({ window: true });
  await underOwnNode(import.meta.url);
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  ok = await testAll();
} catch (error) {
  console.error(`error: ${/** @type {Error} */ (error).message}`);
  counts.push({ passed: 0, failed: 1, skipped: 0 });
}
console.log(`\n${summaryLine(counts)}`);
process.exit(ok ? 0 : 1);
