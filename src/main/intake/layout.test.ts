import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bytesOf, msgFile } from '../testing/sources.ts';
import { layoutOfFile } from './layout.ts';

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
