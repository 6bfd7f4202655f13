/**
 * Taking packages in one after another, through the service, each with every check: does the last one take longer than the
 * first, and does memory grow? The offices take turns, quarter after quarter, as it would be over the years.
 */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { keyNumber } from '../src/main/keys/number.ts';
import type { TestMachine } from '../src/main/testing/office.ts';
import { nextQuarter, type Quarter, quarterDays } from '../src/shared/quarter.ts';
import { type MadeOffice, PackageMaker } from './large-package.ts';

export interface SeriesAsked {
  readonly packages: number;
  readonly offices: number;
  readonly entries: number;
  readonly last: Quarter;
  readonly ministries: readonly string[];
}

function madeOffice(o: number, from: string, tooi: string): MadeOffice {
  const two = String(o).padStart(2, '0');
  return {
    workspace: `1a2b-3c4d-5e6f-70${two}`,
    seed: 100 + o,
    prefix: `V${String.fromCharCode(65 + Math.floor(o / 26), 65 + (o % 26))}`,
    person: `A. de Tester ${o}`,
    post: 'minister van Voorbeelden',
    ministry: { name: `Ministerie ${o}`, abbreviation: `M${o}`, tooi },
    from,
  };
}

interface Taken {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Prints how long a package took and how much memory there was, over the first and the last tenth. */
export async function takeSeries(machine: TestMachine, asked: SeriesAsked, say: (line: string) => void): Promise<void> {
  const { packages, offices, entries, last, ministries } = asked;
  const rounds = Math.ceil(packages / offices);
  const first = nextQuarter(last, 1 - rounds);
  const makers = Array.from({ length: offices }, (_, o) => {
    const office = madeOffice(o, quarterDays(first).from, ministries[o % ministries.length]!);
    return new PackageMaker(office);
  });
  const acceptKeys = makers.map((maker) => keyNumber(maker.logVkey));
  const folder = path.join(machine.root, 'leveringen');
  mkdirSync(folder);
  const taken: Taken[] = [];
  for (let i = 0; i < packages; i++) {
    const file = path.join(folder, `${i}.zip`);
    await makers[i % offices]!.write(folder, file, nextQuarter(first, Math.floor(i / offices)), entries);
    const began = performance.now();
    const { packages: found } = await machine.call('collection.take', { files: [machine.token(file)], acceptKeys });
    const seconds = (performance.now() - began) / 1000;
    const wrong = found[0]?.verdict !== 'accepted';
    if (wrong) throw new Error(`${i}: ${found[0]?.codes.join(' ')} ${JSON.stringify(found[0]?.checks.at(-1))}`);
    rmSync(file);
    taken.push({ seconds, megabytes: process.memoryUsage().rss / 1e6 });
  }
  const tenth = Math.max(1, Math.floor(packages / 10));
  const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!;
  const says = (name: string, part: readonly Taken[]): void => {
    const { megabytes } = part.at(-1)!;
    const seconds = median(part.map((one) => one.seconds));
    say(`  ${name} ${part.length}: ${seconds.toFixed(2)} s each (median), then ${megabytes.toFixed(0)} MB`);
  };
  say(`${packages} packages of ${entries} entries, ${offices} offices, ${rounds} quarters, one after another:`);
  says('first', taken.slice(0, tenth));
  says('middle', taken.slice(Math.floor((packages - tenth) / 2), Math.floor((packages + tenth) / 2)));
  says('last', taken.slice(-tenth));
}
