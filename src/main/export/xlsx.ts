/**
 * Tables as an xlsx workbook, streamed: bold frozen header with a filter, real dates, text that can never run as a
 * formula. The same source gives the same bytes. What it made is checked by read-back.ts, which shares no code with it.
 */
import type { Readable } from 'node:stream';
import { localDay } from '../../shared/quarter.ts';
import type { RegisterSource } from '../../shared/register.ts';
import type { Table, TableBook, TableColumn } from '../../shared/tables.ts';
import { type Cell, cellOf, columnLetter, escapeXml } from './cells.ts';
import { registerBook } from './register-book.ts';
import {
  appXml,
  contentTypesXml,
  coreXml,
  packageRelationsXml,
  stylesXml,
  workbookRelationsXml,
  workbookXml,
  XLSX_STYLE,
} from './xlsx-parts.ts';
import { zipStream } from './zip-stream.ts';

/** Excel's limit, header included. */
const MAX_ROWS = 1_048_576;
/** Columns at least this wide wrap their text. */
const WRAP_FROM = 40;

/** Days since 1899-12-30, as Excel counts from March 1900 on. */
function serialDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
}

/** Office reads `_x0041_` in a string as the letter A; a text that says so itself needs its underscore written that way. */
function xlsxText(text: string): string {
  return escapeXml(text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text);
}

function numberXml(reference: string, style: number, value: number): string {
  return `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
}

function textXml(reference: string, style: number, text: string): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xlsxText(text)}</t></is></c>`;
}

function cellXml(cell: Cell, reference: string, textStyle: number): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'text':
      return textXml(reference, textStyle, cell.text);
    case 'number':
      return numberXml(reference, Number.isInteger(cell.number) ? XLSX_STYLE.integer : XLSX_STYLE.plain, cell.number);
    case 'date':
      return numberXml(reference, XLSX_STYLE.date, serialDay(cell.day));
    case 'datetime':
      return numberXml(reference, XLSX_STYLE.datetime, serialDay(cell.day) + cell.seconds / 86_400);
    default:
      return numberXml(reference, XLSX_STYLE.time, cell.seconds / 86_400);
  }
}

function sheetHead(columns: readonly TableColumn[], first: boolean): string {
  const widths = columns.map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${c.width + 2}" customWidth="1"/>`);
  const names = columns.map((c, i) => textXml(`${columnLetter(i)}1`, XLSX_STYLE.header, c.name));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView ${first ? 'tabSelected="1" ' : ''}workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="13"/><cols>${widths.join('')}</cols><sheetData><row r="1">${names.join('')}</row>`;
}

function sheetTail(columns: readonly TableColumn[], rows: number): string {
  const range = `A1:${columnLetter(columns.length - 1)}${rows + 1}`;
  return `</sheetData><autoFilter ref="${range}"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

/** One sheet, row by row; `counted` hears the number of data rows at the end. */
function* sheetXml(table: Table, first: boolean, counted: (rows: number) => void): Generator<string> {
  const { columns } = table;
  const letters = columns.map((_, i) => columnLetter(i));
  const textStyles = columns.map((c) => (c.width >= WRAP_FROM ? XLSX_STYLE.wrapped : XLSX_STYLE.text));
  yield sheetHead(columns, first);
  let number = 1;
  for (const row of table.rows()) {
    number++;
    if (number > MAX_ROWS) throw new RangeError(`${table.name}: more rows than a workbook can hold`);
    let xml = `<row r="${number}">`;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]!;
      xml += cellXml(cellOf(column.type, row[column.name]), letters[i]! + number, textStyles[i]!);
    }
    yield `${xml}</row>`;
  }
  counted(number - 1);
  yield sheetTail(columns, number - 1);
}

/** All tables as one workbook. They are read in order, each once, as fast as the reader takes them. */
export function bookXlsx(book: TableBook): Readable {
  const { tables } = book;
  const counts = new Map<string, number>();
  const sheets = tables.map((table, i) => ({
    name: `xl/worksheets/sheet${i + 1}.xml`,
    chunks: () => sheetXml(table, i === 0, (rows) => counts.set(table.name, rows)),
  }));
  return zipStream(
    [
      { name: '[Content_Types].xml', chunks: () => [contentTypesXml(tables)] },
      { name: '_rels/.rels', chunks: () => [packageRelationsXml] },
      { name: 'docProps/core.xml', chunks: () => [coreXml(book)] },
      { name: 'docProps/app.xml', chunks: () => [appXml] },
      { name: 'xl/_rels/workbook.xml.rels', chunks: () => [workbookRelationsXml(tables)] },
      { name: 'xl/styles.xml', chunks: () => [stylesXml] },
      ...sheets,
      { name: 'xl/workbook.xml', chunks: () => [workbookXml(tables, counts)] },
    ],
    localDay(new Date(book.madeOn)),
  );
}

/** All sheets of the register as one workbook. */
export function registerXlsx(source: RegisterSource): Readable {
  return bookXlsx(registerBook(source));
}
