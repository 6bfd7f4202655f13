import { useEffect, useRef, useState } from 'react';
import type { Evidence } from '../../../shared/records.ts';
import { CallFailure, call } from '../../api.ts';
import { Button } from '../../components/Button.tsx';
import { capture } from '../../text/capture.ts';
import { useText } from '../../text/text.ts';
import type { Draft } from './draft.ts';

/** How many screenshots a mail brings that are not beside it yet, and whether the mail is there only to bring them. */
export function picturesIn({ staged }: Draft, evidence: Evidence): { count: number; unasked: boolean } | null {
  const guess = staged.guesses.find((one) => one.field === `pictures:${evidence.id}`);
  return guess && guess.key !== 'taken' ? { count: Number(guess.detail), unasked: guess.key === 'envelope' } : null;
}

interface MailPicturesProps {
  evidence: Evidence;
  draft: Draft;
  count: number;
  unasked: boolean;
}

/** Puts the screenshots of a mail beside it: by itself where the mail only brought them, else for who asks. */
export function MailPictures({ evidence, draft, count, unasked }: MailPicturesProps): React.JSX.Element {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const [stopped, setStopped] = useState(false);
  const started = useRef(false);
  const { take, staged } = draft;
  const put = async (): Promise<void> => {
    if (started.current) return;
    started.current = true;
    setBusy(true);
    setStopped(false);
    try {
      take(await call('pictures.fromMail', { id: staged.id, evidenceId: evidence.id }));
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      // Stopped, or the disk is full: the mail has them still, and the button stays.
      setStopped(true);
    } finally {
      started.current = false;
      setBusy(false);
    }
  };
  const latest = useRef(put);
  useEffect(() => {
    latest.current = put;
  });
  useEffect(() => {
    if (unasked) void latest.current();
  }, [unasked]);
  return (
    <p className="mailPictures note" role="status">
      {busy ? (
        t(capture.mailPicturesBusy)
      ) : (
        <>
          <Button size="small" icon="image" onPress={() => void put()}>
            {t(capture.mailPictures)(count)}
          </Button>
          <span>{t(stopped ? capture.mailPicturesStopped : capture.mailPicturesNote)}</span>
        </>
      )}
    </p>
  );
}
