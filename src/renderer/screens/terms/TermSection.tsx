import { useState } from 'react';
import type { Handover } from '../../../shared/office-records.ts';
import type { Account, OfficeTerm } from '../../../shared/people-records.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Day, Quarter } from '../../../shared/quarter.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { roles } from '../../text/common.ts';
import { quarterText } from '../../text/quarter.ts';
import { termsText as text } from '../../text/terms.ts';
import { useText } from '../../text/text.ts';
import { longDay, momentInWords } from '../../text/time.ts';
import { AccountDialog } from './AccountDialog.tsx';
import { AccountRow } from './AccountRow.tsx';
import { EndDialog, HandoverDialog } from './EndDialogs.tsx';
import { JudgeDialog } from './JudgeDialog.tsx';
import type { Seen } from './seen.ts';
import { TicksDialog } from './TicksDialog.tsx';

interface TermSectionProps {
  term: OfficeTerm;
  accounts: readonly Account[];
  handovers: readonly Handover[];
  quarter: Quarter;
  closed: boolean;
  seen: ReadonlyMap<string, Seen>;
  policy: Policy;
  today: Day;
  writes: boolean;
  mayJudge: boolean;
}

type Asking = { what: 'add' | 'end' | 'handover' } | { what: 'change' | 'ticks' | 'judge'; account: Account };

/** "16 februari 2027" */
function plainDay(day: Day, lang: 'nl' | 'en'): string {
  return longDay(day, lang).replace(/^\S+ /, '');
}

/** One term: its days, its accounts as rows, and what was handed over when it ended. */
export function TermSection(props: TermSectionProps): React.JSX.Element {
  const { t, lang } = useText();
  const { term, policy, today, quarter, accounts } = props;
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = (): void => setAsking(null);
  const ended = term.until !== null && term.until < today;
  const facts = [
    term.until
      ? t(text.fromTo)(plainDay(term.from, lang), plainDay(term.until, lang))
      : t(text.since)(plainDay(term.from, lang)),
    term.swornInOn ? t(text.swornIn)(plainDay(term.swornInOn, lang)) : '',
    term.corporateDeviceOn ? t(text.deviceOn)(plainDay(term.corporateDeviceOn, lang)) : t(text.noDevice),
  ].filter(Boolean);
  const heads = [text.account, text.declared, text.seen, text.ticks, text.judgement, text.kept];
  return (
    <section className="termSection" aria-label={`${term.personName}, ${term.post}`}>
      <div className="termHead">
        <div className="grow">
          <h2>{term.personName}</h2>
          <p>{[term.post, term.ministryAbbr, term.cabinet].filter(Boolean).join(' · ')}</p>
          <p className="note">{facts.join(' · ')}</p>
        </div>
        {props.writes && (
          <div className="buttons">
            {term.until === null && (
              <Button
                size="small"
                label={`${t(text.end)}: ${term.personName}`}
                onPress={() => setAsking({ what: 'end' })}
              >
                {t(text.end)}
              </Button>
            )}
            {term.until !== null && (
              <Button
                size="small"
                label={`${t(text.handover)}: ${term.personName}`}
                onPress={() => setAsking({ what: 'handover' })}
              >
                {t(text.handover)}
              </Button>
            )}
            <Button
              size="small"
              label={t(text.addAccountOf)(term.personName)}
              onPress={() => setAsking({ what: 'add' })}
            >
              {t(text.addAccount)}
            </Button>
          </div>
        )}
      </div>
      {ended && props.handovers.length === 0 && <Banner tone="warn" says={t(text.noHandover)} />}
      {accounts.length === 0 ? (
        <p className="quiet">{t(text.noAccounts)}</p>
      ) : (
        <div className="card">
          <table className="terms stacks accountRows">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th scope="col" key={head.en}>
                    {t(head)}
                  </th>
                ))}
                <th scope="col">
                  <span className="unseen">{t(text.action)}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {accounts.map((account) => (
                <AccountRow
                  key={account.id}
                  account={account}
                  quarter={quarter}
                  seen={props.seen.get(account.id)}
                  policy={policy}
                  today={today}
                  onChange={props.writes ? () => setAsking({ what: 'change', account }) : null}
                  onTick={props.writes && !props.closed ? () => setAsking({ what: 'ticks', account }) : null}
                  onJudge={props.mayJudge && !props.closed ? () => setAsking({ what: 'judge', account }) : null}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {props.handovers.map((one) => (
        <p key={one.id} className="handoverLine">
          <strong>{t(text.handovers)}:</strong>{' '}
          {[
            t(text.handedIn)(
              t(quarterText[one.deviceHandedIn === 'ja' ? 'yes' : one.deviceHandedIn === 'nee' ? 'no' : 'unknown']),
            ),
            one.readOutOn ? t(text.readOut)(plainDay(one.readOutOn, lang)) : '',
            one.securedWhere ? t(text.secured)(one.securedWhere) : '',
            one.openPoints ? t(text.open)(one.openPoints) : '',
          ]
            .filter(Boolean)
            .join(', ')}
          <span className="note">
            {t(text.recordedBy)(t(roles[one.recordedByRole]), momentInWords(one.recordedAt, lang, today))}
          </span>
        </p>
      ))}
      {asking?.what === 'end' && <EndDialog term={term} today={today} onClose={close} />}
      {asking?.what === 'handover' && <HandoverDialog term={term} today={today} onClose={close} />}
      {asking?.what === 'add' && (
        <AccountDialog term={term} account={null} policy={policy} today={today} onClose={close} />
      )}
      {asking?.what === 'change' && (
        <AccountDialog term={term} account={asking.account} policy={policy} today={today} onClose={close} />
      )}
      {asking?.what === 'ticks' && (
        <TicksDialog account={asking.account} quarter={quarter} policy={policy} onClose={close} />
      )}
      {asking?.what === 'judge' && (
        <JudgeDialog account={asking.account} quarter={quarter} policy={policy} onClose={close} />
      )}
    </section>
  );
}
