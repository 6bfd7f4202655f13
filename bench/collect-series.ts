/**
 * Taking packages in one after another, through the service, each with every check: does the last one take longer than the
 * first, and does memory grow? The offices take turns, quarter after quarter, as it would be over the years. The packages
 * are made in a process of their own, so that this one's memory is the collection's alone.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
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

function madeOffice(o: number, { offices, packages, last, ministries }: SeriesAsked): MadeOffice {
  const first = nextQuarter(last, 1 - Math.ceil(packages / offices));
  return {
    workspace: `1a2b-3c4d-5e6f-70${String(o).padStart(2, '0')}`,
    seed: 100 + o,
    prefix: `V${String.fromCharCode(65 + Math.floor(o / 26), 65 + (o % 26))}`,
    person: `A. de Tester ${o}`,
    post: 'minister van Voorbeelden',
    ministry: { name: `Ministerie ${o}`, abbreviation: `M${o}`, tooi: ministries[o % ministries.length]! },
    from: quarterDays(first).from,
  };
}

function makersOf(asked: SeriesAsked): PackageMaker[] {
  return Array.from({ length: asked.offices }, (_, o) => new PackageMaker(madeOffice(o, asked)));
}

/** In the process that makes them: package `i` when it is asked for. */
function makeWhenAsked(folder: string, asked: SeriesAsked): void {
  const makers = makersOf(asked);
  const { offices, packages, last, entries } = asked;
  const first = nextQuarter(last, 1 - Math.ceil(packages / offices));
  process.on('message', (i: number) => {
    const file = path.join(folder, `${i}.zip`);
    const quarter = nextQuarter(first, Math.floor(i / offices));
    void makers[i % offices]!.write(folder, file, quarter, entries).then(() => process.send!(file));
  });
}

async function made(child: ChildProcess, i: number): Promise<string> {
  child.send(i);
  const [file] = (await once(child, 'message')) as [string];
  return file;
}

interface Taken {
  readonly seconds: number;
  /** Of all threads: on a busy machine it says more than the clock. */
  readonly processor: number;
  readonly megabytes: number;
}

async function takeOne(machine: TestMachine, file: string, acceptKeys: string[]): Promise<Taken> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const { packages } = await machine.call('collection.take', { files: [machine.token(file)], acceptKeys });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  const [one] = packages;
  if (one?.verdict !== 'accepted') throw new Error(`${file}: ${one?.codes.join(' ')} ${JSON.stringify(one?.checks)}`);
  rmSync(file);
  return { seconds, processor: (user + system) / 1e6, megabytes: process.memoryUsage().rss / 1e6 };
}

/** Prints how long a package took and how much memory there was, over the first, the middle and the last tenth. */
export async function takeSeries(machine: TestMachine, asked: SeriesAsked, say: (line: string) => void): Promise<void> {
  const { packages, offices, entries } = asked;
  const acceptKeys = makersOf(asked).map((maker) => keyNumber(maker.logVkey));
  const folder = path.join(machine.root, 'leveringen');
  mkdirSync(folder);
  const child = fork(import.meta.filename, [folder, JSON.stringify(asked)]);
  const taken: Taken[] = [];
  try {
    for (let i = 0; i < packages; i++) taken.push(await takeOne(machine, await made(child, i), acceptKeys));
  } finally {
    child.kill();
  }
  const tenth = Math.max(1, Math.floor(packages / 10));
  const middle = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!;
  const says = (name: string, from: number): void => {
    const part = taken.slice(from, from + tenth);
    const seconds = middle(part.map((one) => one.seconds)).toFixed(2);
    const processor = middle(part.map((one) => one.processor)).toFixed(2);
    const megabytes = part.map((one) => one.megabytes);
    const memory = `${Math.min(...megabytes).toFixed(0)} to ${Math.max(...megabytes).toFixed(0)} MB`;
    say(`  ${name} ${tenth}: ${seconds} s each (median), ${processor} s of the processor, memory ${memory}`);
  };
  const quarters = Math.ceil(packages / offices);
  say(`${packages} packages of ${entries} entries, ${offices} offices, ${quarters} quarters, one after another:`);
  says('first', 0);
  says('middle', Math.floor((packages - tenth) / 2));
  says('last', packages - tenth);
}

const [, , folder, given] = process.argv;
if (process.send && folder !== undefined && given !== undefined)
  makeWhenAsked(folder, JSON.parse(given) as SeriesAsked);
