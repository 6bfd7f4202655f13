/** Pictures of a draft are read by themselves, once; who stopped that asks for it again. */
import { useEffect, useRef, useState } from 'react';
import type { WordState } from '../../../shared/contract-drafts.ts';
import type { Evidence, Staged } from '../../../shared/records.ts';
import { CallFailure, call } from '../../api.ts';
import type { Draft } from './draft.ts';

const READABLE = ['png', 'jpg', 'webp'];

/** How reading this picture went; null where nobody tried. */
export function wordState({ guesses }: Staged, evidenceId: string): WordState | null {
  return (guesses.find((guess) => guess.field === `words:${evidenceId}`)?.key ?? null) as WordState | null;
}

export function isReadable(evidence: Evidence): boolean {
  return READABLE.includes(evidence.format);
}

/** Reads what was never read, in the background. `read` reads one again. */
export function useReading(draft: Draft): { reading: boolean; read: (evidenceId: string) => void } {
  const { staged, take } = draft;
  const [reading, setReading] = useState(false);
  const busy = useRef(false);
  const todo = staged.evidence.some((one) => isReadable(one) && wordState(staged, one.id) === null);
  const start = async (evidenceIds: string[] | null): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setReading(true);
    try {
      take(await call('pictures.read', { id: staged.id, evidenceIds }));
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      // Stopped: what was read until then counts. Logged or thrown away meanwhile: there is nothing left to show.
      if (error.code === 'cancelled') take(await call('staging.get', { id: staged.id }));
      else if (error.code !== 'not_found') throw error;
    } finally {
      busy.current = false;
      setReading(false);
    }
  };
  const latest = useRef(start);
  useEffect(() => {
    latest.current = start;
  });
  useEffect(() => {
    if (todo && !reading) latest.current(null).catch(() => undefined);
  }, [todo, reading]);
  return { reading, read: (evidenceId) => void start([evidenceId]) };
}
