import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openApp } from '../app.ts';
import { PASSPHRASES, type TestMachine, testMachine, testOffice } from '../testing/office.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
let machine: TestMachine;
let file: string;
beforeEach(() => {
  machine = testMachine();
  file = path.join(machine.root, 'policy.json');
});
afterEach(async () => machine.remove());

interface Answer {
  ok: boolean;
  value?: Record<string, unknown>;
  error?: { code: string; details: Record<string, unknown> };
}

/** Starts the program on a computer whose administrator wrote this, and asks it one thing. */
async function ask(rules: unknown, name: string, input: unknown = {}): Promise<Answer> {
  writeFileSync(file, typeof rules === 'string' ? rules : JSON.stringify(rules));
  const app = openApp({ ...machine.host, adminFile: file });
  try {
    return (await app.call(name, input)) as Answer;
  } finally {
    await app.close();
  }
}

const setup = {
  title: 'Bureau',
  prefix: 'MKD',
  people: [{ name: 'Joris Tervoort', role: 'secretary', passphrase: PASSPHRASES.secretary }],
};

test('without a file nothing is laid down', async () => {
  const app = openApp({ ...machine.host, adminFile: path.join(machine.root, 'nergens.json') });
  expect(await app.call('app.info', {})).toMatchObject({
    ok: true,
    value: { admin: { file: null, problem: null, logo: null, export: {}, lockAfterMinutes: 10 } },
  });
  await app.close();
});

test('a workspace goes where the administrator says, and nowhere else where they say so', async () => {
  const folder = path.join(machine.root, 'werkplek');
  mkdirSync(folder);
  const made = await ask({ workspaces: { folder, onlyThere: true }, lockAfterMinutes: 3 }, 'workspaces.create', {
    setup,
  });
  expect(made.value).toMatchObject({ session: { lockAfterMinutes: 3 } });
  // Before anything is open too: the start screen says it, and a request that is signed elsewhere closes by it.
  expect((await ask({ lockAfterMinutes: 3 }, 'app.info')).value).toMatchObject({ admin: { lockAfterMinutes: 3 } });
  const { value } = await ask({}, 'workspaces.recent');
  expect(value).toMatchObject({ places: [{ shown: path.join(folder, 'bureau.kanaalregister') }] });
  const elsewhere = machine.token(path.join(machine.root, 'elders.kanaalregister'));
  const given = { setup, folder: elsewhere };
  expect(await ask({ workspaces: { folder, onlyThere: true } }, 'workspaces.create', given)).toMatchObject({
    error: { code: 'place_refused', details: { why: 'administrator', name: folder } },
  });
  expect((await ask({ workspaces: { folder } }, 'workspaces.create', given)).ok).toBe(true);
});

test('an export that names nothing else goes where and as the administrator says', async () => {
  const office = await testOffice();
  office.setNow('2027-04-02T10:00:00+02:00');
  await office.as('records');
  await office.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
  await office.app.close();
  const folder = path.join(office.root, 'uit');
  const rules = { export: { folder, formats: ['csv'], csv: { bom: false, delimiter: ',' } } };
  writeFileSync(file, JSON.stringify(rules));
  const app = openApp({ ...office.host, adminFile: file });
  const call = async (name: string, input: unknown): Promise<Record<string, unknown>> => {
    const reply = (await app.call(name, input)) as Answer;
    expect(reply.error).toBeUndefined();
    return reply.value!;
  };
  expect(await call('app.info', {})).toMatchObject({ admin: { export: rules.export } });
  const { places } = (await call('workspaces.recent', {})) as { places: { token: string }[] };
  const who = { personId: office.ids.records, passphrase: PASSPHRASES.records };
  await call('workspaces.unlock', { token: places[0]!.token, ...who });
  await call('registers.export', { quarter: '2027-Q1', formats: rules.export.formats });
  await app.close();
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.csv'));
  expect(written.length).toBeGreaterThan(5);
  for (const name of written) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    expect(text.startsWith('\uFEFF'), name).toBe(false);
    expect(text.split('\r\n')[0], name).not.toContain(';');
  }
  await office.remove();
});

test('theme and language are for whoever chose nothing else', async () => {
  const rules = { theme: 'hc', language: 'en' };
  expect((await ask(rules, 'app.settings')).value).toMatchObject(rules);
  await ask(rules, 'app.saveSettings', { theme: 'light', language: 'nl' });
  expect((await ask(rules, 'app.settings')).value).toMatchObject({ theme: 'light', language: 'nl' });
});

test('a logo is shown when it is a small png, and the rest holds without it', async () => {
  const logo = path.join(machine.root, 'logo.png');
  writeFileSync(logo, PNG);
  expect((await ask({ logo, theme: 'dark' }, 'app.info')).value).toMatchObject({
    admin: { problem: null, logo: `data:image/png;base64,${PNG.toString('base64')}` },
  });
  writeFileSync(logo, '<svg onload="alert(1)"/>');
  expect((await ask({ logo, theme: 'dark' }, 'app.info')).value).toMatchObject({
    admin: { problem: expect.stringContaining('png'), logo: null },
  });
  expect((await ask({ logo, theme: 'dark' }, 'app.settings')).value).toMatchObject({ theme: 'dark' });
});

test.each([
  ['no json', '{'],
  ['a longer silence than without rules', { lockAfterMinutes: 60 }],
  ['a word that is no rule', { autolock: 5 }],
  ['a folder that depends on where one stands', { workspaces: { folder: 'hier' } }],
  ['only there, without saying where', { workspaces: { onlyThere: true } }],
])('%s counts as a file that cannot be read, and everybody is told', async (_what, rules) => {
  const { value } = await ask(rules, 'app.info');
  expect(value).toMatchObject({ admin: { file, problem: expect.stringMatching(/.+/) } });
});

test('calendar and receipts go to the folder of the administrator, as registers do', async () => {
  const folder = path.join(machine.root, 'export van beheer');
  mkdirSync(folder);
  const admin = { ...machine.host, adminFile: file };
  writeFileSync(file, JSON.stringify({ export: { folder } }));
  const call = async (app: ReturnType<typeof openApp>, name: string, input: unknown): Promise<Answer> => {
    const reply = (await app.call(name, input)) as Answer;
    expect(reply.error, name).toBeUndefined();
    return reply;
  };
  const office = openApp(admin);
  await call(office, 'workspaces.create', { setup });
  await call(office, 'calendar.write', { language: 'nl' });
  await office.close();
  const people = [{ name: 'Ilse Vermaat', role: 'collector', passphrase: PASSPHRASES.secretary }];
  const collection = openApp(admin);
  await call(collection, 'workspaces.create', { setup: { title: 'BZK', prefix: 'BZK', kind: 'collection', people } });
  const noPackage = machine.token(path.join(machine.root, 'geen-levering.zip'));
  writeFileSync(path.join(machine.root, 'geen-levering.zip'), 'geen levering');
  const { value } = await call(collection, 'collection.take', { files: [noPackage] });
  const delivery = (value!['packages'] as { id: number }[])[0]!.id;
  await call(collection, 'collection.receipt', { delivery });
  await collection.close();
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  expect(written.filter((name) => /\.[a-z]+$/.test(name))).toEqual([
    'kanaalregister_MKD_ritme.ics',
    expect.stringMatching(/^ontvangstbewijzen.[0-9a-f]{16}_geweigerd\.ontvangstbewijs$/),
  ]);
});
