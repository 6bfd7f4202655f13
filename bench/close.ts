/**
 * How long a closing holds the core up: while a quarter closes, `jobs.list` is asked again and again, and the longest time
 * between two answers is the hold. `npm run bench -- close [--sizes 10000] [--signed]`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type App, openApp } from '../src/main/app.ts';
import { asking, benchHost, filled, PASSPHRASE, QUARTER } from './filled-office.ts';

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '10000' }, signed: { type: 'boolean', default: false } },
});

/** The times between two answers to a call that waits for nobody, while `work` runs. */
async function holdsDuring(app: App, work: Promise<unknown>): Promise<number[]> {
  const holds: number[] = [];
  const state = { over: false };
  void work.finally(() => {
    state.over = true;
  });
  for (let last = performance.now(); !state.over; ) {
    await app.call('jobs.list', {});
    const now = performance.now();
    holds.push(now - last);
    last = now;
    await setTimeout(1);
  }
  return holds.sort((a, b) => a - b);
}

async function measure(size: number): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'kr-bench-close-'));
  const { host, setNow } = benchHost(root, '2027-03-31T09:00:00+02:00');
  try {
    const { people } = await filled(host, size, values.signed);
    setNow('2027-04-02T10:00:00+02:00');
    const app = openApp(host);
    const ask = asking((name, input) => app.call(name, input));
    const { places } = await ask('workspaces.recent', {});
    await ask('workspaces.unlock', { token: places[0]!.token, personId: people.records, passphrase: PASSPHRASE });
    // The daily backup that an unlock begins is no part of the closing.
    await setTimeout(1_000);
    while ((await ask('jobs.list', {})).jobs.length > 0) await setTimeout(50);
    const began = performance.now();
    const closing = ask('quarters.close', { quarter: QUARTER, consent: QUARTER, passphrase: PASSPHRASE });
    const holds = await holdsDuring(app, closing);
    const took = performance.now() - began;
    const at = (q: number): string =>
      `${holds[Math.min(holds.length - 1, Math.floor(holds.length * q))]!.toFixed(0)} ms`;
    console.log(
      `closing ${size} entries, ${values.signed ? 'all' : 'none'} signed: ${(took / 1000).toFixed(1)} s, ` +
        `held at most ${at(1)}, 99 % ${at(0.99)}, median ${at(0.5)} of ${holds.length}; ` +
        `journal ${(await ask('journal.check', {})).ok ? 'whole' : 'BROKEN'}`,
    );
    await app.close();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

for (const size of values.sizes.split(',').map(Number)) await measure(size);
process.exit(0);
