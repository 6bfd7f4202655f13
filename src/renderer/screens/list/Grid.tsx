import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { EntryRow } from '../../../shared/records.ts';
import { EntryBadge } from '../../components/Badge.tsx';
import { usePolicy } from '../../state/session.tsx';
import { entryDay, entryText, shortLabel } from '../../text/entry.ts';
import { listText } from '../../text/list.ts';
import { useText } from '../../text/text.ts';
import type { Sort } from './list-state.ts';
import { Marked } from './Marked.tsx';
import type { Reach } from './selection.ts';

interface GridProps {
  /** What is asked for, filters and order: another question is read from its first row. */
  asked: string;
  rows: readonly EntryRow[];
  total: number;
  search: string;
  sort: Sort;
  descending: boolean;
  at: string | null;
  selected: (id: string) => boolean;
  /** The row with the focus, and what becomes of the selection. */
  onMove: (id: string, how: Reach) => void;
  onToggle: (id: string) => void;
  /** Every row of the list. */
  onAll: () => void;
  onOpen: (id: string) => void;
  onSort: (sort: Sort) => void;
  onMore: () => void;
}

const COLUMNS = [
  { key: 'number', sort: 'number', says: listText.number },
  { key: 'date', sort: 'date', says: listText.date },
  { key: 'channel', sort: 'channel', says: listText.channel },
  { key: 'with', sort: null, says: listText.with },
  { key: 'subject', sort: 'subject', says: listText.subject },
  { key: 'state', sort: 'status', says: listText.state },
] as const;

/** Among the heads the arrows move, and Enter or Space sorts; down goes to the rows, as everywhere in the grid. */
function headKeys(event: React.KeyboardEvent<HTMLElement>): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const heads = [...event.currentTarget.querySelectorAll<HTMLElement>('.sortButton')].filter((one) => one.offsetParent);
  if (step) heads[heads.findIndex((one) => one === event.target) + step]?.focus();
  else if (event.key !== 'Enter' && event.key !== ' ') return;
  // The rows' own keys are not for a head: Enter opens an entry there.
  event.stopPropagation();
  if (step) event.preventDefault();
}

/** The list as a grid: only the rows in sight are drawn, each as high as its words need. */
export function Grid(props: GridProps): React.JSX.Element {
  const { t } = useText();
  const { rows, at, onMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const index = Math.max(
    0,
    rows.findIndex((row) => row.id === at),
  );
  // oxlint-disable-next-line react/incompatible-library -- no compiler here; its values are read anew at every render
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 28,
    overscan: 12,
    getItemKey: (i) => rows[i]?.id ?? i,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 20) onMore();
  }, [last, rows.length, onMore]);
  const shown = useRef(props.asked);
  const toTop = useRef(false);
  const first = rows[0]?.id;
  useEffect(() => {
    if (shown.current !== props.asked) toTop.current = true;
    shown.current = props.asked;
  }, [props.asked]);
  useEffect(() => {
    // Only once the new rows are there: measuring them would move a list that was scrolled before.
    if (!toTop.current) return;
    toTop.current = false;
    virtual.scrollToOffset(0);
  }, [first, virtual]);
  const focus = useRef(false);
  useEffect(() => {
    if (!focus.current) return;
    focus.current = false;
    virtual.scrollToIndex(index);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus());
  }, [index, virtual]);
  const move = (to: number, how: Reach): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row) return;
    focus.current = true;
    props.onMove(row.id, how);
  };
  const keys = (event: React.KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 280) / 30) - 1);
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    const row = rows[index];
    if (to !== undefined) move(to, event.shiftKey ? 'range' : event.ctrlKey ? 'keep' : 'one');
    else if (event.key.toLowerCase() === 'a' && event.ctrlKey) props.onAll();
    else if (event.key === 'Enter' && row) props.onOpen(row.id);
    else if (event.key === ' ' && row) props.onToggle(row.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className="grid"
      role="grid"
      aria-label={t(listText.grid)}
      aria-rowcount={props.total + 1}
      aria-multiselectable
      tabIndex={-1}
      onKeyDown={keys}
    >
      <div role="row" aria-rowindex={1} className="gridHead" onKeyDown={headKeys}>
        {COLUMNS.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            className={`cell ${column.key}`}
            aria-sort={column.sort === props.sort ? (props.descending ? 'descending' : 'ascending') : undefined}
          >
            {column.sort ? (
              <button
                type="button"
                className="sortButton"
                tabIndex={column.sort === props.sort ? 0 : -1}
                onClick={() => props.onSort(column.sort)}
              >
                {t(column.says)} {column.sort === props.sort && <span aria-hidden>{props.descending ? '↓' : '↑'}</span>}
              </button>
            ) : (
              t(column.says)
            )}
          </div>
        ))}
      </div>
      <div ref={scroller} className="gridBody scrolls" role="rowgroup">
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the keys
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={props.selected(row.id)}
                tabIndex={item.index === index ? 0 : -1}
                className={item.index === index ? 'gridRow current' : 'gridRow'}
                style={{ transform: `translateY(${item.start}px)` }}
                onClick={(event) => {
                  focus.current = true;
                  if (event.ctrlKey) props.onToggle(row.id);
                  props.onMove(row.id, event.shiftKey ? 'range' : event.ctrlKey ? 'keep' : 'one');
                }}
                onDoubleClick={() => props.onOpen(row.id)}
              >
                <Cells row={row} search={props.search} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Cells({ row, search }: { row: EntryRow; search: string }): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  return (
    <>
      <div role="gridcell" className="cell number">
        <Marked text={row.number.replace(/^[A-Za-z]+-/, '')} search={search} />
      </div>
      <div role="gridcell" className="cell date">
        {entryDay(row, lang)}
      </div>
      <div role="gridcell" className="cell channel">
        {shortLabel(policy, 'channels', row.channel, lang)}
      </div>
      <div role="gridcell" className="cell with">
        {shortLabel(policy, 'counterpartyCategories', row.counterparty, lang)}
      </div>
      <div role="gridcell" className="cell subject">
        <Marked text={row.subject ?? t(entryText.unknownSubject)} search={search} />
        {row.hit && (
          <span className="hit note">
            {row.hit.where}: “{row.hit.before}
            <mark>{row.hit.match}</mark>
            {row.hit.after}”
          </span>
        )}
      </div>
      <div role="gridcell" className="cell state">
        <EntryBadge status={row.status} evidenceFollows={row.evidence === 'follows'} />
      </div>
    </>
  );
}
