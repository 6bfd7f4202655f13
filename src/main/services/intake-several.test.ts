import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dropsOn } from '../testing/drops.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';
import { msgFile } from '../testing/sources.ts';

let o: TestOffice;
beforeAll(async () => {
  o = await testOffice();
});
const { put, open, clear } = dropsOn(() => o);
afterEach(clear);
afterAll(() => o.remove());

describe('several files of one drop', () => {
  const mail = (day: number, subject: string, from = 'anja@example.org'): string =>
    [
      `From: <${from}>`,
      'To: <wietske.harmelink@gmail.com>',
      `Subject: ${subject}`,
      `Date: ${new Date(Date.UTC(2027, 2, day, 9)).toUTCString().replace('GMT', '+0000')}`,
      '',
      `Beste Wietske, hierbij ${subject}.`,
    ].join('\r\n');
  const NOTE = { name: 'nota.pdf', content: Buffer.from('%PDF-1.4\n') };
  const note = (): { name: string; bytes: Uint8Array<ArrayBuffer> } => ({
    name: 'nota.pdf',
    bytes: Buffer.from('%PDF-1.4\n'),
  });
  const answersOf = async (id: string) => (await o.call('staging.get', { id })).answers;

  test('mails of one person in one month are one draft over all their days', async () => {
    const { id, more, evidence } = await o.call('staging.start', {
      files: [put('twee.eml', mail(4, 'zaal')), put('een.eml', mail(2, 'agenda'))],
      pasted: [note()],
    });
    expect(more).toEqual([]);
    expect(evidence.map(({ name }) => name)).toEqual(['twee.eml', 'een.eml', 'nota.pdf']);
    expect(await answersOf(id)).toMatchObject({
      dateFrom: '2027-03-02',
      dateTo: '2027-03-04',
      messages: 2,
      subject: 'agenda',
    });
  });

  test('a message of Outlook fills a draft like any mail, and is shown as one', async () => {
    const head = 'From: Anja <anja@example.org>\r\nDate: Tue, 2 Mar 2027 09:00:00 +0100\r\n';
    const bytes = msgFile({ '001A': 'IPM.Note', '0037': 'agenda', '1000': 'Beste Wietske', '007D': head }, NOTE, [
      'wietske.harmelink@gmail.com',
    ]);
    const { id, evidence } = await o.call('staging.start', {
      pasted: [{ name: 'agenda.msg', bytes: Buffer.from(bytes) }],
    });
    expect(await answersOf(id)).toMatchObject({
      dateFrom: '2027-03-02',
      time: '09:00',
      direction: 'ONTVANGEN',
      subject: 'agenda',
      messages: 1,
    });
    const { kind, mails } = await o.call('evidence.preview', { evidenceId: evidence[0]!.id });
    expect(kind).toBe('mail');
    expect(mails).toMatchObject([
      {
        subject: 'agenda',
        from: [{ address: 'anja@example.org' }],
        text: 'Beste Wietske',
        attachments: [{ name: 'nota.pdf' }],
      },
    ]);
  });

  test('of a mail that brings another in a message of Outlook, the day and its source are those of the mail inside', async () => {
    const head = 'From: <w.harmelink@rijksoverheid.nl>\r\nDate: Mon, 8 Mar 2027 09:00:00 +0100\r\n';
    const bytes = msgFile(
      { '001A': 'IPM.Note', '0037': 'FW: zaal', '007D': head },
      { name: 'zaal.eml', content: Buffer.from(mail(5, 'zaal')) },
      ['secretariaat@rijksoverheid.nl'],
    );
    const { id, guesses } = await o.call('staging.start', { pasted: [{ name: 'fw.msg', bytes: Buffer.from(bytes) }] });
    expect(await answersOf(id)).toMatchObject({ dateFrom: '2027-03-05', subject: 'zaal', forwardedTo: 'secretariaat' });
    expect(guesses.find(({ field }) => field === 'when')?.detail).toBe('Fri, 05 Mar 2027 09:00:00 +0000');
  });

  test('of two mails of people whom nobody named yet, both are asked about', async () => {
    const { id } = await o.call('staging.start', { files: [put('een.eml', mail(2, 'agenda'))] });
    await o.call('staging.addFiles', { id, files: [put('twee.eml', mail(3, 'zaal', 'bert@example.org'))] });
    const { guesses } = await o.call('staging.addFiles', { id, files: [put('drie.eml', mail(4, 'zaal'))] });
    expect(guesses.find(({ field }) => field === 'with')?.detail).toBe('anja@example.org, bert@example.org');
  });

  test('each mail that is put to a draft counts, until somebody counted otherwise', async () => {
    const { id } = await o.call('staging.start', { files: [put('een.eml', mail(2, 'agenda'))] });
    const two = await o.call('staging.addFiles', { id, files: [put('twee.eml', mail(3, 'zaal'))], pasted: [note()] });
    expect(two.answers.messages).toBe(2);
    await o.call('staging.save', { id, answers: { ...two.answers, messages: 7 }, focus: null });
    const three = await o.call('staging.addFiles', { id, files: [put('drie.eml', mail(4, 'zaal'))] });
    expect(three.answers.messages).toBe(7);
  });

  test('mails of several people are a draft each, and what says nothing of anybody goes with the first', async () => {
    const { id, more, evidence } = await o.call('staging.start', {
      files: [put('een.eml', mail(2, 'agenda')), put('twee.eml', mail(3, 'zaal', 'bert@example.org'))],
      pasted: [note()],
    });
    expect(evidence.map(({ name }) => name)).toEqual(['een.eml', 'nota.pdf']);
    expect(more).toHaveLength(1);
    expect(await answersOf(id)).toMatchObject({ dateFrom: '2027-03-02', subject: 'agenda' });
    expect(await answersOf(more[0]!)).toMatchObject({ dateFrom: '2027-03-03', subject: 'zaal' });
  });

  test('a mail and a file put to a draft fill what is open, and only offer what was answered otherwise', async () => {
    const { id, answers } = await o.call('staging.start', {});
    const typed = { ...answers, dateFrom: '2027-03-01', dateTo: '2027-03-01', dateCertainty: 'exact' } as const;
    await o.call('staging.save', { id, answers: typed, focus: null });
    const staged = await o.call('staging.addFiles', {
      id,
      files: [put('een.eml', mail(2, 'agenda'))],
      pasted: [note()],
    });
    expect(staged.evidence).toHaveLength(2);
    expect(staged.answers).toMatchObject({
      dateFrom: '2027-03-01',
      subject: 'agenda',
      evidence: 'attached',
      messages: 1,
    });
    const offer = staged.guesses.find(({ field }) => field === 'offer:when');
    expect(JSON.parse(offer?.detail ?? '')).toMatchObject({ dateFrom: '2027-03-02', dateCertainty: 'exact' });
    // The next file finds the subject answered, and the day it says within neither.
    const again = await o.call('staging.addFiles', { id, files: [put('twee.eml', mail(5, 'zaal'))] });
    expect(again.answers).toMatchObject({ dateFrom: '2027-03-01', subject: 'agenda' });
    expect(again.guesses.filter(({ field }) => field.startsWith('offer:')).map(({ field }) => field)).toEqual([
      'offer:when',
      'offer:about',
    ]);
  });

  test('what is chosen from a conversation dropped on a draft goes with it, with its balance, and twice makes a sum', async () => {
    const { id: draft, answers } = await o.call('staging.start', {});
    await o.call('staging.save', { id: draft, answers: { ...answers, subject: 'De zaal' }, focus: null });
    const keep = async (kept: [number, number][]) => {
      const { id, self, balance } = await open();
      const { staged } = await o.call('intake.keep', { id, kept, self, leftOutReason: 'PRIVE', into: draft });
      return { staged, leftOut: balance.leftOut };
    };
    const first = await keep([[12, 13]]);
    const leftOut = first.leftOut - 2;
    const said = { subject: 'De zaal', messages: 2, leftOut, evidence: 'attached' };
    expect(first.staged).toMatchObject([{ id: draft, answers: said }]);
    const second = await keep([[15, 15]]);
    const sum = { messages: 3, leftOut: leftOut + second.leftOut - 1 };
    expect(second.staged).toMatchObject([{ id: draft, answers: sum, evidence: [{}, {}] }]);
    const [one, two] = (await o.call('staging.get', { id: draft })).evidence;
    expect(two!.format).toBe(one!.format);
  });

  test('of several months each is a draft of its own, and so is what comes after the draft is gone', async () => {
    const { id: draft } = await o.call('staging.start', {});
    const { id, self } = await open();
    const both = await o.call('intake.keep', {
      id,
      kept: [
        [2, 3],
        [12, 13],
      ],
      self,
      leftOutReason: 'PRIVE',
      into: draft,
    });
    expect(both.staged).toHaveLength(2);
    expect(both.staged.map((one) => one.id)).not.toContain(draft);
    await o.call('staging.discard', { id: draft });
    for (const one of both.staged) await o.call('staging.discard', { id: one.id });
    const once = await open();
    const { staged } = await o.call('intake.keep', {
      id: once.id,
      kept: [[2, 3]],
      self,
      leftOutReason: 'PRIVE',
      into: draft,
    });
    expect(staged[0]!.id).not.toBe(draft);
  });
});
