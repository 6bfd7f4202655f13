/**
 * The words in a Word, Excel or PowerPoint file from before 2007: what looks like text in its bytes, one and two bytes a
 * character. Its structure is not read, so nothing in it can lead astray, and no place of a page is known: every line counts
 * as an edge of one, so that a marking alone on a line is seen. For a thread with limits only: see `office-words.ts`.
 */
import { MAX_OFFICE_WORDS } from './caps.ts';
import { PAGE_BREAK } from './marking.ts';
import { withoutCodes } from './office-parts.ts';

const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** Letters of windows-1252, and the same in UTF-16LE with its signs of punctuation. An endless run is cut. */
const NARROW = /[\x20-\x7e\x80-\xff]{4,2000}/g;
// oxlint-disable-next-line no-control-regex -- the second byte of a letter
const WIDE = /(?:[\x20-\x7e\xa0-\xff]\0|[\x10-\x3a]\x20){4,2000}/g;
// oxlint-disable-next-line no-control-regex -- the second byte of a letter
const IS_LETTER = { 1: /^[\x20-\x7e\x80-\xff]$/, 2: /^(?:[\x20-\x7e\xa0-\xff]\0|[\x10-\x3a]\x20)$/ } as const;
/** Longer is no marking, but words. */
const MAX_LINE = 120;
const MARKING_WORDS = ['geheim', 'gehim', 'confiden', 'vertrouwelijk', 'secret', 'restr'];
const IN_MARKING = {
  1: new RegExp(`${MARKING_WORDS.join('|')}|dep\\.?\\s?-?v`, 'gi'),
  2: new RegExp(
    `${MARKING_WORDS.map((word) => word.replaceAll(/\B/g, '\\0')).join('|')}|d\\0e\\0p\\0(?:\\.\\0)?(?:\\s\\0)?(?:-\\0)?v`,
    'gi',
  ),
} as const;

/** An honest file has one for each head of a section; in others people write about it. */
const MAX_MARKINGS = 5_000;

export function isOldOffice(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, 4));
}

/** Lines that may be a marking first, from the whole file: what is kept of the words is not all. */
export function wordsInBytes(bytes: Uint8Array): string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const narrow = file.toString('latin1');
  const markings = new Set<string>();
  for (const width of [1, 2] as const) for (const line of maybeMarkings(file, narrow, width)) markings.add(line);
  const lines = [...markings, ...wordsOf(file, narrow)].join(PAGE_BREAK);
  return lines.slice(0, MAX_OFFICE_WORDS).toWellFormed();
}

/** Short lines with a word of a marking in them. `narrow`: one character a byte. */
function* maybeMarkings(file: Buffer, narrow: string, width: 1 | 2): Generator<string> {
  const most = MAX_LINE * width;
  const isLetter = (at: number): boolean => IS_LETTER[width].test(narrow.slice(at, at + width));
  let left = MAX_MARKINGS;
  let until = 0;
  for (const { 0: word, index } of narrow.matchAll(IN_MARKING[width])) {
    if (index < until) continue;
    if (left-- <= 0) return;
    let from = index;
    while (from >= width && index - from <= most && isLetter(from - width)) from -= width;
    until = index + word.length + (word.length % width);
    while (until < narrow.length && until - index <= most && isLetter(until)) until += width;
    if (until - from > 2 * most) continue;
    for (const piece of pieces(file, from, until - from, width)) yield* linesOf(file, piece, width);
  }
}

/** Of two bytes a character always an even number: of an odd number at an odd place Node 24 reads past the end. */
function linesOf(file: Buffer, { from, until }: Piece, width: 1 | 2): string[] {
  const run = width === 1 ? file.toString('latin1', from, until) : file.toString('utf16le', from, until);
  return withoutCodes(run)
    .split('\n')
    .map((line) => line.trim());
}

function wordsOf(file: Buffer, narrow: string): string[] {
  const words: string[] = [];
  let room = MAX_OFFICE_WORDS;
  for (const [pattern, width] of [
    [WIDE, 2],
    [NARROW, 1],
  ] as const)
    for (const { 0: run, index } of narrow.matchAll(pattern)) {
      if (room <= 0) break;
      for (const line of linesOf(file, { from: index, until: index + run.length }, width)) {
        if (!isWords(line)) continue;
        words.push(line);
        room -= line.length;
      }
    }
  return words;
}

interface Piece {
  from: number;
  until: number;
}

/**
 * Excel and PowerPoint write how long a text is before it, and the next right behind it: what is before that length ends there.
 * The whole is given too, since the bytes before may say anything.
 */
function pieces(file: Buffer, from: number, length: number, width: 1 | 2): Piece[] {
  const whole = { from, until: from + length };
  if (from < 4) return [whole];
  const said = [
    file[from - 1]!,
    file.readUInt16LE(from - 2),
    file.readUInt16LE(from - 3),
    file.readUInt32LE(from - 4) / width,
  ];
  const ends = said.filter((n) => n >= 4 && n * width < length).map((n) => ({ from, until: from + n * width }));
  return [...ends, whole];
}

/** Not what a picture or a table of numbers happens to hold. */
function isWords(line: string): boolean {
  if (line.length < 6) return /^(?:\p{Lu}?\p{Ll}{3,}|\p{Lu}{4,})$/u.test(line);
  const letters = line.match(/[a-z ]/gi)?.length ?? 0;
  return letters / line.length > 0.8;
}
