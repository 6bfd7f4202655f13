import type { Account } from '../../../shared/people-records.ts';
import { labelOf, type Policy } from '../../../shared/policy.ts';
import type { Day, Quarter } from '../../../shared/quarter.ts';
import { inSentence } from '../../../shared/sentence.ts';
import { Badge, type Shape } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { quarterText } from '../../text/quarter.ts';
import { termsText as text } from '../../text/terms.ts';
import { useText } from '../../text/text.ts';
import { longDay, momentInWords, shortDay } from '../../text/time.ts';
import { showInList } from '../list/list-state.ts';
import { accountName } from '../register/facts.ts';
import type { Seen } from './seen.ts';

export const TICKS = ['stillUsed', 'autoDeleteOff', 'linkedDevicesChecked', 'twoStepOn'] as const;
export const TICK_WORDS = [
  quarterText.stillUsed,
  quarterText.autoDeleteOff,
  quarterText.linkedChecked,
  quarterText.twoStepOn,
] as const;
/** "Still used" is a fact, not something to be in order. */
const IN_ORDER = ['autoDeleteOff', 'linkedDevicesChecked', 'twoStepOn'] as const;

const JUDGED: Record<string, Shape> = {
  VEILIG: 'check',
  VEILIG_MET_MAATREGELEN: 'squareCheck',
  NIET_VEILIG: 'triangle',
  NIET_TE_BEOORDELEN: 'dash',
};
const KEPT: Record<string, Shape> = { JA: 'squareCheck', GEDEELTELIJK: 'squareHalf', NEE: 'box', ONBEKEND: 'ring' };

interface AccountRowProps {
  account: Account;
  quarter: Quarter;
  seen: Seen | undefined;
  policy: Policy;
  today: Day;
  onChange: (() => void) | null;
  onTick: (() => void) | null;
  onJudge: (() => void) | null;
}

/** "16 feb 2027 – 22 mrt 2027"; a day never breaks. */
function Days({ from, until }: { from: Day | null; until: Day | null }): React.JSX.Element {
  const { t, lang } = useText();
  // Spaces at which no line ends.
  const said = (one: Day): string =>
    `${shortDay(one, lang).replace(/^\S+ /, '')} ${one.slice(0, 4)}`.replaceAll(' ', '\u00A0');
  if (from && !until) return <span>{t(text.declaredFrom)(said(from))}</span>;
  return (
    <span>
      {from ? said(from) : t(text.unknownFrom)}
      {until && until !== from && <> – {said(until)}</>}
    </span>
  );
}

/** One account: what was declared, what the entries show, the four ticks, the judgement, how it was kept. */
export function AccountRow(props: AccountRowProps): React.JSX.Element {
  const { t, lang } = useText();
  const { account, quarter, seen, policy, today } = props;
  const name = accountName(policy, account, lang);
  const [channel, ...rest] = name.split(' · ');
  const use = t({ ja: text.inUse, nee: text.notInUse, onbekend: text.inUseUnknown }[account.inUse]);
  const judgement = account.judgements.find((one) => one.quarter === quarter);
  const kept = seen?.kept.get(quarter);
  return (
    <tr>
      <th scope="row">
        {channel}
        <span className="note">{rest.join(' · ')}</span>
      </th>
      <td data-head={t(text.declared)}>
        <Days from={account.usedFrom} until={account.usedUntil} />
        <span className="note">{use}</span>
      </td>
      <td data-head={t(text.seen)}>
        {seen?.first ? (
          <>
            <Days from={seen.first} until={seen.last ?? seen.first} />
            <span className="note">
              <button
                type="button"
                className="linkButton"
                onClick={() => showInList({ facets: { termId: [account.termId], channel: [account.channel] } })}
              >
                {t(text.entries)(account.entries)}
              </button>
            </span>
          </>
        ) : (
          <span className="quiet">{account.entries > 0 ? t(text.entries)(account.entries) : t(text.neverSeen)}</span>
        )}
      </td>
      <td data-head={t(text.ticks)}>
        <Ticked account={account} quarter={quarter} today={today} />
      </td>
      <td data-head={t(text.judgement)}>
        <Badge shape={JUDGED[judgement?.value ?? ''] ?? 'ring'}>
          {labelOf(policy, 'judgements', judgement?.value ?? 'NOG_TE_BEOORDELEN', lang)}
        </Badge>
        {judgement && (
          <span className="note">
            {[judgement.judgeName, judgement.judgeRole, longDay(judgement.judgedOn, lang)].filter(Boolean).join(', ')}
          </span>
        )}
      </td>
      <td data-head={t(text.kept)}>
        {kept && kept.code !== 'NVT' ? (
          <>
            <Badge shape={KEPT[kept.code] ?? 'ring'}>{labelOf(policy, 'orderlyKept', kept.code, lang)}</Badge>
            {kept.counts && <span className="note">{t(text.keptOf)(...kept.counts)}</span>}
          </>
        ) : (
          <span className="quiet">{t(text.neverSeen)}</span>
        )}
      </td>
      <td className="act">
        <div className="buttons">
          {props.onTick && (
            <Button size="small" label={t(text.goOf)(name)} onPress={props.onTick}>
              {t(text.go)}
            </Button>
          )}
          {props.onJudge && (
            <Button size="small" label={t(quarterText.judgeOf)(name)} onPress={props.onJudge}>
              {t(text.judge)}
            </Button>
          )}
          {props.onChange && (
            <Button size="small" kind="quiet" label={t(text.changeOf)(name)} onPress={props.onChange}>
              {t(text.change)}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}

/** How far the four ticks are, what is not in order, and who said so when. */
function Ticked(props: { account: Account; quarter: Quarter; today: Day }): React.JSX.Element {
  const { t, lang } = useText();
  const ticks = props.account.ticks.find((one) => one.quarter === props.quarter);
  if (!ticks) return <Badge shape="ring">{t(text.notTicked)}</Badge>;
  const open = IN_ORDER.filter((key) => ticks[key] !== 'ja');
  const names = open.map((key) => inSentence(t(TICK_WORDS[TICKS.indexOf(key)]!))).join(', ');
  const used = { ja: text.inUse, nee: text.notInUse, onbekend: text.inUseUnknown }[ticks.stillUsed];
  return (
    <>
      <Badge shape={open.length === 0 ? 'check' : 'squareHalf'}>
        {t(text.ticked)(IN_ORDER.length - open.length, IN_ORDER.length)}, {t(used)}
      </Badge>
      {open.length > 0 && <span className="note">{t(text.tickOpen)(names)}</span>}
      {ticks.byName && ticks.at && (
        <span className="note">{t(text.tickedBy)(ticks.byName, momentInWords(ticks.at, lang, props.today))}</span>
      )}
    </>
  );
}
