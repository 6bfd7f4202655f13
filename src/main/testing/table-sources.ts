/** Small old registers, csv and a workbook by its parts: seeds of the fuzzer of tables. */
import { bytesOf } from './sources.ts';
import type { ZipPart } from './zips.ts';

/** Name and text: all separators, quotes, line ends and kinds of date that the reader knows. */
export const CSV_TEXTS: readonly (readonly [string, string])[] = [
  ['oud.csv', 'Datum;Tijd;Via;Met wie;Onderwerp;Aantal\r\n3-11-2026;9:15;WhatsApp;raad;"zaal; en ""meer""";7\r\n'],
  ['regels.csv', 'Register 2026\n\nDatum,Waarover\n13-03-2026,"eerste\ntweede"\n03-13-2026,brief\n3 mei 2026,nota\n'],
  ['plak.tsv', 'Datum\tDatum tot\tToelichting\n2026-11-03 09:15\t2026-11-04\tover de kust\n'],
  ['sep.csv', 'sep=,\r\nDate,Subject\r\n1/2/2026,one\r\n'],
  ['mac.csv', 'Datum;Onderwerp\r3-11-2026;zaal\r4-11-2026;DEP. VERTROUWELIJK\r'],
];

const xml = (text: string): Uint8Array => bytesOf(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook with all that the reader knows: shared and own strings, kinds of numbers, a hidden sheet. */
export const BOOK: readonly ZipPart[] = [
  { name: '[Content_Types].xml', content: xml('<Types/>') },
  {
    name: '_rels/.rels',
    content: xml(
      `<Relationships><Relationship Id="r" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
  },
  {
    name: 'xl/workbook.xml',
    content: xml(
      `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><workbookPr date1904="0"/><sheets><sheet name="Register" sheetId="1" r:id="a"/><sheet name="Oud" sheetId="2" state="hidden" r:id="b"/></sheets></workbook>`,
    ),
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: xml(
      `<Relationships>${[
        ['a', 'worksheet', 'worksheets/sheet1.xml'],
        ['b', 'worksheet', '/xl/worksheets/sheet2.xml'],
        ['c', 'sharedStrings', 'sharedStrings.xml'],
        ['d', 'styles', '../xl/styles.xml'],
      ]
        .map(([id, type, target]) => `<Relationship Id="${id}" Type="${LINKS}/${type}" Target="${target}"/>`)
        .join('')}</Relationships>`,
    ),
  },
  {
    name: 'xl/sharedStrings.xml',
    content: xml(
      '<sst><si><t>Datum</t></si><si><r><t>Onder</t></r><r><t>werp</t></r><rPh><t>x</t></rPh></si><si><t>zaal_x000D_ &amp; dijk</t></si></sst>',
    ),
  },
  {
    name: 'xl/styles.xml',
    content: xml(
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    ),
  },
  {
    name: 'xl/worksheets/sheet1.xml',
    content: xml(
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Tijd</t></is></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="str"><f>A1</f><v>Aantal</v></c></row><row r="2"><c r="A2" s="1"><v>46329</v></c><c r="B2" s="2"><v>0.59</v></c><c r="C2" t="s"><v>2</v></c><c r="D2"><f>3+4</f><v>7</v></c></row><row r="5"><c r="A5" t="d"><v>2026-11-03T00:00:00</v></c><c r="B5" s="3"><v>46329.5</v></c><c r="C5" t="b"><v>1</v></c><c r="D5" t="e"><v>#N/A</v></c></row></sheetData></worksheet>',
    ),
  },
  {
    name: 'xl/worksheets/sheet2.xml',
    content: xml('<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>'),
  },
];
