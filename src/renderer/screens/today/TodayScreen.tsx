import { useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { startDraft } from '../../frame/intake.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { useText } from '../../text/text.ts';
import { capital, longDay } from '../../text/time.ts';
import { Checklist } from './Checklist.tsx';
import { HolderToday } from './HolderToday.tsx';
import { SideColumn, WaitingCard } from './SideColumn.tsx';
import { StartCard } from './StartCard.tsx';
import './today.css';
import { DueList } from './DueList.tsx';
import { WeekBlocks } from './WeekBlocks.tsx';

/** The first screen: for an office holder what waits, for the office what to do today, for its records manager the quarter. */
export function TodayScreen(): React.JSX.Element {
  const { t, lang } = useText();
  const session = useSession();
  const today = useCall('today.get', {});
  const data = today.data;
  const holder = session.person.role === 'officeHolder';
  const checks = session.person.role === 'recordsManager';
  const writes = !session.readOnly && ['secretary', 'recordsManager'].includes(session.person.role);
  return (
    <Screen
      title={t(common.today)}
      beside={data && <span>{capital(longDay(data.today, lang))}</span>}
      actions={
        <span className="quiet">
          {session.title} · {session.person.name}
        </span>
      }
      busy={today.waiting}
    >
      <FailureBanner failure={today.failure} actions={<Button onPress={today.again}>{t(common.again)}</Button>} />
      {data && holder && <HolderToday today={data} />}
      {data && !holder && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
        <div className="today scrolls" tabIndex={0} role="group" aria-label={t(common.today)} data-pane>
          <div className="todayTop">
            {writes ? <StartCard onStart={() => void startDraft([])} /> : <span />}
            <WaitingCard today={data} />
          </div>
          <WeekBlocks today={data} writes={writes} />
          <div className="todayBottom">
            <div>
              {checks && <Checklist quarter={data.quarter} />}
              <DueList today={data} writes={writes} saysNothing={!checks} />
            </div>
            <SideColumn today={data} />
          </div>
        </div>
      )}
    </Screen>
  );
}
