/** The fixed parts of an OpenDocument 1.2 spreadsheet: everything but the rows. */
import { localTime } from '../../shared/quarter.ts';
import type { Table, TableBook } from '../../shared/tables.ts';
import { columnLetter, escapeXml } from './cells.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMES = [
  'office',
  'style',
  'text',
  'table',
  'meta',
  ['fo', 'xsl-fo-compatible'],
  ['number', 'datastyle'],
  'config',
] as const;
const NAMESPACES = [
  ...NAMES.map((n) =>
    typeof n === 'string'
      ? `xmlns:${n}="urn:oasis:names:tc:opendocument:xmlns:${n}:1.0"`
      : `xmlns:${n[0]}="urn:oasis:names:tc:opendocument:xmlns:${n[1]}:1.0"`,
  ),
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  // Never used as a prefix of an element: LibreOffice resolves the name "ooo:view-settings" by it.
  'xmlns:ooo="http://openoffice.org/2004/office"',
].join(' ');

export const ODS_MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet';

export const manifestXml = `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${ODS_MIMETYPE}"/>${[
  'content.xml',
  'styles.xml',
  'meta.xml',
  'settings.xml',
]
  .map((path) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml"/>`)
  .join('')}</manifest:manifest>`;

export const odsStylesXml = `${HEAD}<office:document-styles ${NAMESPACES} office:version="1.2"><office:styles><style:default-style style:family="table-cell"><style:text-properties style:font-name="Arial" fo:font-family="Arial" fo:font-size="10pt" fo:language="nl" fo:country="NL"/></style:default-style></office:styles><office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Default" style:page-layout-name="pm1"/></office:master-styles></office:document-styles>`;

/** Times without zone, on Dutch clocks, as the format wants them. */
export function odsMetaXml(book: TableBook): string {
  const made = localTime(new Date(book.madeOn)).replace(' ', 'T');
  const who = escapeXml(book.author);
  const sum = book.checksum
    ? `<meta:user-defined meta:name="${escapeXml(book.checksum.name)}" meta:value-type="string">${book.checksum.hex}</meta:user-defined>`
    : '';
  return `${HEAD}<office:document-meta ${NAMESPACES} office:version="1.2"><office:meta><meta:generator>Kanaalregister</meta:generator><dc:title>${escapeXml(book.title)}</dc:title><dc:language>nl</dc:language><meta:initial-creator>${who}</meta:initial-creator><dc:creator>${who}</dc:creator><meta:creation-date>${made}</meta:creation-date><dc:date>${made}</dc:date>${sum}</office:meta></office:document-meta>`;
}

/** The first row of every sheet stays in view. */
export function odsSettingsXml(sheets: readonly Table[]): string {
  const item = (name: string, type: string, value: string | number): string =>
    `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`;
  const views = sheets.map(
    (sheet) =>
      `<config:config-item-map-entry config:name="${sheet.name}">${item('HorizontalSplitMode', 'short', 0)}${item('VerticalSplitMode', 'short', 2)}${item('HorizontalSplitPosition', 'int', 0)}${item('VerticalSplitPosition', 'int', 1)}${item('ActiveSplitRange', 'short', 2)}${item('PositionLeft', 'int', 0)}${item('PositionRight', 'int', 0)}${item('PositionTop', 'int', 0)}${item('PositionBottom', 'int', 1)}</config:config-item-map-entry>`,
  );
  return `${HEAD}<office:document-settings ${NAMESPACES} office:version="1.2"><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables">${views.join('')}</config:config-item-map-named>${item('ActiveTable', 'string', sheets[0]?.name ?? '')}</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`;
}

function cellStyle(name: string, dataStyle: string, properties = '', text = ''): string {
  const data = dataStyle ? ` style:data-style-name="${dataStyle}"` : '';
  return `<style:style style:name="${name}" style:family="table-cell"${data}><style:table-cell-properties style:vertical-align="top"${properties}/>${text}</style:style>`;
}

const DAY =
  '<number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>';
const CLOCK =
  '<number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long"/>';

/** `w<n>` is a column of n characters. */
export function contentHead(sheets: readonly Table[]): string {
  const widths = [...new Set(sheets.flatMap((s) => s.columns.map((c) => c.width)))].sort((a, b) => a - b);
  const columns = widths.map(
    (w) =>
      `<style:style style:name="w${w}" style:family="table-column"><style:table-column-properties style:column-width="${((w + 2) * 0.19).toFixed(2)}cm"/></style:style>`,
  );
  return `${HEAD}<office:document-content ${NAMESPACES} office:version="1.2"><office:automatic-styles><number:number-style style:name="N1"><number:number number:min-integer-digits="1"/></number:number-style><number:date-style style:name="N2">${DAY}</number:date-style><number:date-style style:name="N3">${DAY}<number:text> </number:text>${CLOCK}</number:date-style><number:time-style style:name="N4" number:language="nl" number:country="NL">${CLOCK}</number:time-style><number:text-style style:name="N5"><number:text-content/></number:text-style>${columns.join('')}<style:style style:name="t1" style:family="table" style:master-page-name="Default"><style:table-properties table:display="true"/></style:style>${[
    cellStyle(
      'head',
      'N5',
      ' fo:background-color="#e3e9f0" fo:border-bottom="0.75pt solid #5a6b7d" fo:wrap-option="wrap"',
      '<style:text-properties fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"/>',
    ),
    cellStyle('text', 'N5'),
    cellStyle('wrap', 'N5', ' fo:wrap-option="wrap"'),
    cellStyle('int', 'N1'),
    cellStyle('num', ''),
    cellStyle('date', 'N2'),
    cellStyle('moment', 'N3'),
    cellStyle('time', 'N4'),
  ].join('')}</office:automatic-styles><office:body><office:spreadsheet>`;
}

export function tableHead({ name, columns }: Table, header: string): string {
  const widths = columns.map((c) => `<table:table-column table:style-name="w${c.width}"/>`).join('');
  return `<table:table table:name="${name}" table:style-name="t1">${widths}<table:table-header-rows>${header}</table:table-header-rows>`;
}

/** Filters stand after all tables; their ranges are known only then. */
export function contentTail(rows: ReadonlyMap<Table, number>): string {
  const ranges = [...rows].map(([{ name, columns }, count]) => {
    const last = `${columnLetter(columns.length - 1)}${count + 1}`;
    return `<table:database-range table:name="filter_${name}" table:target-range-address="${name}.A1:${name}.${last}" table:display-filter-buttons="true"/>`;
  });
  return `<table:database-ranges>${ranges.join('')}</table:database-ranges></office:spreadsheet></office:body></office:document-content>`;
}
