// `npm run fuzz -- [--seconds N] [--seed N]`: damaged sources for every reader of intake; what it finds is written below the temp folder.
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
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } });
const seconds = Number(values.seconds);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const { fuzzIntake, seedsFrom } = await import('../src/main/testing/fuzz-intake.ts');
const corpus = path.join(ROOT, '..', 'shared', 'corpus');
const folders = [
  path.join(ROOT, 'testdata', 'mail'),
  ...['chat', 'email', 'msg', 'zip'].map((f) => path.join(corpus, f)),
];
const seeds = seedsFrom(folders);
console.log(`${seeds.length} seeds, ${seconds} seconds, seed ${seed}`);
const end = Date.now() + seconds * 1_000;
const report = await fuzzIntake(seeds, seed, () => Date.now() < end, console.log);
for (const { round, mutant, seed: name } of report.findings) {
  const folder = path.join(tmpdir(), 'kanaalregister-fuzz');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${seed}-${round}-${path.basename(name)}`), mutant);
}
const { rounds, read, refused, slowest, findings } = report;
console.log(
  `${rounds} mutants: ${read} read, ${refused} refused; slowest ${Math.round(slowest.ms)} ms (${slowest.seed})`,
);
console.log(`${rounds - findings.length} passed, ${findings.length} failed`);
process.exit(findings.length > 0 ? 1 : 0);
