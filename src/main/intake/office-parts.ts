/** The words in the parts of an office file. For a thread with limits only: see `office-words.ts`. */
import { MAX_OFFICE_WORDS, MAX_WORKBOOK_BYTES, MAX_WORKBOOK_PARTS } from './caps.ts';
import { PAGE_BREAK } from './marking.ts';
import type { Member } from './member.ts';
import { readXml } from './xml-part.ts';
import { unzip } from './zip.ts';

/** Parts with words a person wrote, in the order they are read: heads and feet first, since a marking stands there. */
const PARTS = [
  /^word\/(?:header|footer)\d*\.xml$/,
  /^word\/document\.xml$/,
  /^word\/(?:footnotes|endnotes|comments)\.xml$/,
  /^[^/]+\/worksheets\/[^/]+\.xml$/,
  /^[^/]+\/sharedStrings\.xml$/,
  /^[^/]+\/drawings\/drawing\d*\.xml$/,
  /^ppt\/slideMasters\/[^/]+\.xml$/,
  /^ppt\/slideLayouts\/[^/]+\.xml$/,
  /^ppt\/slides\/[^/]+\.xml$/,
  /^ppt\/(?:notesSlides|notesMasters|handoutMasters|comments)\/[^/]+\.xml$/,
  /^styles\.xml$/,
  /^content\.xml$/,
];
/** Of Word and Excel all words stand in these; of OpenDocument anywhere in a paragraph. */
const RUNS = new Set([
  't',
  'delText',
  'oddHeader',
  'oddFooter',
  'evenHeader',
  'evenFooter',
  'firstHeader',
  'firstFooter',
]);
/** Of OpenDocument; the last are heads and feet of a presentation, which stand in no paragraph. */
const OPEN_RUNS = new Set(['p', 'h', 'header-decl', 'footer-decl']);
const PARAGRAPHS = new Set([...OPEN_RUNS, 'si', 'is', ...[...RUNS].filter((name) => /Header|Footer/.test(name))]);
const BREAKS = new Set(['br', 'cr', 'line-break']);

/** A head or foot of Excel: left, middle and right have a sign each, as have letter, size and page number. */
export function withoutCodes(text: string): string {
  return text.replaceAll(/&[LCR]/g, '\n').replaceAll(/&(?:"[^"]*"|\d+|[A-Z])/g, '');
}

function wordsOfPart({ name, content }: Member, room: number): string {
  const isOpen = name === 'content.xml' || name === 'styles.xml';
  let words = '';
  let inside = 0;
  let runs = 0;
  const holds = (element: string): boolean => (isOpen ? OPEN_RUNS : RUNS).has(element);
  readXml(
    content,
    {
      open: (element, attributes) => {
        if (holds(element)) inside++;
        if (element === 'r') runs++;
        // Elsewhere a tab is a stop on the ruler.
        if (inside + runs > 0 && (element === 'tab' || element === 's')) words += ' ';
        else if (BREAKS.has(element)) words += '\n';
        // Words that lie across a page, as a marking may.
        else if (element === 'textpath') words += `\n${attributes['string'] ?? ''}\n`.slice(0, room);
      },
      close: (element) => {
        if (holds(element)) inside--;
        if (element === 'r') runs--;
        if (PARAGRAPHS.has(element) && !words.endsWith('\n')) words += '\n';
        // A slide of OpenDocument.
        if (isOpen && element === 'page') words += PAGE_BREAK;
      },
      text: (text) => {
        if (inside > 0 && words.length < room) words += text.startsWith('&') ? withoutCodes(text) : text;
      },
    },
    (cause) => {
      throw cause instanceof Error ? cause : new Error(`${name} is not whole`);
    },
  );
  return words;
}

/** Throws where the file is not whole, brings its own entities, or is too large unpacked. */
export async function wordsInParts(bytes: Uint8Array): Promise<string> {
  const { members } = await unzip(bytes, { bytes: MAX_WORKBOOK_BYTES, members: MAX_WORKBOOK_PARTS });
  let words = '';
  for (const pattern of PARTS)
    for (const member of members)
      if (pattern.test(member.name)) words += wordsOfPart(member, MAX_OFFICE_WORDS - words.length) + PAGE_BREAK;
  return words.slice(0, MAX_OFFICE_WORDS).toWellFormed().trimEnd();
}
