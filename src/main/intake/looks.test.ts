import { expect, test } from 'vitest';
import { DIALECTS, writeChat } from '../testing/chats.ts';
import { bytesOf, mailbox, mailText, msgFile, smsBackup, telegramChat } from '../testing/sources.ts';
import { looksLike } from './looks.ts';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const TALK = DIALECTS.map((dialect) =>
  writeChat(dialect, [{ at: '2027-03-06T14:10:00', author: 'Renée', text: 'Dag' }]),
);

test('the begin of a file says what it is, its name only where the begin does not', () => {
  expect(looksLike(bytesOf(TALK[0] ?? ''), 'notities.bin')).toBe('chat');
  for (const talk of TALK) expect(looksLike(bytesOf(talk), 'WhatsApp-chat met Renée.txt')).toBe('chat');
  expect(looksLike(bytesOf(mailText('Dijk', 'Dag')), 'x')).toBe('mail');
  expect(looksLike(bytesOf(mailbox([mailText('Dijk', 'Dag')])), 'x')).toBe('mailbox');
  expect(looksLike(bytesOf(smsBackup(PNG)), 'x.xml')).toBe('chat');
  expect(looksLike(PNG, 'chat.txt')).toBe('picture');
  expect(looksLike(bytesOf('%PDF-1.7\n'), 'x')).toBe('document');
  expect(looksLike(bytesOf('datum;kanaal\n'), 'oud.csv')).toBe('table');
  expect(looksLike(bytesOf('zomaar wat woorden'), 'x')).toBe('file');
});

test('only the begin of a long export is enough, and of a message of Outlook its name where that says no more', () => {
  const long = bytesOf(JSON.stringify({ chats: { list: [telegramChat()] } }).slice(0, 200));
  expect(looksLike(long, 'result.json')).toBe('chat');
  const msg = msgFile({ '0037': 'Dijk', '1000': 'Dag' }, { name: 'x.png', content: PNG });
  expect(looksLike(msg.subarray(0, 512), 'Dijk.msg')).toBe('mail');
});
