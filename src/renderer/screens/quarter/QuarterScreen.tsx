import './quarter.css';
import { useState } from 'react';
import type { QuarterView } from '../../../shared/office-records.ts';
import { nextQuarter } from '../../../shared/quarter.ts';
import { useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { startDraft } from '../../frame/intake.ts';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePolicy, useSession } from '../../state/session.tsx';
import { quarterText as text } from '../../text/quarter.ts';
import { useText } from '../../text/text.ts';
import { capital, dayInWords, longDay, quarterInWords } from '../../text/time.ts';
import { Checks } from './Checks.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { CountCharts } from './CountChart.tsx';
import { Deliver } from './Deliver.tsx';
import { RegisterCard } from './RegisterCard.tsx';
import { SoFar } from './SoFar.tsx';
import { Terms } from './Terms.tsx';
import { TimeLine } from './TimeLine.tsx';
import { WeekChart } from './WeekChart.tsx';

/** One quarter: how far it is, per term; what is open, by name; and closing it. Without an address the one of now. */
export function QuarterScreen({ quarter: asked }: { quarter: string | null }): React.JSX.Element {
  const today = useCall('today.brief', {}, { enabled: asked === null }).data;
  const quarter = asked ?? today?.quarter ?? null;
  if (quarter === null)
    return (
      <Screen title="" busy>
        {null}
      </Screen>
    );
  return <OneQuarter quarter={quarter} />;
}

function OneQuarter({ quarter }: { quarter: string }): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  const { data: view, failure } = useCall('quarters.view', { quarter });
  const list = useCall('quarters.list', {}).data?.quarters ?? [];
  const today = useCall('app.info', {}).data?.today ?? '';
  const [closing, setClosing] = useState(false);
  const [soFar, setSoFar] = useState(false);
  const first = list[0]?.id ?? quarter;
  const last = list.at(-1)?.id ?? quarter;
  const to = (step: number): void => {
    const next = nextQuarter(quarter, step);
    if (next >= first && next <= last) go(places.quarter(next));
  };
  useShortcut('ArrowLeft', () => to(-1), t(text.earlier), { palette: false });
  useShortcut('ArrowRight', () => to(1), t(text.later), { palette: false });
  const { person } = useSession();
  const open = view?.state !== 'closed';
  // Who only reads or signs is not shown what is never theirs; the secretary sees there who closes, and what is still open.
  const closes = open && (person.role === 'secretary' || person.role === 'recordsManager');
  useShortcut('Ctrl+Shift+S', () => setClosing(true), t(text.close), { enabled: closes, icon: 'lock' });
  useShortcut('', () => setSoFar(true), t(text.soFar), { enabled: open, icon: 'eye' });
  const title = capital(quarterInWords(quarter, lang));
  return (
    <Screen
      title={title}
      busy={!view}
      beside={
        view && (
          <>
            <span className="quarterStep">
              <Button size="small" icon="back" label={t(text.earlier)} onPress={() => to(-1)}>
                {''}
              </Button>
              <Button size="small" icon="forward" label={t(text.later)} onPress={() => to(1)}>
                {''}
              </Button>
            </span>
            <span className="quarterRange">
              {t(text.range)(
                dayInWords(view.from, lang, view.to).replace(/^\S+ /, ''),
                dayInWords(view.to, lang, view.to).replace(/^\S+ /, ''),
              )}
              <span className="quarterToday">{t(text.todayIs)(longDay(today || view.to, lang))}</span>
            </span>
          </>
        )
      }
      actions={
        open && (
          <>
            <Button onPress={() => setSoFar(true)}>{t(text.soFar)}</Button>
            {closes && (
              <Button keys="Ctrl+Shift+S" onPress={() => setClosing(true)}>
                {t(text.close)}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="quarterBody scrolls">
        <FailureBanner failure={failure} />
        {view && policy && today && (
          <>
            <TimeLine view={view} today={today} />
            {view.register && <RegisterCard view={view} />}
            {view.register && <Deliver quarter={quarter} />}
            {isEmpty(view) && <Nothing view={view} />}
            <Terms view={view} policy={policy} />
            <div className="quarterTwo">
              {open && <Checks view={view} policy={policy} />}
              <div className="quarterSide">
                <WeekChart view={view} />
                {open && (
                  <section className="card ifNow">
                    <h2>{t(text.ifNow)}</h2>
                    <p>{t(text.ifNowSays)(view.checks.filter((one) => !one.ok).length)}</p>
                    <p className="note">{t(text.typeIt)(quarter)}</p>
                  </section>
                )}
                <CountCharts quarter={quarter} policy={policy} />
              </div>
            </div>
          </>
        )}
      </div>
      {soFar && <SoFar quarter={quarter} onClose={() => setSoFar(false)} />}
      {closing && view && <CloseDialog view={view} onClose={() => setClosing(false)} />}
    </Screen>
  );
}

function isEmpty(view: QuarterView): boolean {
  return view.state !== 'closed' && view.terms.every((one) => one.entries === 0);
}

/** An empty quarter teaches: no input is something else than nothing used. */
function Nothing({ view }: { view: QuarterView }): React.JSX.Element {
  const { t } = useText();
  return (
    <EmptyState
      title={t(text.emptyTitle)}
      says={t(text.emptySays)}
      ways={[
        { icon: 'plus', label: t(text.emptyLog), keys: 'Ctrl+N', onPress: () => void startDraft([]) },
        ...(view.state === 'ended'
          ? [{ icon: 'pen' as const, label: t(text.emptyStatement), onPress: () => go(places.signOff()) }]
          : []),
      ]}
    />
  );
}
