import type { BoardCell } from '../../../shared/collection-records.ts';
import type { Shape, Tone } from '../../components/Badge.tsx';
import { cellCounts, cellWords } from '../../text/board.ts';
import type { Speaker } from '../../text/text.ts';

/** Shape and colour of each state. Late is neutral: it teaches nobody to keep still. */
export const CELL_LOOKS: Record<BoardCell['state'], { shape: Shape; tone: Tone }> = {
  delivered: { shape: 'squareCheck', tone: 'ok' },
  nil: { shape: 'squareCheck', tone: 'ok' },
  late: { shape: 'clock', tone: 'plain' },
  partial: { shape: 'squareHalf', tone: 'warn' },
  waiting: { shape: 'half', tone: 'accent' },
  refused: { shape: 'cross', tone: 'bad' },
  missing: { shape: 'triangle', tone: 'warn' },
  open: { shape: 'ring', tone: 'plain' },
  notAsked: { shape: 'dash', tone: 'plain' },
};

/** "volledig", "2 van 3", "na 4 dagen" */
export function cellWord(cell: BoardCell, { t }: Speaker): string {
  if (cell.state === 'partial') return t(cellCounts.partial)(cell.done, cell.of);
  if (cell.state === 'late' && cell.daysLate !== null) return t(cellCounts.late)(cell.daysLate);
  return t(cellWords[cell.state]);
}
