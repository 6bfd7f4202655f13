/** The fixed parts of a workbook in Office Open XML (ECMA-376): everything but the sheets. */
import type { Table, TableBook } from '../../shared/tables.ts';
import { columnLetter, escapeXml } from './cells.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE_RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Indexes into the cell formats of `stylesXml`. */
export const XLSX_STYLE = {
  plain: 0,
  header: 1,
  text: 2,
  wrapped: 3,
  integer: 4,
  date: 5,
  datetime: 6,
  time: 7,
} as const;

export function contentTypesXml(sheets: readonly Table[]): string {
  const override = (part: string, type: string): string => `<Override PartName="${part}" ContentType="${type}"/>`;
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
    override('/xl/workbook.xml', `${CONTENT}.sheet.main+xml`),
    override('/xl/styles.xml', `${CONTENT}.styles+xml`),
    ...sheets.map((_, i) => override(`/xl/worksheets/sheet${i + 1}.xml`, `${CONTENT}.worksheet+xml`)),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    override('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'),
  ].join('')}</Types>`;
}

function relations(list: readonly (readonly [type: string, target: string])[]): string {
  const lines = list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

export const packageRelationsXml = relations([
  [`${OFFICE_RELATIONS}/officeDocument`, 'xl/workbook.xml'],
  [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  [`${OFFICE_RELATIONS}/extended-properties`, 'docProps/app.xml'],
]);

export function workbookRelationsXml(sheets: readonly Table[]): string {
  return relations([
    ...sheets.map((_, i) => [`${OFFICE_RELATIONS}/worksheet`, `worksheets/sheet${i + 1}.xml`] as const),
    [`${OFFICE_RELATIONS}/styles`, 'styles.xml'],
  ]);
}

/** `rows` = data rows per sheet, known once the sheets are written: filter and repeated header are names with a range. */
export function workbookXml(sheets: readonly Table[], rows: ReadonlyMap<string, number>): string {
  const list = sheets.map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('');
  const filters = sheets.map(({ name, columns }, i) => {
    const last = columnLetter(columns.length - 1);
    const range = `${name}!$A$1:$${last}$${(rows.get(name) ?? 0) + 1}`;
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${range}</definedName>`;
  });
  const titles = sheets.map(
    ({ name }, i) => `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${name}!$1:$1</definedName>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE_RELATIONS}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${list}</sheets><definedNames>${filters.join('')}${titles.join('')}</definedNames></workbook>`;
}

export const stylesXml = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="166" formatCode="[$-413]hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="10"/><name val="Arial"/><family val="2"/></font><font><b/><sz val="10"/><name val="Arial"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3E9F0"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF5A6B7D"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">${[
  format(0),
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  format(49),
  format(49, ' wrapText="1"'),
  format(1),
  format(164),
  format(165),
  format(166),
].join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function format(numberFormat: number, wrap = ''): string {
  return `<xf numFmtId="${numberFormat}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"${wrap}/></xf>`;
}

/** Excel takes dates here only as UTC with a Z and without fractions. */
export function coreXml(book: TableBook): string {
  const made = `${new Date(book.madeOn).toISOString().slice(0, 19)}Z`;
  const who = escapeXml(book.author);
  const subject = book.checksum ? `${book.checksum.name} ${book.checksum.hex}` : '';
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(book.title)}</dc:title><dc:subject>${subject}</dc:subject><dc:creator>${who}</dc:creator><dc:language>nl</dc:language><cp:lastModifiedBy>${who}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${made}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${made}</dcterms:modified></cp:coreProperties>`;
}

export const appXml = `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Kanaalregister</Application></Properties>`;
