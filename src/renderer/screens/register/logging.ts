/** Logging a draft: what is still open comes first, a correction asks why, and what was logged is said as one sentence. */
import { useState } from 'react';
import { CallFailure, call } from '../../api.ts';
import { showToast } from '../../components/Toast.tsx';
import { afterDraft } from '../../frame/drop-queue.ts';
import { startFrom } from '../../frame/intake.ts';
import { go, places } from '../../frame/route.ts';
import { register } from '../../text/register.ts';
import type { Answering } from './answering.ts';
import type { Draft } from './draft.ts';
import type { Facts } from './facts.ts';

interface Logging {
  log: (correctionReason?: string | null) => Promise<void>;
  busy: boolean;
  /** Somebody asked to log while this was open: the current question says so. */
  asking: boolean;
  /** The reason of a correction is being asked. */
  correcting: boolean;
  stopCorrecting: () => void;
  refusal: CallFailure | null;
  forgetRefusal: () => void;
}

export function useLogging(draft: Draft, facts: Facts, { questions, openNow, show }: Answering): Logging {
  const { t, lang } = facts.speaker;
  const { staged } = draft;
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const [refusal, setRefusal] = useState<CallFailure | null>(null);
  const send = async (correctionReason: string | null): Promise<void> => {
    await draft.flush();
    const entry = await call('entries.log', { stagingId: staged.id, correctionReason });
    draft.finish();
    setCorrecting(false);
    showToast({
      says: t(register.logged)(entry.sentence[lang]),
      ...(entry.version === 1 && !entry.corrects ? { undo: () => void undo(entry.id) } : {}),
      more: { label: t(register.another), keys: 'Ctrl+Shift+N', act: () => void startFrom(entry.id, 'same') },
    });
    go(await afterDraft(staged.id));
  };
  const log = async (correctionReason: string | null = null): Promise<void> => {
    if (busy) return;
    const left = openNow();
    if (left.length > 0) {
      setAsking(true);
      show(left[0] ?? null);
      return;
    }
    setBusy(true);
    try {
      await send(correctionReason);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      // Only what can be logged is asked why: nobody types a reason for a correction that corrects nothing.
      const asksWhy = correctionReason === null && error.details['field'] === 'correctionReason';
      setCorrecting(asksWhy);
      setRefusal(asksWhy ? null : error);
      const field = questions.find((q) => q === error.details['field']);
      if (field) show(field);
    } finally {
      setBusy(false);
    }
  };
  return {
    log,
    busy,
    asking,
    correcting,
    stopCorrecting: () => setCorrecting(false),
    refusal,
    forgetRefusal: () => setRefusal(null),
  };
}

async function undo(entryId: string): Promise<void> {
  const staged = await call('entries.undo', { entryId });
  go(places.register(staged.id));
}
