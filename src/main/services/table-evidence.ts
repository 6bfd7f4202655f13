/** The row of an old register as evidence of its draft: sealed as any, found by its words. */
import { rfc3339 } from '../../shared/quarter.ts';
import { blocksAttachments } from '../../shared/rules.ts';
import { EXTRACT_KIND } from '../intake/extract.ts';
import type { RowDraft } from '../intake/table-drafts.ts';
import { extractOfRow, type TableSource } from '../intake/table-extract.ts';
import { type TakenIn, takeInBytes } from './evidence.ts';
import type { Desk } from './session.ts';
import { EMPTY_ANSWERS } from './staging-facts.ts';

/** Per draft its row, sealed; nothing where the row's own classification or words forbid to keep a file. */
export async function takeInRows(
  desk: Desk,
  drafts: readonly RowDraft[],
  table: Omit<TableSource, 'madeAt'>,
): Promise<Map<RowDraft, TakenIn>> {
  const madeAt = rfc3339(desk.host.now());
  const kept = drafts.flatMap((draft, i) => {
    if (blocksAttachments({ ...EMPTY_ANSWERS, ...draft.answers }, desk.policy)) return [];
    // What no row has, such as the heads, is counted with the first.
    const extract = extractOfRow(draft, i === 0 ? table.balance.leftOut : 0, { ...table, madeAt });
    return extract ? [{ draft, extract }] : [];
  });
  const taken = await takeInBytes(
    desk,
    kept.map(({ draft, extract }) => ({
      name: `uittreksel-${table.source.kind}-regel-${draft.line}.json`,
      bytes: Buffer.from(JSON.stringify(extract)),
    })),
  );
  return new Map(kept.map(({ draft, extract }, i) => [draft, asRow(taken[i]!, extract.messages[0]?.text ?? '')]));
}

function asRow(taken: TakenIn, text: string): TakenIn {
  const row = { ...taken.row, format: EXTRACT_KIND, origin: 'gespreksnotitie', isOriginal: false, text } as const;
  return { ...taken, row };
}
