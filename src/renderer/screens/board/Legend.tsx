import { type Board, CELL_STATES } from '../../../shared/collection-records.ts';
import { Badge } from '../../components/Badge.tsx';
import { cellWords, boardText as text } from '../../text/board.ts';
import { useText } from '../../text/text.ts';
import { CELL_LOOKS } from './cells.ts';

/** The signs that are on the board now; those of one look once. */
export function Legend({ board, quarters }: { board: Board; quarters: readonly string[] }): React.JSX.Element {
  const { t } = useText();
  const seen = new Set(
    board.ministries.flatMap((m) => m.cells.filter((c) => quarters.includes(c.quarter)).map((c) => c.state)),
  );
  return (
    <ul className="boardLegend" aria-label={t(text.legend)}>
      {CELL_STATES.filter((state) => seen.has(state)).map((state) => (
        <li key={state}>
          <Badge {...CELL_LOOKS[state]}>{t(cellWords[state])}</Badge>
        </li>
      ))}
    </ul>
  );
}
