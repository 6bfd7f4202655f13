import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bytesOf, msgFile } from '../testing/sources.ts';
import { headersOfFile, layoutOfFile } from './layout.ts';

const MSG = path.join(import.meta.dirname, '../../../../shared/corpus/msg/msgreader');
const PIXEL = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const HTML = '<p>Zie <b>dit</b>: <img src="cid:foto%401"><img src="cid:weg@1"></p>';

/** RTF that Outlook wraps HTML in, as a program that does not compress keeps it. */
function wrapped(html: string): Uint8Array {
  const body = Buffer.from(`{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\*\\htmltag64 ${html}}}`, 'latin1');
  const head = Buffer.alloc(16);
  head.writeUInt32LE(body.length + 12, 0);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(0x414c454d, 8);
  return new Uint8Array(Buffer.concat([head, body]));
}

test('the layout of an Outlook message is its own HTML or what is wrapped in its RTF, with its own pictures in it', async () => {
  const picture = { name: 'foto.png', content: PIXEL, contentId: 'foto@1' };
  const shown = `<img src="data:image/png;base64,${Buffer.from(PIXEL).toString('base64')}"><img src="cid:weg@1">`;
  const direct = await layoutOfFile(msgFile({ '0037': 'Opmaak' }, picture, [], { '1013': bytesOf(HTML) }));
  expect(direct).toBe(`<p>Zie <b>dit</b>: ${shown}</p>`);
  expect(await layoutOfFile(msgFile({ '0037': 'Opmaak' }, picture, [], { '1009': wrapped(HTML) }))).toBe(direct);
  expect(await layoutOfFile(msgFile({ '0037': 'Tekst', '1000': 'alleen tekst' }, picture))).toBe('');
  // Said to be a picture, and none: it stays a name.
  const none = { ...picture, content: bytesOf('<svg onload=alert(1)>') };
  expect(await layoutOfFile(msgFile({ '0037': 'Opmaak' }, none, [], { '1013': bytesOf(HTML) }))).toBe(HTML);
});

test('the pictures of a mail are put where its HTML names them', async () => {
  const parts = [
    'Content-Type: text/html\r\n\r\n<p>Hier <img src="cid:een@x"></p>',
    `Content-Type: image/png; name="een.png"\r\nContent-ID: <een@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(PIXEL).toString('base64')}`,
  ];
  const mail = `From: a@b.example\r\nSubject: plaatje\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n${parts.map((part) => `--x\r\n${part}\r\n`).join('')}--x--\r\n`;
  expect(await layoutOfFile(bytesOf(mail))).toContain('<img src="data:image/png;base64,iVBOR');
});

test.skipIf(!existsSync(MSG))(
  'an Outlook message of the corpus shows the picture that stands in its text',
  async () => {
    const html = await layoutOfFile(readFileSync(path.join(MSG, 'attachAndInline.msg')));
    expect(html).toMatch(/<img[^>]+src="data:image\/png;base64,/);
  },
);

const lines = (...given: string[]): string => given.join('\r\n');
const INNER = lines(
  'Received: from mx.example.net (mx.example.net [192.0.2.7])',
  '\tby mx.example.nl; Sat, 6 Mar 2027 14:12:09 +0100',
  'From: Burgemeester <b@gemeente.example>',
  'X-Naam: \u202egpj.exe',
  'Subject: Binnenste',
  'Date: Sat, 6 Mar 2027 14:12:05 +0100',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>De <b>binnenste</b></p>',
  '',
);
const OUTER = lines(
  'From: a@b.example',
  'Subject: Fw',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/html',
  '',
  '<p>Zie hieronder</p>',
  '--x',
  'Content-Type: message/rfc822',
  '',
  `${INNER}--x--`,
  '',
);

test('of a mail inside a mail the headers and the layout are its own', async () => {
  const file = bytesOf(OUTER);
  expect(await layoutOfFile(file)).toContain('Zie hieronder');
  expect(await layoutOfFile(file, 1)).toBe('<p>De <b>binnenste</b></p>\n');
  const headers = await headersOfFile(file, 1);
  expect(headers).toMatch(/^Received: from mx\.example\.net \(mx\.example\.net \[192\.0\.2\.7\]\)\n\tby mx/);
  // A letter that turns the reading order is shown as a sign.
  expect(headers).toContain('X-Naam: \ufffdgpj.exe');
  expect(headers).not.toContain('binnenste</b>');
  expect(await headersOfFile(file)).toMatch(/^From: a@b\.example\nSubject: Fw\n/);
  // There is no third.
  expect(await headersOfFile(file, 2)).toBe('');
  expect(await layoutOfFile(file, 2)).toBe('');
});

test('of an Outlook message the headers it came with are shown, and of a mail that lies in it its own', async () => {
  const came = 'Received: from a by b; Sat, 6 Mar 2027 14:12:09 +0100\r\nReply-To: <ander@example.net>\r\n';
  const inner = { name: 'binnenste.eml', content: bytesOf(INNER) };
  const file = msgFile({ '001A': 'IPM.Note', '0037': 'Met kop', '007D': came }, inner);
  expect(await headersOfFile(file)).toBe(
    'Received: from a by b; Sat, 6 Mar 2027 14:12:09 +0100\nReply-To: <ander@example.net>',
  );
  expect(await headersOfFile(file, 1)).toContain('[192.0.2.7]');
  expect(await layoutOfFile(file, 1)).toBe('<p>De <b>binnenste</b></p>\n');
  expect(await headersOfFile(msgFile({ '001A': 'IPM.Note', '0037': 'Zonder' }, inner))).toBe('');
});

test('headers end at the first blank line, whatever ends a line, keep their folds, and are cut where nobody reads on', async () => {
  for (const end of ['\r\n', '\n', '\r'])
    expect(
      await headersOfFile(bytesOf(['', 'Received: from a', '\tby b', 'Subject: x', '', 'Body: no', ''].join(end))),
    ).toBe('Received: from a\n\tby b\nSubject: x');
  expect(await headersOfFile(bytesOf('From: a@b.example\r\nSubject: alleen kop\r\n'))).toMatch(/alleen kop$/);
  const many = `From: a@b.example\r\nSubject: x\r\n${'X-Lang: v\r\n'.repeat(9_000)}\r\ntekst`;
  expect((await headersOfFile(bytesOf(many))).length).toBe(65_536);
});
