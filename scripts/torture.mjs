// `npm run torture -- [rounds] [seed]`: kill -9 at random points of saving, signing, closing, exporting and changing keys.
// `npm run torture -- packages [count] [seed]`: forged packages, each of which the verifier must find by a check that fits.
import { bootstrap } from './bootstrap.mjs';
import { underOwnNode } from './lib/project.mjs';

await bootstrap({ window: false });
await underOwnNode(import.meta.url);
const [first, ...rest] = process.argv.slice(2);
// A word where a number belongs would torture nothing, and say that all of it passed.
const numbers = first === 'packages' ? rest : process.argv.slice(2);
if (numbers.length > 2 || numbers.some((word) => !/^[0-9]+$/.test(word))) {
  console.error('torture: [rounds] [seed], or packages [count] [seed], all of them whole numbers');
  process.exit(2);
}
if (first === 'packages') {
  const { packageMutants, wrongVerdict } = await import('./vectors/package-mutants.ts');
  const count = Number(rest[0] ?? 10_000);
  const seed = Number(rest[1] ?? Date.now() % 1_000_000);
  console.log(`${count} forged packages, seed ${seed}`);
  let failed = 0;
  for (const mutant of packageMutants(count, seed)) {
    const wrong = await wrongVerdict(mutant);
    if (wrong !== null) {
      failed += 1;
      console.log(`${mutant.how}: ${wrong}`);
    }
  }
  console.log(`${count - failed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
const { torture } = await import('../src/main/testing/torture.ts');
const rounds = Number(first ?? 200);
const seed = Number(rest[0] ?? Date.now() % 1_000_000);
console.log(`${rounds} kills, seed ${seed}`);
await torture(rounds, seed, console.log);
console.log(`${rounds} passed, 0 failed`);
