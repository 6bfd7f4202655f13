/** Rows as other programs take them: tab-separated text that Excel and Calc paste into cells, and nothing they would run. */
import type { Policy } from '../../../shared/policy.ts';
import type { EntryRow } from '../../../shared/records.ts';
import { statusWord } from '../../text/badges.ts';
import { entryDay, label } from '../../text/entry.ts';
import { listText } from '../../text/list.ts';
import type { Speaker } from '../../text/text.ts';

/** The most rows that go to the clipboard: more takes longer than a window may hold it, and Excel to paste. */
export const MOST_COPIED = 10_000;

export const COPIED = [
  listText.number,
  listText.date,
  listText.channel,
  listText.with,
  listText.subject,
  listText.reason,
  listText.state,
] as const;

/** One row as its cells, in the order of `COPIED`. A day that is known is ISO, so that every Excel reads it as one. */
export function cellsOf(row: EntryRow, policy: Policy | undefined, post: string, speaker: Speaker): string[] {
  const { lang } = speaker;
  return [
    row.number,
    row.dateCertainty === 'exact' && row.dateFrom ? row.dateFrom : entryDay(row, lang),
    label(policy, 'channels', row.channel, lang),
    label(policy, 'counterpartyCategories', row.counterparty, lang),
    row.subject ?? '',
    label(policy, 'reasons', row.reason, lang),
    statusWord(row.status, post, speaker),
  ];
}

/**
 * One cell of a pasted row: no tab or line end, nothing that a spreadsheet would run as a formula, also behind spaces, and
 * no quote that would swallow the cells after it.
 */
export function cleanCell(text: string): string {
  const flat = text.replaceAll(/[\t\r\n\u2028\u2029]+/g, ' ');
  const harmless = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(flat) ? `'${flat}` : flat;
  return harmless.startsWith('"') ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Rows for the clipboard, with CRLF as Excel writes them itself. */
export function toTabs(rows: readonly EntryRow[], policy: Policy | undefined, post: string, speaker: Speaker): string {
  return rows.map((row) => cellsOf(row, policy, post, speaker).map(cleanCell).join('\t')).join('\r\n');
}
