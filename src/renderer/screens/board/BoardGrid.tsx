import { useEffect, useRef } from 'react';
import type { Board } from '../../../shared/collection-records.ts';
import { Badge } from '../../components/Badge.tsx';
import { boardText as text } from '../../text/board.ts';
import { useText } from '../../text/text.ts';
import { CELL_LOOKS, cellWord } from './cells.ts';

interface Place {
  ministry: string;
  quarter: string;
}

interface GridProps {
  board: Board;
  quarters: readonly string[];
  /** The cell that Tab reaches. */
  at: Place;
  open: Place | null;
  onAt: (place: Place) => void;
  onOpen: (place: Place) => void;
  /** An arrow over the edge: so many quarters earlier (positive) or later. */
  onEdge: (by: number) => void;
}

/** The grid itself: arrows walk, Enter opens, one cell is in the order of Tab. */
export function BoardGrid(props: GridProps): React.JSX.Element {
  const { board, quarters, at, open } = props;
  const speaker = useText();
  const { t } = speaker;
  const body = useRef<HTMLTableSectionElement>(null);
  const focus = useRef(false);
  const row = Math.max(
    0,
    board.ministries.findIndex((m) => m.code === at.ministry),
  );
  const column = Math.max(0, quarters.indexOf(at.quarter));
  useEffect(() => {
    if (!focus.current) return;
    focus.current = false;
    body.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });
  const move = (toRow: number, toColumn: number): void => {
    focus.current = true;
    if (toColumn < 0) return props.onEdge(1);
    if (toColumn >= quarters.length) return props.onEdge(-1);
    const ministry = board.ministries[Math.max(0, Math.min(board.ministries.length - 1, toRow))]!;
    props.onAt({ ministry: ministry.code, quarter: quarters[toColumn]! });
  };
  const keys = (event: React.KeyboardEvent): void => {
    const steps: Record<string, readonly [number, number]> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      Home: [row, 0],
      End: [row, quarters.length - 1],
      PageDown: [board.ministries.length - 1, column],
      PageUp: [0, column],
    };
    const to = steps[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (to) move(...to);
    else if (event.key === 'Enter' || event.key === ' ') props.onOpen(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table with arrows is a grid
    <table className="board" role="grid" aria-label={t(text.grid)} onKeyDown={keys}>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {t(text.ministry)}
          </th>
          <th scope="col" className="number">
            {t(text.terms)}
          </th>
          {quarters.map((id) => (
            <th scope="col" key={id} className={id === board.quarters.at(-1)!.id ? 'boardNow' : ''}>
              {id}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {board.ministries.map((ministry, index) => (
          <tr key={ministry.code}>
            <th scope="row" className="boardAbbr">
              {ministry.abbr}
            </th>
            <td className="boardName">{ministry.name}</td>
            <td className="number">{ministry.terms}</td>
            {quarters.map((id, i) => {
              const cell = ministry.cells.find((one) => one.quarter === id);
              if (!cell) return null;
              const here = index === row && i === column;
              const isOpen = open?.ministry === ministry.code && open.quarter === id;
              return (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the keys
                <td
                  key={id}
                  className={isOpen ? 'boardCell open' : 'boardCell'}
                  tabIndex={here ? 0 : -1}
                  aria-selected={isOpen}
                  onClick={() => props.onOpen({ ministry: ministry.code, quarter: id })}
                  onFocus={() => {
                    if (!here) props.onAt({ ministry: ministry.code, quarter: id });
                  }}
                >
                  <Badge {...CELL_LOOKS[cell.state]}>{cellWord(cell, speaker)}</Badge>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t(text.returnsIn)}
          </th>
          <td className="number">{board.ministries.reduce((sum, one) => sum + one.terms, 0)}</td>
          {quarters.map((id) => {
            const total = board.quarters.find((q) => q.id === id);
            return <td key={id}>{total && total.of > 0 ? t(text.of)(total.done, total.of) : ''}</td>;
          })}
        </tr>
      </tfoot>
    </table>
  );
}
