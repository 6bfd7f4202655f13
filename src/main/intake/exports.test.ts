import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { KanaalError } from '../../shared/errors.ts';
import type { SourceReading } from '../../shared/intake.ts';
import { bytesOf, jsonLines, signalFrames, smsBackup, telegramChat } from '../testing/sources.ts';
import { looksLikeSignal, readSignal } from './signal.ts';
import { looksLikeSmsBackup, readSms } from './sms.ts';
import { looksLikeTelegram, readTelegram } from './telegram.ts';

const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const codes = (reading: SourceReading): string[] => reading.warnings.map((w) => w.code);
const CORPUS = path.join(import.meta.dirname, '../../../../shared/corpus/chat');

describe('a Signal export', () => {
  const frames = signalFrames(PICTURE);
  const reading = readSignal(jsonLines(frames), new Map([['ab12.jpg', PICTURE]]));

  test('gives who wrote what, when, in which conversation', () => {
    expect(looksLikeSignal(jsonLines(frames))).toBe(true);
    expect(
      reading.messages.map((m) => [m.sentAt, m.certainty, m.author, m.address, m.direction, m.conversation]),
    ).toEqual([
      ['2027-03-06T14:02:00+01:00', 'exact', 'Renée', '+31612345678', 'ONTVANGEN', 'Renée'],
      ['2027-03-06T14:03:00+01:00', 'exact', 'Wietske Harmelink', null, 'VERZONDEN', 'Renée'],
      ['2027-03-06T14:04:00+01:00', 'exact', 'Renée', '+31612345678', 'ONTVANGEN', 'Renée'],
      ['2027-03-06T14:05:00+01:00', 'exact', 'Renée', '+31612345678', 'ONTVANGEN', 'Renée'],
      ['2027-03-06T14:06:00+01:00', 'exact', null, '+31612345678', null, 'Kustgroep'],
      ['2027-03-06T14:07:00+01:00', 'exact', 'Wietske Harmelink', null, 'VERZONDEN', 'Kustgroep'],
    ]);
  });

  test('gives the last text of an edited message, with the earlier ones', () => {
    expect(reading.messages[0]).toMatchObject({
      text: 'overmorgen',
      flags: ['edited'],
      revisions: [{ sentAt: '2027-03-06T14:01:00+01:00', text: 'morgen' }],
    });
  });

  test('finds media by what is in them, whatever the export calls them', () => {
    expect(reading.messages[1]?.attachments.map((a) => [a.name, a.bytes])).toEqual([
      ['kust.jpg', 8],
      ['weg.jpg', null],
    ]);
    expect(codes(reading)).toContain('media_missing');
  });

  test('says what the export leaves out, what was deleted, what disappears and what was never sent', () => {
    expect(codes(reading)).toEqual(
      expect.arrayContaining(['export_leaves_out', 'messages_deleted', 'disappearing_messages']),
    );
    expect(reading.messages.map((m) => m.kinds)).toEqual([
      ['text'],
      ['text', 'image', 'image'],
      ['deleted'],
      ['call'],
      ['system'],
      ['text'],
    ]);
    expect(reading.messages[5]?.flags).toEqual(['not_sent']);
  });

  test('says what a message answers, and who put which sign under it', () => {
    const quote = { authorId: '2', targetSentTimestamp: '1', text: { body: `overmorgen ${'x'.repeat(200)}` } };
    const reactions = [{ emoji: '👍', authorId: '1', sentTimestamp: '1' }];
    const standardMessage = { text: { body: 'akkoord' }, quote, reactions };
    const chatItem = { chatId: '1', authorId: '1', dateSent: '1804341600000', outgoing: {}, standardMessage };
    const sticker = { ...chatItem, dateSent: '1804341660000', standardMessage: undefined };
    const stickerMessage = { sticker: { emoji: '😀' }, reactions: [{ emoji: '👎', authorId: '2' }] };
    const read = readSignal(jsonLines([...frames, { chatItem }, { chatItem: { ...sticker, stickerMessage } }]));
    const [answer, other] = read.messages.slice(-2);
    expect(answer?.replyTo).toBe(`Renée: overmorgen ${'x'.repeat(68)}…`);
    expect([answer?.text, answer?.reactions]).toEqual(['akkoord', ['👍 Wietske Harmelink']]);
    expect([other?.kinds, other?.reactions]).toEqual([['sticker'], ['👎 Renée']]);
  });

  test('never gives a key, not even from a line that was not understood', () => {
    const odd = readSignal(jsonLines([...frames, { secretThing: { key: 'R0VIRUlN' } }, { a: 1, b: 'R0VIRUlN' }]));
    expect(odd.notUnderstood.map((u) => u.at)).toEqual(['line 14', 'line 15']);
    expect(JSON.stringify([reading, odd])).not.toContain('R0VIRUlN');
  });

  test('counts a message that stands there twice as a duplicate, and a broken line as not understood', () => {
    const twice = readSignal(Buffer.concat([jsonLines([...frames, frames.at(-1)]), bytesOf('{"chatItem":\n')]));
    expect(twice.messages.at(-1)?.duplicateOf).toEqual({ n: 6, source: null });
    expect(twice.notUnderstood).toEqual([{ at: 'line 15', text: '' }]);
  });

  test('is refused where it is something else', () => {
    expect(() => readSignal(bytesOf('{"a":1}\n{"b":2}\n'))).toThrow(KanaalError);
  });
});

describe('a Telegram export', () => {
  const json = (value: unknown): Uint8Array => bytesOf(JSON.stringify(value));

  test('gives texts whole, also from pieces, with exact moments and directions', () => {
    expect(looksLikeTelegram(json(telegramChat()))).toBe(true);
    const reading = readTelegram(json(telegramChat()), new Map([['photos/photo_1.jpg', PICTURE]]));
    expect(reading.messages.map((m) => [m.author, m.direction, m.text, m.kinds.join()])).toEqual([
      ['Renée', 'ONTVANGEN', 'Kom je?', 'text'],
      ['Wietske', 'VERZONDEN', 'ja, zie https://kust.example', 'text'],
      ['Renée', 'ONTVANGEN', 'dit schreef een ander', 'text'],
      ['Renée', 'ONTVANGEN', '', 'image'],
      ['Renée', 'ONTVANGEN', '', 'audio'],
      [null, null, 'Renée set_messages_ttl', 'system'],
    ]);
    expect(reading.messages[0]).toMatchObject({ sentAt: '2027-03-06T14:01:00+01:00', certainty: 'exact' });
    expect(reading.messages[2]).toMatchObject({ flags: ['forwarded', 'edited'], forwardedFrom: 'Kustbericht' });
    expect(reading.messages[3]?.attachments[0]).toMatchObject({
      name: 'photo_1.jpg',
      bytes: 8,
      mediaType: 'image/png',
    });
    expect(reading.messages[4]?.flags).toEqual(['media_missing']);
    expect(reading.messages[5]).toMatchObject({ certainty: 'zoneAssumed', flags: ['disappearing'] });
  });

  test('a hole, a repeat, an unknown item and a date that contradicts itself are each found', () => {
    const chat = telegramChat();
    const [one, two, three] = chat.messages as [
      Record<string, unknown>,
      Record<string, unknown>,
      Record<string, unknown>,
    ];
    const forged = { ...three, id: 12, date_unixtime: String(Date.UTC(2026, 0, 1) / 1000) };
    const reading = readTelegram(
      json({
        ...chat,
        messages: [one, two, one, { ...three, id: 9 }, { id: 10, type: 'odd' }, { ...three, id: 10 }, forged],
      }),
    );
    expect(reading.warnings).toEqual([
      { code: 'duplicate', message: 3, at: 'item 3' },
      { code: 'hole', message: 4, at: 'ids 3-8' },
      { code: 'not_understood', message: null, at: 'item 5' },
      { code: 'bad_date', message: 6, at: 'item 7' },
      { code: 'hole', message: 6, at: 'id 11' },
    ]);
    expect(reading.messages[2]?.duplicateOf).toEqual({ n: 1, source: null });
    expect(reading.notUnderstood).toEqual([{ at: 'item 5', text: '{"id":10,"type":"odd"}' }]);
  });

  test('says what a message answers, and who put which sign under it', () => {
    const chat = telegramChat();
    Object.assign(chat.messages[1]!, {
      reply_to_message_id: 1,
      reactions: [{ type: 'emoji', count: 3, emoji: '👍', recent: [{ from: 'Renée', from_id: 'user2' }] }],
    });
    Object.assign(chat.messages[2]!, { reply_to_message_id: 99 });
    const { messages } = readTelegram(bytesOf(JSON.stringify(chat)));
    expect([messages[1]?.replyTo, messages[1]?.reactions]).toEqual(['Renée: Kom je?', ['👍 3x Renée']]);
    expect([messages[2]?.replyTo, messages[2]?.reactions]).toEqual([undefined, undefined]);
  });

  test('a whole account keeps its chats apart', () => {
    const account = {
      personal_information: { user_id: 1 },
      chats: { list: [telegramChat(), { ...telegramChat(), name: 'Groep', type: 'private_group' }] },
    };
    const reading = readTelegram(json(account));
    expect(new Set(reading.messages.map((m) => m.conversation))).toEqual(new Set(['Renée', 'Groep']));
    expect(reading.messages.filter((m) => m.direction === 'VERZONDEN').map((m) => m.author)).toEqual([
      'Wietske',
      'Wietske',
    ]);
  });

  test('is refused where it is something else', () => {
    for (const odd of ['[]', '{}', '{"messages":1}', 'x'])
      expect(() => readTelegram(bytesOf(odd))).toThrow(KanaalError);
  });

  test.skipIf(!existsSync(CORPUS))('a chat that somebody else exported', () => {
    const { messages, notUnderstood } = readTelegram(readFileSync(path.join(CORPUS, 'telegram/result.json')));
    expect([messages.length, notUnderstood.length]).toEqual([12, 0]);
    expect(messages[2]?.text).toBe('смотри https://example.com/a круто');
    expect(messages[5]?.kinds).toEqual(['system']);
    expect(messages[6]?.forwardedFrom).toBe('Какой-то канал');
    expect(messages.map((m) => m.flags.includes('media_missing')).flatMap((is, i) => (is ? [i + 1] : []))).toEqual([
      8, 9,
    ]);
    const single = readTelegram(readFileSync(path.join(CORPUS, 'chat-miner/telegram_single_export.json')));
    expect(single.messages.map((m) => m.text)).toEqual(['Minimal Message', 'Link:https://telegram.org/']);
  });
});

describe('a backup of text messages', () => {
  test('gives received, sent and draft, with emoji made whole', () => {
    expect(looksLikeSmsBackup(bytesOf(smsBackup(PICTURE)))).toBe(true);
    const reading = readSms(bytesOf(smsBackup(PICTURE)));
    expect(reading.messages.map((m) => [m.author, m.address, m.direction, m.text, m.flags.join()])).toEqual([
      ['Renée', '+31612345678', 'ONTVANGEN', 'Kom je? 😎', ''],
      [null, null, 'VERZONDEN', 'ja\nzo', ''],
      [null, null, 'VERZONDEN', 'concept', 'not_sent'],
      ['+31687654321', '+31687654321', 'ONTVANGEN', 'kijk', ''],
    ]);
    expect(reading.messages[0]).toMatchObject({ sentAt: '2027-03-10T15:00:00+01:00', certainty: 'exact' });
    expect(reading.messages[3]?.attachments[0]).toMatchObject({ name: 'kust.jpg', bytes: 8, mediaType: 'image/png' });
    expect(codes(reading)).toEqual(['type_differs']);
  });

  test('a dropped message shows in the count, a repeated one is a duplicate', () => {
    const text = smsBackup(PICTURE);
    const [first = ''] = /<sms [^>]*>/.exec(text) ?? [];
    expect(codes(readSms(bytesOf(text.replace(first, ''))))).toContain('count_differs');
    const twice = readSms(bytesOf(text.replace(first, first + first)));
    expect(twice.messages[1]?.duplicateOf).toEqual({ n: 1, source: null });
  });

  test('a file that stops halfway gives what stands before, and says so', () => {
    const reading = readSms(bytesOf(smsBackup(PICTURE).slice(0, -230)));
    expect(reading.messages).toHaveLength(4);
    expect(codes(reading)).toContain('truncated');
    expect(reading.notUnderstood).toHaveLength(1);
  });

  test('a file of nothing but broken tags is given up at once', () => {
    const start = performance.now();
    expect(() => readSms(bytesOf(`<smses>${'<'.repeat(2_000_000)}`))).not.toThrow();
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test('an emoji after the end of a line, or after another, is made whole', () => {
    const of = (body: string): unknown => {
      const xml = `<smses count="1"><sms address="1" date="1804338000000" type="1" body="${body}" /></smses>`;
      const { messages, warnings } = readSms(bytesOf(xml));
      return [messages[0]?.text, warnings.length];
    };
    expect(of('ja&#10;&#55357;&#56842;')).toEqual(['ja\n😊', 0]);
    expect(of('&#55357;&#56842;&#55357;&#56842;&#33;')).toEqual(['😊😊!', 0]);
    expect(of('&#xD83D;&#xDE0A;')).toEqual(['😊', 0]);
    expect(of('&#55357;&#55357;&#56842;')).toEqual(['\ufffd😊', 1]);
  });

  test('half an emoji is replaced and said; entities of its own are not opened', () => {
    expect(
      codes(readSms(bytesOf('<smses count="1"><sms date="1804687200000" type="1" body="a&#55357;b"/></smses>'))),
    ).toEqual(['characters_repaired']);
    const bomb =
      '<!DOCTYPE smses [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><smses count="1"><sms date="1" type="1" body="&b;"/></smses>';
    expect(codes(readSms(bytesOf(bomb)))).toContain('truncated');
  });

  test.skipIf(!existsSync(CORPUS))('backups that somebody else made', () => {
    const file = (name: string): SourceReading => readSms(readFileSync(path.join(CORPUS, 'sms', name)));
    const mixed = file('mixed.xml');
    expect(mixed.messages.map((m) => [m.direction, m.flags.join()])).toEqual([
      ['ONTVANGEN', ''],
      ['ONTVANGEN', ''],
      ['VERZONDEN', ''],
      ['VERZONDEN', 'not_sent'],
    ]);
    expect(file('minimal_mms.xml').messages[0]).toMatchObject({ text: 'Hello from MMS!', subject: 'Test MMS Subject' });
    expect(codes(file('minimal_mms.xml'))).toEqual(['type_differs']);
  });
});
