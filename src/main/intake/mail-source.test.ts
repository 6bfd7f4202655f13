import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { KanaalError } from '../../shared/errors.ts';
import type { SourceReading } from '../../shared/intake.ts';
import { balanceOf } from '../../shared/intake-balance.ts';
import { bytesOf, mailbox, mailText, msgFile, tnefFile } from '../testing/sources.ts';
import { readMailbox, readMailSource } from './mail-source.ts';
import { looksLikeMailbox, splitMailbox } from './mbox.ts';
import { readMsg } from './msg.ts';
import { readTnef } from './tnef.ts';

const codes = (reading: SourceReading): string[] => reading.warnings.map((w) => w.code);
const MSG = path.join(import.meta.dirname, '../../../../shared/corpus/msg');
const all = (): boolean => true;

describe('a mail as a source', () => {
  test('the outer mail and the mail in it are two messages, counted with their attachments as parts', async () => {
    const file = path.join(import.meta.dirname, '../../../testdata/mail/forwarded-to-office.eml');
    const reading = await readMailSource(readFileSync(file));
    expect(reading.messages.map((m) => [m.at, m.address, m.attachments.length])).toEqual([
      ['part 1', 'wietske.harmelink@gmail.com', 0],
      ['part 1.1', 'renee@havenbedrijf.example', 1],
    ]);
    expect(balanceOf(reading, all)).toMatchObject({ unit: 'part', total: 3, kept: 3 });
    expect(balanceOf(reading, (n) => n === 1)).toMatchObject({ total: 3, kept: 1, leftOut: 2 });
  });

  test('a mail forwarded as text has lost its own headers, which is said', async () => {
    const body =
      'Zie onder.\n\n-----Oorspronkelijk bericht-----\nVan: Piet <piet@x.example>\nVerzonden: gisteren\n\nhoi';
    const reading = await readMailSource(bytesOf(mailText('FW: iets', body)));
    expect(reading.messages[0]?.flags).toEqual(['original_headers_lost']);
    expect(codes(await readMailSource(bytesOf(mailText('Re: iets', 'Gewoon een antwoord.'))))).toEqual([]);
  });

  test('a sealed Outlook message is called so', async () => {
    const sealed = { name: 'smime.p7m', content: bytesOf('x') };
    const reading = await readMsg(msgFile({ '001A': 'IPM.Note.SMIME', '0037': 'Geheim' }, sealed));
    expect(codes(reading)).toContain('smime');
    expect(codes(await readMsg(msgFile({ '001A': 'IPM.Note', '0037': 'Open' }, sealed)))).not.toContain('smime');
  });

  test('winmail.dat is unpacked, and kept', async () => {
    const dat = tnefFile('De tekst in Outlook: privé', [
      { name: 'een lange naam met é.txt', content: bytesOf('inhoud') },
    ]);
    const mail = [
      mailText('kust', '').trimEnd().replace('text/plain; charset=utf-8', 'multipart/mixed; boundary=x'),
      '',
      '--x',
      'Content-Type: application/ms-tnef; name="winmail.dat"',
      'Content-Disposition: attachment; filename="winmail.dat"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(dat).toString('base64'),
      '--x--',
      '',
    ].join('\r\n');
    const [message] = (await readMailSource(bytesOf(mail))).messages;
    expect(message?.attachments.map((a) => a.name)).toEqual(['een lange naam met é.txt', 'winmail.dat']);
    expect(message?.text).toContain('De tekst in Outlook: privé');
    expect(readTnef(dat).messages[0]?.attachments[0]?.bytes).toBe(6);
    expect(codes(readTnef(dat.subarray(0, dat.length - 40)))).toContain('truncated');
  });
});

describe('a mailbox', () => {
  const mails = [mailText('een', 'eerste\n\nFrom hier tot daar\n>From oud'), mailText('twee', 'tweede')];

  test('gives its mails, with quoted lines as they were', async () => {
    const bytes = bytesOf(mailbox(mails));
    expect(looksLikeMailbox(bytes)).toBe(true);
    const reading = await readMailbox(bytes);
    expect(reading.messages.map((m) => [m.at, m.subject])).toEqual([
      ['item 1', 'een'],
      ['item 2', 'twee'],
    ]);
    expect(reading.messages[0]?.text).toContain('\nFrom hier tot daar\n>From oud');
  });

  test('a line with From in a text without quotes begins no mail', () => {
    const text = `From a Sat Mar  6 14:12:05 2027\n${mailText('een', 'tekst\n\nFrom the start, dit is tekst.\nmeer')}`;
    expect(splitMailbox(bytesOf(text))).toHaveLength(1);
  });

  test('a Content-Length that fits passes over a whole mail pasted in the text', () => {
    const pasted = `zie:\n\nFrom a Sat Mar  6 14:12:05 2027\nSubject: vals\n\nvals\n`;
    const mail = `Content-Length: ${pasted.length}\nSubject: echt\n\n${pasted}`;
    const head = 'From a Sat Mar  6 14:12:05 2027\n';
    expect(splitMailbox(bytesOf(`${head}${mail}\n${head}${mail}\n`))).toHaveLength(2);
    expect(splitMailbox(bytesOf(`${head}${mail.replace(/\d+/, '3')}\n`))).toHaveLength(2);
  });

  test('the same mail twice is a duplicate; one that cannot be read is counted', async () => {
    const reading = await readMailbox(bytesOf(mailbox([mails[1]!, 'Onbekend: x\n\ntekst\n', mails[1]!])));
    expect(reading.messages.map((m) => m.duplicateOf)).toEqual([null, { n: 1, source: null }]);
    expect(balanceOf(reading, all)).toMatchObject({
      unit: 'message',
      total: reading.messages.length + reading.notUnderstood.length,
    });
  });

  test('Windows line ends make no difference', () => {
    const crlf = mailbox(mails).replaceAll('\n', '\r\n');
    expect(splitMailbox(bytesOf(crlf))).toHaveLength(2);
  });
});

describe('an Outlook message', () => {
  const made = (): Uint8Array =>
    msgFile(
      {
        '001A': 'IPM.Note',
        '0037': 'Suppletie noordstrand',
        '1000': 'Kom je?\r\n',
        '0C1A': 'Renée',
        '5D01': 'renee@kust.example',
        '007D': 'From: Renée <renee@kust.example>\r\nDate: Sat, 6 Mar 2027 14:12:05 +0100\r\n',
      },
      { name: '../kust.txt', content: bytesOf('inhoud van de bijlage') },
    );

  test('gives sender, moment, text and attachment', async () => {
    const { messages } = await readMsg(made());
    expect(messages[0]).toMatchObject({
      subject: 'Suppletie noordstrand',
      author: 'Renée',
      address: 'renee@kust.example',
      sentAt: '2027-03-06T14:12:05+01:00',
      certainty: 'exact',
      text: 'Kom je?\n',
      kinds: ['mail'],
    });
    expect(messages[0]?.attachments.map((a) => [a.name, a.bytes])).toEqual([['kust.txt', 21]]);
  });

  test('is refused where it is damaged', async () => {
    await expect(readMsg(made().subarray(0, 700))).rejects.toThrow(KanaalError);
  });
});

describe.skipIf(!existsSync(MSG))('Outlook messages that others saved', () => {
  const read = (name: string): Promise<SourceReading> => readMsg(readFileSync(path.join(MSG, name)));
  const files = existsSync(MSG)
    ? readdirSync(MSG, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.msg'))
    : [];

  test.each(files)('%s is read', async (name) => {
    const reading = await read(name);
    expect(reading.messages.length).toBeGreaterThan(0);
    expect(reading.notUnderstood).toEqual([]);
  });

  test('subjects, recipients and attachments as the makers of another reader expect them', async () => {
    for (const name of files.filter((f) => existsSync(path.join(MSG, f.replace('.msg', '.json'))))) {
      const want = JSON.parse(readFileSync(path.join(MSG, name.replace('.msg', '.json')), 'utf8')) as {
        subject?: string;
        recipients?: unknown[];
        attachments?: { innerMsgContent?: boolean; fileName?: string }[];
      };
      const { messages } = await read(name);
      expect(messages[0]?.subject ?? '').toBe(want.subject ?? '');
      expect(messages[0]?.to).toHaveLength(want.recipients?.length ?? 0);
      const plain = (want.attachments ?? []).filter((a) => !a.innerMsgContent).map((a) => a.fileName);
      expect(messages[0]?.attachments.map((a) => a.name)).toEqual(plain);
    }
  });

  test('what is not a mail is called what it is', async () => {
    const kinds = async (name: string): Promise<readonly string[] | undefined> => (await read(name)).messages[0]?.kinds;
    expect(await kinds('msgreader/7 days  everyday.msg')).toEqual(['calendar']);
    expect(await kinds('msgreader/contactUnicode.msg')).toEqual(['contact']);
    expect(await kinds('poi-hsmf/msgClassStickyNote.msg')).toEqual(['document']);
  });

  test('inner mails, code pages and drafts', async () => {
    expect((await read('msgreader/nonUnicodeCP932.msg')).messages[0]?.subject).toBe('日本語 Non Unicode タイトル');
    expect((await read('msgreader/msgInMsg.msg')).messages.map((m) => m.subject)).toEqual([
      'I have attachments!',
      'Microsoft Outlook テスト メッセージ',
    ]);
    expect((await read('msgreader/longerFat.msg')).messages[1]?.attachments[0]?.bytes).toBe(65_536);
    expect((await read('msgreader/Attach sample eml sent.msg')).messages[1]?.subject).toBe('sample');
    expect((await read('msgreader/Subject.msg')).messages[0]).toMatchObject({ sentAt: null, flags: ['not_sent'] });
    expect((await read('msgreader/sent.msg')).messages[0]?.sentAt).toBe('2021-02-15T09:19:04+01:00');
  });
});
