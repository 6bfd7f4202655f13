import './deliveries.css';
import { useEffect, useRef, useState } from 'react';
import type { TakenPackage } from '../../../shared/collection-records.ts';
import { useCall } from '../../api.ts';
import { StateShape } from '../../components/Badge.tsx';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useMedia } from '../../components/use-media.ts';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { pickPackages } from '../../frame/taking.ts';
import { useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { forwardText, deliveryText as text } from '../../text/deliveries.ts';
import { useText } from '../../text/text.ts';
import { capital, momentInWords } from '../../text/time.ts';
import { codeSays } from './code-says.ts';
import { asksKey, DeliveryPane } from './DeliveryPane.tsx';
import { Forward } from './Forward.tsx';
import { isLoud } from './loud.ts';
import { VerdictBadge } from './Verdict.tsx';

const VIEWS = ['all', 'waiting', 'refused', 'accepted', 'loud'] as const;
type View = (typeof VIEWS)[number];

function fits(one: TakenPackage, view: View): boolean {
  if (view === 'all') return true;
  return view === 'loud' ? isLoud(one) : one.verdict === view;
}

/** Every delivery with what was decided about it and why; the chosen one with all its checks beside the list. */
export function DeliveriesScreen({ delivery }: { delivery: number | null }): React.JSX.Element {
  const { t } = useText();
  const { readOnly, person } = useSession();
  const { data, failure, waiting } = useCall('collection.deliveries', { limit: 500 });
  const today = useCall('app.info', {}).data?.today ?? '';
  const narrow = useMedia('(width < 760px)');
  const [view, setView] = useState<View>('all');
  const [forwarding, setForwarding] = useState(false);
  const collects = !readOnly && person.role === 'collector';
  const list = useRef<HTMLTableSectionElement>(null);
  const all = data?.packages ?? [];
  const shown = all.filter((one) => fits(one, view));
  const chosen = all.find((one) => one.id === delivery) ?? (narrow ? null : (shown[0] ?? null));
  const back = (): void => {
    go(places.deliveries());
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('a')?.focus());
  };
  const step = (by: number): void => {
    const at = shown.findIndex((one) => one.id === chosen?.id);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (!next) return;
    go(places.deliveries(next.id));
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-current] a')?.focus());
  };
  const rows = shown.length > 0;
  useShortcut('ArrowDown', () => step(1), t(text.next), { enabled: rows, palette: false });
  useShortcut('ArrowUp', () => step(-1), t(text.prior), { enabled: rows, palette: false });
  useShortcut('Ctrl+Shift+F', () => setForwarding(true), t(forwardText.title), {
    enabled: collects && all.length > 0,
    icon: 'box',
  });
  return (
    <Screen
      title={t(common.deliveries)}
      beside={<span>{t(text.says)}</span>}
      status={all.length > 0 && t(text.count)(shown.length, all.length)}
      busy={waiting}
      actions={
        collects && (
          <>
            {all.length > 0 && (
              <Button icon="box" keys="Ctrl+Shift+F" onPress={() => setForwarding(true)}>
                {t(forwardText.forward)}
              </Button>
            )}
            {/* One primary button per view: a key that waits comes before the next package. */}
            <Button kind={chosen && asksKey(chosen) ? 'plain' : 'primary'} keys="Ctrl+O" onPress={pickPackages}>
              {t(common.takePackages)}
            </Button>
          </>
        )
      }
    >
      <FailureBanner failure={failure} />
      {data && all.length === 0 && <EmptyState title={t(text.emptyTitle)} says={t(text.emptySays)} />}
      {all.length > 0 && (
        <div className={narrow && chosen ? 'takenLayout one' : 'takenLayout'}>
          <div className="takenMain">
            <div className="takenViews" role="group" aria-label={t(text.show)}>
              {VIEWS.map((one) => {
                const count = all.filter((p) => fits(p, one)).length;
                return (
                  <button key={one} type="button" aria-pressed={one === view} onClick={() => setView(one)}>
                    {t(text[one])} <span className="count">{count}</span>
                  </button>
                );
              })}
            </div>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
            <div className="scrolls takenScroll" data-pane tabIndex={0} role="group" aria-label={t(text.list)}>
              {shown.length === 0 && <p className="takenNone quiet">{t(text.nothingSuch)}</p>}
              {shown.length > 0 && (
                <table className="taken stacks" aria-label={t(text.list)}>
                  <thead>
                    <tr>
                      {[text.register, text.ministry, text.when, text.entries, text.verdict].map((head) => (
                        <th scope="col" key={head.en} className={head === text.entries ? 'number' : ''}>
                          {t(head)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody ref={list}>
                    {shown.map((one) => (
                      <Row key={one.id} one={one} today={today} current={one.id === chosen?.id} />
                    ))}
                  </tbody>
                </table>
              )}
            </div>
          </div>
          {chosen && <DeliveryPane key={chosen.id} one={chosen} today={today} onLeave={back} />}
        </div>
      )}
      {forwarding && <Forward all={all} onClose={() => setForwarding(false)} />}
    </Screen>
  );
}

function Row({ one, today, current }: { one: TakenPackage; today: string; current: boolean }): React.JSX.Element {
  const speaker = useText();
  const { t, lang } = speaker;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  // One reason in the list, all of them beside it.
  const why = one.verdict === 'accepted' ? one.codes.find((code) => code !== 'key_confirmed') : one.codes[0];
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- its link has the keys
    <tr
      ref={row}
      className={current ? 'current' : ''}
      aria-current={current ? 'true' : undefined}
      onClick={() => go(places.deliveries(one.id))}
    >
      <th scope="row">
        <a href={places.deliveries(one.id)}>{one.register ?? one.name}</a>
        {one.replaced && <span className="note">{t(text.newer)}</span>}
      </th>
      <td data-head={t(text.ministry)}>{one.ministry ?? <span className="quiet">{t(text.unknownMinistry)}</span>}</td>
      <td data-head={t(text.when)} className="nowrap">
        {capital(momentInWords(one.receivedAt, lang, today))}
      </td>
      <td data-head={t(text.entries)} className="number">
        {one.entries ?? ''}
      </td>
      <td data-head={t(text.verdict)}>
        <VerdictBadge one={one} />
        {why !== undefined && (
          <span className={isLoud(one) ? 'takenWhy loud' : 'takenWhy note'}>
            {isLoud(one) && <StateShape shape="triangle" />} {codeSays(one, why, speaker)}
          </span>
        )}
      </td>
    </tr>
  );
}
