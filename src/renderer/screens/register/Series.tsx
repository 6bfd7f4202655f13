import { useState } from 'react';
import type { Answers } from '../../../shared/records.ts';
import { CallFailure, call } from '../../api.ts';
import { FailureBanner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { restOfSeries } from '../../frame/drop-queue.ts';
import { useShortcut } from '../../frame/shortcuts.ts';
import { conversation } from '../../text/conversation.ts';
import { useText } from '../../text/text.ts';

/** One conversation made several drafts: how many still come, and the same reason for all of them in one press. */
export function Series({ stagingId, answers }: { stagingId: string; answers: Answers }): React.JSX.Element | null {
  const { t } = useText();
  const rest = restOfSeries(stagingId);
  const [done, setDone] = useState<string | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const { reason, reasonKind, reasonNote } = answers;
  const given = rest.length > 0 && reason !== null;
  const same = JSON.stringify([reason, reasonKind, reasonNote]);
  const giveAll = async (): Promise<void> => {
    try {
      for (const id of rest) {
        const other = await call('staging.get', { id });
        const changed = { ...other.answers, reason, reasonKind, reasonNote };
        await call('staging.save', { id, answers: changed, focus: other.focus });
      }
      setDone(same);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      setFailure(error);
    }
  };
  useShortcut('Ctrl+Shift+D', () => void giveAll(), t(conversation.sameReason), { enabled: given });
  if (rest.length === 0) return null;
  return (
    <>
      <span className="note">{t(conversation.restOfSeries)(rest.length)}</span>
      {given && done !== same && (
        <Button size="small" keys="Ctrl+Shift+D" onPress={() => void giveAll()}>
          {t(conversation.sameReason)}
        </Button>
      )}
      {done === same && (
        <span className="note" role="status">
          {t(conversation.sameReasonDone)}
        </span>
      )}
      <FailureBanner failure={failure} />
    </>
  );
}
