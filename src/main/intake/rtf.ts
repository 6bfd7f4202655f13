/** The text of an Outlook body kept as compressed RTF: the HTML or plain text wrapped in it, or else the RTF's own words. */
import { MAX_RTF_BYTES } from './caps.ts';
import { htmlToText } from './clean-text.ts';
import { decodeCodePage } from './code-page.ts';
import { unpackRtf } from './rtf-packed.ts';
import { unwrapRtf } from './rtf-wrapped.ts';

/** Null where the bytes are too many or are no RTF: the caller says that the body could not be read. */
export function textOfCompressedRtf(compressed: Uint8Array): string | null {
  const rtf = rtfOf(compressed);
  return rtf === null ? null : textOfRtf(rtf);
}

/** The HTML that was wrapped in it, as it stands; '' where there is none. */
export function htmlOfCompressedRtf(compressed: Uint8Array): string {
  const rtf = rtfOf(compressed);
  return rtf !== null && wrappedIn(rtf) === 'html' ? unwrapRtf(rtf, true) : '';
}

/** One character a byte. */
function rtfOf(compressed: Uint8Array): string | null {
  if (compressed.length > MAX_RTF_BYTES) return null;
  const rtf = unpackRtf(compressed);
  return rtf?.subarray(0, 5).equals(RTF) ? rtf.toString('latin1') : null;
}

function wrappedIn(rtf: string): string | undefined {
  // A wrapping is announced among the first words.
  return /\\from(html|text)/.exec(rtf.slice(0, 2_000))?.[1];
}

const RTF = Buffer.from('{\\rtf');

/** A document of its own, one character a byte: the words of its heads and feet, then its text. */
export function wordsOfRtf(rtf: string): string {
  const page = /\\ansicpg\d{1,5}/.exec(rtf.slice(0, 2_000))?.[0] ?? '';
  const edges = [...rtf.matchAll(/\{\\(?:header|footer)[lrf]?(?![a-z])/g)].slice(0, MAX_EDGES);
  return [...edges.map((m) => plainRtf(`{\\rtf1${page} ${groupAt(rtf, m.index + m[0].length)}`)), textOfRtf(rtf)].join(
    '\n',
  );
}

/** A document has three of each for every section. */
const MAX_EDGES = 60;
/** No head is longer, unless a picture stands in it. */
const MAX_EDGE = 200_000;

/** What stands in a group from a place on, with the brace that ends it. */
function groupAt(rtf: string, from: number): string {
  const piece = rtf.slice(from, from + MAX_EDGE);
  let depth = 1;
  for (const m of piece.matchAll(/\\[\\{}]|[{}]/g)) {
    if (m[0] === '{') depth++;
    else if (m[0] === '}' && --depth === 0) return piece.slice(0, m.index + 1);
  }
  return piece;
}

function textOfRtf(rtf: string): string {
  const wrapped = wrappedIn(rtf);
  if (wrapped === undefined) return plainRtf(rtf);
  const text = unwrapRtf(rtf, wrapped === 'html');
  return wrapped === 'html' ? htmlToText(text) : text;
}

/** Groups that hold no words of the text. */
const SILENT = /^\{\\(?:\*|fonttbl|colortbl|stylesheet|info|pict|header|footer|listtable|themedata|object)/;
const TOKEN = /\\'([0-9a-f]{2})|\\u(-?\d{1,6}) ?|\\([a-z]{1,32})(-?\d{1,10})? ?|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)/giy;

interface Group {
  skip: number;
  silent: boolean;
}

/** Words, paragraphs and tabs of ordinary RTF; every other command is left out. One pass. */
function plainRtf(rtf: string): string {
  const page = `cp${/\\ansicpg(\d{1,5})/.exec(rtf.slice(0, 2_000))?.[1] ?? '1252'}`;
  const groups: Group[] = [{ skip: 1, silent: false }];
  let text = '';
  let bytes: number[] = [];
  let toSkip = 0;
  const flush = (): void => {
    if (bytes.length > 0) text += decodeCodePage(Buffer.from(bytes), page);
    bytes = [];
  };
  TOKEN.lastIndex = 0;
  for (let m = TOKEN.exec(rtf); m; m = TOKEN.exec(rtf)) {
    const group = groups.at(-1) ?? { skip: 1, silent: false };
    const [, hex, unicode, word, parameter, sign, brace, run] = m;
    if (brace === '{')
      groups.push({ skip: group.skip, silent: group.silent || SILENT.test(rtf.slice(m.index, m.index + 40)) });
    else if (brace === '}') groups.pop();
    if (groups.length === 0) break;
    if (word === 'uc') group.skip = Number(parameter ?? 1);
    if (group.silent || brace !== undefined) continue;
    if (hex !== undefined) {
      if (toSkip > 0) toSkip--;
      else bytes.push(Number.parseInt(hex, 16));
      continue;
    }
    flush();
    if (unicode !== undefined) {
      text += String.fromCharCode(Number(unicode) & 0xffff);
      toSkip = group.skip;
    } else if (run !== undefined) {
      text += run.slice(Math.min(toSkip, run.length));
      toSkip = Math.max(0, toSkip - run.length);
    } else if (word === 'par' || word === 'line') text += '\n';
    else if (word === 'tab') text += '\t';
    else if (sign !== undefined && '\\{}~'.includes(sign)) text += sign === '~' ? ' ' : sign;
  }
  flush();
  return text.trim();
}
