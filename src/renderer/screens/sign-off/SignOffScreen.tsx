import './sign-off.css';
import { useCall } from '../../api.ts';
import { Screen } from '../../frame/Screen.tsx';
import { useSession } from '../../state/session.tsx';
import { signOff } from '../../text/sign-off.ts';
import { useText } from '../../text/text.ts';
import { SignFlow } from './SignFlow.tsx';
import { WaitingList } from './WaitingList.tsx';

/** The office holder reads and signs; the office sees what waits and hands over the screen or prints. */
export function SignOffScreen(props: { termId: string | null; quarter: string | null }): React.JSX.Element {
  const { t } = useText();
  const { person } = useSession();
  const terms = useCall('terms.list', {}).data?.terms;
  if (!terms)
    return (
      <Screen title={t(signOff.title)} busy>
        {null}
      </Screen>
    );
  const term = terms.find((one) => one.id === props.termId);
  if (term && props.quarter && person.role === 'officeHolder' && term.personId === person.id)
    return <SignFlow term={term} quarter={props.quarter} />;
  return <WaitingList terms={terms} />;
}
