import { useState } from 'react';
import { YES_NO_UNKNOWN, type YesNoUnknown } from '../../../shared/codes.ts';
import type { QuarterView } from '../../../shared/office-records.ts';
import type { Account, AccountTicks } from '../../../shared/people-records.ts';
import { labelOf, type Policy } from '../../../shared/policy.ts';
import { useAct, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { quarterText as text } from '../../text/quarter.ts';
import { useText } from '../../text/text.ts';
import { accountName } from '../register/facts.ts';
import { JudgeDialog } from '../terms/JudgeDialog.tsx';

interface AccountsProps {
  view: QuarterView;
  policy: Policy;
  mayTick: boolean;
  mayJudge: boolean;
}

const TICKS = ['stillUsed', 'autoDeleteOff', 'linkedDevicesChecked', 'twoStepOn'] as const;
const WORDS = { ja: text.yes, nee: text.no, onbekend: text.unknown };

/** Four ticks a quarter and the CISO's judgement, per account of the terms of this quarter. */
export function AccountsTable({ view, policy, mayTick, mayJudge }: AccountsProps): React.JSX.Element | null {
  const { t } = useText();
  const [judging, setJudging] = useState<Account | null>(null);
  const tick = useAct('accounts.tick');
  const accounts = (useCall('accounts.list', {}).data?.accounts ?? []).filter((one) =>
    view.terms.some((term) => term.termId === one.termId),
  );
  if (accounts.length === 0) return null;
  const heads = [text.stillUsed, text.autoDeleteOff, text.linkedChecked, text.twoStepOn];
  return (
    <section aria-label={t(text.accounts)} id="accounts" tabIndex={-1} className="accountsPart">
      <p className="sectionHead">
        <strong>{t(text.accounts)}</strong> <span className="quiet">{t(text.accountsSays)}</span>
      </p>
      <FailureBanner failure={tick.failure} />
      <div className="card accountsCard">
        <table className="terms stacks">
          <thead>
            <tr>
              <th scope="col">{t(text.account)}</th>
              <th scope="col" className="number">
                {t(text.entries)}
              </th>
              {heads.map((head) => (
                <th scope="col" key={head.en}>
                  {t(head)}
                </th>
              ))}
              <th scope="col">{t(text.judgement)}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((one) => (
              <AccountRow
                key={one.id}
                account={one}
                view={view}
                policy={policy}
                onTick={
                  mayTick ? (ticks) => void tick.act({ ...ticks, accountId: one.id }).catch(() => undefined) : null
                }
                onJudge={mayJudge ? () => setJudging(one) : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      {judging && (
        <JudgeDialog account={judging} quarter={view.quarter} policy={policy} onClose={() => setJudging(null)} />
      )}
    </section>
  );
}

interface RowProps {
  account: Account;
  view: QuarterView;
  policy: Policy;
  onTick: ((ticks: AccountTicks) => void) | null;
  onJudge: (() => void) | null;
}

function AccountRow({ account, view, policy, onTick, onJudge }: RowProps): React.JSX.Element {
  const { t, lang } = useText();
  const term = view.terms.find((one) => one.termId === account.termId);
  const ticks: AccountTicks = account.ticks.find((one) => one.quarter === view.quarter) ?? {
    quarter: view.quarter,
    stillUsed: 'onbekend',
    autoDeleteOff: 'onbekend',
    linkedDevicesChecked: 'onbekend',
    twoStepOn: 'onbekend',
  };
  const judgement = account.judgements.find((one) => one.quarter === view.quarter);
  const name = accountName(policy, account, lang);
  const heads = [text.stillUsed, text.autoDeleteOff, text.linkedChecked, text.twoStepOn];
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="note">{term?.personName}</span>
      </th>
      <td className="number" data-head={t(text.entries)}>
        {account.entries}
      </td>
      {TICKS.map((key, index) => (
        <td key={key} data-head={t(heads[index]!)}>
          {onTick ? (
            <select
              className="input tickSelect"
              aria-label={`${name}: ${t(heads[index]!)}`}
              value={ticks[key]}
              onChange={(event) => onTick({ ...ticks, [key]: event.target.value as YesNoUnknown })}
            >
              {YES_NO_UNKNOWN.map((value) => (
                <option key={value} value={value}>
                  {t(WORDS[value])}
                </option>
              ))}
            </select>
          ) : (
            t(WORDS[ticks[key]])
          )}
        </td>
      ))}
      <td data-head={t(text.judgement)}>
        <span className="judged">
          <span className="grow">
            {labelOf(policy, 'judgements', judgement?.value ?? 'NOG_TE_BEOORDELEN', lang)}
            {judgement && (
              <span className="note">
                {judgement.judgeName}, {judgement.judgeRole}
              </span>
            )}
          </span>
          {onJudge && (
            <Button size="small" label={t(text.judgeOf)(name)} onPress={onJudge}>
              {t(text.judgement)}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}
