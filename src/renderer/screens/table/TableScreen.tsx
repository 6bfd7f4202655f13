import './table.css';
import { useEffect, useState } from 'react';
import type { OpenedTable, TableCheck, TableMap } from '../../../shared/contract-tables.ts';
import { CallFailure, call, useCall } from '../../api.ts';
import { StateShape } from '../../components/Badge.tsx';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Select } from '../../components/Field.tsx';
import { showToast } from '../../components/Toast.tsx';
import { startSeries } from '../../frame/drop-queue.ts';
import { tableAsEvidence } from '../../frame/intake.ts';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { common } from '../../text/common.ts';
import { orders, rowProblems, table as says } from '../../text/table.ts';
import { useText } from '../../text/text.ts';
import { Columns } from './Columns.tsx';
import { Words } from './Words.tsx';

const MOST_DRAFTS = 500;

/** An old register, held by the core until its rows become drafts. */
export function TableScreen({ tableId }: { tableId: string }): React.JSX.Element {
  const { t } = useText();
  const [sheet, setSheet] = useState<number | null>(null);
  const [opened, setOpened] = useState<OpenedTable | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  useEffect(() => {
    call('tables.get', { id: tableId, sheet }).then(setOpened, (error: unknown) => {
      if (error instanceof CallFailure) setFailure(error);
    });
  }, [tableId, sheet]);
  // Another sheet has other columns: what was said of them starts afresh.
  if (opened && !failure) return <Matcher key={opened.sheet} opened={opened} onSheet={setSheet} />;
  const toToday = <Button onPress={() => go(places.today)}>{t(common.close)}</Button>;
  return (
    <Screen title={t(says.title)} busy={!failure} back={() => go(places.today)}>
      {failure?.code === 'not_found' ? (
        <Banner tone="warn" says={t(says.gone)} actions={toToday} />
      ) : (
        <FailureBanner failure={failure} actions={toToday} />
      )}
    </Screen>
  );
}

interface MatcherProps {
  opened: OpenedTable;
  onSheet: (sheet: number) => void;
}

/** What still keeps the rows from becoming drafts; null: nothing. */
function missing(check: TableCheck | undefined, map: TableMap): 'column' | 'order' | 'words' | 'many' | null {
  if (!map.columns.some((field) => field !== null) || !check || check.balance.kept === 0) return 'column';
  if (check.asksDateOrder) return 'order';
  if (check.words.some((word) => word.code === undefined)) return 'words';
  return check.balance.kept > MOST_DRAFTS ? 'many' : null;
}

function Matcher({ opened, onSheet }: MatcherProps): React.JSX.Element {
  const { t, lang } = useText();
  const [map, setMap] = useState<TableMap>(
    opened.remembered ?? { columns: opened.columns.map(() => null), dateOrder: null, codes: [] },
  );
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const about = { id: opened.id, sheet: opened.sheet, map };
  const asked = useCall('tables.check', about, { keep: true });
  const check = asked.data;
  const lacks = missing(check, map);
  const open = check?.words.filter((word) => word.code === undefined).length ?? 0;
  const leave = async (): Promise<void> => {
    await call('tables.close', { id: opened.id });
    go(places.today);
  };
  const keep = async (): Promise<void> => {
    setTried(true);
    if (busy) return;
    setBusy(true);
    try {
      // As it is at this very moment: what is shown may be of the choice before.
      if (missing(await call('tables.check', about), map) !== null) {
        setBusy(false);
        return;
      }
      const { staged } = await call('tables.keep', about);
      showToast({ says: t(says.made)(staged.length) });
      await startSeries(staged);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      setFailure(error);
      setBusy(false);
    }
  };
  useShortcut('Ctrl+Enter', () => void keep(), t(says.keep)(check?.balance.kept ?? 0), { icon: 'check' });
  useShortcut('Escape', () => go(places.today), t(common.back), { palette: false });
  useShortcut('', () => void tableAsEvidence(opened.id), t(says.asEvidence), { icon: 'file' });
  const lackText = {
    column: t(says.needColumn),
    order: t(says.needOrder),
    words: t(says.needWords)(open),
    many: t(says.tooMany),
  };
  return (
    <Screen
      title={t(says.title)}
      className="tableScreen"
      back={() => go(places.today)}
      beside={
        <span>
          <strong>{opened.name}</strong>
        </span>
      }
      actions={
        <>
          <Button onPress={() => void tableAsEvidence(opened.id)}>{t(says.asEvidence)}</Button>
          <Button kind="quiet" onPress={() => void leave()}>
            {t(says.away)}
          </Button>
        </>
      }
    >
      {check && <Sum check={check} />}
      <FailureBanner failure={failure ?? asked.failure} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="scrolls tableParts" tabIndex={0} role="group" aria-label={t(says.title)}>
        <p className="lead">{t(says.lead)}</p>
        {opened.encodingGuessed && <Banner tone="warn" says={t(says.guessed)} />}
        {opened.sheets.length > 1 && (
          <Select
            label={t(says.sheet)}
            value={String(opened.sheet)}
            options={opened.sheets.flatMap((one, at) =>
              one.rows < 2
                ? []
                : [{ value: String(at), label: one.hidden ? `${one.name} (${t(says.hidden)})` : one.name }],
            )}
            onChange={(value) => onSheet(Number(value))}
          />
        )}
        <Columns opened={opened} map={map} onMap={setMap} />
        {(check?.asksDateOrder || map.dateOrder !== null) && (
          <Choice
            label={t(says.order)}
            options={(['dmy', 'mdy'] as const).map((value) => ({ value, label: t(orders[value]) }))}
            value={map.dateOrder === 'mdy' || map.dateOrder === 'dmy' ? map.dateOrder : null}
            onChange={(dateOrder) => setMap({ ...map, dateOrder })}
            error={tried && lacks === 'order' ? t(says.needOrder) : null}
          />
        )}
        {check && check.words.length > 0 && <Words words={check.words} map={map} onMap={setMap} />}
        {check?.example && check.balance.kept > 0 && lacks !== 'column' && (
          <section aria-label={t(says.example)}>
            <h2>{t(says.example)}</h2>
            <p className="sentence">{check.example[lang]}</p>
          </section>
        )}
        {check && lacks !== 'column' && <Problems check={check} />}
      </div>
      <div className="tableFoot">
        <Button kind="primary" keys="Ctrl+Enter" busy={busy} onPress={() => void keep()}>
          {t(says.keep)(check?.balance.kept ?? 0)}
        </Button>
        <span role="status" className="note">
          {tried && lacks !== null && lackText[lacks]}
        </span>
      </div>
    </Screen>
  );
}

/** Every line ends somewhere, in sight. */
function Sum({ check: { balance } }: { check: TableCheck }): React.JSX.Element {
  const { t } = useText();
  return (
    <p className="tableSum">
      {t(says.sum)(balance.total, balance.kept, balance.leftOut, balance.notUnderstood)}
      <span className="quiet">
        <StateShape shape="check" /> {t(says.agrees)}
      </span>
    </p>
  );
}

function Problems({ check }: { check: TableCheck }): React.JSX.Element | null {
  const { t } = useText();
  if (check.problems.length === 0) return null;
  const more = check.balance.notUnderstood - check.problems.length;
  return (
    <section aria-label={t(says.problems)}>
      <h2>{t(says.problems)}</h2>
      <ul className="tableProblems">
        {check.problems.map(({ line, why, text }) => (
          <li key={line}>
            <strong>{t(says.line)(line)}</strong> {t(rowProblems[why])}
            {text !== '' && <span className="quiet">: {text}</span>}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="note">{t(says.more)(more)}</p>}
    </section>
  );
}
