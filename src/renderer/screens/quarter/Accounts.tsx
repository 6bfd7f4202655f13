import { useState } from 'react';
import { JUDGEMENT_BASES, type JudgementBasis, YES_NO_UNKNOWN, type YesNoUnknown } from '../../../shared/codes.ts';
import type { QuarterView } from '../../../shared/office-records.ts';
import type { Account, AccountTicks } from '../../../shared/people-records.ts';
import { labelOf, type Policy } from '../../../shared/policy.ts';
import { useAct, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field, Select } from '../../components/Field.tsx';
import { common } from '../../text/common.ts';
import { basisNames, quarterText as text } from '../../text/quarter.ts';
import { useText } from '../../text/text.ts';
import { accountName } from '../register/facts.ts';

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
        <table className="terms">
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
      <td className="number">{account.entries}</td>
      {TICKS.map((key, index) => (
        <td key={key}>
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
      <td>
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

/** The judgement is a person's, with role and day; the records manager types it in (domain D9). */
function JudgeDialog(props: {
  account: Account;
  quarter: string;
  policy: Policy;
  onClose: () => void;
}): React.JSX.Element {
  const { t, lang } = useText();
  const today = useCall('app.info', {}).data?.today ?? '';
  const before = props.account.judgements.find((one) => one.quarter === props.quarter);
  const [value, setValue] = useState(before?.value ?? 'NIET_TE_BEOORDELEN');
  const [who, setWho] = useState(before?.judgeName ?? '');
  const [role, setRole] = useState(before?.judgeRole ?? 'CISO');
  const [measure, setMeasure] = useState(before?.measure ?? '');
  const [basis, setBasis] = useState<Partial<Record<JudgementBasis, YesNoUnknown>>>(before?.basis ?? {});
  const [tried, setTried] = useState(false);
  const judge = useAct('accounts.judge');
  const submit = async (): Promise<void> => {
    setTried(true);
    if (who.trim() === '') return;
    const all = Object.fromEntries(JUDGEMENT_BASES.map((key) => [key, basis[key] ?? 'onbekend'])) as Record<
      JudgementBasis,
      YesNoUnknown
    >;
    const said = { value, measure, judgeRole: role, judgeName: who, judgedOn: today, basis: all };
    try {
      await judge.act({ ...said, accountId: props.account.id, quarter: props.quarter });
      props.onClose();
    } catch {
      // Shown below by `judge.failure`.
    }
  };
  return (
    <Dialog
      wide
      title={t(text.judgeOf)(accountName(props.policy, props.account, lang))}
      onClose={props.onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={props.onClose}>{t(common.cancel)}</Button>
          <Button type="submit" kind="primary" busy={judge.busy}>
            {t(text.save)}
          </Button>
        </>
      }
    >
      <FailureBanner failure={judge.failure} />
      <Select
        label={t(text.judgement)}
        value={value}
        onChange={setValue}
        focusFirst
        options={props.policy.lists.judgements.items.map((one) => ({ value: one.code, label: one[lang] }))}
      />
      <h3 className="basisHead">{t(text.basis)}</h3>
      <div className="basis">
        {JUDGEMENT_BASES.map((key) => (
          <Select
            key={key}
            label={basisNames[key] ? t(basisNames[key]) : key}
            value={basis[key] ?? 'onbekend'}
            onChange={(said) => setBasis({ ...basis, [key]: said as YesNoUnknown })}
            options={YES_NO_UNKNOWN.map((one) => ({ value: one, label: t(WORDS[one]) }))}
          />
        ))}
      </div>
      <Field label={t(text.measure)} value={measure} onChange={setMeasure} maxLength={200} />
      <Field
        label={t(text.judgeWho)}
        value={who}
        onChange={setWho}
        maxLength={120}
        error={tried && who.trim() === '' ? t(text.judgeWho) : null}
      />
      <Field label={t(text.judgeRole)} value={role} onChange={setRole} maxLength={60} />
    </Dialog>
  );
}
