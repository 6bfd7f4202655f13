/** Who may open a collection: its collectors let colleagues in and end the access of who leaves. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  PASSPHRASES,
  signAll,
  type TestMachine,
  type TestOffice,
  testAnswers,
  testMachine,
  testOffice,
} from '../testing/office.ts';

const COLLECTOR = 'bord lade stempel inkt';
const COLLEAGUE = 'vaas kraan tegel boom';
const AUDITOR = 'krant sleutel wolk peer';

let bzk: TestMachine;
let token: string;
let first: string;
beforeAll(async () => {
  bzk = testMachine('2027-04-20T10:00:00+02:00');
  const made = await bzk.call('workspaces.create', {
    setup: {
      title: 'Verzameling Binnenlandse Zaken',
      prefix: 'BZK',
      kind: 'collection',
      people: [{ name: 'Ilse Vermaat', role: 'collector', passphrase: COLLECTOR }],
    },
  });
  first = made.session.person.id;
  token = bzk.token(path.join(bzk.host.workspacesDir, readdirSync(bzk.host.workspacesDir)[0]!));
});
afterAll(async () => bzk.remove());

const enter = async (personId: string, passphrase: string, newPassphrase: string | null = null): Promise<void> =>
  void (await bzk.call('workspaces.unlock', { token, personId, passphrase, newPassphrase }));

async function admit(name: string, role: 'collector' | 'auditor', passphrase: string): Promise<string> {
  const { person, code } = await bzk.call('people.add', { name, role, slot: true });
  expect(person).toMatchObject({ name, role, hasSlot: true, awaitsCode: true });
  await enter(person.id, code!, passphrase);
  return person.id;
}

test('a colleague who is let in collects too, and ends the access of who leaves; receipts keep their key', async () => {
  const { receiptKey } = await bzk.call('collection.keys', {});
  const colleague = await admit('Bram Elzinga', 'collector', COLLEAGUE);
  await expect(bzk.call('people.leave', { personId: colleague, on: '2027-04-20' })).rejects.toThrow('wrong_state');
  await bzk.call('people.leave', { personId: first, on: '2027-04-20' });
  await expect(enter(first, COLLECTOR)).rejects.toThrow('slot_missing');
  await enter(colleague, COLLEAGUE);
  expect((await bzk.call('people.list', {})).people.find((one) => one.id === first)).toMatchObject({
    hasSlot: false,
    leftOn: '2027-04-20',
  });
  // An office that has a receipt of before would refuse one with another key.
  expect((await bzk.call('collection.keys', {})).receiptKey).toEqual(receiptKey);
  expect(await bzk.call('journal.check', {})).toMatchObject({ ok: true, problems: [] });
});

test('what the collection received before somebody left is still there, and the next package comes in', async () => {
  const office: TestOffice = await testOffice();
  try {
    await office.call('entries.add', { answers: testAnswers(office.ids) });
    office.setNow('2027-04-02T10:00:00+02:00');
    await signAll(office, 'kwartaal', '2027-Q1');
    await office.as('records');
    await office.call('quarters.close', {
      quarter: '2027-Q1',
      consent: '2027-Q1',
      passphrase: PASSPHRASES.records,
    });
    const out = path.join(office.root, 'levering');
    mkdirSync(out);
    const { path: file } = await office.call('packages.make', { quarter: '2027-Q1', out: office.token(out) });
    const number = (await office.call('journal.trust', {})).vkeys[0]!.number;
    const files = [bzk.token(file)];
    const [waiting] = (await bzk.call('collection.take', { files })).packages;
    const auditor = (await bzk.call('people.add', { name: 'Noor Faber', role: 'auditor', slot: true })).person.id;
    await bzk.call('people.leave', { personId: auditor, on: '2027-04-20' });
    const { packages } = await bzk.call('collection.confirmKey', { office: waiting!.office!, number });
    expect(packages.map((one) => one.verdict)).toEqual(['accepted']);
    const receipt = await bzk.call('collection.receipt', { delivery: packages[0]!.id });
    expect((await office.call('receipts.take', { bytes: new Uint8Array(readFileSync(receipt.path)) })).verdict).toBe(
      'accepted',
    );
  } finally {
    await office.remove();
  }
});

test('nobody of an office is added to a collection, nor a collector to an office', async () => {
  for (const role of ['secretary', 'officeHolder', 'recordsManager'] as const)
    await expect(bzk.call('people.add', { name: 'Joris Tervoort', role, slot: true })).rejects.toThrow('invalid_input');
  const office = await testOffice();
  try {
    await office.as('records');
    const added = office.call('people.add', { name: 'Ilse Vermaat', role: 'collector', slot: true });
    await expect(added).rejects.toThrow('invalid_input');
  } finally {
    await office.remove();
  }
});

test('a new code and a new recovery sheet are the collector’s to make; an auditor only looks', async () => {
  const me = (await bzk.call('workspaces.status', {})).session!.person.id;
  const { groups } = await bzk.call('workspaces.newRecovery', {});
  expect(groups).toHaveLength(8);
  const auditor = await admit('Sietske Vlas', 'auditor', AUDITOR);
  for (const [name, input] of [
    ['people.add', { name: 'Bram Elzinga', role: 'auditor', slot: true }],
    ['people.issueCode', { personId: me }],
    ['people.leave', { personId: me, on: '2027-04-20' }],
    ['workspaces.newRecovery', {}],
    ['collection.confirmKey', { office: 'x', number: '1' }],
    ['collection.forward', { quarter: '2027-Q1' }],
  ] as const)
    expect(await bzk.app.call(name, input), name).toMatchObject({ ok: false, error: { code: 'not_allowed' } });
  expect(await bzk.app.call('collection.board', {})).toMatchObject({ ok: true });
  await enter(me, COLLEAGUE);
  await expect(bzk.call('people.issueCode', { personId: me })).rejects.toThrow('not_allowed');
  const { code } = await bzk.call('people.issueCode', { personId: auditor });
  await expect(enter(auditor, AUDITOR)).rejects.toThrow('passphrase_needed');
  await enter(auditor, code, AUDITOR);
});
