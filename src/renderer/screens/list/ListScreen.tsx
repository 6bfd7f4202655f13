import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { EntryRow } from '../../../shared/records.ts';
import { CallFailure, call, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Key } from '../../components/Key.tsx';
import { showToast } from '../../components/Toast.tsx';
import { pickFiles, startDraft, startFrom } from '../../frame/intake.ts';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePolicy, useSession } from '../../state/session.tsx';
import { badges } from '../../text/badges.ts';
import { common } from '../../text/common.ts';
import { entryDay, label } from '../../text/entry.ts';
import { listText } from '../../text/list.ts';
import { useText } from '../../text/text.ts';
import { quarterInWords } from '../../text/time.ts';
import { Detail } from './Detail.tsx';
import { Facets, viewTitle } from './Facets.tsx';
import { Grid } from './Grid.tsx';
import { type Facet, filterOf, keepState, keptState, type ListState, type Sort, viewFilter } from './list-state.ts';
import { useRows } from './rows.ts';
import './list.css';

/** All entries: views and facets, one search box, the list, and the chosen entry beside it. */
export function ListScreen(): React.JSX.Element {
  const speaker = useText();
  const { t, lang } = speaker;
  const policy = usePolicy();
  const session = useSession();
  const [held, setState] = useState(keptState);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [showFacets, setShowFacets] = useState(false);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const running = useCall('quarters.list', {}).data?.current ?? null;
  const working = useCall('today.get', {}).data?.quarter ?? null;
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
    if (!('at' in change)) setSelected(new Set());
  };
  const at = list.rows.find((row) => row.id === state.at) ?? list.rows[0] ?? null;
  const writes = !session.readOnly && ['secretary', 'recordsManager'].includes(session.person.role);
  const mayAmend = writes && at !== null && ['logged', 'returned', 'signed', 'draft'].includes(at.status);
  const open = (id: string): void => {
    set({ at: id });
    go(places.entry(id));
  };
  const start = (id: string, as: 'amend' | 'same'): void => {
    startFrom(id, as).catch((error: unknown) => {
      if (!(error instanceof CallFailure)) throw error;
      setFailure(error);
    });
  };
  const move = (id: string, extend: boolean): void => {
    if (extend) setSelected(new Set([...selected, ...(at ? [at.id] : []), id]));
    else if (selected.size > 0) setSelected(new Set());
    set({ at: id });
  };
  const toggle = (id: string): void => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  const copyRows = (): void => {
    const chosen = selected.size > 0 ? list.rows.filter((row) => selected.has(row.id)) : at ? [at] : [];
    const line = (row: EntryRow): string =>
      [
        row.number,
        row.dateFrom ?? entryDay(row, lang),
        label(policy, 'channels', row.channel, lang),
        label(policy, 'counterpartyCategories', row.counterparty, lang),
        row.subject ?? '',
        label(policy, 'reasons', row.reason, lang),
        t(badges[row.status]),
      ]
        .map(cleanCell)
        .join('\t');
    void navigator.clipboard
      .writeText(chosen.map(line).join('\r\n'))
      .then(() => showToast({ says: t(listText.copied)(chosen.length) }));
  };
  const copySentence = (): void => {
    if (!at) return;
    void call('entries.get', { entryId: at.id })
      .then((entry) => navigator.clipboard.writeText(entry.sentence[lang]))
      .then(() => showToast({ says: t(listText.sentenceCopied) }));
  };
  useShortcut('Ctrl+F', () => search.current?.focus(), t(common.search), { icon: 'search' });
  useShortcut('Ctrl+C', copyRows, t(listText.toExcel), {
    enabled: at !== null,
    foot: t(listText.toExcel),
    icon: 'copy',
  });
  useShortcut('Ctrl+Shift+C', copySentence, t(listText.copySentence), { enabled: at !== null, icon: 'copy' });
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
  const chips = (Object.entries(state.facets) as [Facet, readonly string[]][]).flatMap(([facet, values]) =>
    values.map((value) => ({ facet, value })),
  );
  const setFacet = (facet: Facet, value: string, on: boolean): void => {
    const others = (state.facets[facet] ?? []).filter((one) => one !== value);
    const values = on ? [...others, value] : others;
    const { [facet]: _old, ...rest } = state.facets;
    set({ facets: values.length > 0 ? { ...rest, [facet]: values } : rest });
  };
  const sortBy = (sort: Sort): void =>
    set({ sort, descending: sort === state.sort ? !state.descending : sort === 'date' });
  const chipName = (facet: Facet, value: string): string =>
    facet === 'status'
      ? t(badges[value as 'logged'])
      : label(policy, facet === 'reason' ? 'reasons' : 'channels', value, lang);
  const sortName = {
    number: listText.number,
    date: listText.date,
    subject: listText.subject,
    channel: listText.channel,
    status: listText.state,
  }[state.sort];
  const inside = list.rows.filter((row) => row.hit).length;
  const viewName = viewTitle(state.view, current ?? '', speaker);
  const nothing = !list.waiting && list.rows.length === 0;
  const empty = nothing && state.search === '' && chips.length === 0;
  return (
    <Screen
      title={t(common.entries)}
      className="listScreen"
      beside={
        <>
          <span className="searchBox">
            <Icon name="search" />
            <input
              ref={search}
              className="input"
              type="search"
              aria-label={t(common.search)}
              placeholder={t(common.search)}
              value={state.search}
              onChange={(event) => set({ search: event.target.value, at: null })}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && state.search !== '') {
                  event.preventDefault();
                  set({ search: '', at: null });
                } else if (event.key === 'ArrowDown') {
                  event.preventDefault();
                  document.querySelector<HTMLElement>('.gridRow[tabindex="0"]')?.focus();
                }
              }}
            />
            <Key keys={state.search ? 'Escape' : 'Ctrl+F'} />
          </span>
          {state.search !== '' && (
            <span role="status">
              {t(listText.found)(list.total)}
              {inside > 0 && `, ${t(listText.foundInside)(inside)}`}
            </span>
          )}
        </>
      }
      actions={
        writes && (
          <Button kind="primary" keys="Ctrl+N" onPress={() => void startDraft([])}>
            {t(common.register)}
          </Button>
        )
      }
      status={
        current &&
        !empty &&
        t(listText.status)(list.total, state.search || chips.length > 0 ? (all ?? list.total) : list.total)
      }
      busy={list.waiting}
    >
      <div className={showFacets ? 'listLayout withFacets' : 'listLayout'}>
        {current && (
          <Facets
            state={state}
            current={current}
            facets={facets}
            onView={(view) => set({ view, facets: {}, at: null })}
            onFacet={setFacet}
          />
        )}
        <div className="listMiddle" data-pane tabIndex={-1}>
          <FailureBanner failure={failure ?? list.failure} />
          {!empty && (
            <div className="listBar">
              <Button
                size="small"
                className="filterButton"
                expanded={showFacets}
                onPress={() => setShowFacets(!showFacets)}
              >
                {t(listText.filters)(chips.length)}
              </Button>
              <span className="chip">{viewName}</span>
              {chips.map(({ facet, value }) => (
                <button
                  key={`${facet} ${value}`}
                  type="button"
                  className="chip"
                  aria-label={t(listText.removeFilter)(chipName(facet, value))}
                  onClick={() => setFacet(facet, value, false)}
                >
                  {chipName(facet, value)} <Icon name="cross" size={11} />
                </button>
              ))}
              <span className="quiet sortedBy">
                {state.sort === 'date'
                  ? t(listText.sortedBy)(t(sortName), state.descending)
                  : t(listText.sortedPlain)(t(sortName))}
              </span>
            </div>
          )}
          {!nothing && (
            <Grid
              rows={list.rows}
              total={list.total}
              search={asked.search}
              sort={state.sort}
              descending={state.descending}
              at={at?.id ?? null}
              selected={selected}
              onMove={move}
              onToggle={toggle}
              onOpen={open}
              onSort={sortBy}
              onMore={list.more}
            />
          )}
          {empty && current && (
            <EmptyState
              title={
                state.view === 'all'
                  ? t(listText.emptyTitle)(t(common.product))
                  : state.view === 'quarter'
                    ? t(listText.emptyTitle)(quarterInWords(current, lang))
                    : t(listText.nothingFits)
              }
              says={
                state.view === 'quarter' || state.view === 'all' ? t(listText.emptySays) : t(listText.nothingFitsNote)
              }
              {...(writes
                ? {
                    ways: [
                      {
                        icon: 'drop',
                        label: t(listText.wayDrop),
                        note: t(listText.wayDropNote),
                        keys: 'Ctrl+O',
                        onPress: pickFiles,
                      },
                      {
                        icon: 'pen',
                        label: t(listText.wayNone),
                        note: t(listText.wayNoneNote),
                        keys: 'Ctrl+N',
                        onPress: () => void startDraft([]),
                      },
                    ] as const,
                  }
                : {})}
            />
          )}
          {nothing && !empty && (
            <EmptyState
              title={
                state.search ? t(listText.nothingFound)(state.search, viewName.toLowerCase()) : t(listText.nothingFits)
              }
              says={t(state.search ? listText.nothingFoundNote : listText.nothingFitsNote)}
            >
              {(state.view !== 'all' || chips.length > 0) && (
                <Button onPress={() => set({ view: 'all', facets: {}, at: null })}>{t(listText.searchAll)}</Button>
              )}
            </EmptyState>
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
            onLeave={() => document.querySelector<HTMLElement>('.gridRow[tabindex="0"]')?.focus()}
          />
        )}
      </div>
    </Screen>
  );
}

/** One cell of a pasted row: no tab or line end, and nothing that a spreadsheet would run as a formula. */
export function cleanCell(text: string): string {
  const flat = text.replaceAll(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
}
