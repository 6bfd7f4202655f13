import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DIALECTS, type SampleMessage, writeChat } from '../testing/chats.ts';
import { android, CHAT, dropsOn, NAME } from '../testing/drops.ts';
import { type TestOffice, testAnswers, testOffice } from '../testing/office.ts';

let o: TestOffice;
beforeAll(async () => {
  o = await testOffice();
});
const { put, open, extractIn, clear } = dropsOn(() => o);
afterEach(clear);
afterAll(() => o.remove());

describe('a conversation that is opened', () => {
  test('says what it is, who is in it and how much, and gives its first messages', async () => {
    const opened = await open();
    expect(opened).toMatchObject({
      name: NAME,
      kind: 'whatsapp',
      messages: 31,
      from: '2027-02-27',
      until: '2027-03-06',
      self: 'Wietske Harmelink',
      asksSelf: true,
      dateOrders: [],
      balance: { unit: 'message', total: 31, kept: 0, leftOut: 31, duplicate: 0, notUnderstood: 0 },
    });
    expect(opened.speakers.map((s) => s.key).toSorted()).toEqual(['Pieter Waddenoord', 'Wietske Harmelink']);
    expect(opened.page).toHaveLength(31);
    expect(opened.page[1]).toMatchObject({ n: 2, author: 'Pieter Waddenoord', text: 'Onderwerp woordvan2x hier' });
  });

  test('leaves nothing on disk and is gone after "weg ermee" and after a lock', async () => {
    const file = put(NAME, writeChat(android, CHAT));
    const before = readdirSync(o.root, { recursive: true });
    const { id } = (await o.call('intake.open', { file })).opened!;
    expect(readdirSync(o.root, { recursive: true })).toEqual(before);
    expect(await o.call('intake.get', { id })).toMatchObject({ id });
    await o.call('intake.close', { id });
    await expect(o.call('intake.get', { id })).rejects.toThrow('not_found');
    const second = await open();
    await o.call('workspaces.lock', {});
    await o.as('secretary');
    await expect(o.call('intake.page', { id: second.id, from: 1 })).rejects.toThrow('not_found');
    expect((await o.call('staging.list', {})).staged).toEqual([]);
  });

  test('of 40,000 messages goes over page by page', async () => {
    const many = Array.from({ length: 40_000 }, (_, i): SampleMessage => {
      const moment = new Date(Date.UTC(2026, 0, 1) + i * 600_000).toISOString();
      return { at: moment.slice(0, 19), author: i % 3 ? 'Pieter' : 'Wietske', text: `Bericht ${i + 1} over de dijk` };
    });
    const opened = await open('groot.txt', writeChat(android, many));
    expect(opened.messages).toBe(40_000);
    expect(opened.page).toHaveLength(200);
    expect(JSON.stringify(opened).length).toBeLessThan(200_000);
    const { messages } = await o.call('intake.page', { id: opened.id, from: 39_900, limit: 500 });
    expect(messages.map((m) => m.n)).toEqual(Array.from({ length: 101 }, (_, i) => 39_900 + i));
    expect(await o.call('intake.find', { id: opened.id, words: 'BERÍCHT 39999' })).toEqual({
      found: [[39_999, 39_999]],
      count: 1,
    });
    const period = await o.call('intake.find', { id: opened.id, from: '2026-01-02', until: '2026-01-02' });
    expect(period).toEqual({ found: [[145, 288]], count: 144 });
  });

  test('a single mail, a picture and a table are no conversation', async () => {
    const mail = readFileSync(path.join(import.meta.dirname, '../../../testdata/mail/reply.eml'));
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    for (const [name, contents] of [
      ['mail.eml', mail],
      ['foto.png', png],
      ['lijst.csv', 'naam;dag\r\nJan;3\r\n'],
    ] as const)
      expect(await o.call('intake.open', { file: put(name, contents) })).toEqual({ opened: null, more: [] });
    await expect(o.call('intake.open', { file: o.token(path.join(o.root, 'weg.txt')) })).rejects.toThrow(
      'file_missing',
    );
  });

  test('whose day and month may be either way round is read again with the answer', async () => {
    const us = DIALECTS.find((d) => d.name === 'Android English (US)')!;
    const chat = CHAT.slice(0, 1).concat({ at: '2027-03-02T10:00:00', author: 'Pieter', text: 'Dijk' });
    const opened = await open('chat.txt', writeChat({ ...us, head: '{m}/{d}/{yyyy}, {HH}:{MM} - ' }, chat.slice(1)));
    expect(opened.dateOrders.toSorted()).toEqual(['dmy', 'mdy']);
    const again = await o.call('intake.reorder', { id: opened.id, dateOrder: 'mdy' });
    expect(again).toMatchObject({ id: opened.id, dateOrders: [], from: '2027-03-02' });
    expect((await o.call('intake.reorder', { id: opened.id, dateOrder: 'dmy' })).from).toBe('2027-02-03');
    // 4 March or 3 April: on 9 March nobody can have sent it in April.
    chat[1]!.at = '2027-03-04T10:00:00';
    const sure = await open('chat.txt', writeChat({ ...us, head: '{m}/{d}/{yyyy}, {HH}:{MM} - ' }, chat.slice(1)));
    expect(sure).toMatchObject({ dateOrders: [], from: '2027-03-04' });
    expect(sure.page[0]!.certainty).toBe('zoneAssumed');
  });

  test('a secretary may, an office holder may not', async () => {
    const file = put(NAME, writeChat(android, CHAT));
    await o.as('holder');
    await expect(o.call('intake.open', { file })).rejects.toThrow('not_allowed');
  });

  test('a reading that is locked away leaves nothing, and the core goes on', async () => {
    const file = put('groot.txt', writeChat(android, Array.from({ length: 2_000 }, () => CHAT).flat()));
    const opening = o.call('intake.open', { file });
    await Promise.all([expect(opening).rejects.toThrow('cancelled'), o.call('workspaces.lock', {})]);
    await o.as('secretary');
    expect((await open()).messages).toBe(31);
  });
});

describe('a message that is somewhere else already', () => {
  // Other words than in the tests above, which keep some of theirs.
  const TALK = CHAT.map((m) => ({ ...m, text: m.text.replace('woordvan', 'gezegd') }));
  const OTHER_PHONE = TALK.map((m) => ({ ...m, author: m.author === 'Pieter Waddenoord' ? 'Pieter W.' : m.author }));

  test('is linked to the source that was opened before, counted as a duplicate, and free again when that goes', async () => {
    const first = await open(NAME, writeChat(android, TALK));
    expect(first.repeated).toEqual([]);
    const second = await open('WhatsApp-chat met Wietske.txt', writeChat(DIALECTS[13]!, OTHER_PHONE));
    expect(second.repeated).toEqual([[2, 31]]);
    expect(second.balance).toMatchObject({ total: 31, kept: 0, leftOut: 1, duplicate: 30 });
    expect(second.page[4]).toMatchObject({ duplicateOf: null, elsewhere: { where: 'open', name: NAME } });
    await o.call('intake.close', { id: first.id });
    const again = await o.call('intake.get', { id: second.id });
    expect(again).toMatchObject({ repeated: [], balance: { leftOut: 31, duplicate: 0 } });
    await o.call('intake.close', { id: second.id });
  });

  test('is told from what was kept, in a draft and in an entry, and can be kept once more', async () => {
    const first = await open(NAME, writeChat(android, TALK));
    const choice = { self: 'Wietske Harmelink', leftOutReason: 'PRIVE' };
    const { staged } = await o.call('intake.keep', { id: first.id, ...choice, kept: [[12, 13]] });
    // A later export of the same conversation, and the very same file.
    const more: SampleMessage = { at: '2027-03-07T10:00:00', author: 'Pieter Waddenoord', text: 'Een nieuw bericht' };
    const later = await open(NAME, writeChat(android, [...TALK.slice(5), more]));
    expect(later.repeated).toEqual([[7, 8]]);
    expect(later.page[6]!.elsewhere).toEqual({ where: 'draft', name: '' });
    const same = await open(NAME, writeChat(android, TALK));
    expect(same.repeated[0]).toEqual([6, 31]);
    await o.call('intake.close', { id: later.id });
    const { id, answers } = staged[0]!;
    const filled = testAnswers(o.ids, { ...answers, counterparty: 'BURGEMEESTER_DECENTRAAL', subject: 'Dijk' });
    const full = { ...filled, reason: 'SLECHT_BEREIK', nature: 'PROCES', classification: 'ONGERUBRICEERD' };
    await o.call('staging.save', { id, answers: full, focus: null });
    const entry = await o.call('entries.log', { stagingId: id });
    const now = await o.call('intake.get', { id: same.id });
    expect(now.repeated).toEqual([[12, 13]]);
    expect(now.page[11]!.elsewhere).toEqual({ where: 'entry', name: entry.number });
    const again = await o.call('intake.keep', {
      id: same.id,
      ...choice,
      kept: [
        [12, 12],
        [20, 20],
      ],
    });
    const extract = await extractIn(again.staged[0]!);
    expect(extract.messages.map((m) => m.n)).toEqual([12, 20]);
    expect(extract.balance).toMatchObject({ total: 31, kept: 2, duplicate: 1, leftOut: 28 });
    expect(extract.part).toMatchObject({ work: 2, leftOut: 28 });
  });

  test('is not seen in a short word of the same minute', async () => {
    const ok = (author: string): SampleMessage[] => [{ at: '2027-03-05T11:00:00', author, text: 'ok' }];
    const first = await open('een.txt', writeChat(android, ok('Jan')));
    const second = await open('twee.txt', writeChat(DIALECTS[13]!, ok('Piet')));
    expect(second.repeated).toEqual([]);
    for (const { id } of [first, second]) await o.call('intake.close', { id });
  });
});

test('how long a recording lasts is told of what was kept, and of nothing else', async () => {
  // Frames of 128 kbit/s at 44.1 kHz: some 38 a second.
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);
  const sound = Buffer.concat(Array.from({ length: 383 }, () => frame));
  const { evidence } = await o.call('staging.start', {
    pasted: [
      { name: 'spraakbericht.mp3', bytes: sound },
      { name: 'briefje.txt', bytes: Buffer.from('geen geluid') },
    ],
  });
  expect(await o.call('evidence.length', { evidenceId: evidence[0]!.id })).toEqual({ seconds: 11 });
  expect(await o.call('evidence.length', { evidenceId: evidence[1]!.id })).toEqual({ seconds: null });
});

const CORPUS = path.join(import.meta.dirname, '../../../../shared/corpus/chat');
const REAL = [
  'chat-miner/whatsapp_ddmmyy_24hrs.txt',
  'chat-miner/telegram_single_export.json',
  'port-whatsapp/_chat.txt',
  'vws-whatsapp-merger/android-nl-carol.txt',
  'sms/mixed.xml',
  'telegram/result.json',
];

// Real exports lie beside the project, where they are there.
describe.skipIf(!existsSync(CORPUS))('a real export', () => {
  test.each(REAL)('%s: every message is in one bucket, and only what was chosen is kept', async (name) => {
    const opened = await open(path.basename(name), readFileSync(path.join(CORPUS, name)));
    const { balance, id } = opened;
    const last = await o.call('intake.page', { id, from: opened.messages, limit: 1 });
    expect(last.messages[0]!.n).toBe(opened.messages);
    expect(balance.leftOut + balance.duplicate + balance.notUnderstood).toBe(balance.total);
    const half = Math.ceil(opened.messages / 2);
    const { staged } = await o.call('intake.keep', {
      id,
      self: opened.self,
      leftOutReason: 'PRIVE',
      kept: [[1, half]],
    });
    const extracts = await Promise.all(staged.map(extractIn));
    const parts = extracts.reduce((n, { part }) => n + part.work + part.context + part.leftOut, 0);
    expect(parts + balance.duplicate + balance.notUnderstood).toBe(balance.total);
    const numbers = extracts.flatMap((e) => e.messages.map(({ n }) => n));
    expect(Math.max(...numbers)).toBeLessThanOrEqual(half);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
