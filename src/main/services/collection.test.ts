import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallOutput } from '../../shared/contract.ts';
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

let o: TestOffice;
let bzk: TestMachine;
beforeEach(async () => {
  o = await testOffice();
  bzk = testMachine('2027-04-20T10:00:00+02:00');
  await bzk.call('workspaces.create', {
    setup: {
      title: 'Verzameling Binnenlandse Zaken',
      prefix: 'BZK',
      kind: 'collection',
      people: [{ name: 'Ilse Vermaat', role: 'collector', passphrase: COLLECTOR }],
    },
  });
});
afterEach(async () => {
  await o.remove();
  await bzk.remove();
});

type Taken = CallOutput<'collection.take'>['packages'][number];

let made = 0;
async function deliver(quarter = '2027-Q1', seal: string | null = null): Promise<string> {
  const out = path.join(o.root, `levering-${(made += 1)}`);
  mkdirSync(out);
  await o.as('records');
  return (await o.call('packages.make', { quarter, out: o.token(out), seal })).path;
}

async function take(file: string, acceptKeys: string[] = []): Promise<Taken> {
  return (await bzk.call('collection.take', { files: [bzk.token(file)], acceptKeys })).packages[0]!;
}

async function closeFirstQuarter(): Promise<void> {
  await o.call('entries.add', { answers: testAnswers(o.ids) });
  o.setNow('2027-04-02T10:00:00+02:00');
  await signAll(o, 'kwartaal', '2027-Q1');
  await o.as('records');
  await o.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
}

const logNumber = async (): Promise<string> => (await o.call('journal.trust', {})).vkeys[0]!.number;

describe('a collection', () => {
  test('keeps the first package of an office waiting until its key number is confirmed, then sends a receipt', async () => {
    await closeFirstQuarter();
    const file = await deliver();
    const first = await take(file);
    expect([first.verdict, first.codes, first.keyNumber]).toEqual(['waiting', ['key_first'], await logNumber()]);
    await expect(bzk.call('collection.confirmKey', { office: first.office!, number: '12345' })).rejects.toThrow(
      'wrong_code',
    );
    const [now] = (await bzk.call('collection.confirmKey', { office: first.office!, number: first.keyNumber! }))
      .packages;
    expect([now!.verdict, now!.codes, now!.entries]).toEqual(['accepted', ['key_confirmed'], 1]);

    const { path: receipt } = await bzk.call('collection.receipt', { delivery: now!.id });
    const known = await o.call('receipts.take', { file: o.token(receipt) });
    expect(known).toMatchObject({ verdict: 'accepted', register: 'MKD-2027-Q1-v1', quarter: '2027-Q1' });
    expect((await o.call('receipts.take', { file: o.token(receipt) })).takenAt).toBe(known.takenAt);
    const { receiptKey } = await bzk.call('collection.keys', {});
    expect(known.keyNumber).toBe(receiptKey.number);
    expect(await o.call('journal.check', {})).toMatchObject({ ok: true });
    expect(await bzk.call('journal.check', {})).toMatchObject({ ok: true });
  });

  test('knows a package that comes twice, sealed or not', async () => {
    await closeFirstQuarter();
    const { recipient } = await bzk.call('collection.keys', {});
    const first = await take(await deliver('2027-Q1', recipient), [await logNumber()]);
    expect(first.verdict).toBe('accepted');
    const again = await take(await deliver());
    expect([again.id, again.verdict]).toEqual([first.id, 'accepted']);
    expect((await bzk.call('collection.deliveries', {})).packages).toHaveLength(1);
  });

  test('refuses a package that was changed, keeps it, and says so in a receipt', async () => {
    await closeFirstQuarter();
    const bytes = readFileSync(await deliver());
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    const changed = path.join(o.root, 'veranderd.zip');
    writeFileSync(changed, bytes);
    const refused = await take(changed, [await logNumber()]);
    expect([refused.verdict, refused.codes.length]).toEqual(['refused', 1]);
    expect(await bzk.call('collection.answer', { from: '2027-01-01', to: '2027-03-31' })).toMatchObject({
      people: 0,
      entries: 0,
    });
    const { path: receipt } = await bzk.call('collection.receipt', { delivery: refused.id });
    // It is about bytes that this office never made.
    await expect(o.call('receipts.take', { file: o.token(receipt) })).rejects.toThrow('receipt_foreign');
  });

  test('the next package starts where the receipt ended, and extends what was received', async () => {
    await closeFirstQuarter();
    const first = await take(await deliver(), [await logNumber()]);
    const { path: receipt } = await bzk.call('collection.receipt', { delivery: first.id });
    await o.call('receipts.take', { file: o.token(receipt) });
    await o.as('secretary');
    await o.call('entries.add', {
      answers: testAnswers(o.ids, { dateFrom: '2027-04-02', dateTo: '2027-04-02' }),
    });
    o.setNow('2027-07-02T10:00:00+02:00');
    bzk.setNow('2027-07-20T10:00:00+02:00');
    await signAll(o, 'kwartaal', '2027-Q2');
    await o.as('records');
    await o.call('quarters.close', { quarter: '2027-Q2', consent: '2027-Q2', passphrase: PASSPHRASES.records });
    const second = await take(await deliver('2027-Q2'));
    expect([second.verdict, second.codes, second.from]).toEqual(['accepted', [], first.treeSize]);
    const { packages, receipts } = await o.call('packages.list', {});
    expect(packages.map((p) => p.from)).toEqual([0, first.treeSize]);
    expect(receipts.map((r) => r.verdict)).toEqual(['accepted']);
  });
});
