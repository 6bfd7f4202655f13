/** The words by which search finds an entry. */
import { labelOf, type Policy } from '../../shared/policy.ts';
import type { EntryRecord, EntryWords } from './entries.ts';
import type { EvidenceRow } from './evidence.ts';

/** Its own words, those of its codes in both languages, and what stands in its evidence. */
export function entryWords(policy: Policy, e: EntryRecord, files: readonly EvidenceRow[]): EntryWords {
  const a = e.answers;
  const labels = (['nl', 'en'] as const).flatMap((lang) => [
    a.channel ? labelOf(policy, 'channels', a.channel, lang) : '',
    a.reason ? labelOf(policy, 'reasons', a.reason, lang) : '',
    a.counterparty ? labelOf(policy, 'counterpartyCategories', a.counterparty, lang) : '',
  ]);
  return {
    own: [e.number, a.subject ?? '', a.reasonNote ?? '', ...labels].join('\n'),
    inside: files.map((f) => `${f.name}\n${f.text}`).join('\n'),
  };
}
