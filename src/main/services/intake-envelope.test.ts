import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { compoundFault } from '../intake/compound-check.ts';
import { directoryPlace } from '../intake/compound-place.ts';
import { DIALECTS, writeChat } from '../testing/chats.ts';
import { android, CHAT, dropsOn } from '../testing/drops.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';
import { bytesOf, msgFile, reversedSectors } from '../testing/sources.ts';
import { zipOf } from '../testing/zips.ts';

let o: TestOffice;
beforeAll(async () => {
  o = await testOffice();
});
const { put, open, extractIn, everythingKept, clear } = dropsOn(() => o);
afterEach(clear);
afterAll(() => o.remove());

describe('a mail that brings a conversation along', () => {
  const part = (name: string, bytes: string | Uint8Array): string[] => [
    '--grens',
    `Content-Type: application/octet-stream; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
  ];
  const mailWith = (...parts: string[][]): string =>
    [
      'From: Wietske Harmelink <w.harmelink@kd.example>',
      'To: secretariaat@kd.example',
      'Subject: appjes met Pieter',
      'Date: Mon, 8 Mar 2027 08:30:00 +0100',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="grens"',
      '',
      '--grens',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Wil jij deze vastleggen?',
      ...parts.flat(),
      '--grens--',
      '',
    ].join('\r\n');
  const TALK = CHAT.map((m) => ({ ...m, text: m.text.replace('woordvan', 'permail') }));
  const chat = writeChat(android, TALK);

  test('opens that conversation; the mail is how it came, and its day is no day of a message', async () => {
    const photo = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const opened = await open(
      'mail.eml',
      mailWith(part('foto.png', photo), part('WhatsApp-chat met Pieter.txt', chat)),
    );
    expect(opened).toMatchObject({
      name: 'WhatsApp-chat met Pieter.txt',
      kind: 'whatsapp',
      messages: 31,
      envelope: {
        from: 'w.harmelink@kd.example',
        to: ['secretariaat@kd.example'],
        sentAt: '2027-03-08T08:30:00+01:00',
        others: ['foto.png'],
      },
    });
    const { staged } = await o.call('intake.keep', {
      id: opened.id,
      self: 'Wietske Harmelink',
      leftOutReason: 'PRIVE',
      kept: [[12, 13]],
    });
    expect(staged).toHaveLength(1);
    expect(staged[0]!.answers).toMatchObject({
      forwardedTo: 'secretariaat',
      dateFrom: '2027-03-05',
      dateTo: '2027-03-05',
      captureMethod: 'export',
    });
    const extract = await extractIn(staged[0]!);
    expect(extract.envelope).toMatchObject({ from: 'w.harmelink@kd.example', sentAt: '2027-03-08T08:30:00+01:00' });
    expect(extract.source.name).toBe('WhatsApp-chat met Pieter.txt');
    const kept = await everythingKept();
    expect(kept).not.toContain('appjes met Pieter');
    expect(kept).not.toContain('permail20x');
  });

  test('gives each of two conversations, and answers the order of day and month by the one inside', async () => {
    const us = { ...DIALECTS.find((d) => d.name === 'Android English (US)')!, head: '{m}/{d}/{yyyy}, {HH}:{MM} - ' };
    const open31 = writeChat(us, [{ at: '2027-03-02T10:00:00', author: 'Pieter', text: 'Dijk' }]);
    const mail = mailWith(
      part('een.txt', open31),
      part('twee.zip', zipOf([{ name: '_chat.txt', content: Buffer.from(chat) }])),
    );
    const { opened, more } = await o.call('intake.open', { file: put('mail.eml', mail) });
    expect(opened).toMatchObject({ name: 'een.txt', envelope: { others: [] } });
    expect(more).toHaveLength(1);
    expect(await o.call('intake.get', { id: more[0]! })).toMatchObject({ name: 'twee.zip', messages: 31 });
    const again = await o.call('intake.reorder', { id: opened!.id, dateOrder: 'mdy' });
    expect(again).toMatchObject({ from: '2027-03-02', envelope: { from: 'w.harmelink@kd.example' } });
    for (const id of [opened!.id, more[0]!]) await o.call('intake.close', { id });
  });

  test('a message of Outlook is told from other files wherever in it its directory lies', async () => {
    const attached = { name: 'WhatsApp-chat met Pieter.txt', content: bytesOf(chat.repeat(60)) };
    const message = msgFile({ '001A': 'IPM.Note', '0037': 'appjes' }, attached);
    const far = reversedSectors(message);
    expect(compoundFault(far)).toBeNull();
    expect(directoryPlace(far)).toBeGreaterThan(65_536);
    const file = put('zonder naam.bin', far);
    expect(await o.call('intake.peek', { file })).toEqual({ looks: 'mail' });
    expect(await o.call('intake.peek', { pasted: { name: 'x', bytes: Buffer.from(far) } })).toEqual({ looks: 'mail' });
    expect((await o.call('intake.open', { file })).opened).toMatchObject({
      name: 'WhatsApp-chat met Pieter.txt',
      messages: 31 * 60,
    });
    // The same without a message's directory: an old Word file is one too.
    const cut = put('oud.doc', far.slice(0, 66_000));
    expect(await o.call('intake.peek', { file: cut })).toEqual({ looks: 'file' });
  });

  test('stays a mail where what it holds is no conversation, or cannot be read', async () => {
    for (const attachment of [part('lijst.csv', 'naam;dag\r\nJan;3\r\n'), part('stuk.zip', 'PK\x03\x04kapot')])
      expect(await o.call('intake.open', { file: put('mail.eml', mailWith(attachment)) })).toEqual({
        opened: null,
        more: [],
      });
  });
});
