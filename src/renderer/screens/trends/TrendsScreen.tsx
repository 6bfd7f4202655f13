import './trends.css';
import { useState } from 'react';
import type { Trends } from '../../../shared/collection-records.ts';
import { labelOf, type Policy } from '../../../shared/policy.ts';
import { nextQuarter, quarterDays, quarterOf } from '../../../shared/quarter.ts';
import { BOARD_ASKED, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { BarChart } from '../../components/BarChart.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Select } from '../../components/Field.tsx';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePolicy } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { type Both, useText } from '../../text/text.ts';
import { trendsText as text } from '../../text/trends.ts';
import { Tabs } from '../answers/Tabs.tsx';
import { type Group, groupsOf, monthGroups, sinceFirst } from './series.ts';

const SPLITS = ['byKind', 'byReason', 'byMinistry'] as const;
type Split = (typeof SPLITS)[number];
const LENGTHS = [4, 8, 12] as const;

/** How use changes: days with use, messages, technical limits, and how soon it is registered. */
export function TrendsScreen(): React.JSX.Element {
  const { t } = useText();
  const policy = usePolicy();
  const today = useCall('app.info', {}).data?.today;
  const board = useCall('collection.board', BOARD_ASKED).data;
  const [length, setLength] = useState<number>(8);
  const [split, setSplit] = useState<Split>('byKind');
  const last = today === undefined ? '2000-Q1' : nextQuarter(quarterOf(today), -1);
  const period = { from: quarterDays(nextQuarter(last, 1 - length)).from, to: quarterDays(last).to };
  const { data, failure, waiting } = useCall('collection.trends', period, { enabled: today !== undefined, keep: true });
  const known = new Set(board?.quarters.filter((q) => q.done > 0).map((q) => q.id));
  // No number at all, of no quarter: that is unknown, which is not none.
  const nothing = board !== undefined && known.size === 0 && data?.byKind.length === 0;
  useShortcut('Escape', () => go(places.board()), t(common.back), { palette: false });
  useShortcut('Ctrl+P', () => window.print(), t(text.print), { icon: 'print' });
  return (
    <Screen
      title={t(text.title)}
      back={() => go(places.board())}
      beside={<span>{t(text.says)}</span>}
      busy={waiting}
      className="trends"
      actions={
        <Button keys="Ctrl+P" icon="print" onPress={() => window.print()}>
          {t(text.print)}
        </Button>
      }
    >
      <Tabs at={places.trends} />
      <FailureBanner failure={failure} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="trendBody scrolls" data-pane tabIndex={0} role="group" aria-label={t(text.title)}>
        <div className="trendChoices">
          <Select
            label={t(text.quarters)}
            value={String(length)}
            onChange={(value) => setLength(Number(value))}
            options={LENGTHS.map((n) => ({ value: String(n), label: t(text.last)(n) }))}
          />
          <Select
            label={t(text.by)}
            value={split}
            onChange={(value) => setSplit(SPLITS.find((one) => one === value) ?? 'byKind')}
            options={SPLITS.map((one) => ({ value: one, label: t(text[one]) }))}
          />
        </div>
        {!data && <p role="status">{t(text.counting)}</p>}
        {data && policy && nothing && <EmptyState title={t(text.emptyTitle)} says={t(text.emptySays)} />}
        {data && policy && !nothing && <Charts trends={data} split={split} known={known} policy={policy} />}
      </div>
    </Screen>
  );
}

interface ChartsProps {
  trends: Trends;
  split: Split;
  /** Quarters of which something was delivered. */
  known: ReadonlySet<string>;
  policy: Policy;
}

function Charts({ trends, split, known, policy }: ChartsProps): React.JSX.Element {
  const { t, lang } = useText();
  const kind = (code: string): string => labelOf(policy, 'channelKinds', code, lang);
  const named = (code: string): string =>
    split === 'byKind' ? kind(code) : split === 'byReason' ? labelOf(policy, 'reasons', code, lang) : code;
  const quarters = sinceFirst(trends.quarters, known);
  const days = groupsOf(trends[split], quarters, known);
  const months = monthGroups(trends.messages, quarters, known);
  const delays = new Map(trends.daysToLog.map((one) => [one.period, one]));
  const delay = groupsOf(
    trends.daysToLog.map((one) => ({ period: one.period, group: 'days', value: one.median })),
    quarters,
    new Set(),
  );
  return (
    <>
      {quarters.length < trends.quarters.length && (
        <p className="note trendSince">{t(text.nothingBefore)(quarters[0]!)}</p>
      )}
      <Section title={text.days} says={text.daysSay} head={text.quarter} groups={days} named={named} />
      <Section title={text.messages} says={text.messagesSay} head={text.month} groups={months} named={kind} wide />
      <Technical trends={trends} policy={policy} />
      <Section
        title={text.delay}
        says={text.delaySay}
        head={text.quarter}
        groups={delay}
        named={() => [...delays.values()].map((one) => `${one.period}: ${one.entries} ${t(text.entries)}`).join(', ')}
      />
    </>
  );
}

interface SectionProps {
  title: Both;
  says: Both;
  /** Over the first column of the table. */
  head: Both;
  groups: readonly Group[];
  named: (code: string) => string;
  wide?: boolean;
}

/** Small charts of one measure, all with the same top; the same numbers as one table. */
function Section({ title, says, head, groups, named, wide = false }: SectionProps): React.JSX.Element {
  const { t } = useText();
  const [table, setTable] = useState(false);
  const most = Math.max(0, ...groups.flatMap((group) => group.bars.map((bar) => bar.value ?? 0)));
  return (
    <section className="trendSection" aria-label={t(title)}>
      <div className="sectionHead">
        <h2>{t(title)}</h2>
        {groups.length > 0 && (
          <button
            type="button"
            className="linkButton"
            aria-pressed={table}
            aria-label={`${t(table ? text.asChart : text.asTable)}: ${t(title)}`}
            onClick={() => setTable(!table)}
          >
            {t(table ? text.asChart : text.asTable)}
          </button>
        )}
      </div>
      {groups.length === 0 && <p className="quiet">{t(text.nothing)}</p>}
      {groups.length > 0 && table && <NumberTable title={t(title)} head={t(head)} groups={groups} named={named} />}
      {groups.length > 0 && !table && (
        <ul className={wide ? 'trendCharts wide' : 'trendCharts'}>
          {groups.map((group) => (
            <li key={group.code} className="card">
              <h3>{named(group.code)}</h3>
              <BarChart
                title={`${t(title)}, ${named(group.code)}`}
                bars={group.bars}
                most={most}
                width={wide ? Math.max(300, 26 * group.bars.length) : Math.max(256, 32 * group.bars.length)}
              />
            </li>
          ))}
        </ul>
      )}
      <p className="note">{t(says)}</p>
    </section>
  );
}

function NumberTable(props: {
  title: string;
  head: string;
  groups: readonly Group[];
  named: (code: string) => string;
}): React.JSX.Element {
  const { t } = useText();
  const { groups } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
    <div className="card scrolls" tabIndex={0} role="group" aria-label={props.title}>
      <table className="trendTable" aria-label={props.title}>
        <thead>
          <tr>
            <th scope="col">{props.head}</th>
            {groups.map((group) => (
              <th scope="col" key={group.code} className="number">
                {props.named(group.code)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups[0]?.bars.map((bar, index) => (
            <tr key={bar.name}>
              <th scope="row">{bar.name}</th>
              {groups.map((group) => (
                <td key={group.code} className="number">
                  {group.bars[index]?.value ?? t(text.unknown)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Reasons that ICT could take away, the most frequent first. */
function Technical({ trends, policy }: { trends: Trends; policy: Policy }): React.JSX.Element {
  const { t, lang } = useText();
  const most = Math.max(1, ...trends.technical.map((one) => one.entries));
  return (
    <section className="trendSection" aria-label={t(text.technical)}>
      <h2>{t(text.technical)}</h2>
      {trends.technical.length === 0 && <p className="quiet">{t(text.technicalNone)}</p>}
      {trends.technical.length > 0 && (
        <ol className="trendList card">
          {trends.technical.map((one) => (
            <li key={one.reason}>
              <span>{labelOf(policy, 'reasons', one.reason, lang)}</span>
              <span className="trendRow" aria-hidden>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                  <rect className="trendBar" width={(one.entries / most) * 100} height="10" />
                </svg>
              </span>
              <strong>{one.entries}</strong>
            </li>
          ))}
        </ol>
      )}
      <p className="note">{t(text.technicalSay)}</p>
    </section>
  );
}
