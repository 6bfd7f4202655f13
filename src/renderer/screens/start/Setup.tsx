import { useEffect, useRef, useState } from 'react';
import type { Unlocked } from '../../../shared/contract.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Day } from '../../../shared/quarter.ts';
import { CallFailure, useAct, useCall } from '../../api.ts';
import { StateShape } from '../../components/Badge.tsx';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { useShortcut } from '../../frame/shortcuts.ts';
import { usePolicy } from '../../state/session.tsx';
import { common } from '../../text/common.ts';
import { fields } from '../../text/fields.ts';
import { setup } from '../../text/start.ts';
import { useText } from '../../text/text.ts';
import { HolderPage, OfficePage, YouPage } from './SetupPages.tsx';
import { EMPTY, problemsOf, type SetupAnswers, type SetupProblems, suggest, toSetup } from './setup-answers.ts';

export interface PageProps {
  answers: SetupAnswers;
  problems: SetupProblems;
  set: (change: Partial<SetupAnswers>) => void;
  policy: Policy;
  today: Day;
}

const PAGES = [OfficePage, HolderPage, YouPage] as const;
const HEADS = {
  office: [
    { title: setup.officeTitle, says: setup.officeSays },
    { title: setup.holderTitle, says: setup.holderSays },
    { title: setup.youTitle, says: setup.youSays },
  ],
  collection: [
    { title: setup.collectionTitle, says: setup.collectionSays },
    { title: setup.holderTitle, says: setup.holderSays },
    { title: setup.youTitle, says: setup.collectorSays },
  ],
} as const;

/** A new workspace in three pages: the office, its office holder, and you. A collection has nobody in office: two pages. */
export function Setup(props: { onMade: (made: Unlocked) => void; onBack: () => void }): React.JSX.Element | null {
  const { t } = useText();
  const policy = usePolicy();
  const today = useCall('app.info', {}).data?.today;
  const [page, setPage] = useState<1 | 2 | 3>(1);
  const [answers, setAnswers] = useState(EMPTY);
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const create = useAct('workspaces.create');
  const collects = answers.kind === 'collection';
  const back = (): void => {
    setAsked(false);
    if (page === 1) props.onBack();
    else setPage(page === 3 && !collects ? 2 : 1);
  };
  useShortcut('Escape', back, t(common.back));
  const ready = policy !== undefined && today !== undefined;
  useEffect(() => {
    if (ready)
      form.current?.querySelector<HTMLElement>(`[data-page="${page}"] :is(input:not([type="radio"]), select)`)?.focus();
  }, [page, ready]);
  if (!policy || !today) return null;
  const problems = problemsOf(answers, page, today, t);
  const set = (change: Partial<SetupAnswers>): void => {
    const next = { ...answers, ...change };
    const follows = 'ministry' in change || 'post' in change || 'ministryName' in change || 'ministryAbbr' in change;
    setAnswers(follows ? suggest(next, policy, today) : next);
  };
  const submit = async (): Promise<void> => {
    if (Object.keys(problems).length > 0) {
      setAsked(true);
      // After the sentences are there, so that a reader hears the field with its error.
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), 0);
      return;
    }
    setAsked(false);
    if (page < 3) {
      setPage(page === 1 && !collects ? 2 : 3);
      return;
    }
    try {
      props.onMade(await create.act(toSetup(answers, policy)));
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  const Page = PAGES[page - 1]!;
  const head = HEADS[answers.kind][page - 1]!;
  return (
    <main className="startPage">
      <p className="quiet">
        {t(setup.title)} · {collects ? t(setup.pageOf)(page === 1 ? 1 : 2, 2) : t(setup.pageOf)(page, 3)}
      </p>
      <h1>{t(head.title)}</h1>
      <p className="lead">{t(head.says)}</p>
      <form
        ref={form}
        className="card startPanel"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {asked && Object.keys(problems).length > 1 && (
          <div className="missing" role="alert">
            <strong>
              <StateShape shape="cross" /> {t(fields.errorsAbove)}
            </strong>
            <ul>
              {Object.values(problems).map((says) => (
                <li key={says}>{says}</li>
              ))}
            </ul>
          </div>
        )}
        <div data-page={page}>
          <Page answers={answers} problems={asked ? problems : {}} set={set} policy={policy} today={today} />
        </div>
        <FailureBanner failure={create.failure} />
        <p role="status" className="note">
          {create.busy ? t(setup.making) : ''}
        </p>
        <div className="startButtons">
          <Button onPress={back} keys="Escape">
            {t(common.back)}
          </Button>
          <Button kind="primary" type="submit" keys="Enter" busy={create.busy}>
            {t(page === 3 ? setup.make : common.next)}
          </Button>
        </div>
      </form>
    </main>
  );
}
