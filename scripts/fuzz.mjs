// `npm run fuzz -- [--seconds N] [--seed N] [--only sources|tables]`: damaged files for every reader of intake, a third of the
// time for old registers; what it finds is written below the temp folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap } from './bootstrap.mjs';
import { ROOT, underOwnNode } from './lib/project.mjs';

await bootstrap({ window: false });
await underOwnNode(import.meta.url);
// A parser below prints what it finds odd; thousands of times, here.
console.debug = () => undefined;
console.warn = () => undefined;
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const seconds = Number(values.seconds);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const { fuzzIntake, seedsFrom } = await import('../src/main/testing/fuzz-intake.ts');
const { fuzzTables, tableSeedsFrom } = await import('../src/main/testing/fuzz-tables.ts');
const corpus = path.join(ROOT, '..', 'shared', 'corpus');
const folders = [
  path.join(ROOT, 'testdata', 'mail'),
  ...['chat', 'email', 'msg', 'zip'].map((f) => path.join(corpus, f)),
];

/**
 * Of the time, this share; says how it went and gives the number of findings.
 * @template T
 * @param {string} what
 * @param {readonly T[]} seeds
 * @param {number} share
 * @param {(seeds: readonly T[], seed: number, goOn: () => boolean, say: (line: string) => void) => Promise<import('../src/main/testing/fuzz-intake.ts').FuzzReport>} run
 */
async function fuzz(what, seeds, share, run) {
  console.log(`${what}: ${seeds.length} seeds, ${Math.round(seconds * share)} seconds, seed ${seed}`);
  const end = Date.now() + seconds * share * 1_000;
  const { rounds, read, refused, slowest, findings } = await run(seeds, seed, () => Date.now() < end, console.log);
  for (const { round, mutant, seed: name } of findings) {
    const folder = path.join(tmpdir(), 'kanaalregister-fuzz');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${seed}-${round}-${path.basename(name)}`), mutant);
  }
  console.log(
    `${rounds} mutants: ${read} read, ${refused} refused; slowest ${Math.round(slowest.ms)} ms (${slowest.seed})`,
  );
  console.log(`${rounds - findings.length} passed, ${findings.length} failed`);
  return findings.length;
}

const { only } = values;
let failed = 0;
if (only !== 'tables') failed += await fuzz('sources', seedsFrom(folders), only ? 1 : 2 / 3, fuzzIntake);
if (only !== 'sources')
  failed += await fuzz('tables', tableSeedsFrom([path.join(corpus, 'xlsx')]), only ? 1 : 1 / 3, fuzzTables);
process.exit(failed > 0 ? 1 : 0);
