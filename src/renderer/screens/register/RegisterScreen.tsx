import './register.css';
import { useEffect, useState } from 'react';
import { CallFailure, call, useCall } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { go, places } from '../../frame/route.ts';
import { Screen } from '../../frame/Screen.tsx';
import { usePolicy } from '../../state/session.tsx';
import { register } from '../../text/register.ts';
import { useText } from '../../text/text.ts';
import { useDraft } from './draft.ts';
import { Form } from './Form.tsx';
import { countedQuarter, type Facts } from './facts.ts';

/** Without an id an empty draft is made, and the address becomes its own, so that going back does not make another. */
export function RegisterScreen({ stagingId }: { stagingId: string | null }): React.JSX.Element {
  const [failure, setFailure] = useState<CallFailure | null>(null);
  useEffect(() => {
    if (stagingId !== null) return;
    call('staging.start', {}).then(
      (staged) => window.location.replace(places.register(staged.id)),
      (error: unknown) => setFailure(error instanceof CallFailure ? error : null),
    );
  }, [stagingId]);
  if (stagingId !== null) return <DraftScreen id={stagingId} />;
  return <Waiting failure={failure} />;
}

function Waiting({ failure }: { failure: CallFailure | null }): React.JSX.Element {
  const { t } = useText();
  return (
    <Screen title={t(register.title)} busy={!failure} back={() => go(places.today)}>
      {failure && (
        <FailureBanner
          failure={failure}
          actions={<Button onPress={() => go(places.today)}>{t(register.toToday)}</Button>}
        />
      )}
    </Screen>
  );
}

function DraftScreen({ id }: { id: string }): React.JSX.Element {
  const speaker = useText();
  const { draft, failure, clearFailure } = useDraft(id);
  const policy = usePolicy();
  const terms = useCall('terms.list', {}).data?.terms;
  const accounts = useCall('accounts.list', {}).data?.accounts;
  const today = useCall('app.info', {}).data?.today;
  // Read before the first question, not at its own: keys typed while it waits would be lost.
  const counted = today === undefined ? '' : countedQuarter(today);
  const counts = useCall('entries.facets', { quarter: counted }, { enabled: counted !== '' });
  const basedOn = draft?.staged.basedOn ?? null;
  const base = useCall('entries.get', { entryId: basedOn?.entryId ?? '' }, { enabled: basedOn !== null }).data;
  if (!draft || !policy || !terms || !accounts || !today || counts.waiting || (basedOn && !base))
    return <Waiting failure={failure} />;
  const oldFiles = basedOn?.as === 'amend' ? (base?.evidence ?? []) : [];
  const facts: Facts = {
    answers: draft.answers,
    staged: draft.staged,
    policy,
    terms,
    accounts,
    today,
    reasonCounts: counts.data?.reason ?? [],
    oldFiles,
    speaker,
  };
  return <Form draft={draft} facts={facts} number={base?.number ?? ''} failure={failure} clearFailure={clearFailure} />;
}
