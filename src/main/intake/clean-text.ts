/** Makes foreign text harmless to show: names without paths or control characters, HTML without its tags. */
import { MAX_NAME_LENGTH } from './caps.ts';

/** One line, NFC, without control, direction or other invisible characters. */
export function cleanLine(text: string): string {
  // Nearly every header is plain already.
  if (!/[^\x20-\x7e]| {2}/.test(text)) return text.trim();
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .trim();
}

/** The last part of what may be a path, without trailing dots; `fallback` where nothing is left. */
export function cleanName(name: string | null, fallback: string): string {
  const base = cleanLine(
    cleanLine(name ?? '')
      .split(/[/\\]/)
      .at(-1) ?? '',
  ).replace(/[. ]+$/, '');
  if (base === '') return fallback;
  const letters = Array.from(base);
  if (letters.length <= MAX_NAME_LENGTH) return base;
  const dot = base.lastIndexOf('.');
  const extension = dot > 0 && base.length - dot <= 10 ? base.slice(dot) : '';
  return letters.slice(0, MAX_NAME_LENGTH - extension.length).join('') + extension;
}

const BLOCKS = new Set(
  'address article blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul'.split(
    ' ',
  ),
);
/** Elements whose contents are never text. */
const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'noscript']);
/** Those of Latin-1 from 161 on, in their order (HTML 4, 24.2). */
const LATIN =
  'iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot ' +
  'cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml ' +
  'Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ' +
  'ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const ENTITIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(LATIN.split(' ').map((name, i) => [name, String.fromCharCode(161 + i)])),
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  trade: '™',
  sbquo: '‚',
  bdquo: '„',
  bull: '•',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

function decodeEntities(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,7});/gi, (whole, body: string) => {
    if (!body.startsWith('#')) return Object.hasOwn(ENTITIES, body) ? (ENTITIES[body] ?? whole) : whole;
    const hex = body[1]?.toLowerCase() === 'x';
    const point = Number.parseInt(body.slice(hex ? 2 : 1), hex ? 16 : 10);
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : whole;
  });
}

/**
 * The readable text of a piece of HTML, for search and for the draft; never shown as HTML. One pass, so that hostile
 * markup costs no more than its length.
 */
export function htmlToText(html: string): string {
  const lower = html.toLowerCase();
  let text = '';
  let at = 0;
  const take = (run: string): void => {
    text += decodeEntities(run.replace(/[ \t\r\n\f]+/g, ' '));
  };
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      take(html.slice(at));
      break;
    }
    take(html.slice(at, open));
    const comment = html.startsWith('<!--', open);
    const close = comment ? html.indexOf('-->', open + 4) : html.indexOf('>', open);
    if (close < 0) break;
    at = close + (comment ? 3 : 1);
    const name = comment ? '' : (/^<\/?([a-z][a-z\d]{0,15})/.exec(lower.slice(open, open + 18))?.[1] ?? '');
    if (BLOCKS.has(name)) text += '\n';
    // Cells of a row are no one word.
    else if (name === 'td' || name === 'th') text += ' ';
    if (SILENT.has(name) && html[open + 1] !== '/') {
      const end = lower.indexOf(`</${name}`, at);
      if (end < 0) break;
      at = end;
    }
  }
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line, i) => line !== '' || (lines[i - 1] ?? '') !== '')
    .join('\n')
    .trim();
}
