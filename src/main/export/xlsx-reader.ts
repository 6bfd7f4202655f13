/** The rows of an xlsx, sheet after sheet, in the order of the workbook. Knows inline strings and numbers only. */
import {
  NO_CELL,
  type OpenWorkbook,
  parsePart,
  type ReadCell,
  type ReadRow,
  readPart,
  unreadable,
  type XmlListener,
} from './workbook-reader.ts';

type NumberKind = 'number' | 'date' | 'datetime' | 'time';

const UNIX_EPOCH_SERIAL = 25_569;

/** What a number of each cell format means, by the letters of its format code. */
async function readNumberKinds(book: OpenWorkbook): Promise<NumberKind[]> {
  const codes = new Map<string, string>();
  const kinds: NumberKind[] = [];
  let inCellFormats = false;
  await readPart(book, 'xl/styles.xml', (name, attributes) => {
    if (name === 'numFmt') codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
    if (name.endsWith('Xfs')) inCellFormats = name === 'cellXfs';
    if (name !== 'xf' || !inCellFormats) return;
    const code = codes.get(attributes['numFmtId'] ?? '') ?? '';
    const [day, clock] = [code.includes('yy'), code.includes('hh')];
    kinds.push(day ? (clock ? 'datetime' : 'date') : clock ? 'time' : 'number');
  });
  return kinds;
}

/** Sheet names with the part that holds each, in workbook order. */
async function readSheetParts(book: OpenWorkbook): Promise<[name: string, part: string][]> {
  const targets = new Map<string, string>();
  const sheets: [string, string][] = [];
  await readPart(book, 'xl/_rels/workbook.xml.rels', (name, attributes) => {
    if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
  });
  await readPart(book, 'xl/workbook.xml', (name, attributes) => {
    if (name === 'sheet') sheets.push([attributes['name'] ?? '', `xl/${targets.get(attributes['r:id'] ?? '') ?? ''}`]);
  });
  return sheets;
}

function numberCell(text: string, kind: NumberKind): ReadCell {
  const value = Number(text);
  if (kind === 'number') return { kind, text: String(value) };
  const seconds = Math.round((kind === 'time' ? value : value - UNIX_EPOCH_SERIAL) * 86_400);
  const iso = new Date(seconds * 1000).toISOString();
  if (kind === 'date') return { kind, text: iso.slice(0, 10) };
  return { kind, text: kind === 'time' ? iso.slice(11, 19) : iso.slice(0, 19).replace('T', ' ') };
}

/** `BA12` -> 52. */
function columnIndex(reference: string): number {
  let index = 0;
  for (const c of reference) {
    if (c < 'A' || c > 'Z') break;
    index = index * 26 + c.charCodeAt(0) - 64;
  }
  return index - 1;
}

const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

function sheetListener(sheet: string, part: string, kinds: readonly NumberKind[], found: ReadRow[]): XmlListener {
  let cells: ReadCell[] = [];
  let style = 0;
  let type = '';
  let value = '';
  let reading = false;
  return {
    open(name, attributes) {
      if (name === 'row') cells = [];
      else if (name === 'c') {
        const index = columnIndex(attributes['r'] ?? '');
        if (index < cells.length || index > 16_383) throw unreadable(part, `cell ${attributes['r']} out of order`);
        while (cells.length < index) cells.push(NO_CELL);
        style = Number(attributes['s'] ?? 0);
        type = attributes['t'] ?? 'n';
        value = '';
      } else if (name === 't' || name === 'v') reading = true;
      else if (name === 'f') throw unreadable(part, 'formula');
    },
    text(text) {
      if (reading) value += text;
    },
    close(name) {
      if (name === 't' || name === 'v') reading = false;
      else if (name === 'row') found.push({ sheet, cells });
      else if (name === 'c') {
        if (type === 'inlineStr') cells.push({ kind: 'text', text: decodeEscapes(value) });
        else if (type === 'n') cells.push(numberCell(value, kinds[style] ?? 'number'));
        else throw unreadable(part, `cell type ${type}`);
      }
    },
  };
}

export async function* xlsxRows(book: OpenWorkbook): AsyncGenerator<ReadRow> {
  const kinds = await readNumberKinds(book);
  for (const [sheet, part] of await readSheetParts(book)) {
    const found: ReadRow[] = [];
    yield* parsePart(book, part, sheetListener(sheet, part, kinds, found), found);
  }
}
