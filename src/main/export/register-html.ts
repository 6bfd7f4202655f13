/**
 * The register as one page to read and to print: statements, summary, accounts and a block per entry. Self-contained: no
 * script, no address outside the page, every value escaped. The host prints it with `preferCSSPageSize` to a tagged pdf.
 */
import {
  type Column,
  type RegisterSource,
  type Row,
  ruleFor,
  SHEET_TITLES,
  SHEETS,
  type SheetName,
} from '../../shared/register.ts';
import { cellOf, clock, escapeXml, workbookText } from './cells.ts';
import { csvFileName, registerFileName, registerTitle } from './file-names.ts';
import {
  ACCOUNT_COLUMNS,
  ENTRY_GROUPS,
  type Language,
  MAX_ENTRY_BLOCKS,
  SENTENCES,
  STATEMENT_COLUMNS,
  STYLE,
  SUMMARY_COLUMNS,
} from './html-layout.ts';
import { tableSection } from './html-table.ts';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

interface Page {
  readonly source: RegisterSource;
  readonly language: Language;
  /** Code -> label, for codes that mean one thing only. */
  readonly labels: ReadonlyMap<string, string>;
}

/** A code that two lists explain differently has no label here: the code itself is shown. */
function codeLabels(source: RegisterSource, language: Language): Map<string, string> {
  const labels = new Map<string, string>();
  const unclear = new Set<string>();
  for (const row of source.rows('Codelijsten')) {
    const [code, label] = [String(row['code'] ?? ''), String(row[language] ?? '')];
    if (labels.has(code) && labels.get(code) !== label) unclear.add(code);
    if (label !== '') labels.set(code, label);
  }
  for (const code of unclear) labels.delete(code);
  return labels;
}

function safe(text: string): string {
  return escapeXml(workbookText(text));
}

function columnNamed(sheet: SheetName, name: string): Column {
  const column = SHEETS[sheet].find((c) => c.name === name);
  if (!column) throw new RangeError(`${sheet} has no column ${name}`);
  return column;
}

function dayText(day: string, language: Language): string {
  return `${Number(day.slice(8))} ${MONTHS[language][Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

/** A value for people, escaped; empty text for an empty cell. `narrow`: a label stands without its code. */
function valueHtml(page: Page, column: Column, row: Row, narrow = false): string {
  const value = row[column.name];
  const rule = ruleFor(column, page.source.meta.edition);
  if (rule === value && rule.startsWith('5.'))
    return `<span class="hidden">${safe(SENTENCES[page.language].hidden(rule))}</span>`;
  const cell = cellOf(column.type, value);
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'number':
      return String(cell.number);
    case 'date':
      return dayText(cell.day, page.language);
    case 'datetime':
      return `${dayText(cell.day, page.language)}, ${clock(cell.seconds).slice(0, 2).join(':')}`;
    case 'time':
      return clock(cell.seconds).slice(0, 2).join(':');
    default: {
      const label = page.labels.get(cell.text);
      return safe(label ? (narrow ? label : `${label} (${cell.text})`) : cell.text);
    }
  }
}

/** Names and values; empty ones are left out. */
function listHtml(page: Page, sheet: SheetName, names: readonly string[], row: Row): string {
  const lines = names.flatMap((name) => {
    const column = columnNamed(sheet, name);
    const value = valueHtml(page, column, row);
    return value === '' ? [] : [`<dt>${safe(column[page.language])}</dt><dd>${value}</dd>`];
  });
  return lines.length > 0 ? `<dl>${lines.join('')}</dl>` : '';
}

function cellClass({ type }: Column): string {
  if (type === 'integer') return 'number';
  return type === 'yesno' ? 'short' : '';
}

function tableHtml(page: Page, sheet: SheetName, names: readonly string[]): string {
  const columns = names.map((name) => columnNamed(sheet, name));
  const title = safe(SHEET_TITLES[sheet][page.language]);
  const heads = columns.map((c) => ({ head: safe(c[page.language]), className: cellClass(c) }));
  function* rows(): Generator<string[]> {
    for (const row of page.source.rows(sheet)) yield columns.map((column) => valueHtml(page, column, row, true));
  }
  const caption = `${title}, ${safe(page.source.meta.quarter)}`;
  return tableSection(title, caption, heads, rows(), SENTENCES[page.language].none);
}

function statementsHtml(page: Page): string {
  const blocks: Record<'person' | 'ministry', string[]> = { person: [], ministry: [] };
  for (const row of page.source.rows('Verklaring')) {
    const who = [row['naam'], row['functie']].filter(Boolean).map((part) => safe(String(part)));
    const head = who.length > 0 ? `<h3>${who.join(', ')}</h3>` : '';
    const text = `<p class="statement">${valueHtml(page, columnNamed('Verklaring', 'verklaring'), row)}</p>`;
    const list = listHtml(page, 'Verklaring', STATEMENT_COLUMNS, row);
    blocks[row['soort'] === 'ministerie' ? 'ministry' : 'person'].push(`<article>${head}${text}${list}</article>`);
  }
  const words = SENTENCES[page.language];
  const part = (title: string, list: readonly string[]): string =>
    `<section><h2>${title}</h2>${list.join('') || `<p>${words.none}</p>`}</section>`;
  return part(words.statements, blocks.person) + part(words.ministryStatement, blocks.ministry);
}

function entryHtml(page: Page, row: Row): string {
  const subject = valueHtml(page, columnNamed('Registraties', 'onderwerp'), row);
  const head = `<h3>${safe(String(row['registratienummer'] ?? ''))}: ${subject || SENTENCES[page.language].noSubject}</h3>`;
  const groups = ENTRY_GROUPS.map((group) => {
    const list = listHtml(page, 'Registraties', group.columns, row);
    return list === '' ? '' : `<h4>${group[page.language]}</h4>${list}`;
  });
  return `<article>${head}${groups.join('')}</article>`;
}

function entriesHtml(page: Page): string {
  const { source, language } = page;
  const words = SENTENCES[language];
  const blocks: string[] = [];
  let count = 0;
  for (const row of source.rows('Registraties')) {
    count++;
    if (count <= MAX_ENTRY_BLOCKS) blocks.push(entryHtml(page, row));
  }
  const file = csvFileName(source.meta, 'Registraties');
  const body = count > MAX_ENTRY_BLOCKS ? `<p>${safe(words.tooMany(count, file))}</p>` : blocks.join('');
  const rest = words.rest(`${registerFileName(source.meta, 'ods')}, ${registerFileName(source.meta, 'xlsx')}`);
  return `<section class="entries"><h2>${safe(SHEET_TITLES.Registraties[language])}</h2>${body || `<p>${words.none}</p>`}</section><p>${safe(rest)}</p>`;
}

function factsHtml({ source: { meta }, language }: Page): string {
  const nl = language === 'nl';
  const made = cellOf('datetime', meta.madeOn);
  const madeText =
    made.kind === 'datetime'
      ? `${dayText(made.day, language)}, ${clock(made.seconds).slice(0, 2).join(':')}`
      : meta.madeOn;
  const facts: [string, string][] = [
    [nl ? 'Ministerie' : 'Ministry', `${meta.ministry.name} (${meta.ministry.tooi})`],
    [nl ? 'Kwartaal' : 'Quarter', meta.quarter],
    [nl ? 'Versie' : 'Version', String(meta.version)],
    [nl ? 'Gemaakt op' : 'Made on', madeText],
    [nl ? 'Getekend' : 'Signed', meta.signedWays.join(', ')],
    [
      nl ? 'Controlegetal van register.json (SHA-256)' : 'Checksum of register.json (SHA-256)',
      meta.registerSha256 ?? '',
    ],
    [nl ? 'Vragen' : 'Questions', meta.contact ?? ''],
  ];
  const lines = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<dt>${name}</dt><dd>${safe(value)}</dd>`);
  return `<dl class="facts">${lines.join('')}</dl>`;
}

/** The whole page. Of the sheets only what is shown is held; entries beyond the limit are counted, not kept. */
export function registerHtml(source: RegisterSource, language: Language = 'nl'): string {
  const page: Page = { source, language, labels: codeLabels(source, language) };
  const title = safe(registerTitle(source.meta, language));
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${factsHtml(page)}<p>${SENTENCES[language].edition[source.meta.edition]}</p>${statementsHtml(page)}${tableHtml(page, 'Samenvatting', SUMMARY_COLUMNS)}${tableHtml(page, 'Accounts', ACCOUNT_COLUMNS)}${entriesHtml(page)}</main></body></html>
`;
}
