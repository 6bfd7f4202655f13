import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { detectKind } from './detect.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const binary = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const kind = (bytes: Uint8Array, name = 'bestand'): string => detectKind(bytes, name).kind;

async function zipOf(members: Record<string, string>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(members)) zip.addBuffer(Buffer.from(text), name, { compress: false });
  zip.end();
  return buffer(zip.outputStream);
}

test.each([
  ['pdf', '%PDF-1.7\n', null],
  ['png', '\x89PNG\r\n\x1a\n....IHDR', 'fmt/11'],
  ['png', '\x89PNG\r\n\x1a\n....IHDR....iTXt', 'fmt/13'],
  ['jpg', '\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x02', 'fmt/44'],
  ['jpg', '\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01', 'fmt/43'],
  ['gif', 'GIF89a', null],
  ['webp', 'RIFF\0\0\0\0WEBPVP8 ', null],
  ['heic', '\0\0\0\x18ftypheic', null],
  ['mp4', '\0\0\0\x18ftypmp42', 'fmt/199'],
  ['mp3', 'ID3\x04\0\0', null],
  ['ogg', 'OggS\0\x02', null],
  ['m4a', '\0\0\0\x18ftypM4A ', null],
  ['mov', '\0\0\0\x14ftypqt  ', null],
  ['webm', '\x1aE\xdf\xa3', null],
  ['wav', 'RIFF\0\0\0\0WAVEfmt ', null],
  ['amr', '#!AMR\n', null],
  ['rtf', '{\\rtf1\\ansi', null],
])('%s is told by its first bytes, whatever the name', (expected, bytes, pronom) => {
  expect(detectKind(binary(bytes), 'brief.txt')).toMatchObject({ kind: expected, pronom });
});

test('office documents are told by what is in the zip', async () => {
  const of = async (members: Record<string, string>): Promise<string> => kind(await zipOf(members));
  expect(await of({ '[Content_Types].xml': 'x', 'word/document.xml': 'x' })).toBe('docx');
  expect(await of({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' })).toBe('xlsx');
  expect(await of({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': 'x' })).toBe('ods');
  expect(await of({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': 'x' })).toBe('odt');
  expect(await of({ '[Content_Types].xml': 'x', 'ppt/presentation.xml': 'x' })).toBe('pptx');
  expect(await of({ mimetype: 'application/vnd.oasis.opendocument.presentation', 'content.xml': 'x' })).toBe('odp');
  expect(await of({ '_chat.txt': 'x' })).toBe('zip');
});

test('a zip that is cut short is still a zip, and nothing is read beyond its end', async () => {
  const whole = await zipOf({ '[Content_Types].xml': 'x', 'word/document.xml': 'x' });
  for (let length = 4; length < whole.length; length += 7) expect(kind(whole.subarray(0, length))).toBe('zip');
});

test('an Outlook message is told from other files in the same container', () => {
  const ole = binary('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
  expect(kind(ole)).toBe('unknown');
  const holding = (stream: string): Uint8Array => new Uint8Array([...ole, ...Buffer.from(`${stream}\0`, 'utf16le')]);
  expect(['WordDocument', 'Workbook', 'PowerPoint Document'].map((s) => kind(holding(s)))).toEqual([
    'doc',
    'xls',
    'ppt',
  ]);
  const named = new Uint8Array([...ole, ...Buffer.from('__substg1.0_0037001F', 'utf16le')]);
  expect(detectKind(named, 'x')).toMatchObject({ kind: 'msg', pronom: 'x-fmt/430' });
});

test('texts are told apart by their beginning, csv by its name', () => {
  expect(kind(utf8('{"messages": []}'))).toBe('json');
  expect(kind(utf8('<!DOCTYPE html><p>x'))).toBe('html');
  expect(detectKind(utf8('a;b\n1;2\n'), 'lijst.CSV')).toMatchObject({ kind: 'csv', pronom: 'x-fmt/18' });
  expect(detectKind(utf8('Notulen: dinsdag\n\nTekst'), 'x.txt')).toMatchObject({ kind: 'txt', pronom: 'x-fmt/111' });
  expect(kind(new Uint8Array())).toBe('unknown');
  expect(kind(binary('a\0b'))).toBe('unknown');
});

test.each([
  ['Android', '27-08-2020 11:17 - Joris: goedemorgen'],
  ['iPhone', '[27-08-2020 11:17:05] Joris: goedemorgen'],
  ['iPhone with an invisible mark', '\u200e[27-08-2020 11:17:05] Joris: \u200eafbeelding weggelaten'],
])('a chat export of %s gets a hint', (_, line) => {
  expect(detectKind(utf8(`${line}\n`), 'chat.txt')).toMatchObject({ kind: 'txt', hint: 'whatsapp' });
  expect(detectKind(utf8('Op 27-08-2020 spraken wij af.\n'), 'x.txt').hint).toBeNull();
});

test('a mail is told by its headers, a letter with a colon is no mail', () => {
  const mail = readFileSync(path.join(import.meta.dirname, '../../../testdata/mail/reply.eml'));
  expect(detectKind(mail, 'x.txt')).toMatchObject({ kind: 'eml', pronom: 'fmt/278' });
  expect(kind(utf8('From a@b.example Sat Mar  6 14:12:05 2027\nFrom: a@b.example\n\nx'))).toBe('eml');
  expect(kind(utf8('Onderwerp: dijk\nVan: Joris\n\nSubject: x'))).toBe('txt');
});

test('a claim of PDF/A is taken from the file', () => {
  const claim = '%PDF-1.7\n<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>';
  expect(detectKind(binary(claim), 'x').pronom).toBe('fmt/477');
});
