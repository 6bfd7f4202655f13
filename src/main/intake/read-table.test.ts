import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { KanaalError } from '../../shared/errors.ts';
import { zipOf } from '../testing/zips.ts';
import { separatorOf } from './csv-rows.ts';
import { readTable, tableKind } from './read-table.ts';
import type { Table } from './table.ts';

const csv = async (text: string | Uint8Array): Promise<Table> =>
  await readTable({ bytes: typeof text === 'string' ? Buffer.from(text) : text, name: 'oud.csv', kind: 'csv' });
const cells = (table: Table): string[][] => table.sheets[0]!.rows.map((row) => row.cells);

test('a csv is read by the separator that its rows agree on, whatever else stands in the cells', async () => {
  expect(separatorOf('a;b\n"1,5;2";x, y\n')).toBe(';');
  expect(separatorOf('Datum\tWaarover\n3-11\tzaal, planning; en meer\n')).toBe('\t');
  expect(separatorOf('date,subject\n2027-01-01,one\n')).toBe(',');
  expect(cells(await csv('\ufeffDatum;Onderwerp\r\n"3-11-2026";"zegt ""ja"";\nof nee"\r\n\r\n;;\r\n'))).toEqual([
    ['Datum', 'Onderwerp'],
    ['3-11-2026', 'zegt "ja";\nof nee'],
  ]);
  expect(cells(await csv('sep=,\na,b\n1,2'))).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('a csv of an old Excel is read as windows-1252, and says so', async () => {
  const table = await csv(Buffer.from('naam;bedrag\ncoördinatie;€ 5\n'.replace('€', '\u0080'), 'latin1'));
  expect(table.encodingGuessed).toBe(true);
  expect(cells(table)[1]).toEqual(['coördinatie', '€ 5']);
});

test('each row knows its line, and a quote that never ends is listed instead of swallowing the rest unseen', async () => {
  const [sheet] = (await csv('a;b\n"x\ny";1\n\nz;2\n"open;3\nq;4\n')).sheets;
  expect(sheet!.rows.map(({ line }) => line)).toEqual([1, 2, 5]);
  expect(sheet!.bad).toEqual([{ line: 6, why: 'open_quote', text: '"open;3\nq;4\n' }]);
});

test('what is shown of a row with an open quote never ends in half a character', async () => {
  const [sheet] = (await csv(`a;b\n1;2\n"${'x'.repeat(198)}🙂 en verder`)).sheets;
  expect(sheet!.bad).toEqual([{ line: 3, why: 'open_quote', text: `"${'x'.repeat(198)}` }]);
});

test('a row with a number that no sheet can have follows the one before it', async () => {
  const row = (r: string, text: string): string => `<row r="${r}"><c t="inlineStr"><is><t>${text}</t></is></c></row>`;
  const rows = [row('1', 'Datum'), row('1e308', 'a'), row('1048576', 'b'), row('1048577', 'c')].join('');
  const content = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
  const bytes = zipOf([
    { name: 'xl/workbook.xml', content: content('<workbook><sheets><sheet name="a" id="r"/></sheets></workbook>') },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: content('<a><Relationship Id="r" Type="x/worksheet" Target="s.xml"/></a>'),
    },
    { name: 'xl/s.xml', content: content(`<worksheet><sheetData>${rows}</sheetData></worksheet>`) },
  ]);
  const [sheet] = (await readTable({ bytes, name: 'oud.xlsx', kind: 'xlsx' })).sheets;
  expect(sheet!.rows.map(({ line }) => line)).toEqual([1, 2, 1_048_576, 1_048_577]);
});

test('a workbook gives dates as days, formulas by their value, and its hidden sheets as such', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Register');
  sheet.addRow(['Datum', 'Tijd', 'Aantal', 'Onderwerp']);
  sheet.addRow([
    new Date('2026-11-03T00:00:00Z'),
    new Date('1899-12-30T14:12:00Z'),
    { formula: '3+4', result: 7 },
    'zaal',
  ]);
  // By a program that does not work them out, and one whose outcome is nothing.
  sheet.addRow([null, null, { formula: '3+5' }, { formula: 'IF(1=2,1,"")', result: '' }]);
  sheet.getColumn(1).numFmt = 'dd-mm-yyyy';
  sheet.getColumn(2).numFmt = 'hh:mm';
  book.addWorksheet('Oud', { state: 'hidden' }).addRow(['a', 'b']);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  expect(tableKind(bytes, 'wat.dan.ook')).toBe('xlsx');
  const table = await readTable({ bytes, name: 'oud.xlsx', kind: 'xlsx' });
  expect(cells(table)).toEqual([
    ['Datum', 'Tijd', 'Aantal', 'Onderwerp'],
    ['2026-11-03', '14:12', '7', 'zaal'],
    ['', '', '=3+5'],
  ]);
  expect(table.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['Register', false],
    ['Oud', true],
  ]);
});

test('more rows or columns than anybody keeps by hand are refused, not half read', async () => {
  await expect(csv('a;b\n'.repeat(20_001))).rejects.toMatchObject({ details: { what: 'rows' } });
  await expect(csv(`${'a;'.repeat(300)}b\n`)).rejects.toMatchObject({ details: { what: 'columns' } });
  await expect(readTable({ bytes: Buffer.from('PK\u0003\u0004'), name: 'x', kind: 'xlsx' })).rejects.toMatchObject({
    code: 'file_unreadable',
  });
});

const corpus = path.resolve('../shared/corpus/xlsx');

test.skipIf(!existsSync(corpus))(
  'every workbook of the corpus is read or refused by name',
  async () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xlsx'));
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) {
      const bytes = readFileSync(path.join(corpus, file));
      const outcome = await readTable({ bytes, name: file, kind: 'xlsx' }).catch((error: unknown) => error);
      const refused = outcome instanceof KanaalError && ['file_unreadable', 'file_too_large'].includes(outcome.code);
      expect({ file, ok: refused || 'sheets' in (outcome as object) }).toEqual({ file, ok: true });
    }
  },
  60_000,
);

test('text in UTF-16 that calls itself csv is a table, as Excel writes it', async () => {
  const text = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from('Datum\tKanaal\n3-11-2026\tWhatsApp\n', 'utf16le'),
  ]);
  expect(tableKind(text, 'oud.csv')).toBe('csv');
  expect(tableKind(text, 'oud.bin')).toBeNull();
  expect(cells(await csv(text))).toEqual([
    ['Datum', 'Kanaal'],
    ['3-11-2026', 'WhatsApp'],
  ]);
});

test('a row within a row is no second row', async () => {
  const content = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const bytes = zipOf([
    { name: 'xl/workbook.xml', content: content('<workbook><sheets><sheet name="a" id="r"/></sheets></workbook>') },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: content('<a><Relationship Id="r" Type="x/worksheet" Target="s.xml"/></a>'),
    },
    {
      name: 'xl/s.xml',
      content: content(
        `<worksheet><sheetData><row>${cell('een')}</row><row>${cell('twee')}<row>${cell('drie')}</row></row></sheetData></worksheet>`,
      ),
    },
  ]);
  const [sheet] = (await readTable({ bytes, name: 'oud.xlsx', kind: 'xlsx' })).sheets;
  expect(sheet!.rows.map(({ line, cells: own }) => [line, ...own])).toEqual([
    [1, 'een'],
    [2, 'twee'],
    [3, 'drie'],
  ]);
});

const ODD_PLACE = path.join(import.meta.dirname, '../../../../shared/corpus/xlsx/sheetjs/wtf_path.xlsx');

test.skipIf(!existsSync(ODD_PLACE))('a workbook that keeps its parts in another folder is a workbook', () => {
  expect(tableKind(readFileSync(ODD_PLACE), 'wtf.xlsx')).toBe('xlsx');
});
