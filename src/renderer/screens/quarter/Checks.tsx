import type { ReactNode } from 'react';
import { COUNTED } from '../../../shared/codes.ts';
import type { QuarterCheck, QuarterView } from '../../../shared/office-records.ts';
import type { Policy } from '../../../shared/policy.ts';
import { inSentence } from '../../../shared/sentence.ts';
import { useAct, useCall } from '../../api.ts';
import { StateShape } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { copyText } from '../../components/copy-text.ts';
import { Unbroken } from '../../components/Unbroken.tsx';
import { go, places } from '../../frame/route.ts';
import { useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { checkOk, checkOpen, quarterText as text } from '../../text/quarter.ts';
import { useText } from '../../text/text.ts';
import { capital, momentInWords } from '../../text/time.ts';
import { showInList } from '../list/list-state.ts';
import { accountName } from '../register/facts.ts';
import { UnsignedButton, weekNumber } from './Terms.tsx';

const SHOWN = 6;

/** A check as one sentence with its names. */
export function useCheckSays(policy: Policy): (check: QuarterCheck) => string {
  const { t, lang } = useText();
  const accounts = useCall('accounts.list', {}).data?.accounts ?? [];
  const today = useCall('app.info', {}).data?.today ?? '';
  const named = (check: QuarterCheck, name: string): string => {
    if (check.key === 'weeks') return weekNumber(name);
    if (check.key === 'backup') return momentInWords(name, lang, today);
    const account = check.key === 'judgements' ? accounts.find((one) => one.id === name) : undefined;
    return account ? accountName(policy, account, lang) : name;
  };
  return (check) => {
    // An account is a long name; its own screen has them all.
    const names = check.names.slice(0, check.key === 'judgements' ? 2 : SHOWN).map((name) => named(check, name));
    const more = check.count - names.length;
    const list = `${names.join(', ')}${more > 0 && check.key !== 'backup' ? `, +${more}` : ''}`;
    return t((check.ok ? checkOk : checkOpen)[check.key])(check, list);
  };
}

/** What is in order and what would be closed as open; each open one with its button. */
export function Checks({ view, policy }: { view: QuarterView; policy: Policy }): React.JSX.Element {
  const { t } = useText();
  const says = useCheckSays(policy);
  const open = view.checks.filter((one) => !one.ok);
  const ok = view.checks.filter((one) => one.ok);
  return (
    <section aria-label={t(text.ready)}>
      <p className="sectionHead">
        <strong>{t(text.ready)}</strong> <span className="quiet">{t(text.readyCount)(ok.length, open.length)}</span>
      </p>
      <ul className="card checks">
        {[...open, ...ok].map((check) => (
          <li key={`${check.key} ${check.termId ?? ''}`}>
            <StateShape shape={check.ok ? 'check' : 'triangle'} />
            <span className="grow">
              <Unbroken>{says(check)}</Unbroken>
            </span>
            {!check.ok && <CheckButton check={check} view={view} policy={policy} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CheckButton({ check, view, policy }: { check: QuarterCheck; view: QuarterView; policy: Policy }): ReactNode {
  const { t } = useText();
  const backup = useAct('backups.make');
  const nothing = useAct('quarters.weekNothing');
  const { person, readOnly } = useSession();
  // Who only looks on gets no button that would be refused.
  const acts = !readOnly && person.role !== 'auditor';
  const small = (label: string, onPress: () => void, busy = false): React.JSX.Element => (
    <Button size="small" onPress={onPress} busy={busy}>
      {label}
    </Button>
  );
  switch (check.key) {
    case 'statements': {
      const term = view.terms.find((one) => one.termId === check.termId);
      return (
        <>
          {term && view.state === 'ended' && (
            <UnsignedButton
              quarter={view.quarter}
              termId={term.termId}
              name={term.personName}
              chosen={term.unsignedReason}
              policy={policy}
            />
          )}
          {acts && small(t(text.letSign), () => go(places.signOff()))}
        </>
      );
    }
    case 'unsigned':
      return acts && small(t(text.letSign), () => go(places.signOff()));
    case 'evidence':
      return small(t(text.ask), () => void copyText(t(text.askText)(check.names.join(', ')), t(common.copied), t));
    case 'weeks': {
      const week = check.names[0];
      if (!week || !acts) return null;
      return small(
        `${capital(t(text.week)(weekNumber(week)))}: ${inSentence(t(text.nothingUsed))}`,
        () => void nothing.act({ week, quarter: view.quarter }),
        nothing.busy,
      );
    }
    case 'backup':
    case 'evidenceWhole':
      return small(t(text.backup), () => void backup.act({}), backup.busy);
    case 'judgements':
      return small(t(text.judge), () => go(places.terms));
    case 'returned':
      return small(t(text.list), () => showInList({ quarter: view.quarter, facets: { status: ['returned'] } }));
    case 'drafts':
      return small(t(text.list), () => showInList({ quarter: view.quarter, facets: { status: ['draft'] } }));
    case 'outcomes':
      return small(t(text.list), () =>
        showInList({ quarter: view.quarter, facets: { outcome: ['NOG_TE_BEOORDELEN'], status: [...COUNTED] } }),
      );
    default:
      return small(t(text.list), () => showInList({ quarter: view.quarter, facets: { status: [...COUNTED] } }));
  }
}
