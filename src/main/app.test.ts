import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { PASSPHRASES, signAll, type TestOffice, testAnswers, testOffice } from './testing/office.ts';

let office: TestOffice | null = null;
async function open(now?: string): Promise<TestOffice> {
  office = await testOffice(now);
  return office;
}
afterEach(async () => {
  await office?.remove();
  office = null;
});

test('the main job: log with evidence, sign, close the quarter, export, and everything still checks', async () => {
  const o = await open();
  const file = path.join(o.root, 'bericht.txt');
  writeFileSync(file, 'De inspraakavond over de dijkversterking is dinsdag.');
  const entry = await o.call('entries.add', {
    answers: testAnswers(o.ids, { evidence: 'attached' }),
    files: [o.token(file)],
  });
  expect(entry).toMatchObject({ number: 'MKD-2027-0001', status: 'logged', quarter: '2027-Q1', daysToLog: 3 });
  expect(entry.followUp.outcome).toBe('VEILIGGESTELD');
  expect(entry.sentence.nl).toBe(
    'Wietske Harmelink wisselde op zaterdag 6 maart 2027 zeven werkberichten met een burgemeester of decentraal bestuurder, via WhatsApp (privételefoon), over “Dijkversterking Noordermeerpolder: zaal en planning”. Reden: slecht bereik van de zakelijke telefoon.',
  );

  o.setNow('2027-04-02T10:00:00+02:00');
  const signed = await signAll(o, 'kwartaal', '2027-Q1');
  expect(signed).toMatchObject({ state: 'accepted', way: 'app', entries: 1, nil: false });
  expect(signed.note).toContain('verklaring: gebruik');

  await o.as('records');
  const closed = await o.call('quarters.close', {
    quarter: '2027-Q1',
    consent: '2027-Q1',
    passphrase: PASSPHRASES.records,
  });
  expect(closed.state).toBe('closed');
  const out = path.join(o.root, 'uit');
  mkdirSync(out);
  const receipt = await o.call('registers.export', {
    quarter: '2027-Q1',
    formats: ['json', 'xlsx', 'ods', 'csv'],
    out: o.token(out),
  });
  expect(receipt.rows['Registraties']).toBe(1);
  expect(receipt.files.map((f) => f.name)).toContain('kanaalregister_MKD_2027-Q1_v1_intern.xlsx');
  expect(readdirSync(out).length).toBe(receipt.files.length);

  const check = await o.call('journal.check', {});
  expect(check).toMatchObject({ ok: true, problems: [], unsignedTail: 0, evidence: { files: 1, bad: 0 } });
});

test('exporting twice gives the same bytes', async () => {
  const o = await open();
  await o.call('entries.add', { answers: testAnswers(o.ids) });
  o.setNow('2027-04-02T10:00:00+02:00');
  await o.as('records');
  await o.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
  const exportTo = async (name: string): Promise<Record<string, string>> => {
    const out = path.join(o.root, name);
    mkdirSync(out);
    const formats = ['json', 'xlsx', 'ods', 'csv'] as const;
    const { files } = await o.call('registers.export', {
      quarter: '2027-Q1',
      formats: [...formats],
      out: o.token(out),
    });
    return Object.fromEntries(files.map((f) => [f.name, readFileSync(f.path).toString('base64')]));
  };
  const first = await exportTo('een');
  o.setNow('2027-05-20T10:00:00+02:00');
  // What comes of an entry after the close is for the next register, also where sheet 10 tells of such outcomes.
  const { rows } = await o.call('entries.list', {});
  await o.call('entries.followUp', {
    entryId: rows[0]!.id,
    outcome: 'GEARCHIVEERD',
    place: 'DMS',
    reference: 'Z-12',
    date: '2027-05-20',
  });
  expect(await exportTo('twee')).toEqual(first);
});

test('what is not signed at close stands in the register by name, with its reason', async () => {
  const o = await open();
  const entry = await o.call('entries.add', { answers: testAnswers(o.ids) });
  o.setNow('2027-04-10T10:00:00+02:00');
  await o.call('quarters.unsignedReason', { quarter: '2027-Q1', termId: o.ids.term, reason: 'NIET_BEREIKT' });
  await o.as('records');
  const before = await o.call('quarters.view', { quarter: '2027-Q1' });
  expect(before.checks.filter((c) => !c.ok).map((c) => c.key)).toEqual(
    expect.arrayContaining(['statements', 'unsigned', 'evidence', 'outcomes']),
  );
  await o.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
  expect(await o.call('entries.get', { entryId: entry.id })).toMatchObject({
    status: 'unsigned',
    unsignedReason: 'NIET_BEREIKT',
  });
});

test('closing asks for the name of the quarter and for its last day to be over', async () => {
  const o = await open();
  await o.as('records');
  const close = (consent: string): Promise<unknown> =>
    o.call('quarters.close', { quarter: '2027-Q1', consent, passphrase: PASSPHRASES.records });
  await expect(close('2027-Q1')).rejects.toThrow('quarter_not_over');
  o.setNow('2027-04-01T00:30:00+02:00');
  await expect(close('ja')).rejects.toThrow('consent_mismatch');
});

test('after close an entry is late, and a change is a correction that points back', async () => {
  const o = await open();
  const entry = await o.call('entries.add', { answers: testAnswers(o.ids) });
  o.setNow('2027-04-02T10:00:00+02:00');
  await o.as('records');
  await o.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
  await o.as('secretary');
  const late = await o.call('entries.add', {
    answers: testAnswers(o.ids, { dateFrom: '2027-02-01', dateTo: '2027-02-01' }),
  });
  expect(late).toMatchObject({ late: true, quarter: '2027-Q2' });
  await expect(o.call('entries.amend', { entryId: entry.id, version: 1, answers: testAnswers(o.ids) })).rejects.toThrow(
    'quarter_closed',
  );
  // A correction in which nothing is different would only be a double of the entry.
  const same = { entryId: entry.id, answers: testAnswers(o.ids), reason: 'Zomaar' };
  await expect(o.call('entries.correct', same)).rejects.toThrow('nothing_changed');
  const untouched = await o.call('staging.start', { from: { entryId: entry.id, as: 'correct' } });
  const logIt = { stagingId: untouched.id, correctionReason: 'Zomaar' };
  await expect(o.call('entries.log', logIt)).rejects.toThrow('nothing_changed');
  expect((await o.call('entries.list', { search: '' })).total).toBe(2);
  const correction = await o.call('entries.correct', {
    entryId: entry.id,
    answers: testAnswers(o.ids, { reason: 'BATTERIJ' }),
    reason: 'De reden was verkeerd gekozen',
  });
  expect(correction).toMatchObject({ corrects: entry.number, quarter: '2027-Q2', late: false });
  const { rows } = await o.call('registers.preview', { quarter: '2027-Q2', sheet: 'Rechtzettingen' });
  expect(rows).toMatchObject([
    { registratienummer_oud: entry.number, registratienummer_nieuw: correction.number, veld: 'reden_code' },
  ]);
});

test('a returned entry is amended, names what changed, and is signed again', async () => {
  const o = await open();
  const entry = await o.call('entries.add', { answers: testAnswers(o.ids, { reason: 'SPOED' }) });
  await signAll(o, 'registraties', '2027-Q1', [entry.id]);
  await o.as('secretary');
  const returned = await o.call('entries.get', { entryId: entry.id });
  expect(returned).toMatchObject({ status: 'returned', returnReason: 'REDEN_KLOPT_NIET' });
  const amended = await o.call('entries.amend', {
    entryId: entry.id,
    version: 1,
    answers: testAnswers(o.ids, { reason: 'BATTERIJ' }),
  });
  expect(amended).toMatchObject({ status: 'logged', version: 2 });
  await signAll(o, 'registraties', '2027-Q1');
  await o.as('secretary');
  const again = await o.call('entries.amend', {
    entryId: entry.id,
    version: 2,
    answers: testAnswers(o.ids, { reason: 'STORING' }),
  });
  expect(again.changedSinceSigned).toEqual(['reason']);
  await expect(o.call('entries.amend', { entryId: entry.id, version: 2, answers: testAnswers(o.ids) })).rejects.toThrow(
    'version_conflict',
  );
});

test('what waits for the office holder is counted by quarter, with its oldest day, and is gone once signed', async () => {
  const o = await open();
  expect(await o.call('today.brief', {})).toEqual({ quarter: '2027-Q1', waiting: [] });
  await o.call('entries.add', { answers: testAnswers(o.ids) });
  await o.call('entries.add', { answers: testAnswers(o.ids, { dateFrom: '2027-03-02', dateTo: '2027-03-02' }) });
  const brief = await o.call('today.brief', {});
  expect(brief.waiting).toMatchObject([{ termId: o.ids.term, quarter: '2027-Q1', entries: 2, oldest: '2027-03-02' }]);
  expect((await o.call('today.get', {})).waiting).toEqual(brief.waiting);
  await signAll(o, 'registraties', '2027-Q1');
  expect((await o.call('today.brief', {})).waiting).toEqual([]);
});

test('a nil return is signed as such; a later entry makes a supplementary statement', async () => {
  const o = await open('2027-04-02T10:00:00+02:00');
  const nil = await signAll(o, 'kwartaal', '2027-Q1');
  expect(nil).toMatchObject({ nil: true, entries: 0, supplementary: false });
  await o.as('secretary');
  await o.call('entries.add', { answers: testAnswers(o.ids) });
  const queue = await o.call('signoffs.queue', { termId: o.ids.term, quarter: '2027-Q1' });
  expect(queue).toMatchObject({ signed: 0, returned: 0, supplementary: true });
  const more = await signAll(o, 'kwartaal', '2027-Q1');
  expect(more).toMatchObject({ nil: false, entries: 1, supplementary: true });
  const view = await o.call('quarters.view', { quarter: '2027-Q1' });
  expect(view.terms[0]).toMatchObject({ statement: 'GEBRUIK', signed: 1, open: 0 });
});

test('on paper it counts after secretary and records manager both confirmed the check number', async () => {
  const o = await open('2027-04-02T10:00:00+02:00');
  await o.call('entries.add', { answers: testAnswers(o.ids) });
  const { entries } = await o.call('signoffs.queue', { termId: o.ids.term, quarter: '2027-Q1' });
  const prepared = await o.call('signoffs.prepare', {
    termId: o.ids.term,
    quarter: '2027-Q1',
    kind: 'kwartaal',
    decisions: entries.map((e) => ({ entryId: e.id, agreed: true })),
    deleted: 'onbekend',
  });
  const { html } = await o.call('signoffs.toPaper', { requestId: prepared.requestId });
  expect(html).toContain(prepared.checkNumber);
  expect(html).toContain('<h1>Opgave over 2027-Q1</h1>');
  const scan = path.join(o.root, 'scan.png');
  writeFileSync(scan, Buffer.from('89504e470d0a1a0a', 'hex'));
  // What looks like a marking on the sheet is asked about, as of any file.
  const marked = path.join(o.root, 'scan.txt');
  writeFileSync(marked, 'Stg. GEHEIM\n\nVerklaring\n');
  const sheet = { requestId: prepared.requestId, signedOn: '2027-04-01' };
  await expect(o.call('signoffs.attachScan', { ...sheet, file: o.token(marked) })).rejects.toMatchObject({
    code: 'content_blocked',
    details: { name: 'scan.txt', marking: 'STG_G' },
  });
  const why = 'titel van een boek';
  const kept = await o.call('signoffs.attachScan', { ...sheet, file: o.token(marked), noMarking: why });
  expect(kept.scan?.name).toBe('scan.txt');
  await o.call('signoffs.attachScan', { requestId: prepared.requestId, file: o.token(scan), signedOn: '2027-04-01' });
  const confirm = (passphrase: string, checkNumber = prepared.checkNumber): Promise<{ state: string }> =>
    o.call('signoffs.confirmPaper', { requestId: prepared.requestId, checkNumber, passphrase });
  await expect(confirm(PASSPHRASES.secretary, '00 00')).rejects.toThrow('text_changed');
  expect((await confirm(PASSPHRASES.secretary)).state).toBe('paper');
  await expect(confirm(PASSPHRASES.secretary)).rejects.toThrow('already_confirmed');
  await o.as('records');
  expect((await confirm(PASSPHRASES.records)).state).toBe('accepted');
  expect((await o.call('entries.get', { entryId: entries[0]!.id })).status).toBe('signed');
  // The journal never says that who confirmed it signed it.
  const { items } = await o.call('journal.list', {});
  const byHand = { name: 'Wietske Harmelink', way: 'papier' };
  expect(items.find((item) => item.type === 'signOff')).toMatchObject({ actor: o.ids.records, signedBy: byHand });
  const { items: own } = await o.call('entries.history', { entryId: entries[0]!.id });
  expect(own.map((item) => item.signedBy)).toEqual([null, byHand]);
});

test('nobody signs for an office holder, and a request that no longer fits is refused', async () => {
  const o = await open('2027-04-02T10:00:00+02:00');
  const entry = await o.call('entries.add', { answers: testAnswers(o.ids) });
  const input = {
    termId: o.ids.term,
    quarter: '2027-Q1',
    kind: 'registraties' as const,
    decisions: [{ entryId: entry.id, agreed: true }],
  };
  const prepared = await o.call('signoffs.prepare', input);
  const sign = (): Promise<unknown> =>
    o.call('signoffs.sign', { requestId: prepared.requestId, sha256: prepared.sha256, passphrase: PASSPHRASES.holder });
  await expect(sign()).rejects.toThrow('not_allowed');
  await o.call('entries.amend', { entryId: entry.id, version: 1, answers: testAnswers(o.ids, { messages: 8 }) });
  await o.as('holder');
  await expect(sign()).rejects.toThrow('request_stale');
});

test('staging is really gone when thrown away, and goes on where it was', async () => {
  const o = await open();
  const file = path.join(o.root, 'prive.txt');
  writeFileSync(file, 'naald-in-de-hooiberg');
  const staged = await o.call('staging.start', { files: [o.token(file)] });
  expect(staged.evidence).toHaveLength(1);
  expect(staged.answers.evidence).toBe('attached');
  await o.call('staging.save', {
    id: staged.id,
    answers: testAnswers(o.ids, { reason: null, evidence: 'attached' }),
    focus: 'why',
  });
  expect(await o.call('staging.get', { id: staged.id })).toMatchObject({ focus: 'why', open: ['why'] });
  await expect(o.call('entries.log', { stagingId: staged.id })).rejects.toThrow('incomplete_entry');
  await o.call('staging.discard', { id: staged.id });
  expect((await o.call('staging.list', {})).staged).toEqual([]);
  expect((await o.call('journal.check', {})).evidence.files).toBe(0);
});

test('search finds parts of words, accents and the words inside evidence, and says where', async () => {
  const o = await open();
  const file = path.join(o.root, 'nota.txt');
  writeFileSync(file, 'De kosten van dijkverzwaring zijn geraamd.');
  await o.call('entries.add', {
    answers: testAnswers(o.ids, { subject: 'Nota waterveiligheid', evidence: 'attached' }),
    files: [o.token(file)],
  });
  await o.call('entries.add', { answers: testAnswers(o.ids, { subject: 'Bezoek aan de Zeedijk' }) });
  const find = async (search: string): Promise<string[]> =>
    (await o.call('entries.list', { search })).rows.map((r) => r.subject ?? '').sort();
  expect(await find('dijk')).toEqual(['Bezoek aan de Zeedijk', 'Nota waterveiligheid']);
  expect(await find('VERZWARING')).toEqual(['Nota waterveiligheid']);
  expect(await find('zeedijk bez')).toEqual(['Bezoek aan de Zeedijk']);
  expect(await find('"OR')).toEqual([]);
  const [hit] = (await o.call('entries.list', { search: 'geraamd' })).rows;
  expect(hit?.hit).toMatchObject({ where: 'nota.txt', match: 'geraamd' });
});

test('while a job is away in its worker other calls are answered, and locking stops it', async () => {
  const o = await open();
  for (let i = 0; i < 30; i++)
    await o.call('entries.add', { answers: testAnswers(o.ids, { subject: `Onderwerp ${i}` }) });
  o.setNow('2027-04-02T10:00:00+02:00');
  await o.as('records');
  await o.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
  const out = path.join(o.root, 'uit');
  mkdirSync(out);
  const order: string[] = [];
  const formats = ['json', 'xlsx', 'ods', 'csv'] as const;
  const started = o
    .call('registers.export', { quarter: '2027-Q1', formats: [...formats], out: o.token(out) })
    .finally(() => order.push('export'));
  expect((await o.call('entries.list', {})).total).toBe(30);
  order.push('list');
  await o.call('workspaces.lock', {});
  await expect(started).rejects.toThrow('cancelled');
  expect(order).toEqual(['list', 'export']);
  expect(readdirSync(out)).toEqual([]);
});

test('taking a logging back leaves the withdrawn entry its evidence, whatever happens to what is staged again', async () => {
  const o = await open();
  const file = path.join(o.root, 'bewijs.txt');
  writeFileSync(file, 'Bewijs. '.repeat(30_000));
  const entry = await o.call('entries.add', {
    answers: testAnswers(o.ids, { evidence: 'attached' }),
    files: [o.token(file)],
  });
  const staged = await o.call('entries.undo', { entryId: entry.id });
  expect(staged.evidence[0]).toMatchObject({ name: 'bewijs.txt', sha256: entry.evidence[0]!.sha256 });
  await o.call('staging.discard', { id: staged.id });
  const after = await o.call('entries.get', { entryId: entry.id });
  expect(after).toMatchObject({ status: 'withdrawn', withdrawReason: 'Ongedaan gemaakt', evidence: entry.evidence });
  expect(await o.call('journal.check', {})).toMatchObject({ ok: true, evidence: { files: 1, bad: 0 } });
});

test("a mail from the ministry's own domain to a private box is read as work to private", async () => {
  const o = await open();
  const people = [{ name: 'Joris Tervoort', role: 'secretary' as const, passphrase: PASSPHRASES.secretary }];
  const mail = path.join(o.root, 'stuk.eml');
  writeFileSync(
    mail,
    'From: Kantoor <bureau@kustendelta.example>\r\nTo: <w.harmelink@gmail.com>\r\nDate: Sat, 06 Mar 2027 14:12:00 +0100\r\nSubject: Stuk om af te drukken\r\nMessage-ID: <1@kustendelta.example>\r\n\r\nZie hieronder.\r\n',
  );
  const direction = async (workDomains: string[]): Promise<string | null> => {
    await o.call('workspaces.create', { setup: { title: 'Proef', prefix: 'MKD', people, workDomains } });
    const { answers } = await o.call('staging.start', { files: [o.token(mail)] });
    expect(answers).toMatchObject({
      channel: 'gmail',
      dateFrom: '2027-03-06',
      time: '14:12',
      subject: 'Stuk om af te drukken',
    });
    return answers.direction;
  };
  expect(await direction(['kustendelta.example'])).toBe('ZAKELIJK_NAAR_PRIVE');
  expect(await direction([])).not.toBe('ZAKELIJK_NAAR_PRIVE');
});
