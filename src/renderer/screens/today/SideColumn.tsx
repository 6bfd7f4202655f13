import { useState } from 'react';
import type { CallOutput } from '../../../shared/contract.ts';
import { Button } from '../../components/Button.tsx';
import { go, places } from '../../frame/route.ts';
import { useShortcuts } from '../../frame/shortcuts.ts';
import { HelpDialog } from '../../help/HelpDialog.tsx';
import { usePost } from '../../state/post.tsx';
import { usePolicy, useSession } from '../../state/session.tsx';
import { news } from '../../text/history.ts';
import { palette } from '../../text/palette.ts';
import { useText } from '../../text/text.ts';
import { capital, dayInWords, momentInWords, quarterInWords } from '../../text/time.ts';
import { statementSays, todayText } from '../../text/today.ts';

type Today = CallOutput<'today.get'>;

/** As many as fit beside the work; the journal has the rest. */
const SHOWN = 4;

/** How much lies with the minister, and one button. */
export function WaitingCard({ today }: { today: Today }): React.JSX.Element {
  const { t, lang } = useText();
  const post = usePost();
  // An auditor sees what waits, and lets nobody sign.
  const letsSign = useSession().person.role !== 'auditor';
  const first = today.waiting[0];
  if (!first)
    return (
      <section className="card sideCard">
        <p>
          <strong>{t(todayText.noneWaiting)(post)}</strong>
        </p>
        <p className="quiet">{t(todayText.noneWaitingNote)}</p>
      </section>
    );
  const entries = today.waiting.reduce((sum, one) => sum + one.entries, 0);
  const minutes = today.waiting.reduce((sum, one) => sum + one.minutes, 0);
  const oldest = today.waiting.flatMap((one) => one.oldest ?? []).sort()[0];
  return (
    <section className="card sideCard">
      {entries > 0 ? (
        <>
          <p className="waitingCount">
            <strong>{t(todayText.entries)(entries)}</strong> {t(todayText.waiting)(post)}
          </p>
          <p className="quiet">
            {oldest
              ? t(todayText.waitingNote)(minutes, dayInWords(oldest, lang, today.today))
              : t(todayText.about)(minutes)}
          </p>
        </>
      ) : (
        <>
          <p>
            <strong>{t(todayText.statementWaits)(quarterInWords(first.quarter, lang), post)}</strong>
          </p>
          <p className="quiet">{t(statementSays(first))}</p>
        </>
      )}
      <div className="buttons">
        {(letsSign ? today.waiting : []).map((one) => (
          <Button
            key={`${one.termId} ${one.quarter}`}
            {...(one === first ? { keys: 'Ctrl+3' } : {})}
            onPress={() => go(places.signOff(one.termId, one.quarter))}
          >
            {one === first && today.waiting.length === 1
              ? t(todayText.giveScreen)(post)
              : t(todayText.haveSign)(one.personName, one.entries)}
          </Button>
        ))}
      </div>
    </section>
  );
}

/** What the minister is sent: how a conversation comes off their telephone. */
function Forwarding(): React.JSX.Element {
  const { t } = useText();
  const { person } = useSession();
  const shortcuts = useShortcuts();
  const [shows, setShows] = useState(false);
  return (
    <>
      <h2>{t(palette.forwarding)}</h2>
      <div className="card sideCard">
        <p>{t(todayText.forwardingNote)}</p>
        <div className="buttons">
          <Button label={`${t(todayText.see)}: ${t(palette.forwarding)}`} onPress={() => setShows(true)}>
            {t(todayText.see)}
          </Button>
        </div>
      </div>
      {shows && (
        <HelpDialog role={person.role} page="doorsturen" shortcuts={shortcuts} undoes onClose={() => setShows(false)} />
      )}
    </>
  );
}

export function SideColumn({ today }: { today: Today }): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  const session = useSession();
  return (
    <aside className="sideColumn" aria-label={t(today.sinceLeft ? todayText.sinceLeft : todayText.since)}>
      <h2>{t(today.sinceLeft ? todayText.sinceLeft : todayText.since)}</h2>
      <div className="card sideCard">
        {today.since.length === 0 ? (
          <p className="quiet">{t(todayText.sinceNothing)}</p>
        ) : (
          <ol className="since">
            {news(today.since, policy, lang)
              .slice(0, SHOWN)
              .map(({ item, says, number }) => (
                <li key={item.n}>
                  {item.actorName} {says}{' '}
                  {number && (
                    <a className="nowrap" href={places.entry(item.subject)}>
                      {number}
                    </a>
                  )}
                  <span className="note">{capital(momentInWords(item.time, lang, today.today))}</span>
                </li>
              ))}
          </ol>
        )}
      </div>
      <Forwarding />
      <h2>{t(todayText.safety)}</h2>
      <dl className="card sideCard facts">
        <div>
          <dt>{t(todayText.backup)}</dt>
          <dd>{today.backup ? momentInWords(today.backup.madeAt, lang, today.today) : t(todayText.noBackup)}</dd>
        </div>
        <div>
          <dt>{t(todayText.proven)}</dt>
          <dd>
            {today.backup?.provenAt ? momentInWords(today.backup.provenAt, lang, today.today) : t(todayText.notProven)}
          </dd>
        </div>
        <div>
          <dt>{t(todayText.locksAfter)}</dt>
          <dd>{t(todayText.minutesSilence)(session.lockAfterMinutes)}</dd>
        </div>
      </dl>
    </aside>
  );
}
