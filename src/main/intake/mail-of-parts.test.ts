import { describe, expect, test } from 'vitest';
import { msgFile } from '../testing/sources.ts';
import { mailOfParts } from './mail-of-parts.ts';
import { readMsg } from './msg.ts';
import { readSource } from './read-source.ts';

const PAPER = { name: 'nota.pdf', content: new TextEncoder().encode('%PDF-1.7 nota') };
const HEADERS = 'From: Wietske Harmelink <wietske.harmelink@gmail.com>\r\nDate: Sat, 6 Mar 2027 14:12:05 +0100\r\n';

describe('a message of Outlook', () => {
  test('is the mail that its headers, recipients and attachments say', async () => {
    const bytes = msgFile(
      { '001A': 'IPM.Note', '0037': 'Zandsuppletie', '1000': 'Ik kijk maandag.', '007D': HEADERS },
      PAPER,
      ['burgemeester@zandwijk.example', 'De griffie'],
    );
    expect(mailOfParts(await readMsg(bytes))).toMatchObject({
      subject: 'Zandsuppletie',
      from: [{ name: 'Wietske Harmelink', address: 'wietske.harmelink@gmail.com' }],
      to: [
        { name: '', address: 'burgemeester@zandwijk.example' },
        { name: 'De griffie', address: '' },
      ],
      sentAt: '2027-03-06T14:12:05+01:00',
      sentAtText: 'Sat, 6 Mar 2027 14:12:05 +0100',
      text: 'Ik kijk maandag.',
      attachments: [{ name: 'nota.pdf', bytes: 13 }],
      children: [],
    });
  });

  test('holds the mails that came inside it, each in the one that brought it', async () => {
    const inner = (subject: string): string =>
      `From: burgemeester@zandwijk.example\r\nTo: wietske.harmelink@gmail.com\r\nSubject: ${subject}\r\nDate: Fri, 5 Mar 2027 09:00:00 +0100\r\n\r\nHoi\r\n`;
    const content = new TextEncoder().encode(inner('Inspraakavond'));
    const bytes = msgFile({ '001A': 'IPM.Note', '0037': 'FW' }, { name: 'Inspraakavond.eml', content });
    const mail = mailOfParts(await readMsg(bytes));
    expect(mail).toMatchObject({
      subject: 'FW',
      attachments: [],
      warnings: [{ code: 'missing_from' }, { code: 'missing_date' }],
      children: [{ subject: 'Inspraakavond', from: [{ address: 'burgemeester@zandwijk.example' }], warnings: [] }],
    });
  });

  test('that is an appointment or a note is no mail', async () => {
    for (const name of ['IPM.Appointment', 'IPM.StickyNote'])
      expect(mailOfParts(await readMsg(msgFile({ '001A': name, '0037': 'Overleg' }, PAPER)))).toBeNull();
  });
});

test('an empty source is no mail', async () => {
  expect(mailOfParts({ ...(await readSource('a.txt', new TextEncoder().encode('niets'))), messages: [] })).toBeNull();
});
