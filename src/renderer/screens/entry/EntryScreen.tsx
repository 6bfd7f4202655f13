import { useRef, useState } from 'react';
import type { Entry } from '../../../shared/records.ts';
import { CallFailure, call, pathTokens, useCall } from '../../api.ts';
import { EntryBadge } from '../../components/Badge.tsx';
import { Banner, FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { copyText } from '../../components/copy-text.ts';
import { FileInput } from '../../components/FileInput.tsx';
import { showToast } from '../../components/Toast.tsx';
import { Unbroken } from '../../components/Unbroken.tsx';
import { startFrom } from '../../frame/intake.ts';
import { decided } from '../../frame/marking-asked.ts';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePost } from '../../state/post.tsx';
import { usePolicy, useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { entryScreen, entryText } from '../../text/entry.ts';
import { outcomeText } from '../../text/outcome.ts';
import { useText } from '../../text/text.ts';
import { capital, quarterInWords } from '../../text/time.ts';
import { todayText } from '../../text/today.ts';
import { filterOf, keepState, keptState } from '../list/list-state.ts';
import { useRows } from '../list/rows.ts';
import { EvidencePane } from './EvidencePane.tsx';
import { Facts } from './Facts.tsx';
import { answerFacts, becameFacts } from './facts.ts';
import { History } from './History.tsx';
import { OutcomeDialog } from './OutcomeDialog.tsx';
import { WhoSees } from './WhoSees.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import './entry.css';

/** The entries before and after this one, in the list as it was left. */
function useNeighbours(entryId: string): { at: number; total: number; before: string | null; after: string | null } {
  const current = useCall('quarters.list', {}).data?.current ?? null;
  const state = keptState();
  const list = useRows(
    { ...filterOf(state, current ?? ''), sort: state.sort, descending: state.descending },
    current !== null,
  );
  const at = list.rows.findIndex((row) => row.id === entryId);
  return {
    at,
    total: list.total,
    before: at > 0 ? (list.rows[at - 1]?.id ?? null) : null,
    after: at >= 0 ? (list.rows[at + 1]?.id ?? null) : null,
  };
}

export function EntryScreen({ entryId }: { entryId: string }): React.JSX.Element {
  const { t } = useText();
  const entry = useCall('entries.get', { entryId });
  const back = (): void => go(places.entries);
  useShortcut('Escape', back, t(common.back), { palette: false });
  if (entry.data) return <Shown entry={entry.data} onBack={back} />;
  return (
    <Screen title={t(common.entries)} back={back} busy={entry.waiting}>
      <FailureBanner failure={entry.failure} />
    </Screen>
  );
}

function Shown({ entry, onBack }: { entry: Entry; onBack: () => void }): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  const post = usePost();
  const session = useSession();
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const [withdrawing, setWithdrawing] = useState(false);
  const [whoSees, setWhoSees] = useState(false);
  const [deciding, setDeciding] = useState(false);
  const [tab, setTab] = useState<'evidence' | 'history'>('evidence');
  const picker = useRef<HTMLInputElement>(null);
  const neighbours = useNeighbours(entry.id);
  const term = useCall('terms.list', {}).data?.terms.find((one) => one.id === entry.answers.termId);
  const account = useCall('accounts.list', {}).data?.accounts.find((one) => one.id === entry.answers.accountId);
  const quarters = useCall('quarters.list', {}).data?.quarters;
  const today = useCall('app.info', {}).data?.today ?? '';
  const closed = quarters?.find((one) => one.id === entry.quarter)?.state === 'closed';
  const writes = !session.readOnly && ['secretary', 'recordsManager'].includes(session.person.role);
  const may = {
    amend: writes && !closed && ['draft', 'logged', 'returned', 'signed'].includes(entry.status),
    correct: writes && closed && entry.status !== 'withdrawn',
    withdraw: writes && !closed && ['draft', 'logged', 'returned'].includes(entry.status),
    outcome: writes && session.person.role === 'recordsManager' && !['draft', 'withdrawn'].includes(entry.status),
    evidence: writes && !closed && ['draft', 'logged', 'returned'].includes(entry.status),
  };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      setFailure(null);
      await work();
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      setFailure(error);
    }
  };
  const amend = (): void => void attempt(() => startFrom(entry.id, 'amend'));
  const correct = (): void => void attempt(() => startFrom(entry.id, 'correct'));
  const goTo = (id: string | null): void => {
    if (!id) return;
    keepState({ ...keptState(), at: id });
    go(places.entry(id));
  };
  const addFiles = (files: readonly File[]): Promise<void> =>
    attempt(async () => {
      const tokens = await pathTokens(files);
      if (tokens.files.length === 0) return;
      await decided((noMarking) => call('evidence.add', { entryId: entry.id, files: tokens.files, noMarking }));
      showToast({ says: t(entryScreen.added)(tokens.files.length) });
    });
  const copy = (): void => void copyText(entry.sentence[lang], t(common.copied), t);
  const lacks = entry.answers.evidence === 'follows' && !['draft', 'withdrawn'].includes(entry.status);
  const askFor = (): void =>
    void copyText(t(todayText.request)(entry.sentence[lang], entry.number), t(todayText.requestCopied), t);
  useShortcut('J', () => goTo(neighbours.after), t(entryScreen.next), { enabled: neighbours.after !== null });
  useShortcut('K', () => goTo(neighbours.before), t(entryScreen.previous), { enabled: neighbours.before !== null });
  useShortcut('F2', amend, t(entryScreen.amend), {
    enabled: may.amend,
    icon: 'pen',
    foot: t(entryScreen.amend).toLowerCase(),
  });
  useShortcut('', correct, t(entryScreen.correct), { enabled: may.correct, icon: 'pen' });
  useShortcut('', () => setWithdrawing(true), t(entryScreen.withdraw), { enabled: may.withdraw, icon: 'bent' });
  useShortcut('', () => picker.current?.click(), t(entryScreen.addEvidence), { enabled: may.evidence, icon: 'plus' });
  useShortcut('', () => setDeciding(true), t(outcomeText.open), { enabled: may.outcome, icon: 'box' });
  useShortcut('', () => setWhoSees(true), t(entryScreen.whoSees), { icon: 'eye' });
  useShortcut('Ctrl+Shift+C', copy, t(entryScreen.copySentence), { icon: 'copy' });
  return (
    <Screen
      title={entry.number}
      back={onBack}
      beside={
        <>
          <EntryBadge status={entry.status} evidenceFollows={entry.answers.evidence === 'follows'} filled />
          {entry.corrects && <span>{t(entryScreen.corrects)(entry.corrects)}</span>}
          {entry.late && <span>{t(entryText.late)}</span>}
        </>
      }
      actions={
        <>
          {neighbours.at >= 0 && (
            <span className="quiet nowrap">{t(entryScreen.of)(neighbours.at + 1, neighbours.total)}</span>
          )}
          {neighbours.before && (
            <Button size="small" keys="K" onPress={() => goTo(neighbours.before)}>
              {t(entryScreen.previous)}
            </Button>
          )}
          {neighbours.after && (
            <Button size="small" keys="J" onPress={() => goTo(neighbours.after)}>
              {t(entryScreen.next)}
            </Button>
          )}
          {may.amend && (
            <Button kind="primary" keys="F2" onPress={amend}>
              {t(entryScreen.amend)}
            </Button>
          )}
          {may.correct && (
            <Button kind="primary" onPress={correct}>
              {t(entryScreen.correct)}
            </Button>
          )}
        </>
      }
    >
      <FailureBanner failure={failure} />
      <div className="entryLayout" data-tab={tab}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
        <div className="entryMain scrolls" data-pane tabIndex={0} role="group" aria-label={t(entryText.answers)}>
          <p className="sentence">
            <Unbroken>{entry.sentence[lang]}</Unbroken>
          </p>
          {entry.changedSinceSigned.length > 0 && <Banner tone="warn" says={t(entryScreen.changedSince)(post)} />}
          <h2>{t(entryText.answers)}</h2>
          <Facts facts={answerFacts(entry, { policy, lang, today, term, account })} />
          <h2>{t(entryText.became)}</h2>
          <Facts facts={becameFacts(entry, policy, lang)} />
          {closed && <p className="note">{t(entryScreen.closedNote)(capital(quarterInWords(entry.quarter, lang)))}</p>}
          <div className="buttons">
            {may.evidence && (
              <Button icon="plus" onPress={() => picker.current?.click()}>
                {t(entryScreen.addEvidence)}
              </Button>
            )}
            {lacks && (
              <Button icon="copy" onPress={askFor}>
                {t(todayText.copyRequest)}
              </Button>
            )}
            {may.outcome && (
              <Button icon="box" onPress={() => setDeciding(true)}>
                {t(outcomeText.open)}
              </Button>
            )}
            <Button icon="eye" onPress={() => setWhoSees(true)}>
              {t(entryScreen.whoSees)}
            </Button>
            <Button icon="copy" keys="Ctrl+Shift+C" onPress={copy}>
              {t(entryScreen.copySentence)}
            </Button>
            {may.withdraw && (
              <Button kind="danger" onPress={() => setWithdrawing(true)}>
                {t(entryScreen.withdraw)}
              </Button>
            )}
          </div>
        </div>
        <div className="entryTabs">
          {(['evidence', 'history'] as const).map((name) => (
            <button key={name} type="button" aria-pressed={tab === name} onClick={() => setTab(name)}>
              {t(name === 'evidence' ? entryScreen.tabEvidence : entryScreen.tabHistory)}
            </button>
          ))}
        </div>
        <EvidencePane entry={entry} />
        <History entryId={entry.id} today={today} />
      </div>
      <FileInput ref={picker} label={t(entryScreen.addEvidence)} multiple onFiles={(files) => void addFiles(files)} />
      {deciding && policy && (
        <OutcomeDialog entry={entry} policy={policy} today={today} onClose={() => setDeciding(false)} />
      )}
      {whoSees && <WhoSees entry={entry} onClose={() => setWhoSees(false)} />}
      {withdrawing && <WithdrawDialog entry={entry} onClose={() => setWithdrawing(false)} />}
    </Screen>
  );
}
