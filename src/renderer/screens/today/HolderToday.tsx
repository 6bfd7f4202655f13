import type { CallOutput } from '../../../shared/contract.ts';
import { useCall } from '../../api.ts';
import { Button } from '../../components/Button.tsx';
import { go, places } from '../../frame/route.ts';
import { useSession } from '../../state/session.tsx';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';
import { capital, quarterInWords } from '../../text/time.ts';
import { statementSays, todayText } from '../../text/today.ts';

/** For the office holder: how many, how long, one button. */
export function HolderToday({ today }: { today: CallOutput<'today.get'> }): React.JSX.Element {
  const { t, lang } = useText();
  const { person } = useSession();
  const terms = useCall('terms.list', {}).data?.terms ?? [];
  const own = new Set(terms.filter((term) => term.personId === person.id).map((term) => term.id));
  const waiting = today.waiting.filter((one) => own.has(one.termId));
  const first = waiting[0];
  return (
    <div className="holder scrolls">
      <p className="quiet">{t(todayText.holderHello)(person.name)}</p>
      {first ? (
        waiting.map((one) => (
          <section key={`${one.termId} ${one.quarter}`} className="holderWaiting">
            <h2>
              {one.entries > 0
                ? t(todayText.holderWaiting)(one.entries)
                : t(todayText.holderStatement)(quarterInWords(one.quarter, lang))}
            </h2>
            <p className="quiet">
              {one.entries > 0
                ? `${t(todayText.about)(one.minutes)} ${capital(quarterInWords(one.quarter, lang))}.`
                : t(statementSays(one))}
            </p>
            <Button
              size="big"
              kind={one === first ? 'primary' : 'plain'}
              {...(one === first ? { keys: 'Ctrl+3' } : {})}
              onPress={() => go(places.signOff(one.termId, one.quarter))}
            >
              {t(one.entries > 0 ? todayText.look : signOff.beginStatement)}
            </Button>
          </section>
        ))
      ) : (
        <section className="holderWaiting">
          <h2>{t(todayText.holderNone)}</h2>
          <p className="quiet">{t(todayText.holderNoneNote)}</p>
        </section>
      )}
    </div>
  );
}
