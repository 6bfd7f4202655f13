/** A csv or workbook as `cli intake` prints it: its columns, and where each line went. */
import type { Balance } from '../../../shared/intake.ts';
import { suggestFields } from '../../../shared/table-fields.ts';
import type { Sheet, Table } from '../../intake/table.ts';
import { bodyOf } from '../../intake/table-drafts.ts';

/** The columns with samples and what their heads suggest, and where each line went. No column is chosen here. */
export function tableDocument({ kind, separator, encodingGuessed, sheets }: Table): Record<string, unknown> {
  const each = sheets.map(tableBalance);
  const sum = (of: (balance: Balance) => number): number => each.reduce((all, one) => all + of(one), 0);
  return {
    balance: {
      unit: 'line',
      total: sum((one) => one.total),
      kept: sum((one) => one.kept),
      leftOut: sum((one) => one.leftOut),
      duplicate: 0,
      notUnderstood: sum((one) => one.notUnderstood),
    },
    messages: [],
    drafts: [],
    warnings: encodingGuessed ? [{ code: 'encoding_guessed', message: null, at: 'text' }] : [],
    notUnderstood: sheets.flatMap((sheet) => sheet.bad.map(({ line, text }) => ({ at: `line ${line}`, text }))),
    table: { kind, separator, encodingGuessed },
    sheets: sheets.map((sheet) => {
      const body = bodyOf(sheet);
      const suggestions = suggestFields(body?.head.cells ?? []);
      return {
        name: sheet.name,
        hidden: sheet.hidden,
        balance: tableBalance(sheet),
        headLine: body?.head.line ?? null,
        columns: (body?.head.cells ?? []).map((head, at) => ({
          head,
          suggestion: suggestions[at] ?? null,
          samples: [...new Set(body?.rows.map((row) => row.cells[at] ?? '').filter(Boolean))].slice(0, 3),
        })),
        notUnderstood: sheet.bad.map(({ line, why, text }) => ({ at: `line ${line}`, why, text })),
      };
    }),
  };
}

/** A line can become a draft, stands in or above the head, or could not be read as a row. */
function tableBalance(sheet: Sheet): Balance {
  const body = bodyOf(sheet);
  const [kept, notUnderstood] = [body?.rows.length ?? 0, sheet.bad.length];
  const leftOut = sheet.rows.length - kept;
  return { unit: 'line', total: kept + leftOut + notUnderstood, kept, leftOut, duplicate: 0, notUnderstood };
}

export function tableLines(name: string, table: Table): string[] {
  return table.sheets.map((sheet) => {
    const b = tableBalance(sheet);
    const place = table.kind === 'xlsx' ? `${name}, sheet ${sheet.name}` : name;
    return `${place}: ${table.kind}, ${b.total} lines: ${b.kept} kept, ${b.leftOut} left out, 0 duplicate, ${b.notUnderstood} not understood`;
  });
}
