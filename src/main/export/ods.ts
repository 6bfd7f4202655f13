/**
 * Tables as an OpenDocument spreadsheet, streamed, with the same cells as the xlsx. The same source gives the same
 * bytes. What it made is checked by read-back.ts, which shares no code with it.
 */
import type { Readable } from 'node:stream';
import { localDay } from '../../shared/quarter.ts';
import type { RegisterSource } from '../../shared/register.ts';
import type { Table, TableBook } from '../../shared/tables.ts';
import { type Cell, cellOf, clock, escapeXml } from './cells.ts';
import {
  contentHead,
  contentTail,
  manifestXml,
  ODS_MIMETYPE,
  odsMetaXml,
  odsSettingsXml,
  odsStylesXml,
  tableHead,
} from './ods-parts.ts';
import { registerBook } from './register-book.ts';
import { zipStream } from './zip-stream.ts';

const WRAP_FROM = 40;

/** Spaces at an edge or in a run, and tabs, would be collapsed by a reader: the format has elements for them. */
function paragraph(line: string): string {
  const escaped = escapeXml(line);
  if (!/^ | $| {2}|\t/.test(escaped)) return `<text:p>${escaped}</text:p>`;
  const kept = escaped
    .replace(/ {2,}|^ | $/g, (run) => `<text:s text:c="${run.length}"/>`)
    .replaceAll('\t', '<text:tab/>');
  return `<text:p>${kept}</text:p>`;
}

function textXml(style: string, text: string): string {
  const paragraphs = text.includes('\n') ? text.split('\n').map(paragraph).join('') : paragraph(text);
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${paragraphs}</table:table-cell>`;
}

function typedXml(style: string, type: string, value: string, shown: string): string {
  const name = type === 'float' ? 'value' : `${type}-value`;
  return `<table:table-cell table:style-name="${style}" office:value-type="${type}" office:${name}="${value}"><text:p>${shown}</text:p></table:table-cell>`;
}

function cellXml(cell: Cell, textStyle: string): string {
  switch (cell.kind) {
    case 'empty':
      return '<table:table-cell/>';
    case 'text':
      return textXml(textStyle, cell.text);
    case 'number':
      return typedXml(Number.isInteger(cell.number) ? 'int' : 'num', 'float', String(cell.number), String(cell.number));
    case 'date':
      return typedXml('date', 'date', cell.day, cell.day);
    case 'datetime': {
      const time = clock(cell.seconds).join(':');
      return typedXml('moment', 'date', `${cell.day}T${time}`, `${cell.day} ${time}`);
    }
    default: {
      const [h, m, s] = clock(cell.seconds);
      return typedXml('time', 'time', `PT${h}H${m}M${s}S`, `${h}:${m}:${s}`);
    }
  }
}

function* tableXml(table: Table, counted: (rows: number) => void): Generator<string> {
  const { columns } = table;
  const textStyles = columns.map((c) => (c.width >= WRAP_FROM ? 'wrap' : 'text'));
  const header = columns.map((c) => textXml('head', c.name)).join('');
  yield tableHead(table, `<table:table-row>${header}</table:table-row>`);
  let count = 0;
  for (const row of table.rows()) {
    count++;
    let xml = '<table:table-row>';
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]!;
      xml += cellXml(cellOf(column.type, row[column.name]), textStyles[i]!);
    }
    yield `${xml}</table:table-row>`;
  }
  counted(count);
  yield '</table:table>';
}

function* contentXml(tables: readonly Table[]): Generator<string> {
  const counts = new Map<Table, number>();
  yield contentHead(tables);
  for (const table of tables) yield* tableXml(table, (rows) => counts.set(table, rows));
  yield contentTail(counts);
}

/** All tables as one spreadsheet. They are read in order, each once, as fast as the reader takes them. */
export function bookOds(book: TableBook): Readable {
  const { tables } = book;
  return zipStream(
    [
      { name: 'mimetype', stored: true, chunks: () => [ODS_MIMETYPE] },
      { name: 'META-INF/manifest.xml', chunks: () => [manifestXml] },
      { name: 'meta.xml', chunks: () => [odsMetaXml(book)] },
      { name: 'styles.xml', chunks: () => [odsStylesXml] },
      { name: 'settings.xml', chunks: () => [odsSettingsXml(tables)] },
      { name: 'content.xml', chunks: () => contentXml(tables) },
    ],
    localDay(new Date(book.madeOn)),
  );
}

/** All sheets of the register as one spreadsheet. */
export function registerOds(source: RegisterSource): Readable {
  return bookOds(registerBook(source));
}
