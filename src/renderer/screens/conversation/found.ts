import { useEffect, useState } from 'react';
import type { Opened } from '../../../shared/intake-records.ts';
import { CallFailure, call } from '../../api.ts';
import { numbersOf } from './choice.ts';
import type { Finding } from './FindBar.tsx';

const WAIT_MS = 150;

/** Numbers of what is searched for; null where nothing is, or the answer is on its way. */
export function useFound(
  opened: Opened,
  finding: Finding,
  onFailure: (failure: CallFailure) => void,
): readonly number[] | null {
  const [found, setFound] = useState<readonly number[] | null>(null);
  const { words, from, until } = finding;
  const nothing = words.trim() === '' && from === null && until === null;
  useEffect(() => {
    if (nothing) return;
    let old = false;
    const find = async (): Promise<void> => {
      try {
        const answer = await call('intake.find', { id: opened.id, words, from, until });
        if (!old) setFound(numbersOf(answer.found));
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error;
        if (!old) onFailure(error);
      }
    };
    const timer = window.setTimeout(() => void find(), WAIT_MS);
    return () => {
      old = true;
      clearTimeout(timer);
      setFound(null);
    };
  }, [nothing, words, from, until, opened, onFailure]);
  return nothing ? null : found;
}
