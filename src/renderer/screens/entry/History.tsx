import type { HistoryItem } from '../../../shared/office-records.ts';
import { useCall } from '../../api.ts';
import { StateShape } from '../../components/Badge.tsx';
import { Unbroken } from '../../components/Unbroken.tsx';
import { usePolicy } from '../../state/session.tsx';
import { entryScreen } from '../../text/entry.ts';
import { tell } from '../../text/history.ts';
import { useText } from '../../text/text.ts';
import { capital, momentInWords } from '../../text/time.ts';
import { Looks } from './Looks.tsx';

/** The two tracks: what happened to the entry, and what was done with it. */
export function History({ entryId, today }: { entryId: string; today: string }): React.JSX.Element {
  const { t } = useText();
  const items = useCall('entries.history', { entryId }).data?.items ?? [];
  const after = items.filter((item) => item.type === 'followUp');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
    <section className="entryHistory scrolls" data-pane tabIndex={0} aria-label={t(entryScreen.history)}>
      <h2>{t(entryScreen.history)}</h2>
      <Track items={items.filter((item) => item.type === 'entry')} today={today} />
      <h2>{t(entryScreen.after)}</h2>
      {after.length > 0 ? (
        <Track items={after} today={today} />
      ) : (
        <p className="quiet">{t(entryScreen.nothingAfter)}</p>
      )}
      <Looks entryId={entryId} today={today} />
      <p className="note historyNote">{t(entryScreen.times)}</p>
    </section>
  );
}

export function Track({ items, today }: { items: readonly HistoryItem[]; today: string }): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  return (
    <ol className="track">
      {items.map((item) => {
        const told = tell(item, policy, lang);
        return (
          <li key={item.n}>
            <StateShape shape={told.shape} />
            <div>
              <p>
                <strong>{item.actorName}</strong> <Unbroken>{told.says}</Unbroken>
              </p>
              <p className="note">
                {capital(momentInWords(item.time, lang, today))}
                {item.clockBack && ` · ${t(entryScreen.clockBack)}`}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
