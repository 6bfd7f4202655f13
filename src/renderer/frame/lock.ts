import { useEffect } from 'react';
import { call, useCall } from '../api.ts';
import { leaveWorkspace } from '../state/session.tsx';

const unsaved = new Set<() => Promise<void>>();

/** `save` is awaited before the core ends: what was typed a moment ago is not lost. Answers how to stop that. */
export function saveBeforeLock(save: () => Promise<void>): () => void {
  unsaved.add(save);
  return () => void unsaved.delete(save);
}

/** Locks: the core signs the head and ends; the window forgets what it read. */
export async function lockNow(): Promise<void> {
  await Promise.all([...unsaved].map((save) => save()));
  await call('workspaces.lock', {});
  leaveWorkspace();
}

/** Minutes of silence that are allowed while nothing is open yet: what the administrator laid down, or the usual ten. */
export function useLockMinutes(): number {
  return useCall('app.info', {}).data?.admin.lockAfterMinutes ?? 10;
}

const LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Locks after so many minutes without a key or a pointer. `onSilence` is told, so that the start screen can say why. */
export function useAutoLock(minutes: number, onSilence: () => void): void {
  useEffect(() => {
    let timer = 0;
    const start = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        onSilence();
        void lockNow();
      }, minutes * 60_000);
    };
    start();
    for (const event of LIFE) window.addEventListener(event, start, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const event of LIFE) window.removeEventListener(event, start);
    };
  }, [minutes, onSilence]);
}
