import type { CallOutput } from '../../../shared/contract.ts';
import type { Week } from '../../../shared/office-records.ts';
import { quarterDays } from '../../../shared/quarter.ts';
import { useAct } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { showToast } from '../../components/Toast.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { type Speaker, useText } from '../../text/text.ts';
import { capital, dayInWords, quarterInWords, shortDay } from '../../text/time.ts';
import { todayText } from '../../text/today.ts';

type Today = CallOutput<'today.get'>;

function says(week: Week, { t, lang }: Speaker): string {
  if (week.entries > 0) return String(week.entries);
  if (week.state === 'nothing') return t(todayText.nothing);
  if (week.state === 'empty') return t(todayText.noInput);
  if (week.state === 'outside') return t(todayText.outside);
  if (week.state === 'future') return t(todayText.fromDay)(shortDay(week.from, lang).replace(/^\S+ /, ''));
  return t(todayText.nothingYet);
}

/** "Week 9"; of this week "Week 10 · nu", whose first word goes where fourteen blocks leave no room for it on one line. */
function WeekName({ week }: { week: Week }): React.JSX.Element {
  const { t } = useText();
  return (
    <span className="weekName">
      {week.state === 'now' ? (
        <>
          <span className="weekWordOf">{t(todayText.weekWord)} </span>
          {week.week} · {t(todayText.now)}
        </>
      ) : (
        t(todayText.week)(week.week)
      )}
    </span>
  );
}

/** Thirteen blocks, each a number, "niets", or the honest "geen invoer". */
export function WeekBlocks({ today, writes }: { today: Today; writes: boolean }): React.JSX.Element {
  const speaker = useText();
  const { t, lang } = speaker;
  const report = useAct('quarters.weekNothing');
  const empty = today.weeks.filter((w) => w.state === 'empty');
  const now = today.thisWeek;
  const { to } = quarterDays(today.quarter);
  const nothing = (week: string, quarter: string, number: number): void => {
    void report.act({ week, quarter }).then(
      () => showToast({ says: t(todayText.weekDone)(number) }),
      () => undefined, // Shown through `report.failure`.
    );
  };
  const nothingNow = (): void => {
    if (now) nothing(now.week, now.quarter, now.number);
  };
  useShortcut('W', nothingNow, t(todayText.thisWeek), {
    enabled: writes && now !== null,
    icon: 'check',
    foot: t(todayText.thisWeek).toLowerCase(),
  });
  return (
    <section aria-label={t(todayText.weeks)}>
      <FailureBanner failure={report.failure} />
      <div className="weeksHead">
        <h2>
          {capital(quarterInWords(today.quarter, lang))}{' '}
          <span className="count">
            {t(todayText.entries)(today.entries)},{' '}
            {today.today > to ? (
              t(todayText.ended)(dayInWords(to, lang, today.today))
            ) : (
              <>
                {t(todayText.still)} <strong>{t(todayText.daysLeft)(today.daysLeft)}</strong>{' '}
                {t(todayText.until)(dayInWords(to, lang, today.today).replace(/^\S+ /, ''))}
              </>
            )}
          </span>
        </h2>
        {writes && (
          <div className="weeksActions">
            {empty.length > 0 && (
              <>
                <span className="quiet">
                  {empty.length === 1 ? t(todayText.emptyWeek)(empty[0]!.week) : t(todayText.emptyWeeks)(empty.length)}
                </span>
                <Button
                  size="small"
                  onPress={() => nothing(empty[0]!.id, today.quarter, empty[0]!.week)}
                  busy={report.busy}
                >
                  {t(todayText.weekNothing)(empty[0]!.week)}
                </Button>
              </>
            )}
            {now && (
              <Button size="small" keys="W" onPress={nothingNow} busy={report.busy}>
                {t(todayText.thisWeek)}
              </Button>
            )}
          </div>
        )}
      </div>
      <ol className="weeks">
        {today.weeks.map((week) => (
          <li key={week.id} className={`week ${week.state}`} aria-current={week.state === 'now' ? 'date' : undefined}>
            <WeekName week={week} />
            <span className={week.entries > 0 ? 'weekCount' : 'weekWord'}>{says(week, speaker)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
