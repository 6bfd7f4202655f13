/** The answer as one page to print: the text, what is missing, and the table of people and accounts. Self-contained. */
import { type ListName, labelOf, type Policy } from '../../shared/policy.ts';
import type { TableRow } from '../../shared/tables.ts';
import { type AnswerColumn, type AnswerSource, type AnswerTable, answerBook } from './answer-book.ts';
import { cellOf, clock, escapeXml, workbookText } from './cells.ts';
import { SENTENCES, STYLE } from './html-layout.ts';
import { tableSection } from './html-table.ts';

/** Columns of the printed table: what a reader needs. The workbook has them all. */
const PRINTED = [
  'naam',
  'functie',
  'ministerie',
  'opgave',
  'ontbreekt',
  'soort',
  'kanaal',
  'account_aanduiding',
  'eerste_registratie',
  'laatste_registratie',
  'aantal_registraties',
  'aantal_dagen',
  'frequentie',
  'veilig_oordeel',
  'ordelijk_bewaard',
  'bewaarplaats',
  'redenen',
  'bron',
] as const;

const LISTS: Readonly<Record<string, ListName>> = {
  frequentie: 'frequencies',
  veilig_oordeel: 'judgements',
  ordelijk_bewaard: 'orderlyKept',
};

function safe(text: string): string {
  return escapeXml(workbookText(text));
}

function shown(column: AnswerColumn, value: string | number | null | undefined, policy: Policy): string {
  const cell = cellOf(column.type, value);
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'number':
      return String(cell.number);
    case 'date':
      return cell.day;
    case 'datetime':
      return `${cell.day} ${clock(cell.seconds).slice(0, 2).join(':')}`;
    case 'time':
      return clock(cell.seconds).slice(0, 2).join(':');
    default: {
      if (/^5\.[12]\.[0-9][a-z]$/.test(cell.text))
        return `<span class="hidden">${safe(SENTENCES.nl.hidden(cell.text))}</span>`;
      const list = LISTS[column.name];
      if (column.name === 'redenen')
        return safe(
          cell.text
            .split('; ')
            .slice(0, 3)
            .map((code) => labelOf(policy, 'reasons', code, 'nl'))
            .join('; '),
        );
      return safe(list ? labelOf(policy, list, cell.text, 'nl') : cell.text);
    }
  }
}

function sectionOf(table: AnswerTable, names: readonly string[], title: string, policy: Policy): string {
  const columns = names.flatMap((name) => table.columns.filter((column) => column.name === name));
  const rows = [...table.rows()].map((row: TableRow) =>
    columns.map((column) => shown(column, row[column.name], policy)),
  );
  const heads = columns.map((c) => ({ head: safe(c.nl), className: c.type === 'integer' ? 'number' : '' }));
  return tableSection(safe(title), safe(title), heads, rows, SENTENCES.nl.none);
}

/** The whole page, in Dutch: it goes to Parliament. */
export function answerHtml(source: AnswerSource): string {
  const book = answerBook(source);
  const { answer, policy } = source;
  const title = safe(book.title);
  const table = (name: string): AnswerTable => book.tables.find((one) => one.name === name)!;
  const facts = [...table('Antwoord').rows()]
    .slice(1)
    .map((row) => `<dt>${safe(String(row['onderdeel']))}</dt><dd>${safe(String(row['nl']))}</dd>`);
  const all = (name: string): string[] => table(name).columns.map((column) => column.name);
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1><dl class="facts">${facts.join('')}</dl><section><h2>Antwoord</h2><p class="statement">${safe(answer.text.nl)}</p></section>${sectionOf(table('Personen'), PRINTED, 'Personen en accounts', policy)}${sectionOf(table('Ontbrekend'), all('Ontbrekend'), 'Wat ontbreekt', policy)}${sectionOf(table('Redenen'), ['nl', 'aantal_personen', 'aantal_registraties'], 'Redenen', policy)}</main></body></html>
`;
}
