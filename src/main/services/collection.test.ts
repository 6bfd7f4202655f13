import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallOutput } from '../../shared/contract.ts';
import { MAX_PASTED_PACKAGE } from '../../shared/pasted-package.ts';
import { verifierKey } from '../journal/note.ts';
import {
  anotherOffice,
  machineAt,
  PASSPHRASES,
  signAll,
  type TestMachine,
  type TestOffice,
  testAnswers,
  testMachine,
  testOffice,
} from '../testing/office.ts';
import { forgeKey, PackageForge } from '../testing/package-forge.ts';

const COLLECTOR = 'bord lade stempel inkt';

let o: TestOffice;
let bzk: TestMachine;
async function collection(): Promise<TestMachine> {
  const machine = testMachine('2027-04-20T10:00:00+02:00');
  await machine.call('workspaces.create', {
    setup: {
      title: 'Verzameling Binnenlandse Zaken',
      prefix: 'BZK',
      kind: 'collection',
      people: [{ name: 'Ilse Vermaat', role: 'collector', passphrase: COLLECTOR }],
    },
  });
  return machine;
}
beforeEach(async () => {
  o = await testOffice();
  bzk = await collection();
});
afterEach(async () => {
  await o.remove();
  await bzk.remove();
});

type Taken = CallOutput<'collection.take'>['packages'][number];

let made = 0;
async function deliver(quarter = '2027-Q1', seal: string | null = null, from = o): Promise<string> {
  const out = path.join(from.root, `levering-${(made += 1)}`);
  mkdirSync(out);
  await from.as('records');
  return (await from.call('packages.make', { quarter, out: from.token(out), seal })).path;
}

async function take(file: string, acceptKeys: string[] = []): Promise<Taken> {
  return (await bzk.call('collection.take', { files: [bzk.token(file)], acceptKeys })).packages[0]!;
}

async function closeFirstQuarter(of = o): Promise<void> {
  await of.call('entries.add', { answers: testAnswers(of.ids) });
  of.setNow('2027-04-02T10:00:00+02:00');
  await signAll(of, 'kwartaal', '2027-Q1');
  await of.as('records');
  await of.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
}

const logNumber = async (of = o): Promise<string> => (await of.call('journal.trust', {})).vkeys[0]!.number;

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
    const exported = await o.call('registers.export', { quarter: '2027-Q1', formats: ['json'] });
    const beside = exported.files.find((f) => f.name.endsWith('.ontvangstbewijs'))!;
    expect(readFileSync(beside.path).equals(readFileSync(receipt))).toBe(true);
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
    const figures = async (): Promise<unknown> => [
      await bzk.call('collection.board', {}),
      { ...(await bzk.call('collection.answer', { from: '2027-01-01', to: '2027-03-31' })), at: null },
    ];
    const before = await figures();
    const file = await deliver();
    const twice = (await bzk.call('collection.take', { files: [bzk.token(file), bzk.token(file)] })).packages;
    for (const again of twice)
      expect([again.id, again.verdict, again.codes]).toEqual([first.id, 'accepted', ['key_confirmed', 'duplicate']]);
    // The remark is about this time; of the delivery itself it is not kept, nor does its receipt say so.
    const { packages } = await bzk.call('collection.deliveries', {});
    expect(packages.map((p) => p.codes)).toEqual([['key_confirmed']]);
    expect(await figures()).toEqual(before);
  });

  test('says of a package that waits that it came before, and not once its key is confirmed with it', async () => {
    await closeFirstQuarter();
    const file = await deliver();
    expect((await take(file)).codes).toEqual(['key_first']);
    expect((await take(file)).codes).toEqual(['key_first', 'duplicate']);
    const now = await take(file, [await logNumber()]);
    expect([now.verdict, now.codes]).toEqual(['accepted', ['key_confirmed']]);
  });

  test('takes in bytes that lie on no disk as it takes in a file, up to a size', async () => {
    await closeFirstQuarter();
    const bytes = new Uint8Array(readFileSync(await deliver()));
    const name = '../uit een mail/kanaalregister_MKD.zip';
    const { packages } = await bzk.call('collection.take', {
      pasted: [{ name, bytes }],
      acceptKeys: [await logNumber()],
    });
    expect(packages.map((p) => [p.verdict, p.name, p.bytes])).toEqual([
      ['accepted', 'kanaalregister_MKD.zip', bytes.length],
    ]);
    expect((await take(await deliver())).id).toBe(packages[0]!.id);
    const large = { name: 'groot.zip', bytes: new Uint8Array(MAX_PASTED_PACKAGE + 1) };
    const small = { name: 'klein.zip', bytes: new Uint8Array(3) };
    await expect(bzk.call('collection.take', { pasted: [small, large] })).rejects.toThrow('file_too_large');
    await expect(bzk.call('collection.take', {})).rejects.toThrow('invalid_input');
    await expect(bzk.call('collection.take', { files: [bzk.token(bzk.root)] })).rejects.toThrow('file_missing');
    expect((await bzk.call('collection.deliveries', {})).packages).toHaveLength(1);
  });

  test("passes what it accepted on to another collection, byte for byte, and that one's figures are the same", async () => {
    await closeFirstQuarter();
    const file = await deliver();
    await take(file, [await logNumber()]);
    const out = path.join(bzk.root, 'door');
    mkdirSync(out);
    const passed = await bzk.call('collection.forward', { quarter: '2027-Q1', out: bzk.token(out) });
    expect(passed.files.map((f) => readFileSync(f).equals(readFileSync(file)))).toEqual([true]);
    await expect(bzk.call('collection.forward', { quarter: '2026-Q4' })).rejects.toThrow('not_found');
    const { recipient } = await bzk.call('collection.keys', {});
    const sealed = path.join(bzk.root, 'verzegeld');
    mkdirSync(sealed);
    const again = await bzk.call('collection.forward', { quarter: '2027-Q1', out: bzk.token(sealed), seal: recipient });
    expect((await take(again.files[0]!)).verdict).toBe('accepted');
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
    // About a register of this office, in bytes that it never made; to another office it says nothing.
    await expect(o.call('receipts.take', { file: o.token(receipt) })).rejects.toThrow('receipt_other_package');
    const other = await testOffice();
    await expect(other.call('receipts.take', { file: other.token(receipt) })).rejects.toThrow('receipt_foreign');
    await other.remove();
  });

  test('writes the same receipt once, and never over another file of its name', async () => {
    await closeFirstQuarter();
    const file = await deliver();
    const { id } = await take(file, [await logNumber()]);
    const first = (await bzk.call('collection.receipt', { delivery: id })).path;
    expect((await bzk.call('collection.receipt', { delivery: (await take(file)).id })).path).toBe(first);
    expect(readdirSync(path.dirname(first))).toEqual([path.basename(first)]);
    const bytes = readFileSync(first);
    writeFileSync(first, 'iets anders');
    const second = (await bzk.call('collection.receipt', { delivery: id })).path;
    expect([readFileSync(first, 'utf8'), readFileSync(second).equals(bytes)]).toEqual(['iets anders', true]);
    expect((await bzk.call('collection.receipt', { delivery: id })).path).toBe(second);
  });

  test('refuses a term that another office accounts for, however its name is written, until the list knows two people', async () => {
    await closeFirstQuarter();
    const first = await take(await deliver(), [await logNumber()]);
    expect(first.verdict).toBe('accepted');
    const post = 'staatssecretaris van Kust en Delta';
    const other = await anotherOffice({ prefix: 'SKD', name: 'wietske  HARMELINK', post });
    try {
      await closeFirstQuarter(other);
      const file = await deliver('2027-Q1', null, other);
      const refused = await take(file, [await logNumber(other)]);
      expect([refused.verdict, refused.codes]).toEqual(['refused', ['overlap', 'key_confirmed']]);
      const asked = { from: '2027-01-01', to: '2027-03-31' };
      expect(await bzk.call('collection.answer', asked)).toMatchObject({ people: 1, entries: 1 });
      // Given without the number of its key it is the same delivery still, with the same receipt.
      expect((await take(file)).codes).toEqual(['overlap', 'key_confirmed', 'duplicate']);

      const { terms } = await other.call('terms.list', {});
      const { ministryCode, ministryName, ministryAbbr, cabinet, from, until } = terms[0]!;
      const term = { id: null, ministryCode, ministryName, ministryAbbr, cabinet, from, until };
      const listed = [
        { ...term, person: 'Wietske Harmelink (minister)', post: 'Minister van Kust en Delta' },
        { ...term, person: 'Wietske Harmelink (staatssecretaris)', post },
      ];
      await bzk.call('collection.expect', { terms: listed });
      const now = await take(file, [await logNumber(other)]);
      expect([now.id, now.verdict, now.codes]).toEqual([refused.id, 'accepted', ['key_confirmed']]);
      const found = await bzk.call('collection.answer', asked);
      expect([found.people, found.users, found.missing, found.entries]).toEqual([2, 2, 0, 2]);
      const { path: receipt } = await bzk.call('collection.receipt', { delivery: now.id });
      expect(await other.call('receipts.take', { file: other.token(receipt) })).toMatchObject({ verdict: 'accepted' });
    } finally {
      await other.remove();
    }
  });

  test('passes on every package where two offices chose one prefix, and none over another', async () => {
    await closeFirstQuarter();
    await take(await deliver(), [await logNumber()]);
    const other = await anotherOffice({ name: 'Tjeerd Onneweer', post: 'staatssecretaris van Kust en Delta' });
    try {
      await closeFirstQuarter(other);
      const taken = await take(await deliver('2027-Q1', null, other), [await logNumber(other)]);
      expect([taken.verdict, taken.register]).toEqual(['accepted', 'MKD-2027-Q1-v1']);
    } finally {
      await other.remove();
    }
    const out = path.join(o.root, 'door');
    const { files } = await bzk.call('collection.forward', { quarter: '2027-Q1', out: bzk.token(out) });
    expect(readdirSync(out).sort()).toEqual(files.map((file) => path.basename(file)).sort());
    expect(new Set(files.map((file) => readFileSync(file).toString('base64'))).size).toBe(2);
  });

  test('the board has a word for each way a quarter can stand, and says how far it is', async () => {
    const cell = async (): Promise<unknown> => {
      const { ministries } = await bzk.call('collection.board', { quarters: 1 });
      const { state, done, of, daysLate } = ministries[0]!.cells[0]!;
      return [state, done, of, daysLate];
    };
    const { terms } = await o.call('terms.list', {});
    const { ministryCode, ministryName, ministryAbbr, cabinet, from, until, post } = terms[0]!;
    const term = { id: null, ministryCode, ministryName, ministryAbbr, cabinet, from, until };
    await bzk.call('collection.expect', { terms: [{ ...term, person: 'Wietske Harmelink', post }] });
    expect(await cell()).toEqual(['open', 0, 1, null]);
    bzk.setNow('2027-04-29T10:00:00+02:00');
    expect(await cell()).toEqual(['missing', 0, 1, null]);
    await closeFirstQuarter();
    const file = await deliver();
    const forged = path.join(o.root, 'veranderd.zip');
    const forge = PackageForge.unpack(readFileSync(file));
    writeFileSync(forged, forge.swap('data/register.json', 'SLECHT_BEREIK', 'SPOED_ZAAK___').pack());
    expect((await take(forged)).codes).toEqual(['bag_checksums']);
    expect(await cell()).toEqual(['refused', 0, 1, null]);
    await take(file);
    expect(await cell()).toEqual(['waiting', 0, 1, null]);
    await take(file, [await logNumber()]);
    expect(await cell()).toEqual(['late', 1, 1, 1]);
    const second = { ...term, person: 'Tjeerd Onneweer', post: 'staatssecretaris van Kust en Delta' };
    await bzk.call('collection.expect', { terms: [second] });
    expect(await cell()).toEqual(['partial', 1, 2, 1]);
  });

  test('refuses the public edition: it does not show whether an entry was kept back', async () => {
    const vector = path.join(import.meta.dirname, '../../../testdata/vectors/package-public.zip');
    const taken = await take(vector);
    expect(taken.checks.filter((check) => !check.ok)).toEqual([]);
    expect([taken.verdict, taken.codes.includes('public_edition')]).toEqual(['refused', true]);
  });

  test('says of a receipt or another file of ours what it is, keeps nothing of it and counts it nowhere', async () => {
    await closeFirstQuarter();
    const taken = await take(await deliver(), [await logNumber()]);
    const { path: receipt } = await bzk.call('collection.receipt', { delivery: taken.id });
    const put = (name: string, text: string): string => {
      writeFileSync(path.join(o.root, name), text);
      return path.join(o.root, name);
    };
    const { note } = await o.call('journal.checkpoint', {});
    const entryId = (await o.call('entries.list', {})).rows[0]!.id;
    const { record, proof } = await o.call('entries.prove', { entryId });
    const given = {
      receipt,
      checkpoint: put('stand.note', note),
      record: put('een.record', record),
      proof: put('een.tlog-proof', proof),
    };
    const files = (): string[] =>
      readdirSync(bzk.root, { recursive: true, encoding: 'utf8' }).filter((name) => /evidence[/\\]/.test(name));
    expect(files().length).toBeGreaterThan(0);
    const before = [files(), await bzk.call('journal.check', {})];
    for (const [kind, file] of Object.entries(given)) {
      const name = path.basename(file);
      await expect(bzk.call('collection.take', { files: [bzk.token(file)] })).rejects.toMatchObject({
        code: 'not_a_package',
        details: { kind, name },
      });
      const pasted = [{ name, bytes: new Uint8Array(readFileSync(file)) }];
      await expect(bzk.call('collection.take', { pasted })).rejects.toThrow('not_a_package');
    }
    expect((await bzk.call('collection.deliveries', {})).packages.map((p) => p.id)).toEqual([taken.id]);
    expect([files(), await bzk.call('journal.check', {})]).toEqual(before);
  });

  test('after a leaver the office signs with a new key: asked for once more, and no restore', async () => {
    await closeFirstQuarter();
    await take(await deliver(), [await logNumber()]);
    await o.as('records');
    await o.call('people.leave', { personId: o.ids.secretary, on: '2027-04-02' });
    const out = path.join(o.root, 'na-vertrek');
    mkdirSync(out);
    const { path: file } = await o.call('packages.make', { quarter: '2027-Q1', edition: 'intern', out: o.token(out) });
    const waiting = await take(file);
    expect([waiting.verdict, waiting.codes]).toEqual(['waiting', ['key_changed']]);
    expect((await bzk.call('collection.keys', {})).events.map((e) => e.kind)).toEqual(['key_changed']);
    const now = await take(file, [waiting.keyNumber!]);
    expect([now.verdict, now.codes]).toEqual(['accepted', ['key_confirmed']]);
  });

  /** The office as it was copied before, on a computer that knows nothing of what came after. */
  async function elsewhere(): Promise<{ machine: TestMachine; unlock: () => Promise<void> }> {
    await o.call('workspaces.lock', {});
    const root = mkdtempSync(path.join(tmpdir(), 'kr-elsewhere-'));
    const name = readdirSync(o.host.workspacesDir)[0]!;
    cpSync(path.join(o.host.workspacesDir, name), path.join(root, 'workspaces', name), { recursive: true });
    const machine = machineAt(root, '2027-04-03T10:00:00+02:00');
    const folder = path.join(machine.host.workspacesDir, name);
    const unlock = async (): Promise<void> => {
      await machine.call('workspaces.unlock', {
        token: machine.token(folder),
        personId: o.ids.records,
        passphrase: PASSPHRASES.records,
      });
    };
    return { machine, unlock };
  }

  async function closeAndDeliver(machine: TestMachine, quarter = '2027-Q1'): Promise<string> {
    await machine.call('quarters.close', { quarter, consent: quarter, passphrase: PASSPHRASES.records });
    const out = path.join(machine.root, `levering-${quarter}`);
    mkdirSync(out);
    return (await machine.call('packages.make', { quarter, out: machine.token(out) })).path;
  }

  test('a copy of the journal that goes another way is proof of rewriting, and nothing of it counts', async () => {
    await o.call('entries.add', { answers: testAnswers(o.ids) });
    const copy = await elsewhere();
    await o.as('secretary');
    await closeFirstQuarter();
    expect((await take(await deliver(), [await logNumber()])).verdict).toBe('accepted');
    await copy.unlock();
    await copy.machine.call('entries.withdraw', {
      entryId: (await copy.machine.call('entries.list', {})).rows[0]!.id,
      reason: 'Beter van niet.',
    });
    const rewritten = await take(await closeAndDeliver(copy.machine));
    expect([rewritten.verdict, rewritten.codes]).toEqual(['refused', ['rewritten', 'second_of_version']]);
    const { events } = await bzk.call('collection.keys', {});
    expect(events.map((e) => e.kind)).toEqual(['rewritten']);
    expect(await bzk.call('collection.answer', { from: '2027-01-01', to: '2027-03-31' })).toMatchObject({ entries: 2 });
    await copy.machine.remove();
  });

  test('a journal that somebody made up in the name of an office, under a key of their own, is no proof against that office', async () => {
    await closeFirstQuarter();
    const file = await deliver();
    const first = await take(file, [await logNumber()]);
    const forge = PackageForge.unpack(readFileSync(file));
    const [origin] = forge.text('data/checkpoint.note').split('\n');
    const records = forge.records();
    const thief = forgeKey(origin!, 'een sleutel van een ander');
    const vkey = verifierKey(thief);
    const own = records.findIndex((r) => r.type === 'epoch');
    forge.swap('data/keys.txt', new RegExp(`^${origin}\\+.*$`, 'm'), vkey);
    forge.regrow(records.with(own, PackageForge.amend(records[own]!, { vkey })), thief).rebuild(thief);
    const forged = path.join(o.root, 'namaak.zip');
    writeFileSync(forged, forge.pack());
    const taken = await take(forged);
    expect(taken.checks.filter((check) => !check.ok)).toEqual([]);
    expect([taken.verdict, taken.codes]).toEqual(['refused', ['not_extending', 'second_of_version', 'key_changed']]);
    expect((await bzk.call('collection.keys', {})).events.map((e) => e.kind)).toEqual(['key_changed']);
    expect((await bzk.call('collection.deliveries', {})).packages.find((d) => d.id === first.id)?.replaced).toBe(false);
  });

  test('a restored office is "hersteld": its new key is asked for, its next version replaces what was lost', async () => {
    await o.call('entries.add', { answers: testAnswers(o.ids) });
    // Of the one history there is: a copy that went on by itself would be another past.
    const backup = (await o.call('backups.make', {})).path;
    await closeFirstQuarter();
    const sent = await deliver();
    const first = await take(sent, [await logNumber()]);
    const machine = machineAt(mkdtempSync(path.join(tmpdir(), 'kr-elsewhere-')), '2027-04-03T10:00:00+02:00');
    const folder = path.join(machine.root, 'terug.kanaalregister');
    const key = { personId: o.ids.records, passphrase: PASSPHRASES.records };
    await machine.call('backups.restore', { backup: machine.token(backup), folder: machine.token(folder), ...key });
    await machine.call('workspaces.unlock', { token: machine.token(folder), ...key });
    const waiting = await take(await closeAndDeliver(machine));
    expect([waiting.verdict, waiting.register]).toEqual(['waiting', 'MKD-2027-Q1-v2']);
    expect(waiting.codes).toEqual(['restored', 'key_changed']);
    const { packages } = await bzk.call('collection.confirmKey', {
      office: waiting.office!,
      number: waiting.keyNumber!,
    });
    expect(packages[0]!.verdict).toBe('accepted');
    const { packages: all } = await bzk.call('collection.deliveries', {});
    expect(all.find((d) => d.id === first.id)?.replaced).toBe(true);
    const old = await take(sent);
    expect([old.verdict, old.codes]).toEqual(['accepted', ['key_confirmed', 'duplicate', 'replaced']]);
    const { events } = await bzk.call('collection.keys', {});
    expect(events.map((e) => e.kind)).toContain('restored');
    expect(await bzk.call('collection.answer', { from: '2027-01-01', to: '2027-03-31' })).toMatchObject({ entries: 1 });
    await machine.remove();
  });

  test('what a restored office lost is said, and its next quarter is accepted without it', async () => {
    await o.call('entries.add', { answers: testAnswers(o.ids) });
    await o.as('records');
    const backup = (await o.call('backups.make', {})).path;
    // Named in the package of the first quarter, of a quarter that is not over yet.
    o.setNow('2027-04-02T10:00:00+02:00');
    await o.as('secretary');
    await o.call('entries.add', { answers: testAnswers(o.ids, { dateFrom: '2027-04-01', dateTo: '2027-04-01' }) });
    await o.as('records');
    await o.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
    await take(await deliver(), [await logNumber()]);
    const machine = machineAt(mkdtempSync(path.join(tmpdir(), 'kr-elsewhere-')), '2027-04-03T10:00:00+02:00');
    const folder = path.join(machine.root, 'terug.kanaalregister');
    const key = { personId: o.ids.records, passphrase: PASSPHRASES.records };
    await machine.call('backups.restore', { backup: machine.token(backup), folder: machine.token(folder), ...key });
    await machine.call('workspaces.unlock', { token: machine.token(folder), ...key });
    const first = await take(await closeAndDeliver(machine));
    const { packages } = await bzk.call('collection.confirmKey', { office: first.office!, number: first.keyNumber! });
    expect(packages.map((d) => d.verdict)).toEqual(['accepted']);
    const gone = (await bzk.call('collection.keys', {})).events.find((e) => e.kind === 'restored');
    expect(gone?.detail.split(' ').slice(3)).toEqual(['MKD-2027-0002']);
    machine.setNow('2027-07-02T10:00:00+02:00');
    bzk.setNow('2027-07-20T10:00:00+02:00');
    const second = await take(await closeAndDeliver(machine, '2027-Q2'));
    expect(second.checks.filter((c) => !c.ok)).toEqual([]);
    expect([second.verdict, second.codes]).toEqual(['accepted', []]);
    await machine.remove();
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
    const next = await deliver('2027-Q2');
    const second = await take(next);
    expect([second.verdict, second.codes, second.from]).toEqual(['accepted', [], first.treeSize]);
    // Taken in the other order the figures are the same; that something lay before was said.
    const other = await collection();
    other.setNow('2027-07-20T10:00:00+02:00');
    const files = [next, await deliver()].map((file) => other.token(file));
    const { packages: reversed } = await other.call('collection.take', { files, acceptKeys: [await logNumber()] });
    expect(reversed.map((d) => [d.verdict, d.codes])).toEqual([
      ['accepted', ['gap', 'key_confirmed']],
      ['accepted', []],
    ]);
    const asked = { from: '2027-01-01', to: '2027-06-30' };
    const { at: _one, ...figures } = await bzk.call('collection.answer', asked);
    const { at: _two, ...same } = await other.call('collection.answer', asked);
    expect(same).toEqual(figures);
    await other.remove();
    const { packages, receipts } = await o.call('packages.list', {});
    expect(packages.map((p) => p.from)).toEqual([0, first.treeSize]);
    expect(receipts.map((r) => r.verdict)).toEqual(['accepted']);
  });
});
