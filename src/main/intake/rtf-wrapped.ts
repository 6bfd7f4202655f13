/**
 * Takes the HTML or plain text out of the RTF that Outlook wraps it in (MS-OXRTFEX), in one pass over its letters. What
 * stands in `{\*\htmltag}` and what `\htmlrtf` does not switch off is the text; other groups that RTF alone knows are not.
 */
import { decodeCodePage } from './code-page.ts';

/** Code pages of `\fcharset`; 42 is a font of signs, whose bytes are no letters. */
const CHARSETS = new Map([
  [0, 1252],
  [2, 42],
  [77, 10_000],
  [128, 932],
  [129, 949],
  [130, 1361],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
  [254, 437],
  [255, 850],
]);
const SIGNS = 42;
const SIGN_FONTS = /^(?:Wingdings(?: [23])?|Webdings|Symbol);?$/;

/** Commands that stand for text. */
const SAID: Readonly<Record<string, string>> = {
  par: '\r\n',
  line: '\r\n',
  tab: '\t',
  lquote: '\u2018',
  rquote: '\u2019',
  ldblquote: '\u201c',
  rdblquote: '\u201d',
  bullet: '\u2022',
  endash: '\u2013',
  emdash: '\u2014',
  '{': '{',
  '}': '}',
  '\\': '\\',
  '~': '\u00a0',
  _: '\u00ad',
};
const SILENT = new Set(['fonttbl', 'colortbl', 'stylesheet', 'pntext']);

/** What a group has of the one around it, and may change for itself. */
interface Group {
  /** Characters after a `\u` that say the same for old programs. */
  skip: number;
  /** In an `htmltag`: taken over as it stands. */
  tag: boolean;
  silent: boolean;
  /** `\htmlrtf`: RTF that the HTML says in its own way. */
  off: boolean;
  fonts: boolean;
  font: number;
}

interface Font {
  page: number;
  name: string;
}

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** `rtf`: one character a byte. `html`: what was wrapped is HTML; else it is plain text. */
export function unwrapRtf(rtf: string, html: boolean): string {
  const groups: Group[] = [];
  const fonts = new Map<number, Font>();
  let group: Group = { skip: 1, tag: false, silent: false, off: false, fonts: false, font: -1 };
  let deff = -1;
  let page = 1252;
  let pageSaid = false;
  let font: Font | null = null;
  let text = '';
  let hex = '';
  let toSkip = 0;
  let at = 0;

  const isSaid = (): boolean => !group.off && (group.tag || !group.silent);
  const pageNow = (): number => {
    if (group.tag) return page;
    const own = fonts.get(group.font >= 0 ? group.font : deff);
    if (own && SIGN_FONTS.test(own.name)) return SIGNS;
    return own?.page || page;
  };
  const say = (letters: string): void => {
    if (group.fonts && font) font.name += letters;
    else if (isSaid()) text += html && !group.tag ? escaped(letters) : letters;
  };
  const sayBytes = (bytes: string): void => {
    if (!isSaid() && !group.fonts) return;
    say(ASCII.test(bytes) ? bytes : decoded(bytes, pageNow()));
  };
  const flush = (): void => {
    if (hex === '') return;
    sayBytes(hex);
    hex = '';
  };
  const command = (word: string, value: number | null): void => {
    const said = Object.hasOwn(SAID, word) ? SAID[word] : undefined;
    if (said !== undefined) say(said);
    else if (word === 'htmlrtf') group.off = value !== 0;
    else if (word === 'uc') group.skip = value ?? 0;
    else if (word === 'f' && value !== null) {
      if (group.fonts) fonts.set(value, (font = { page: 0, name: '' }));
      else group.font = value;
    } else if (word === 'fcharset' && group.fonts && font && value !== null) font.page ||= CHARSETS.get(value) ?? 0;
    else if (word === 'cpg' && group.fonts && font && value) font.page = value;
    else if (word === 'deff' && value !== null && deff < 0) deff = value;
    else if (word === 'ansicpg' && value !== null && !pageSaid) [page, pageSaid] = [value, true];
    else if (word === 'bin' && value !== null && value > 0) at += value;
  };

  while (at < rtf.length) {
    const code = rtf.charCodeAt(at);
    if (code === OPEN || code === CLOSE) {
      flush();
      toSkip = 0;
      at++;
      if (code === OPEN) {
        groups.push(group);
        group = inner(group, rtf, at);
      } else {
        const outer = groups.pop();
        if (!outer || groups.length === 0) break;
        group = outer;
      }
    } else if (code === BACKSLASH) {
      const first = rtf.charCodeAt(at + 1);
      if (first === 0x27) {
        const byte = Number.parseInt(rtf.slice(at + 2, at + 4), 16);
        at += 4;
        if (toSkip > 0) toSkip--;
        else if (!Number.isNaN(byte)) hex += String.fromCharCode(byte);
        continue;
      }
      const begin = at + 1;
      at = begin + 1;
      let value: number | null = null;
      let word = rtf[begin] ?? '';
      if (isLetter(first)) {
        while (isLetter(rtf.charCodeAt(at))) at++;
        word = rtf.slice(begin, at);
        const digits = at;
        if (rtf.charCodeAt(at) === 0x2d) at++;
        while (isDigit(rtf.charCodeAt(at))) at++;
        if (at > digits) value = Number.parseInt(rtf.slice(digits, at), 10) || 0;
        if (rtf.charCodeAt(at) === 0x20) at++;
      }
      flush();
      if (toSkip > 0) toSkip--;
      else if (word === 'u' && value !== null) {
        say(String.fromCharCode(unitOf(value, pageNow())));
        toSkip = group.skip;
      } else command(word, value);
    } else if (code === 0x0d || code === 0x0a) at++;
    else {
      flush();
      const from = at;
      for (let next = code; ; next = rtf.charCodeAt(at)) {
        if (next === BACKSLASH || next === OPEN || next === CLOSE || next === 0x0d || next === 0x0a || at >= rtf.length)
          break;
        at++;
      }
      const skipped = Math.min(toSkip, at - from);
      toSkip -= skipped;
      if (from + skipped < at && (group.fonts || isSaid())) sayBytes(rtf.slice(from + skipped, at));
    }
  }
  flush();
  return text;
}

/** The group that begins at a place: what its first words make of it. */
function inner(outer: Group, rtf: string, at: number): Group {
  const group = { ...outer };
  if (rtf.charCodeAt(at) !== BACKSLASH) return group;
  if (rtf.startsWith('\\*\\', at)) {
    if (rtf.startsWith('htmltag', at + 3)) group.tag = true;
    else group.silent = true;
    return group;
  }
  const word = /^\\([a-z]{7,10})/.exec(rtf.slice(at, at + 12))?.[1] ?? (rtf.startsWith('\\pntext', at) ? 'pntext' : '');
  if (!SILENT.has(word)) return group;
  group.silent = true;
  if (word === 'fonttbl') group.fonts = true;
  return group;
}

const ASCII = /^[\0-\x7f]*$/;

function decoded(bytes: string, page: number): string {
  if (page === SIGNS) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  if (page === 65_001 || page === 20_127) return buffer.toString('utf8');
  return page === 1200 ? buffer.toString('utf16le') : decodeCodePage(buffer, `cp${page}`);
}

/** A unit of UTF-16; in a font of signs the part of Unicode that is kept for such fonts stands for its bytes. */
function unitOf(value: number, page: number): number {
  const unit = value & 0xffff;
  return page === SIGNS && unit >= 0xf000 && unit <= 0xf0ff ? unit - 0xf000 : unit;
}

function escaped(text: string): string {
  return /[<>]/.test(text) ? text.replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}
