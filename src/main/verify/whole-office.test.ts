import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSPHRASES, signAll, type TestOffice, testAnswers, testOffice } from '../testing/office.ts';
import { type VerifyOptions, type VerifyResult, verifyFile } from './verify-file.ts';

/** What a real office hands out, checked by the verifier that shares nothing with it. */
describe('what an office hands out', () => {
  let o: TestOffice;
  let trust: string[];
  let early: string;
  let entryId: string;
  beforeAll(async () => {
    o = await testOffice();
    const entry = await o.call('entries.add', { answers: testAnswers(o.ids) });
    entryId = entry.id;
    await o.call('entries.add', {
      answers: testAnswers(o.ids, { dateFrom: '2027-02-01', dateTo: null, dateCertainty: 'month', time: null }),
    });
    early = (await o.call('journal.checkpoint', {})).note;
    trust = (await o.call('journal.trust', {})).vkeys.map((k) => k.vkey);
  });
  afterAll(() => o.remove());

  const verify = (text: string | Uint8Array, options: Partial<VerifyOptions> = {}): VerifyResult =>
    verifyFile(Buffer.from(text), 'file', { trust, integrityOnly: false, ...options });
  const given = (text: string | Uint8Array) => ({ name: 'beside', bytes: Buffer.from(text) });
  const wrong = (result: VerifyResult): string[] => result.checks.filter((c) => c.ok !== true).map((c) => c.id);

  test('a checkpoint, an opened entry and its proof', async () => {
    expect(wrong(verify(early))).toEqual([]);
    const { record, proof, vkey } = await o.call('entries.prove', { entryId });
    expect(trust).toContain(vkey);
    const result = verify(record, { companions: [given(proof)], trust: [vkey] });
    expect([result.kind, result.ok, wrong(result)]).toEqual(['record', true, []]);
    expect(wrong(verify(record.replace('Dijkversterking', 'Dijkverzwaring'), { companions: [given(proof)] }))).toEqual([
      'record_disclosures',
    ]);
  });

  test('no name that would add a line to a signed text, and no half character', async () => {
    for (const name of ['Joris\nregistraties: 0', 'Joris\u202e', ' '])
      await expect(o.call('people.add', { name, role: 'secretary', slot: false })).rejects.toThrow('invalid_input');
    const answers = testAnswers(o.ids, {
      subject: 'Een half teken: \ud83d',
      dateFrom: '2027-01-05',
      dateTo: '2027-01-05',
    });
    const entry = await o.call('entries.add', { answers });
    expect(entry.answers.subject).toBe('Een half teken: \ufffd');
    const { record, proof } = await o
      .call('journal.checkpoint', {})
      .then(() => o.call('entries.prove', { entryId: entry.id }));
    expect(wrong(verify(record, { companions: [given(proof)] }))).toEqual([]);
  });

  test('a sign-off with an entry returned, a supplementary one, and one on no entries', async () => {
    const some = await signAll(o, 'registraties', '2027-Q1', [entryId]);
    expect(wrong(verify(some.note))).toEqual([]);
    expect(some.note).toContain(' retour ');
    o.setNow('2027-04-02T10:00:00+02:00');
    const quarter = await signAll(o, 'kwartaal', '2027-Q1');
    expect(wrong(verify(quarter.note))).toEqual([]);
    const nothing = await signAll(o, 'kwartaal', '2026-Q4');
    expect(nothing.note).toContain('verklaring: nihil');
    expect(wrong(verify(nothing.note))).toEqual([]);
    await o.as('secretary');
    await o.call('entries.add', { answers: testAnswers(o.ids, { dateFrom: '2027-03-30', dateTo: '2027-03-30' }) });
    const later = await signAll(o, 'kwartaal', '2027-Q1');
    expect(later.note).toContain('aanvullend: ja');
    expect(wrong(verify(later.note))).toEqual([]);
  });

  test('a closed register with its statement, and a checkpoint after an earlier one', async () => {
    o.setNow('2027-04-12T10:00:00+02:00');
    await o.as('records');
    await o.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
    const { files } = await o.call('registers.export', { quarter: '2027-Q1', formats: ['json'] });
    const bytesOf = (end: string): Buffer => readFileSync(files.find((f) => f.name.endsWith(end))!.path);
    const result = verify(bytesOf('.json'), { companions: [given(bytesOf('_sluiting.note'))] });
    expect([result.kind, wrong(result)]).toEqual(['register', []]);
    expect(result.signedBy.map((s) => s.known)).toEqual([true]);
    const head = bytesOf('_stand.note');
    expect(wrong(verify(head))).toEqual([]);
    expect(wrong(verify(head, { against: early }))).toEqual(['consistency']);
    expect(wrong(verify(early, { against: head.toString('utf8') }))).toEqual(['against_size']);
  });

  test('after a new vault key all of it is still genuine, and the log goes on under a key of its own', async () => {
    const before = await o.call('journal.trust', {});
    const exported = await o.call('registers.export', { quarter: '2027-Q1', formats: ['json'] });
    await o.call('workspaces.newRecovery', {});
    const { vkeys } = await o.call('journal.trust', {});
    expect(vkeys.slice(1)).toEqual(before.vkeys);
    trust = vkeys.map((k) => k.vkey);
    expect(wrong(verify(early))).toEqual([]);
    const { record, proof, vkey } = await o.call('entries.prove', { entryId });
    expect(vkey).toBe(trust[0]);
    expect(wrong(verify(record, { companions: [given(proof)], trust: [vkey] }))).toEqual([]);
    const again = await o.call('registers.export', { quarter: '2027-Q1', formats: ['json'] });
    const register = (files: typeof again.files): Buffer =>
      readFileSync(files.find((f) => f.name.endsWith('.json'))!.path);
    expect(register(again.files)).toEqual(register(exported.files));
    const head = readFileSync(again.files.find((f) => f.name.endsWith('_stand.note'))!.path);
    expect(wrong(verify(head))).toEqual([]);
    const now = verify((await o.call('journal.checkpoint', {})).note);
    expect([wrong(now), now.signedBy[0]?.name]).toEqual([[], expect.stringMatching(/\/2$/)]);
  });
});
