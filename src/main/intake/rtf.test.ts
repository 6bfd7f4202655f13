import iconv from 'iconv-lite';
import { deEncapsulateSync } from 'rtf-stream-parser';
import { expect, test } from 'vitest';
import { seeded } from '../testing/torture.ts';
import { MAX_RTF_BYTES } from './caps.ts';
import { textOfCompressedRtf } from './rtf.ts';
import { unpackRtf } from './rtf-packed.ts';
import { unwrapRtf } from './rtf-wrapped.ts';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
/** As a program that does not compress keeps it. */
function stored(rtf: string): Uint8Array {
  const body = Buffer.from(rtf, 'latin1');
  const head = Buffer.alloc(16);
  head.writeUInt32LE(body.length + 12, 0);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(0x414c454d, 8);
  return new Uint8Array(Buffer.concat([head, body]));
}

test('compressed RTF is unpacked as in the examples of MS-OXRTFCP, also where it reads what it has just written', () => {
  const simple = hex(
    `2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0`,
  );
  expect(unpackRtf(simple)?.toString('latin1')).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
  const crossing = hex(`1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0`);
  expect(unpackRtf(crossing)?.toString('latin1')).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}');
  // Cut off: what there is.
  expect(unpackRtf(crossing.subarray(0, 24))?.toString('latin1')).toBe('{\\rtf1 WXYZ');
  expect(textOfCompressedRtf(simple)).toBe('hello world');
});

test('what is no RTF, says a wrong size or unpacks to more than the cap gives no text and takes no memory for it', () => {
  expect(unpackRtf(new Uint8Array(15))).toBe(null);
  expect(textOfCompressedRtf(stored('geen rtf'))).toBe(null);
  expect(textOfCompressedRtf(hex('ffffffffffffffff4c5a467500000000'))).toBe(null);
  // Each pair of bytes repeats 16: beyond the cap before the bytes end.
  const bomb = Buffer.alloc(16 + 17 * 140_000, 0xff);
  for (let at = 16; at < bomb.length; at += 17) for (let i = 1; i < 17; i += 2) bomb.writeUInt16BE(0x000e, at + i);
  bomb.writeUInt32LE(bomb.length - 4, 0);
  bomb.writeUInt32LE(1, 4);
  bomb.writeUInt32LE(0x75465a4c, 8);
  expect(bomb.length).toBeLessThan(MAX_RTF_BYTES);
  expect(unpackRtf(bomb)).toBe(null);
});

const FONTS = `{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fmodern Courier New;}{\\f2\\fnil\\fcharset2 Symbol;}{\\f3\\fnil\\fcharset204 X;}}{\\colortbl\\red0;}`;
const wrapped = (words: string, from = 'fromhtml1', page = 1252): string =>
  `{\\rtf1\\ansi\\ansicpg${page}\\${from} \\deff0${FONTS}\\uc1\\pard\\plain ${words}}`;

test('wrapped HTML and text come out as they went in', () => {
  const html = wrapped(
    `{\\*\\htmltag18 <p title="\\'e9">}\\htmlrtf {\\b weg\\htmlrtf0 a < b \\'e9 \\u8364 ?{\\*\\mhtmltag8 weg}\\htmlrtf }\\htmlrtf0{\\*\\htmltag26 </p>}`,
  );
  expect(unwrapRtf(html, true)).toBe('<p title="é">a &lt; b é €</p>');
  expect(unwrapRtf(wrapped("a\\tab\\'80\\par{\\f3 \\'ec}{\\pntext 1.}b\\{", 'fromtext'), false)).toBe('a\t€\r\nмb{');
  expect(textOfCompressedRtf(stored(html))).toBe('a < b é €');
});

const PIECES =
  "tekst |<p>|a & b|\\'e9|\\'83\\'65|\\u233 ?|\\u-3913 ?|\\u8364\\'80|\\uc0 |\\uc2 |\\uc1 |\\par |\\par\r\n|\\tab |\\lquote |\\~|\\_|\\{|\\}|\\\\|\\htmlrtf |\\htmlrtf0 |\\f0 |\\f1 |\\f2 |\\f3 |\\b |\\b0|\r\n|\\line |\xe9\xeb|\\emdash |\\-|\\fs20 |  |\\bullet ".split(
    '|',
  );

/** RTF of random pieces and groups. */
function randomWords(below: (n: number) => number, depth: number): string {
  return Array.from({ length: 1 + below(8) }, () => {
    const kind = below(10);
    if (kind < 6 || depth > 4) return PIECES[below(PIECES.length)];
    const words = randomWords(below, depth + 1);
    return ['{\\*\\htmltag64 ', '{\\*\\mhtmltag8 ', '{', '{\\pntext '][kind - 6] + words + '}';
  }).join('');
}

test('a thousand random wrappings are read as the parser of others reads them', () => {
  const random = seeded(20_270_306);
  const below = (n: number): number => Math.floor(random() * n);
  const decode = (bytes: Buffer, page: string): string => iconv.decode(bytes, page);
  for (let round = 0; round < 1_000; round++) {
    const html = below(3) > 0;
    const rtf = wrapped(randomWords(below, 0), html ? 'fromhtml1' : 'fromtext', [1252, 932, 1251][below(3)]);
    const theirs = deEncapsulateSync(Buffer.from(rtf, 'latin1'), { decode, mode: 'either', warn: () => undefined });
    expect({ round, text: unwrapRtf(rtf, html) }).toEqual({ round, text: String(theirs.text) });
  }
});

test('damaged RTF is read in time, whatever is missing in it', () => {
  const random = seeded(7);
  for (let round = 0; round < 500; round++) {
    const letters = wrapped('{\\*\\htmltag18 <p>}tekst\\bin9999999 {\\f9 \\u1 {{{').split('');
    for (let i = 0; i < 5; i++) letters.splice(Math.floor(random() * letters.length), Math.floor(random() * 6));
    expect(typeof unwrapRtf(letters.join(''), true)).toBe('string');
  }
  const deep = '{'.repeat(200_000);
  expect(unwrapRtf(`${deep}x`, true)).toBe('x');
});
