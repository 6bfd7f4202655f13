import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { EntryRow } from '../../../shared/records.ts';
import { CallFailure, call, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { copyText } from '../../components/copy-text.ts';
import { startDraft, startFrom } from '../../frame/intake.ts';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePost } from '../../state/post.tsx';
import { usePolicy, useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { listText } from '../../text/list.ts';
import { useText } from '../../text/text.ts';
import { capital, quarterInWords } from '../../text/time.ts';
import { MOST_COPIED, toTabs } from './copy-rows.ts';
import { Detail } from './Detail.tsx';
import { Facets, facetName, viewTitle } from './Facets.tsx';
import { Grid } from './Grid.tsx';
import { chipsOf, ListBar } from './ListBar.tsx';
import { ListEmpty } from './ListEmpty.tsx';
import {
  type Facet,
  filterOf,
  keepState,
  keptState,
  type ListState,
  type Sort,
  takeSearchWish,
  viewFilter,
} from './list-state.ts';
import { MOST_PRINTED, PrintRows } from './PrintRows.tsx';
import { allRows, useRows } from './rows.ts';
import { SearchBox } from './SearchBox.tsx';
import { chosenOf, everyRow, isChosen, NO_SELECTION, type Reach, reach, type Selection, toggle } from './selection.ts';
import './list.css';

function focusRow(): void {
  document.querySelector<HTMLElement>('.gridRow[tabindex="0"]')?.focus();
}

/** All entries: views and facets, one search box, the list, and the chosen entry beside it. */
export function ListScreen(): React.JSX.Element {
  const speaker = useText();
  const { t, lang } = speaker;
  const policy = usePolicy();
  const post = usePost();
  const session = useSession();
  const [held, setState] = useState(keptState);
  const [selection, setSelection] = useState<Selection>(NO_SELECTION);
  const [showFacets, setShowFacets] = useState(false);
  const [printing, setPrinting] = useState<EntryRow[] | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const terms = useCall('terms.list', {}).data?.terms ?? [];
  const running = useCall('quarters.list', {}).data?.current ?? null;
  const working = useCall('today.brief', {}).data?.quarter ?? null;
  const current = working && running;
  const state = { ...held, view: held.view ?? (working === running ? ('quarter' as const) : ('last' as const)) };
  const today = useCall('app.info', {}).data?.today ?? '';
  const deferred = useDeferredValue(held);
  const asked = useMemo(() => ({ ...deferred, view: state.view }), [deferred, state.view]);
  const filter = useMemo(() => filterOf(asked, current ?? ''), [asked, current]);
  const input = { ...filter, sort: asked.sort, descending: asked.descending };
  const list = useRows(input, current !== null);
  const facets = useCall('entries.facets', filter, { enabled: current !== null, keep: true }).data;
  const all = useCall(
    'entries.list',
    { ...viewFilter(state.view, current ?? ''), limit: 1 },
    { enabled: current !== null, keep: true },
  ).data?.total;
  const set = (change: Partial<ListState>): void => {
    const next = { ...state, ...change };
    keepState(next);
    setState(next);
    if (Object.keys(change).some((key) => key !== 'at')) setSelection(NO_SELECTION);
  };
  const at = list.rows.find((row) => row.id === state.at) ?? list.rows[0] ?? null;
  const writes = !session.readOnly && ['secretary', 'recordsManager'].includes(session.person.role);
  const mayAmend = writes && at !== null && ['logged', 'returned', 'signed', 'draft'].includes(at.status);
  const open = (id: string): void => {
    set({ at: id });
    go(places.entry(id));
  };
  const attempt = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      if (!(error instanceof CallFailure)) throw error;
      setFailure(error);
    });
  };
  const start = (id: string, as: 'amend' | 'same'): void => attempt(startFrom(id, as));
  const ids = list.rows.map((row) => row.id);
  const move = (id: string, how: Reach): void => {
    setSelection(reach(selection, ids, at?.id ?? null, id, how));
    set({ at: id });
  };
  const count = chosenOf(selection, list.total);
  /** Of everything also what no page of the screen holds yet. */
  const chosenRows = async (most: number): Promise<EntryRow[]> => {
    if (count === 0) return at ? [at] : [];
    const rows = selection.all ? await allRows(input, most + selection.chosen.size) : list.rows;
    return rows.filter((row) => isChosen(selection, row.id)).slice(0, most);
  };
  const copyRows = (): void =>
    attempt(
      chosenRows(MOST_COPIED).then((rows) => {
        const says = rows.length < count ? t(listText.copiedPart)(rows.length, count) : t(listText.copied)(rows.length);
        return copyText(toTabs(rows, policy, post, speaker), says, t);
      }),
    );
  const copySentence = (): void => {
    if (!at) return;
    attempt(
      call('entries.get', { entryId: at.id }).then((entry) =>
        copyText(entry.sentence[lang], t(listText.sentenceCopied), t),
      ),
    );
  };
  const print = (): void => {
    attempt((count > 0 ? chosenRows(MOST_PRINTED) : allRows(input, MOST_PRINTED)).then(setPrinting));
  };
  const printed = useCallback(() => setPrinting(null), []);
  useEffect(() => {
    if (takeSearchWish()) search.current?.focus();
  }, []);
  const chooseAll = (): void => setSelection(everyRow(at?.id ?? null));
  useShortcut('UpDown', focusRow, t(listText.keysMove), { enabled: at !== null, palette: false });
  useShortcut('Shift+UpDown', focusRow, t(listText.keysRange), { enabled: at !== null, palette: false });
  useShortcut('Ctrl+A', chooseAll, t(listText.keysAll), { enabled: at !== null, icon: 'check' });
  useShortcut('Ctrl+F', () => search.current?.focus(), t(common.search), { icon: 'search' });
  useShortcut('Ctrl+C', copyRows, t(listText.copyRows), {
    enabled: at !== null,
    foot: t(listText.toExcel),
    icon: 'copy',
  });
  useShortcut('Ctrl+Shift+C', copySentence, t(listText.copySentence), { enabled: at !== null, icon: 'copy' });
  useShortcut('Ctrl+P', print, t(listText.print), { enabled: at !== null, icon: 'print', foot: t(listText.printFoot) });
  useShortcut('Enter', () => at && open(at.id), t(common.open), {
    enabled: at !== null,
    foot: t(common.open).toLowerCase(),
    icon: 'list',
  });
  useShortcut('F2', () => at && start(at.id, 'amend'), t(listText.amend), { enabled: mayAmend, icon: 'pen' });
  useShortcut('Ctrl+Shift+N', () => at && start(at.id, 'same'), t(listText.another), {
    enabled: writes && at !== null,
    icon: 'plus',
  });
  const setFacet = (facet: Facet, value: string, on: boolean): void => {
    const others = (state.facets[facet] ?? []).filter((one) => one !== value);
    const values = on ? [...others, value] : others;
    const { [facet]: _old, ...rest } = state.facets;
    set({ facets: values.length > 0 ? { ...rest, [facet]: values } : rest, at: null });
  };
  const nameOf = (facet: Facet, value: string): string =>
    facet === 'termId'
      ? (terms.find((one) => one.id === value)?.personName ?? value)
      : facetName(facet, value, policy, post, speaker);
  const chips = chipsOf(state, nameOf, (facet, value) => setFacet(facet, value, false));
  if (state.quarter)
    chips.unshift({
      key: state.quarter,
      name: capital(quarterInWords(state.quarter, lang)),
      remove: () => set({ quarter: null, at: null }),
    });
  const sortBy = (sort: Sort): void =>
    set({ sort, descending: sort === state.sort ? !state.descending : sort === 'date', at: null });
  const viewName = viewTitle(state.view, current ?? '', post, speaker);
  const nothing = !list.waiting && list.rows.length === 0;
  const narrowed = state.search !== '' || chips.length > 0;
  return (
    <Screen
      title={t(common.entries)}
      className="listScreen"
      beside={
        <SearchBox
          inputRef={search}
          value={state.search}
          found={list.total}
          inside={list.rows.filter((row) => row.hit).length}
          onChange={(typed) => set({ search: typed, at: null })}
          onDown={focusRow}
        />
      }
      actions={
        writes && (
          <Button kind="primary" keys="Ctrl+N" onPress={() => void startDraft([])}>
            {t(common.register)}
          </Button>
        )
      }
      status={
        current && (narrowed || !nothing) && t(listText.status)(list.total, narrowed ? (all ?? list.total) : list.total)
      }
      busy={list.waiting}
    >
      <div className={`listLayout${showFacets ? ' withFacets' : ''}${(all ?? 0) >= 10_000 ? ' manyRows' : ''}`}>
        {current ? (
          <Facets
            state={state}
            current={current}
            facets={facets}
            onView={(view) => set({ view, quarter: null, facets: {}, at: null })}
            onFacet={setFacet}
            onSaved={set}
          />
        ) : (
          <div className="facets" />
        )}
        <div className="listMiddle" data-pane tabIndex={-1}>
          <FailureBanner failure={failure ?? list.failure} />
          {(narrowed || !nothing) && (
            <ListBar
              state={state}
              chips={chips}
              viewName={viewName}
              chosen={count}
              showsFacets={showFacets}
              onFacets={() => setShowFacets(!showFacets)}
            />
          )}
          {!nothing && (
            <Grid
              rows={list.rows}
              total={list.total}
              search={asked.search}
              sort={state.sort}
              descending={state.descending}
              at={at?.id ?? null}
              asked={JSON.stringify(input)}
              selected={(id) => isChosen(selection, id)}
              onMove={move}
              onToggle={(id) => setSelection(toggle(selection, id))}
              onAll={chooseAll}
              onOpen={open}
              onSort={sortBy}
              onMore={list.more}
            />
          )}
          {nothing && current && (
            <ListEmpty
              state={state}
              narrowed={narrowed}
              viewName={viewName}
              current={current}
              writes={writes}
              onAll={() => set({ view: 'all', quarter: null, facets: {}, at: null })}
            />
          )}
        </div>
        {at && !nothing && (
          <Detail
            entryId={at.id}
            search={asked.search}
            today={today}
            mayAmend={mayAmend}
            onOpen={() => open(at.id)}
            onAmend={() => start(at.id, 'amend')}
            onLeave={focusRow}
          />
        )}
      </div>
      {printing && (
        <PrintRows
          rows={printing}
          total={list.total}
          what={[viewName, ...chips.map((chip) => chip.name), state.search && `“${state.search}”`]
            .filter(Boolean)
            .join(', ')}
          onDone={printed}
        />
      )}
    </Screen>
  );
}
