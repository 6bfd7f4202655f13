import { useEffect, useRef, useState } from 'react';
import { useShortcut } from '../frame/shortcuts.ts';
import { held } from '../state/held.ts';
import { common } from '../text/common.ts';
import { useText } from '../text/text.ts';
import { Button } from './Button.tsx';

export interface ToastContent {
  /** The entry as one sentence, or what was done. Never an error. */
  says: string;
  undo?: () => void;
  /** One more thing to do with it: "Nog een uit dit gesprek". */
  more?: { label: string; keys?: string; act: () => void };
}

const SHOWN_MS = 10_000;

const shown = held<(ToastContent & { id: number }) | null>(null);
let last = 0;

/** Shows one toast, in the place of the one before. */
export function showToast(content: ToastContent | null): void {
  shown.set(content && { ...content, id: ++last });
}

/**
 * Where the toast appears: bottom left, ten seconds, waiting while looked at. `goesOn`: what was said here, such as that a
 * backup was put back, is still said in what is opened next.
 */
export function ToastPlace({ goesOn = false }: { goesOn?: boolean }): React.JSX.Element {
  const toast = shown.use();
  // What was done here is not for whoever opens the next register.
  useEffect(() => (goesOn ? undefined : () => showToast(null)), [goesOn]);
  return (
    <div role="status" className="toastPlace" data-react-aria-top-layer>
      {toast && <Toast key={toast.id} toast={toast} />}
    </div>
  );
}

function Toast({ toast }: { toast: ToastContent }): React.JSX.Element {
  const { t } = useText();
  const [paused, setPaused] = useState(false);
  const left = useRef(SHOWN_MS);
  useEffect(() => {
    if (paused) return;
    const began = performance.now();
    const timer = setTimeout(() => showToast(null), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= performance.now() - began;
    };
  }, [paused]);
  const undo = (): void => {
    toast.undo?.();
    showToast(null);
  };
  const more = (): void => {
    // Once: a second press would begin another draft.
    showToast(null);
    toast.more?.act();
  };
  // A screen with a row of its own keeps the key for that.
  useShortcut(toast.more?.keys ?? '', more, toast.more?.label ?? '', {
    enabled: toast.more !== undefined,
    group: 'everywhere',
  });
  useShortcut('Ctrl+Z', undo, t(common.undo), { enabled: toast.undo !== undefined });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only pauses the clock
    <div
      className="toast"
      onMouseEnter={() => setPaused(true)}
      onMouseLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
    >
      <p>{toast.says}</p>
      <div className="buttons">
        {toast.undo && (
          <Button size="small" keys="Ctrl+Z" onPress={undo}>
            {t(common.undo)}
          </Button>
        )}
        {toast.more && (
          <Button size="small" kind="quiet" {...(toast.more.keys ? { keys: toast.more.keys } : {})} onPress={more}>
            {toast.more.label}
          </Button>
        )}
      </div>
    </div>
  );
}
