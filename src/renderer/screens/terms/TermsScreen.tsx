import './terms.css';
import { useState } from 'react';
import type { OfficeTerm } from '../../../shared/people-records.ts';
import { nextQuarter, type Quarter } from '../../../shared/quarter.ts';
import { useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePolicy, useSession } from '../../state/session.tsx';
import { quarterText } from '../../text/quarter.ts';
import { termsText as text } from '../../text/terms.ts';
import { useText } from '../../text/text.ts';
import { quarterInWords } from '../../text/time.ts';
import { AccountDialog } from './AccountDialog.tsx';
import { useSeen } from './seen.ts';
import { TermDialog } from './TermDialog.tsx';
import { TermSection } from './TermSection.tsx';

/** Who held the office from when to when, with which accounts, and how each of those stands in one quarter. */
export function TermsScreen(): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  const session = useSession();
  const [asked, setAsked] = useState<Quarter | null>(null);
  const [adding, setAdding] = useState<'term' | 'account' | null>(null);
  const terms = useCall('terms.list', {});
  const accounts = useCall('accounts.list', {});
  const handovers = useCall('handovers.list', {}).data?.handovers ?? [];
  const quarters = useCall('quarters.list', {}).data?.quarters ?? [];
  const today = useCall('app.info', {}).data?.today ?? '';
  const working = useCall('today.brief', {}).data?.quarter ?? null;
  const quarter = asked ?? working;
  const seen = useSeen(quarters.map((one) => one.id));
  const writes = !session.readOnly && ['secretary', 'recordsManager'].includes(session.person.role);
  const first = quarters[0]?.id;
  const last = quarters.at(-1)?.id;
  const step = (by: number): void => {
    if (!quarter || !first || !last) return;
    const next = nextQuarter(quarter, by);
    if (next >= first && next <= last) setAsked(next);
  };
  // The running term first, then back in time.
  const shown = [...(terms.data?.terms ?? [])].sort((a, b) => (a.from < b.from ? 1 : -1));
  const mayAddAccount = writes && shown.length > 0;
  useShortcut('Ctrl+Shift+A', () => setAdding('account'), t(text.addAccount), { enabled: mayAddAccount, icon: 'plus' });
  useShortcut('', () => setAdding('term'), t(text.addTerm), { enabled: writes, icon: 'plus' });
  useShortcut('ArrowLeft', () => step(-1), t(quarterText.earlier), { palette: false });
  useShortcut('ArrowRight', () => step(1), t(quarterText.later), { palette: false });
  const of = (term: OfficeTerm) => (accounts.data?.accounts ?? []).filter((one) => one.termId === term.id);
  return (
    <Screen
      title={t(text.title)}
      busy={terms.waiting || accounts.waiting}
      beside={
        quarter && (
          <span className="quarterStep">
            <span className="termsQuarter">
              {t(text.quarterOf)} <strong>{quarterInWords(quarter, lang)}</strong>
            </span>
            <Button size="small" icon="back" label={t(quarterText.earlier)} onPress={() => step(-1)}>
              {''}
            </Button>
            <Button size="small" icon="forward" label={t(quarterText.later)} onPress={() => step(1)}>
              {''}
            </Button>
          </span>
        )
      }
      actions={
        writes && (
          <>
            <Button onPress={() => setAdding('term')}>{t(text.addTerm)}</Button>
            {mayAddAccount && (
              <Button kind="primary" keys="Ctrl+Shift+A" onPress={() => setAdding('account')}>
                {t(text.addAccount)}
              </Button>
            )}
          </>
        )
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="termsBody scrolls" data-pane tabIndex={0} role="group" aria-label={t(text.title)}>
        <FailureBanner failure={terms.failure ?? accounts.failure} />
        {terms.data && shown.length === 0 && <EmptyState title={t(text.emptyTitle)} says={t(text.emptySays)} />}
        {policy &&
          quarter &&
          today &&
          shown.map((term) => (
            <TermSection
              key={term.id}
              term={term}
              accounts={of(term)}
              handovers={handovers.filter((one) => one.termId === term.id)}
              quarter={quarter}
              closed={quarters.find((one) => one.id === quarter)?.state === 'closed'}
              seen={seen}
              policy={policy}
              today={today}
              writes={writes}
              mayJudge={writes && session.person.role === 'recordsManager'}
            />
          ))}
      </div>
      {adding === 'term' && policy && (
        <TermDialog terms={shown} policy={policy} today={today} onClose={() => setAdding(null)} />
      )}
      {adding === 'account' && policy && shown[0] && (
        <AccountDialog term={shown[0]} account={null} policy={policy} today={today} onClose={() => setAdding(null)} />
      )}
    </Screen>
  );
}
