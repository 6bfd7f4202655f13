/** The rows of an ods, table after table. Folds white space as OpenDocument 1.2 part 1, section 6.1.2 says a reader must. */
import {
  NO_CELL,
  type OpenWorkbook,
  parsePart,
  type ReadCell,
  type ReadRow,
  unreadable,
  type XmlListener,
} from './workbook-reader.ts';

const PART = 'content.xml';
/** Stand for spaces and tabs that may not be folded; XML cannot hold these characters itself. */
const [KEPT_SPACE, KEPT_TAB, KEPT_BREAK] = ['\u0000', '\u0001', '\u0002'];

function fold(paragraph: string): string {
  return paragraph
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '')
    .replaceAll(KEPT_SPACE, ' ')
    .replaceAll(KEPT_TAB, '\t')
    .replaceAll(KEPT_BREAK, '\n');
}

type Attributes = Readonly<Record<string, string>>;

function typedCell(attributes: Attributes, paragraphs: readonly string[]): ReadCell {
  const type = attributes['office:value-type'];
  if (type === undefined) return NO_CELL;
  if (type === 'string') return { kind: 'text', text: paragraphs.join('\n') };
  if (type === 'float') return { kind: 'number', text: String(Number(attributes['office:value'])) };
  if (type === 'date') {
    const value = attributes['office:date-value'] ?? '';
    return value.includes('T') ? { kind: 'datetime', text: value.replace('T', ' ') } : { kind: 'date', text: value };
  }
  const time = /^PT(\d\d)H(\d\d)M(\d\d)S$/.exec(attributes['office:time-value'] ?? '');
  if (type === 'time' && time) return { kind: 'time', text: time.slice(1).join(':') };
  throw unreadable(PART, `value type ${type}`);
}

function tableListener(found: ReadRow[]): XmlListener {
  let sheet = '';
  let cells: ReadCell[] = [];
  let cell: Attributes = {};
  let paragraphs: string[] = [];
  let paragraph: string | null = null;
  return {
    open(name, attributes) {
      if (name === 'table:table') sheet = attributes['table:name'] ?? '';
      else if (name === 'table:table-row') {
        if (attributes['table:number-rows-repeated']) throw unreadable(PART, 'repeated rows');
        cells = [];
      } else if (name === 'table:table-cell') {
        if (attributes['table:formula'] !== undefined) throw unreadable(PART, 'formula');
        cell = attributes;
        paragraphs = [];
      } else if (name === 'text:p') paragraph = '';
      else if (paragraph === null) return;
      else if (name === 'text:s') paragraph += KEPT_SPACE.repeat(Number(attributes['text:c'] ?? 1));
      else if (name === 'text:tab') paragraph += KEPT_TAB;
      else if (name === 'text:line-break') paragraph += KEPT_BREAK;
    },
    text(text) {
      if (paragraph !== null) paragraph += text;
    },
    close(name) {
      if (name === 'text:p' && paragraph !== null) {
        paragraphs.push(fold(paragraph));
        paragraph = null;
      } else if (name === 'table:table-row') found.push({ sheet, cells });
      else if (name === 'table:table-cell') {
        const repeated = Number(cell['table:number-columns-repeated'] ?? 1);
        if (repeated > 16_384) throw unreadable(PART, 'too many columns');
        const read = typedCell(cell, paragraphs);
        for (let i = 0; i < repeated; i++) cells.push(read);
      }
    },
  };
}

export async function* odsRows(book: OpenWorkbook): AsyncGenerator<ReadRow> {
  const found: ReadRow[] = [];
  yield* parsePart(book, PART, tableListener(found), found);
}
