/** What a column of an old register can be, and what its head suggests. A suggestion is shown, never chosen. */
import type { ListName } from './policy.ts';

export const TABLE_FIELDS = [
  'dateFrom',
  'dateTo',
  'time',
  'who',
  'channel',
  'device',
  'counterparty',
  'direction',
  'subject',
  'reason',
  'reasonNote',
  'nature',
  'classification',
  'messages',
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

/** Fields whose cells become a code: of a list of the policy file, or (`who`) a term of the office. */
export const CODED: Readonly<Partial<Record<TableField, ListName | 'terms'>>> = {
  who: 'terms',
  channel: 'channels',
  device: 'deviceKinds',
  counterparty: 'counterpartyCategories',
  direction: 'directions',
  reason: 'reasons',
  nature: 'natures',
  classification: 'classifications',
};

/** Words that heads of such registers have, Dutch and English; the first field that has one wins. */
const HEADS: readonly (readonly [TableField, RegExp])[] = [
  ['dateTo', /\b(?:datum_?tot|tot(?: en met)?|t\/m|einddatum|until|end date)\b/],
  ['dateFrom', /\b(?:datum\w*|dag|wanneer|verzonden op|ontvangen op|date|day|when)\b/],
  ['time', /\b(?:tijd\w*|tijdstip|uur|time)\b/],
  ['reasonNote', /\b(?:toelichting\w*|opmerking\w*|note|remarks?)\b/],
  ['reason', /\b(?:reden\w*|waarom|aanleiding|reason|why)\b/],
  ['channel', /\b(?:kana+l\w*|medium|app|via|waarlangs|channel)\b/],
  ['device', /\b(?:toestel\w*|apparaat|device)\b/],
  ['counterparty', /\b(?:met wie|gesprekspartner|wederpartij|contact\w*|categorie|with|counterparty)\b/],
  ['direction', /\b(?:richting|in\/uit|direction)\b/],
  ['subject', /\b(?:onderwerp\w*|waarover|betreft|subject|about|topic)\b/],
  ['nature', /\b(?:aard\w*|soort informatie|nature)\b/],
  ['classification', /\b(?:rubricering\w*|classificatie|classification)\b/],
  ['messages', /\b(?:aantal\w*|berichten|messages|count)\b/],
  ['who', /\b(?:wie|naam|bewindspersoon|ambtsdrager|functie|who|name|holder)\b/],
];

/** Null where the head says nothing, or what another column said before it. */
export function suggestFields(heads: readonly string[]): (TableField | null)[] {
  const taken = new Set<TableField>();
  return heads.map((head) => {
    const words = head.toLowerCase().replaceAll('_', ' ');
    const field = HEADS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}
