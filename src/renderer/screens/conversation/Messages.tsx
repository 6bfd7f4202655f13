import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { conversation } from '../../text/conversation.ts';
import { useText } from '../../text/text.ts';
import type { Choice } from './choice.ts';
import { type Bucket, MessageRow } from './MessageRow.tsx';
import type { Pages } from './pages.ts';

interface Props {
  /** Numbers of what is shown, ascending. */
  shown: readonly number[];
  total: number;
  pages: Pages;
  choice: Choice;
  self: string | null;
  /** False where only two speak and both are named above. */
  names: boolean;
  /** The message with the focus. */
  at: number;
  /** Counts the times that somebody asked for the focus here. */
  wanted: number;
  onMove: (n: number, extend: boolean) => void;
  onTick: (n: number, extend: boolean) => void;
}

/** The conversation as a grid: only what is in sight is drawn and fetched. The screen has the keys that tick. */
export function Messages(props: Props): React.JSX.Element {
  const { t } = useText();
  const { shown, pages, at, choice } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const index = Math.max(0, shown.indexOf(at));
  // The same function while the same is shown: else every place is worked out again at every key.
  const keyOf = useCallback((i: number) => shown[i] ?? i, [shown]);
  // oxlint-disable-next-line react/incompatible-library -- no compiler here; its values are read anew at every render
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 46,
    overscan: 10,
    getItemKey: keyOf,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { need } = pages;
  useEffect(() => need(shown.slice(Math.max(0, first - 1), last + 1)), [need, shown, first, last]);
  const focused = useRef(-1);
  const latest = useRef(index);
  useEffect(() => {
    latest.current = index;
  }, [index]);
  const { wanted } = props;
  useEffect(() => {
    if (focused.current === wanted) return;
    focused.current = wanted;
    virtual.scrollToIndex(index);
    // The row may be drawn some frames after the scrolling: on a busy PC the first one is too early.
    const focusRow = (tries: number): void => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${latest.current}"]`);
      if (row) row.focus();
      else if (tries > 0) {
        // What is shown may have changed meanwhile, and with it the place of the message.
        virtual.scrollToIndex(latest.current);
        requestAnimationFrame(() => focusRow(tries - 1));
      }
    };
    requestAnimationFrame(() => focusRow(60));
  }, [wanted, index, virtual]);
  const keys = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / 60));
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: shown.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const n = shown[Math.max(0, Math.min(shown.length - 1, to))];
    if (n !== undefined) props.onMove(n, event.shiftKey);
  };
  return (
    <div
      className="chat"
      role="grid"
      aria-label={t(conversation.list)}
      aria-rowcount={props.total}
      aria-multiselectable
      tabIndex={-1}
      onKeyDown={keys}
    >
      <div ref={scroller} className="chatBody scrolls" role="rowgroup">
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map((item) => {
            const n = shown[item.index] ?? 0;
            const message = pages.get(n);
            const bucket: Bucket = choice.work.has(n)
              ? 'work'
              : choice.context.has(n)
                ? 'context'
                : message && (message.duplicateOf !== null || message.elsewhere !== null)
                  ? 'duplicate'
                  : 'none';
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid and the screen have the keys
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={n}
                aria-selected={bucket === 'work'}
                tabIndex={item.index === index ? 0 : -1}
                className={`chatRow ${bucket} ${item.index === index ? 'current' : ''}`}
                style={{ transform: `translateY(${item.start}px)` }}
                onClick={(event) => (event.shiftKey ? props.onTick(n, true) : props.onMove(n, false))}
                onDoubleClick={() => props.onTick(n, false)}
              >
                {message ? (
                  <MessageRow
                    message={message}
                    before={pages.get(shown[item.index - 1] ?? 0)}
                    self={props.self}
                    names={props.names}
                    bucket={bucket}
                    onTick={() => props.onTick(n, false)}
                  />
                ) : (
                  <div role="gridcell" className="chatWaiting note">
                    {n}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
