/** Rows of the answer in words: for the table, for the clipboard, in the same order. */
import type { AnswerRow } from '../../../shared/collection-records.ts';
import { labelOf, type Policy } from '../../../shared/policy.ts';
import { groupWords, missingWords, answersText as text } from '../../text/answers.ts';
import { channelName, shortLabel } from '../../text/entry.ts';
import type { Speaker } from '../../text/text.ts';
import { cleanCell } from '../list/copy-rows.ts';

export const HEADS = [
  text.name,
  text.post,
  text.ministry,
  text.group,
  text.channel,
  text.used,
  text.use,
  text.often,
  text.safe,
  text.kept,
  text.reasons,
  text.source,
] as const;

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

export interface RowWords {
  group: string;
  channel: string;
  safe: string;
  /** Whether, and the place; `keptWhole` with the counts and every reference. */
  kept: string;
  keptWhole: string;
  /** The most used one, in short; `reasons` all of them, most used first. */
  reason: string;
  reasons: string;
  often: string;
  source: string;
}

export function rowWords(row: AnswerRow, policy: Policy, { t, lang }: Speaker): RowWords {
  const channel = row.channel ? channelName(policy, row.channel, lang) : '';
  const provider = row.provider && row.provider !== channel ? row.provider : '';
  // "JA: 4 van 4 bewaard": a code, and what it was counted from.
  const [code = '', counted = ''] = (row.kept ?? '').split(/: (.*)/s);
  const kept = code === '' ? '' : lower(labelOf(policy, 'orderlyKept', code, lang));
  const uses = row.state === 'user' && row.group !== null;
  const reasons = row.reasons.map((one) => labelOf(policy, 'reasons', one, lang));
  return {
    group: row.group ? t(groupWords[row.group]) : '',
    channel: channel || provider,
    safe: row.safe ? lower(labelOf(policy, 'judgements', row.safe, lang)) : uses ? t(text.notJudged) : '',
    kept: [kept, row.keptWhere?.split(', ')[0] ?? ''].filter(Boolean).join(', '),
    keptWhole: [kept, counted, row.keptWhere ?? ''].filter(Boolean).join(', '),
    reason: shortLabel(policy, 'reasons', row.reasons[0] ?? null, lang),
    reasons: reasons.join('; '),
    often: row.frequency
      ? lower(labelOf(policy, 'frequencies', row.frequency, lang))
      : row.declaredOnly
        ? t(text.declared)
        : '',
    source: row.source ?? t(text.none),
  };
}

/** What stands in a row instead of use: nil, or why nothing is known. */
export function rowInstead(row: AnswerRow, { t }: Speaker): string | null {
  if (row.missing) return t(missingWords[row.missing]);
  return row.state === 'nil' ? t(text.nil) : null;
}

/** Rows for the clipboard with their heads; dates ISO, so that every spreadsheet reads them. */
export function answerTabs(rows: readonly AnswerRow[], policy: Policy, speaker: Speaker): string {
  const lines = rows.map((row) => {
    const words = rowWords(row, policy, speaker);
    const period = row.first ? `${row.first} - ${row.last ?? row.first}` : '';
    return [
      row.person,
      row.post,
      row.ministry,
      rowInstead(row, speaker) ?? words.group,
      words.channel,
      period,
      row.entries > 0 ? String(row.days) : '',
      words.often,
      words.safe,
      words.keptWhole,
      words.reasons,
      words.source,
    ];
  });
  return [HEADS.map((head) => speaker.t(head)), ...lines].map((cells) => cells.map(cleanCell).join('\t')).join('\r\n');
}
