/** What is kept of an old register with each draft: the row it came from, its place, and the file it stood in. In memory. */
import type { Balance, DateOrder } from '../../shared/intake.ts';
import { EXTRACT_FORMAT, type Extract } from '../../shared/intake-records.ts';
import type { TableField } from '../../shared/table-fields.ts';
import { isMarked } from './marking.ts';
import type { RowDraft } from './table-drafts.ts';

/** Their cells often name somebody; of those the draft keeps a code. */
const PEOPLE: readonly TableField[] = ['counterparty', 'who'];

export interface TableSource {
  source: Extract['source'];
  madeAt: string;
  /** Of a workbook; null for a file that has no sheets. */
  sheet: string | null;
  /** Of the whole table. */
  balance: Balance;
  dateOrder: DateOrder | null;
  encodingGuessed: boolean;
}

/**
 * The row as it stood, of the columns that were taken over, without people. Null where its words look like a marking of
 * classification: of that nothing is kept. `leftOut`: lines that are counted with this row.
 */
export function extractOfRow(row: RowDraft, leftOut: number, table: TableSource): Extract | null {
  const cells = row.cells.filter(({ field }) => !PEOPLE.includes(field));
  const text = cells.map(({ head, cell }) => `${head}: ${cell}`).join('\n');
  if (isMarked(text) || cells.some(({ cell }) => isMarked(cell))) return null;
  const place = table.sheet === null ? `line ${row.line}` : `sheet ${table.sheet} row ${row.line}`;
  return {
    format: EXTRACT_FORMAT,
    madeAt: table.madeAt,
    source: table.source,
    envelope: null,
    balance: table.balance,
    part: { work: 1, context: 0, leftOut },
    leftOutReason: null,
    noMarking: null,
    self: null,
    dateOrder: table.dateOrder,
    warnings: table.encodingGuessed ? [{ code: 'encoding_guessed', at: 'text' }] : [],
    messages: [
      {
        n: row.line,
        at: place,
        role: 'work',
        sentAt: null,
        sentAtText: row.cells.find(({ field }) => field === 'dateFrom')?.cell ?? '',
        certainty: 'none',
        author: null,
        address: null,
        direction: null,
        conversation: null,
        subject: null,
        text,
        kinds: ['text'],
        flags: [],
        to: [],
        forwardedFrom: null,
        replyTo: null,
        reactions: [],
        revisions: [],
        attachments: [],
        warnings: [],
      },
    ],
  };
}
