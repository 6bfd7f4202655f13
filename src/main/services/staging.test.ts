import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type AnswersInput, answersSchema } from '../../shared/records.ts';
import { dropsOn } from '../testing/drops.ts';
import { type TestOffice, testAnswers, testOffice } from '../testing/office.ts';
import { msgFile, tnefFile } from '../testing/sources.ts';
import { docxFile } from '../testing/zips.ts';

let o: TestOffice;
beforeAll(async () => {
  o = await testOffice();
});
const { put, clear } = dropsOn(() => o);
afterEach(clear);
afterAll(() => o.remove());

const mail = (subject: string, from = 'From: <anja@example.org>', text = 'Zie hieronder.'): string =>
  `${from}\r\nTo: <wietske.harmelink@gmail.com>\r\nSubject: ${subject}\r\nDate: Tue, 2 Mar 2027 09:00:00 +0100\r\n\r\n${text}\r\n`;

function sealedFiles(): string[] {
  return readdirSync(path.join(o.root, 'workspaces'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && /[/\\]evidence[/\\]/.test(one.parentPath))
    .map(({ name }) => name)
    .toSorted();
}

describe('a file with the marking of a state secret', () => {
  const inside = `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${mail('Stg. GEHEIM plan')}\r\n--b--\r\n`;
  const attached =
    'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; name=nota.txt\r\n' +
    'Content-Disposition: attachment; filename=nota.txt\r\n\r\nStg. ZEER GEHEIM\r\n\r\nDe nota.\r\n--b--\r\n';
  const files: [name: string, content: string | Uint8Array][] = [
    ['mail.eml', mail('FW: Stg. GEHEIM plan')],
    ['binnenin.eml', `From: <a@example.org>\r\nSubject: zie bijlage\r\n${inside}`],
    ['nota.txt', 'Stg. ZEER GEHEIM\n\nDe nota.\n'],
    [
      'bericht.msg',
      msgFile(
        { '001A': 'IPM.Note', '0037': 'NATO SECRET: plan', '1000': 'Beste Wietske' },
        { name: 'a.txt', content: Buffer.from('x') },
        ['a@example.org'],
      ),
    ],
    ['aangehecht.eml', `From: <a@example.org>\r\nSubject: zie bijlage\r\n${attached}`],
    [
      'aangehecht.msg',
      msgFile(
        { '001A': 'IPM.Note', '0037': 'nota', '1000': 'Beste Wietske' },
        { name: 'nota.txt', content: Buffer.from('Stg. ZEER GEHEIM\n\nDe nota.\n') },
        ['a@example.org'],
      ),
    ],
    ['gesprek.txt', '26-02-2027 14:12 - Jan: hallo\n26-02-2027 14:13 - Piet: Stg. GEHEIM\n'],
  ];

  test.each(files)('is not written until somebody says why it is none: %s', async (name, content) => {
    const before = sealedFiles();
    await expect(o.call('staging.start', { files: [put(name, content)] })).rejects.toThrow('content_blocked');
    expect((await o.call('staging.list', {})).staged).toEqual([]);
    expect(sealedFiles()).toEqual(before);
    const { id, evidence } = await o.call('staging.start', {
      files: [put(name, content)],
      noMarking: 'het is de titel van een boek',
    });
    expect(evidence.map((one) => one.name)).toEqual([name, 'verklaring-2027-03-09.txt']);
    const { text } = await o.call('evidence.preview', { evidenceId: evidence[1]!.id });
    expect(text).toContain('Dit is geen rubricering, want: het is de titel van een boek');
    await o.call('staging.discard', { id });
  });

  test('is not put to a draft either', async () => {
    const { id } = await o.call('staging.start', {});
    const given = { id, files: [put('mail.eml', mail('Stg. GEHEIM plan'))] };
    await expect(o.call('staging.addFiles', given)).rejects.toThrow('content_blocked');
    expect((await o.call('staging.get', { id })).evidence).toEqual([]);
    expect((await o.call('staging.addFiles', { ...given, noMarking: 'een boek' })).evidence).toHaveLength(2);
    await o.call('staging.discard', { id });
  });

  test('is not put to an entry that was logged either', async () => {
    const answers = testAnswers(o.ids, { evidence: 'attached' });
    const { id } = await o.call('entries.add', { answers, files: [put('logboek.eml', mail('logboek'))] });
    const given = { entryId: id, files: [put('mail.eml', mail('Stg. GEHEIM plan'))] };
    await expect(o.call('evidence.add', given)).rejects.toThrow('content_blocked');
    const { evidence } = await o.call('evidence.add', { ...given, noMarking: 'een boek' });
    expect(evidence.map(({ name }) => name)).toEqual(['logboek.eml', 'mail.eml', 'verklaring-2027-03-09.txt']);
  });

  test('is not logged in one call either, as scripts do', async () => {
    const answers = testAnswers(o.ids, { evidence: 'attached' });
    const given = { answers, files: [put('mail.eml', mail('Stg. GEHEIM plan'))] };
    await expect(o.call('entries.add', given)).rejects.toThrow('content_blocked');
    const { evidence } = await o.call('entries.add', { ...given, noMarking: 'een boek' });
    expect(evidence.map(({ name }) => name)).toEqual(['mail.eml', 'verklaring-2027-03-09.txt']);
  });

  test('of which only the word stands in a sentence, is taken in', async () => {
    const { id } = await o.call('staging.start', { files: [put('mail.eml', mail('dit is geheim'))] });
    await o.call('staging.discard', { id });
  });

  test('that is departmental, is taken in where the security authority decided that it may', async () => {
    const given = (): { files: string[] } => ({ files: [put('mail.eml', mail('Dep. vertrouwelijk: nota'))] });
    await expect(o.call('staging.start', given())).rejects.toThrow('content_blocked');
    await o.as('records');
    await o.call('workspaces.accredit', { accreditation: { note: 'Besluit BVA 2027-14', decidedOn: '2027-03-01' } });
    await o.as('secretary');
    const { id, evidence } = await o.call('staging.start', given());
    expect(evidence.map(({ name }) => name)).toEqual(['mail.eml']);
    await o.call('staging.discard', { id });
    await expect(o.call('staging.start', { files: [put('stg.eml', mail('Stg. GEHEIM: nota'))] })).rejects.toThrow(
      'content_blocked',
    );
    await o.as('records');
    await o.call('workspaces.accredit', { accreditation: null });
    await o.as('secretary');
  });
});

describe('the same file twice', () => {
  test('is said, with where it is already', async () => {
    const first = await o.call('staging.start', { files: [put('een.eml', mail('agenda'))] });
    expect(first.guesses.filter((one) => one.field.startsWith('seen:'))).toEqual([]);
    const second = await o.call('staging.start', { files: [put('twee.eml', mail('agenda'))] });
    const seen = { field: `seen:${second.evidence[0]!.id}`, key: 'draft', certainty: 'zeker', detail: first.id };
    expect(second.guesses).toContainEqual(seen);
    for (const { id } of [first, second]) await o.call('staging.discard', { id });
  });
});

test('"zelfde als de vorige" keeps who, with whom and through what, and nothing that only the other message can tell', async () => {
  const only: AnswersInput = {
    reasonsOther: ['SLECHT_BEREIK'],
    evidence: 'follows',
    evidenceDueOn: '2027-03-16',
    messages: 7,
    leftOut: 204,
    leftOutReason: 'privé',
    captureMethod: 'export',
    forwardedTo: 'secretariaat@mkd.example',
    contentKinds: ['DOCUMENT'],
    classificationByMachine: true,
  };
  const entry = await o.call('entries.add', { answers: testAnswers(o.ids, only) });
  const { id, answers } = await o.call('staging.start', { from: { entryId: entry.id, as: 'same' } });
  const { termId, accountId, channel, device, counterparty, direction, nature } = entry.answers;
  // No marking was looked for in what is not there: that is asked again.
  expect(answers).toEqual({
    ...answersSchema.parse({}),
    termId,
    accountId,
    channel,
    device,
    counterparty,
    direction,
    nature,
  });
  await o.call('staging.discard', { id });
});

describe('a mail with several senders', () => {
  test('fills in none of them as sure', async () => {
    const from = 'From: <wietske.harmelink@gmail.com>\r\nFrom: <anja@example.org>';
    const { id, answers, guesses } = await o.call('staging.start', { files: [put('mail.eml', mail('agenda', from))] });
    expect(answers.direction).toBeNull();
    expect(
      guesses.filter((one) => ['with', 'direction', 'through'].includes(one.field) && one.certainty === 'zeker'),
    ).toEqual([]);
    await o.call('staging.discard', { id });
  });
});

test('a message of Outlook that is too large to be read whole is told by what stands far behind its begin', async () => {
  const begin = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const bytes = Buffer.concat([begin, Buffer.alloc(51 * 1024 * 1024), Buffer.from('__substg1.0_0037001F', 'utf16le')]);
  const { id, evidence } = await o.call('staging.start', { files: [put('groot.msg', bytes)] });
  expect(evidence).toMatchObject([{ format: 'msg', bytes: bytes.length }]);
  await o.call('staging.discard', { id });
});

test('a mail is found by the words of what hangs on it, and stopped by a marking in it', async () => {
  const eml = (text: string): string =>
    `${mail('agenda').split('\r\n\r\n')[0]}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nzie bijlage\r\n--b\r\nContent-Type: application/octet-stream; name="nota.docx"\r\nContent-Disposition: attachment; filename="nota.docx"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(docxFile(text)).toString('base64')}\r\n--b--\r\n`;
  const { id, evidence } = await o.call('staging.start', {
    files: [put('mail.eml', eml('Verslag van de gemaaltocht'))],
  });
  expect(evidence).toHaveLength(1);
  await o.call('staging.save', { id, answers: testAnswers(o.ids, { evidence: 'attached' }), focus: null });
  const entry = await o.call('entries.log', { stagingId: id });
  const { rows } = await o.call('entries.list', { search: 'gemaaltocht' });
  expect(rows.map((row) => row.id)).toEqual([entry.id]);
  await expect(o.call('staging.start', { files: [put('m.eml', eml('Stg. GEHEIM'))] })).rejects.toThrow(
    'content_blocked',
  );
});

test('a winmail.dat by itself is found by its words, and stopped by its marking', async () => {
  const dat = (text: string): Uint8Array => tnefFile(text, [{ name: 'lijst.txt', content: Buffer.from('lijst') }]);
  const { id, evidence } = await o.call('staging.start', { files: [put('winmail.dat', dat('Plan: sluiswachter'))] });
  const { text } = await o.call('evidence.preview', { evidenceId: evidence[0]!.id });
  expect(text).toContain('Plan: sluiswachter');
  expect(text).toContain('lijst.txt');
  await o.call('staging.discard', { id });
  await expect(o.call('staging.start', { files: [put('winmail.dat', dat('Stg. GEHEIM\nplan'))] })).rejects.toThrow(
    'content_blocked',
  );
});

test('a mail with a winmail.dat shows what is in it, and is found by its words', async () => {
  const dat = tnefFile('De tekst in Outlook: dijkbewaking', [{ name: 'lijst.txt', content: Buffer.from('lijst') }]);
  const part = `Content-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(dat).toString('base64')}`;
  const head = mail('agenda').split('\r\n\r\n')[0];
  const eml = `${head}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nzie bijlage\r\n--b\r\n${part}\r\n--b--\r\n`;
  const { id, evidence } = await o.call('staging.start', { files: [put('mail.eml', eml)] });
  const { mails } = await o.call('evidence.preview', { evidenceId: evidence[0]!.id });
  expect(mails[0]?.text).toContain('De tekst in Outlook: dijkbewaking');
  expect(mails[0]?.attachments.map(({ name }) => name)).toEqual(['lijst.txt', 'winmail.dat']);
  await o.call('staging.discard', { id });
});
