import { useState } from 'react';
import type { QuarterTerm } from '../../../shared/office-records.ts';
import type { OfficeTerm } from '../../../shared/people-records.ts';
import { signOffMinutes } from '../../../shared/rules.ts';
import { useCall } from '../../api.ts';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { lockNow } from '../../frame/lock.ts';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { postWord } from '../../state/post.tsx';
import { useSession } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { remote } from '../../text/remote.ts';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';
import { capital, quarterInWords } from '../../text/time.ts';
import { PaperDialog, PaperList } from './Paper.tsx';
import { IdentityDialog, RemoteDialog, RemoteList } from './Remote.tsx';

interface Waits {
  term: OfficeTerm;
  quarter: string;
  row: QuarterTerm;
  due: boolean;
}

/** What waits in one quarter; closed quarters wait for nothing. */
function useWaiting(terms: readonly OfficeTerm[]): Waits[] | null {
  const list = useCall('quarters.list', {}).data;
  const open = (list?.quarters ?? []).filter((one) => one.state !== 'closed').slice(-3);
  const views = [
    useCall('quarters.view', { quarter: open[0]?.id ?? '2000-Q1' }, { enabled: open.length > 0 }),
    useCall('quarters.view', { quarter: open[1]?.id ?? '2000-Q2' }, { enabled: open.length > 1 }),
    useCall('quarters.view', { quarter: open[2]?.id ?? '2000-Q3' }, { enabled: open.length > 2 }),
  ];
  if (!list || views.some((one, index) => index < open.length && !one.data)) return null;
  return views.flatMap(({ data }) =>
    (data?.terms ?? []).flatMap((row) => {
      const term = terms.find((one) => one.id === row.termId);
      const due = row.canSignStatement && (row.statement === 'none' || row.open > 0);
      return term && data && (row.open > 0 || due) ? [{ term, quarter: data.quarter, row, due }] : [];
    }),
  );
}

export function WaitingList({ terms }: { terms: readonly OfficeTerm[] }): React.JSX.Element {
  const { t } = useText();
  const { person, readOnly } = useSession();
  const holder = person.role === 'officeHolder';
  const writes = !readOnly && (person.role === 'secretary' || person.role === 'recordsManager');
  const all = useWaiting(terms);
  // What has entries first: that is the work; a nil from long ago can wait.
  const waiting = (all ?? [])
    .filter((one) => !holder || one.term.personId === person.id)
    .toSorted((a, b) => Number(b.row.open > 0) - Number(a.row.open > 0));
  const [giving, setGiving] = useState(false);
  const [paper, setPaper] = useState<Waits | null>(null);
  const [sending, setSending] = useState<Waits | null>(null);
  const [taking, setTaking] = useState(false);
  useShortcut('Ctrl+Shift+M', () => setTaking(true), t(remote.takeIdentity), { enabled: holder, icon: 'file' });
  return (
    <Screen
      title={t(signOff.title)}
      busy={!all}
      // Its first button has it, also where everything was read before.
      focusTitle={!holder || waiting.length === 0}
      actions={
        holder && (
          <Button keys="Ctrl+Shift+M" onPress={() => setTaking(true)}>
            {t(remote.takeIdentity)}
          </Button>
        )
      }
    >
      <div className="waiting scrolls">
        {all && waiting.length === 0 && (
          <EmptyState title={t(holder ? signOff.nothingTitle : signOff.nothingOffice)} says={t(signOff.nothingSays)} />
        )}
        <ul className="waitingList">
          {waiting.map((one, index) => (
            <WaitingCard
              key={`${one.term.id} ${one.quarter}`}
              waits={one}
              first={index === 0}
              holder={holder}
              writes={writes}
              onGive={() => setGiving(true)}
              onPaper={() => setPaper(one)}
              onRemote={() => setSending(one)}
            />
          ))}
        </ul>
        {writes && <RemoteList terms={terms} />}
        {writes && <PaperList terms={terms} />}
      </div>
      {giving && (
        <Dialog
          title={t(signOff.giveTitle)}
          onClose={() => setGiving(false)}
          actions={
            <>
              <Button focusFirst onPress={() => setGiving(false)}>
                {t(common.cancel)}
              </Button>
              <Button kind="primary" onPress={() => void lockNow()}>
                {t(common.lock)}
              </Button>
            </>
          }
        >
          <p>{t(signOff.giveSays)}</p>
        </Dialog>
      )}
      {paper && (
        <PaperDialog term={paper.term} quarter={paper.quarter} statement={paper.due} onClose={() => setPaper(null)} />
      )}
      {sending && (
        <RemoteDialog
          term={sending.term}
          quarter={sending.quarter}
          statement={sending.due}
          onClose={() => setSending(null)}
        />
      )}
      {taking && <IdentityDialog onClose={() => setTaking(false)} />}
    </Screen>
  );
}

interface CardProps {
  waits: Waits;
  first: boolean;
  holder: boolean;
  writes: boolean;
  onGive: () => void;
  onPaper: () => void;
  onRemote: () => void;
}

function WaitingCard({ waits, first, holder, writes, onGive, onPaper, onRemote }: CardProps): React.JSX.Element {
  const { t, lang } = useText();
  const { term, quarter, row, due } = waits;
  const open = (): void => go(places.signOff(term.id, quarter));
  const post = postWord(term.post);
  const kind = first ? 'primary' : 'plain';
  return (
    <li className="card waitingCard">
      <div className="grow">
        <h2>
          {capital(quarterInWords(quarter, lang))}, {term.personName}
        </h2>
        <p className="waitingSays">
          {row.open > 0
            ? t(signOff.waitsFor)(row.open, signOffMinutes(row.open))
            : t(row.entries === 0 ? signOff.nilDue : signOff.statementDue)}
        </p>
        {due && row.open > 0 && (
          <p>
            <Badge shape="ring">{t(signOff.statementDue)}</Badge>
          </p>
        )}
      </div>
      <div className="buttons">
        {holder && (
          <Button kind={kind} size="big" keys={first ? 'Enter' : ''} onPress={open} focusFirst={first}>
            {t(row.open > 0 ? signOff.begin : signOff.beginStatement)}
          </Button>
        )}
        {writes && (
          <>
            <Button kind={kind} onPress={onGive}>
              {t(signOff.giveScreen)(t(post))}
            </Button>
            <Button onPress={onRemote}>{t(remote.ask)}</Button>
            <Button onPress={onPaper}>{t(signOff.print)}</Button>
          </>
        )}
      </div>
    </li>
  );
}
