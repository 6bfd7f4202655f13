import type { ShownMessage } from '../../../shared/intake-records.ts';
import { Bubble, dayOf, timeOf } from '../../components/chat/Bubble.tsx';
import { Icon } from '../../components/Icon.tsx';
import { conversation } from '../../text/conversation.ts';
import { useText } from '../../text/text.ts';
import { capital, longDay } from '../../text/time.ts';

export type Bucket = 'work' | 'context' | 'duplicate' | 'none';

const NAMES = {
  work: conversation.work,
  context: conversation.context,
  duplicate: conversation.duplicate,
  none: conversation.notChosen,
} as const satisfies Record<Bucket, unknown>;

interface Props {
  message: ShownMessage;
  before: ShownMessage | undefined;
  self: string | null;
  names: boolean;
  bucket: Bucket;
  onTick: () => void;
}

/** The day where a new one begins, then tick and time at the left and the bubble beside it. */
export function MessageRow({ message, before, self, names, bucket, onTick }: Props): React.JSX.Element {
  const { t, lang } = useText();
  const day = dayOf(message);
  return (
    <>
      {day !== null && day !== dayOf(before) && (
        <div role="gridcell" className="chatDay">
          {capital(longDay(day, lang))}
        </div>
      )}
      <div role="gridcell" className="chatTick">
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Space on the row does the same */}
        <span className={`chatBox ${bucket}`} onClick={onTick}>
          {bucket === 'work' && <Icon name="check" />}
          {bucket === 'context' && <span aria-hidden>C</span>}
          <span className="unseen">{t(NAMES[bucket])}</span>
        </span>
        <span className="chatTime note">
          {timeOf(message, lang) || t(conversation.noMoment)}
          {bucket === 'context' && <span aria-hidden>{t(conversation.context)}</span>}
        </span>
      </div>
      <Bubble role="gridcell" message={message} before={before} self={self} names={names} />
    </>
  );
}
