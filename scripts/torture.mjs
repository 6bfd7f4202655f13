// `npm run torture -- [rounds] [seed]`: kill -9 at random points of saving, signing, closing, exporting and changing keys.
import { bootstrap } from './bootstrap.mjs';
import { underOwnNode } from './lib/project.mjs';

await bootstrap({ window: false });
await underOwnNode(import.meta.url);
const { torture } = await import('../src/main/testing/torture.ts');
const rounds = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
console.log(`${rounds} kills, seed ${seed}`);
await torture(rounds, seed, console.log);
console.log(`${rounds} passed, 0 failed`);
