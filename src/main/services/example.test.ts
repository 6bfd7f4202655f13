import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExampleProgress } from '../../shared/contract.ts';
import type { Host } from '../host.ts';
import { machineAt, type TestMachine, testMachine } from '../testing/office.ts';

type MakeExample = NonNullable<Host['makeExample']>;

const PASSPHRASE = 'voorbeeld van de verzamelaar';
let machine: TestMachine;
let asked: string[];
/** Lets the example go on where it waits. */
let goOn: () => void;

/** What a shell lends: a collection, made in two steps between which it waits for the test. */
const lend: MakeExample = async (folder, kind, step) => {
  asked.push(kind);
  mkdirSync(folder, { recursive: true });
  const steps: ExampleProgress[] = [
    { part: 'offices', done: 0, total: 2 },
    { part: 'offices', done: 1, total: 2 },
  ];
  for (const one of steps) {
    step(one);
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  }
  const workspace = path.join(folder, 'bzk.kanaalregister');
  const maker = machineAt(path.join(machine.root, 'maker'), '2022-04-20T10:00:00+02:00');
  const { session } = await maker.call('workspaces.create', {
    folder: maker.token(workspace),
    setup: {
      title: 'Verzameling (voorbeeld)',
      prefix: 'BZK',
      kind: 'collection',
      example: true,
      people: [{ name: 'Ilse Vermaat', role: 'collector', passphrase: PASSPHRASE }],
    },
  });
  await maker.app.close();
  return [{ id: session.person.id, passphrase: PASSPHRASE, workspace }];
};

beforeEach(() => {
  asked = [];
  machine = testMachine('2027-04-20T10:00:00+02:00');
  Object.assign(machine.host, { makeExample: lend });
});
afterEach(async () => machine.remove());

const progress = async (): Promise<ExampleProgress | null> =>
  (await machine.call('workspaces.exampleProgress', {})).progress;

test('the example of a collection says how far it is, keeps nobody waiting, and opens as its collector', async () => {
  const told: string[] = [];
  machine.app.onChange((subject) => void told.push(subject));
  const made = machine.call('workspaces.openExample', { kind: 'collection' });
  await expect.poll(progress).toEqual({ part: 'offices', done: 0, total: 2 });
  expect(told).toContain('example');
  // Another register can be opened meanwhile, and only one example is made at a time.
  expect((await machine.call('workspaces.recent', {})).places).toEqual([]);
  await expect(machine.call('workspaces.openExample', {})).rejects.toThrow('wrong_state');
  goOn();
  await expect.poll(progress).toMatchObject({ done: 1 });
  goOn();
  const { places, passphrases } = await made;
  expect(places.map((one) => [one.kind, one.title])).toEqual([['collection', 'Verzameling (voorbeeld)']]);
  expect(await progress()).toBeNull();
  const [{ personId, passphrase } = { personId: '', passphrase: '' }] = passphrases;
  const { session } = await machine.call('workspaces.unlock', { token: places[0]!.token, personId, passphrase });
  expect(session).toMatchObject({ kind: 'collection', example: true, person: { role: 'collector' } });
  // It is there already.
  expect((await machine.call('workspaces.openExample', { kind: 'collection' })).places).toHaveLength(1);
  expect(asked).toEqual(['collection']);
});

test('an example that is stopped leaves nothing, and can be made again', async () => {
  const made = machine.app.call('workspaces.openExample', { kind: 'collection' });
  await expect.poll(progress).not.toBeNull();
  await machine.call('workspaces.stopExample', {});
  goOn();
  expect(await made).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(existsSync(path.join(machine.host.workspacesDir, 'voorbeeld-verzameling'))).toBe(false);
  expect(readdirSync(machine.host.workspacesDir)).toEqual([]);
  // Stopping where nothing is made is no mistake.
  await machine.call('workspaces.stopExample', {});
  const again = machine.app.call('workspaces.openExample', { kind: 'collection' });
  await expect.poll(() => asked).toHaveLength(2);
  await machine.call('workspaces.stopExample', {});
  goOn();
  await again;
});
