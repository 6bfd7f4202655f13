import './board.css';
import { useState } from 'react';
import type { Board } from '../../../shared/collection-records.ts';
import { BOARD_ASKED, call, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { copyText } from '../../components/copy-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Select } from '../../components/Field.tsx';
import { useMedia } from '../../components/use-media.ts';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { pickPackages } from '../../frame/taking.ts';
import { useSession } from '../../state/session.tsx';
import { boardText as text } from '../../text/board.ts';
import { common } from '../../text/common.ts';
import { useText } from '../../text/text.ts';
import { dayInWords } from '../../text/time.ts';
import { BoardGrid } from './BoardGrid.tsx';
import { CellPane } from './CellPane.tsx';
import { Latest } from './Latest.tsx';
import { Legend } from './Legend.tsx';

interface BoardProps {
  ministry: string | null;
  quarter: string | null;
}

/** How many quarters there is room for. */
function useRoom(): number {
  const wide = useMedia('(width >= 1240px)');
  const narrow = useMedia('(width < 760px)');
  return narrow ? 1 : wide ? 6 : 4;
}

/** Ministry by quarter: what came, what did not, and who to remind. */
export function BoardScreen(props: BoardProps): React.JSX.Element {
  const { t } = useText();
  const { readOnly, person } = useSession();
  const { data: board, failure, waiting } = useCall('collection.board', BOARD_ASKED);
  const writes = !readOnly && person.role === 'collector';
  useShortcut('Ctrl+J', () => go(places.answers), t(text.answer), { icon: 'list' });
  const terms = board?.ministries.reduce((sum, one) => sum + one.terms, 0) ?? 0;
  return (
    <Screen
      title={t(common.board)}
      beside={board && board.ministries.length > 0 && <span>{t(text.says)(terms, board.ministries.length)}</span>}
      busy={waiting}
      actions={
        <>
          {writes && (
            <Button keys="Ctrl+O" onPress={pickPackages}>
              {t(common.takePackages)}
            </Button>
          )}
          <Button kind="primary" keys="Ctrl+J" onPress={() => go(places.answers)}>
            {t(text.answer)}
          </Button>
        </>
      }
    >
      <FailureBanner failure={failure} />
      {board?.ministries.length === 0 && <Empty writes={writes} />}
      {board && board.ministries.length > 0 && <Filled board={fromFirstAsked(board)} {...props} />}
    </Screen>
  );
}

function Empty({ writes }: { writes: boolean }): React.JSX.Element {
  const { t } = useText();
  const people = {
    icon: 'people',
    label: t(text.emptyPeople),
    note: t(text.emptyPeopleNote),
    onPress: () => go(places.expected),
  } as const;
  const take = {
    icon: 'drop',
    label: t(common.takePackages),
    note: t(text.emptyTakeNote),
    keys: 'Ctrl+O',
    onPress: pickPackages,
  } as const;
  return (
    <div className="boardBody scrolls">
      <EmptyState title={t(text.emptyTitle)} says={t(text.emptySays)} ways={writes ? [people, take] : []} />
    </div>
  );
}

/** The newest cell that asks for attention, else the first of the last quarter. */
function firstCell(board: Board): { ministry: string; quarter: string } {
  const last = board.quarters.at(-1)!.id;
  const cells = board.ministries.map((m) => ({ ministry: m.code, cell: m.cells.at(-1)! }));
  const urgent = ['refused', 'waiting', 'partial', 'missing', 'open'];
  const found = cells.find(({ cell }) => urgent.includes(cell.state)) ?? cells[0]!;
  return { ministry: found.ministry, quarter: last };
}

/** The board from the first quarter in which anybody was asked. */
function fromFirstAsked(board: Board): Board {
  const first = Math.max(
    0,
    board.quarters.findIndex((q) => q.of > 0),
  );
  return { ...board, quarters: board.quarters.slice(first) };
}

function Filled({ board, ministry, quarter }: { board: Board } & BoardProps): React.JSX.Element {
  const { t, lang } = useText();
  const room = useRoom();
  const [moved, setMoved] = useState(0);
  const [at, setAt] = useState(() => (ministry && quarter ? { ministry, quarter } : firstCell(board)));
  const openAt = ministry !== null && quarter !== null ? { ministry, quarter } : null;
  const end = Math.max(room, board.quarters.length - moved);
  const shown = board.quarters.slice(Math.max(0, end - room), end);
  const last = shown.at(-1)!;
  const shift = (by: number): void => {
    const next = Math.max(0, Math.min(board.quarters.length - room, moved + by));
    setMoved(next);
  };
  // The cell that has the focus is always one that is shown.
  const here = shown.some((q) => q.id === at.quarter) ? at : { ...at, quarter: last.id };
  const overEdge = (by: number): void => {
    const next = board.quarters[board.quarters.findIndex((q) => q.id === here.quarter) - by];
    if (!next) return;
    shift(by);
    setAt({ ...here, quarter: next.id });
  };
  const open = (cell: { ministry: string; quarter: string }): void => {
    setAt(cell);
    go(places.board(cell.ministry, cell.quarter));
  };
  const close = (): void => {
    go(places.board());
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.board [tabindex="0"]')?.focus());
  };
  const remind = async (): Promise<void> => {
    const { reminder } = await call('collection.cell', openAt ?? here);
    await copyText(t(reminder), t(text.reminded), t);
  };
  useShortcut('Arrows', () => undefined, t(text.keysMove), { foot: t(text.keysMove), palette: false });
  useShortcut('H', () => void remind(), t(text.remind), { foot: t(text.keysRemind), icon: 'copy' });
  useShortcut('Escape', close, t(common.back), { enabled: openAt !== null, palette: false });
  useShortcut('Enter', () => open(here), t(text.openCell), { foot: t(text.keysOpen), palette: false });
  return (
    <div className={openAt ? 'boardLayout paned' : 'boardLayout'}>
      <div className="boardMain scrolls">
        <div className="boardHead">
          <p>
            <strong>{last.id}:</strong> {t(text.in)(last.done, last.of, dayInWords(last.due, lang, board.today))}
          </p>
          <Legend board={board} quarters={shown.map((q) => q.id)} />
        </div>
        {room === 1 ? (
          <div className="boardChooser">
            <Select
              label={t(text.quarter)}
              side="left"
              value={last.id}
              onChange={(id) => setMoved(board.quarters.length - 1 - board.quarters.findIndex((q) => q.id === id))}
              options={board.quarters.toReversed().map((q) => ({
                value: q.id,
                label: `${q.id} (${t(text.of)(q.done, q.of)})`,
              }))}
            />
          </div>
        ) : (
          <div className="boardShift">
            {end - room > 0 && (
              <Button kind="quiet" size="small" icon="back" onPress={() => shift(room)}>
                {t(text.earlier)}
              </Button>
            )}
            {moved > 0 && (
              <Button kind="quiet" size="small" icon="forward" onPress={() => shift(-room)}>
                {t(text.later)}
              </Button>
            )}
          </div>
        )}
        <BoardGrid
          board={board}
          quarters={shown.map((q) => q.id)}
          at={here}
          open={openAt}
          onAt={setAt}
          onOpen={open}
          onEdge={overEdge}
        />
        <Latest board={board} />
      </div>
      {openAt && (
        <CellPane
          key={`${openAt.ministry} ${openAt.quarter}`}
          {...openAt}
          today={board.today}
          onRemind={() => void remind()}
          onLeave={close}
        />
      )}
    </div>
  );
}
