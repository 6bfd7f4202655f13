import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CallName, contract } from '../shared/contract.ts';
import { isCallOf } from '../shared/workspace-kinds.ts';
import { PASSPHRASES, type TestOffice, testMachine, testOffice } from './testing/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await testOffice();
});
afterAll(async () => office.remove());

const names = Object.keys(contract) as CallName[];

test('a name that is no call, or a property of every object, is refused', async () => {
  for (const name of ['entries.destroy', 'constructor', '__proto__', 'toString', ''])
    expect(await office.app.call(name, {})).toMatchObject({ ok: false, error: { code: 'unknown_call' } });
});

test('input that does not fit is refused by field, before anything runs', async () => {
  const reply = await office.app.call('entries.withdraw', { entryId: '../../etc', reason: 5 });
  expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  for (const name of names) {
    const odd = await office.app.call(name, 'geen object');
    expect(odd.ok, name).toBe(false);
  }
});

test.each(['secretary', 'holder', 'records'] as const)(
  'every call that the %s may not make is refused by the core',
  async (who) => {
    await office.as(who);
    const { session } = await office.call('workspaces.status', {});
    const role = session!.person.role;
    const forbidden = names.filter((n) => contract[n].needs === 'open' && !contract[n].roles.includes(role));
    expect(forbidden.length).toBeGreaterThan(0);
    for (const name of forbidden) {
      const reply = await office.app.call(name, validInput[name] ?? {});
      if (!reply.ok && reply.error.code === 'invalid_input') continue;
      expect(reply, name).toMatchObject({ ok: false, error: { code: 'not_allowed' } });
    }
  },
);

const validInput: Partial<Record<CallName, unknown>> = {
  'staging.start': {},
  'entries.followUp': { entryId: 'e-aaaaaaaaaaaaaaaa', outcome: 'VERLOREN' },
  'quarters.close': { quarter: '2027-Q1', consent: '2027-Q1', passphrase: 'x' },
  'signoffs.sign': { requestId: 'A', sha256: '0'.repeat(64), passphrase: 'x' },
  'people.leave': { personId: 'p-aaaaaaaaaaaaaaaa', on: '2027-03-01' },
};

test('an office answers no call of a collection, and a collection none of an office', async () => {
  await office.as('secretary');
  expect(await office.app.call('collection.board', {})).toMatchObject({
    ok: false,
    error: { code: 'not_allowed', details: { kind: 'office' } },
  });
  const collection = testMachine('2027-04-20T10:00:00+02:00');
  try {
    await collection.call('workspaces.create', {
      setup: {
        title: 'Verzameling',
        prefix: 'BZK',
        kind: 'collection',
        people: [{ name: 'Ilse Vermaat', role: 'collector', passphrase: 'bord lade stempel inkt' }],
      },
    });
    const open = names.filter((n) => contract[n].needs === 'open');
    const foreign = open.filter((n) => !isCallOf('collection', n));
    expect(foreign.length).toBeGreaterThan(50);
    for (const name of foreign) {
      const reply = await collection.app.call(name, validInput[name] ?? {});
      if (!reply.ok && reply.error.code === 'invalid_input') continue;
      expect(reply, name).toMatchObject({ ok: false, error: { code: 'not_allowed' } });
    }
    for (const name of ['collection.board', 'people.list', 'journal.list', 'jobs.list', 'backups.list'] as const)
      expect(await collection.app.call(name, {}), name).toMatchObject({ ok: true });
  } finally {
    await collection.remove();
  }
});

test('locked means locked: every call that needs an open workspace says so', async () => {
  await office.call('workspaces.lock', {});
  for (const name of names.filter((n) => contract[n].needs === 'open')) {
    const reply = await office.app.call(name, validInput[name] ?? {});
    if (!reply.ok && reply.error.code === 'invalid_input') continue;
    expect(reply, name).toMatchObject({ ok: false, error: { code: 'workspace_locked' } });
  }
  await office.as('secretary');
});

test('a bug is answered with a reference that stands in the log, and the core goes on', async () => {
  const host = office.host as { random: (n: number) => Uint8Array };
  host.random = () => {
    throw new Error('no entropy');
  };
  const reply = await office.app.call('accounts.add', {
    termId: office.ids.term,
    channel: 'signal',
    device: 'PRIVE_TELEFOON',
    address: '',
    usedFrom: null,
    usedUntil: null,
    inUse: 'ja',
  });
  host.random = (n) => randomBytes(n);
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'internal', reference: expect.stringMatching(/^[0-9a-f]{8}$/) },
  });
  if (!reply.ok) expect(office.log.join('\n')).toContain(reply.error.reference);
  expect((await office.call('accounts.list', {})).accounts).toHaveLength(1);
});

test('the passphrase of the wrong person signs nothing', async () => {
  office.setNow('2027-04-02T10:00:00+02:00');
  await office.as('records');
  const close = office.call('quarters.close', {
    quarter: '2027-Q1',
    consent: '2027-Q1',
    passphrase: PASSPHRASES.secretary,
  });
  await expect(close).rejects.toThrow('wrong_passphrase');
});
