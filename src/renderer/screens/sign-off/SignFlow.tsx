import { useCallback, useState } from 'react';
import type { OfficeTerm } from '../../../shared/people-records.ts';
import { call, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { showToast } from '../../components/Toast.tsx';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePolicy } from '../../state/session.tsx';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';
import { quarterInWords } from '../../text/time.ts';
import { type Answers, Declaration } from './Declaration.tsx';
import { forgetDecisions, useDecisions } from './decisions.ts';
import { EntryFacts } from './EntryFacts.tsx';
import { Progress, Reading, readEntry } from './Reading.tsx';

/** The window is the office holder's: one entry after the other, then the declaration. */
export function SignFlow({ term, quarter }: { term: OfficeTerm; quarter: string }): React.JSX.Element {
  const { t, lang } = useText();
  const policy = usePolicy();
  const { data, failure } = useCall('signoffs.queue', { termId: term.id, quarter });
  const [decisions, decide] = useDecisions(term.id, quarter);
  const [at, setAt] = useState<number | null>(null);
  const stop = (): void => go(places.signOff());
  useShortcut('Escape', stop, t(signOff.stop), { palette: false });
  const { id: termId } = term;
  const prepare = useCallback(
    (answers: Answers) => call('signoffs.prepare', { termId, quarter, ...answers }),
    [termId, quarter],
  );
  const entries = (data?.entries ?? []).map(readEntry);
  const firstOpen = entries.findIndex((one) => !decisions[one.id]);
  // Past the last one comes the declaration.
  const now = at ?? (firstOpen < 0 ? entries.length : firstOpen);
  const reading = data?.entries[now];
  const seen = entries.filter((one) => decisions[one.id]).length;
  return (
    <Screen
      className="signFlow"
      title={t(signOff.titleOf)(quarterInWords(quarter, lang))}
      beside={
        <span>
          {term.personName}, {term.post}
        </span>
      }
      busy={!data}
      focusTitle={false}
      actions={
        <>
          {entries.length > 0 && <Progress at={now} entries={entries} decisions={decisions} seen={seen} />}
          <Button keys="Escape" onPress={stop}>
            {t(signOff.stop)}
          </Button>
        </>
      }
    >
      <FailureBanner failure={failure} />
      {data && policy && now < entries.length && (
        <Reading
          policy={policy}
          entries={entries}
          at={now}
          decisions={decisions}
          onDecide={(entryId, decided) => {
            decide(entryId, decided);
            setAt(now + 1);
          }}
          onGo={setAt}
          facts={reading && <EntryFacts key={reading.id} entry={reading} />}
          note={t(signOff.yours)}
        />
      )}
      {data && policy && now >= entries.length && (
        <Declaration
          quarter={quarter}
          asked={{
            statement: data.statementDue ? 'whenAllSeen' : 'no',
            nil: data.nil,
            signedBefore: data.signed,
            returnedBefore: data.returned,
            supplementary: data.supplementary,
            entries: entries.map((one) => one.id),
          }}
          decisions={decisions}
          onReadAgain={() => setAt(Math.max(0, firstOpen))}
          prepare={prepare}
          sign={async ({ requestId, sha256 }, passphrase) => {
            await call('signoffs.sign', { requestId, sha256, passphrase });
          }}
          onSigned={(statement, n) => {
            forgetDecisions(term.id, quarter);
            const words = quarterInWords(quarter, lang);
            showToast({ says: statement ? t(signOff.doneStatement)(words) : t(signOff.doneEntries)(n) });
            go(places.signOff());
          }}
        />
      )}
    </Screen>
  );
}
