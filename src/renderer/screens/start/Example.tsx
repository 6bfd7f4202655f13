import { useState } from 'react';
import type { CallOutput } from '../../../shared/contract.ts';
import type { WorkspaceKind } from '../../../shared/workspace-kinds.ts';
import { CallFailure, useAct, useCall } from '../../api.ts';
import { Button } from '../../components/Button.tsx';
import { start } from '../../text/start.ts';
import { useText } from '../../text/text.ts';

type Made = CallOutput<'workspaces.openExample'>;

/** Opens an example, which is made first where it is not there yet. What was stopped is no failure. */
export function useExample(onMade: (made: Made) => void): {
  open: (kind: WorkspaceKind) => void;
  /** One is being made, perhaps since before this screen was left and seen again. */
  making: boolean;
  failure: CallFailure | null;
} {
  const { act, busy, failure } = useAct('workspaces.openExample');
  const progress = useCall('workspaces.exampleProgress', {}).data?.progress ?? null;
  const making = busy || progress !== null;
  const open = async (kind: WorkspaceKind): Promise<void> => {
    if (making) return;
    try {
      onMade(await act({ kind }));
    } catch (error) {
      // Shown through `failure`.
      if (!(error instanceof CallFailure)) throw error;
    }
  };
  return { open: (kind) => void open(kind), making, failure: failure?.code === 'cancelled' ? null : failure };
}

/** How far the example is, in words, and a way to stop. */
export function ExampleProgress(): React.JSX.Element {
  const { t } = useText();
  const progress = useCall('workspaces.exampleProgress', {}).data?.progress ?? null;
  const stop = useAct('workspaces.stopExample');
  const [stopping, setStopping] = useState(false);
  const words = progress
    ? t(progress.part === 'offices' ? start.exampleOffices : start.examplePackages)(progress.done, progress.total)
    : '';
  const halt = (): void => {
    setStopping(true);
    void stop.act({});
  };
  return (
    <div className="card exampleMaking">
      <p role="status">{t(start.exampleMaking)}</p>
      <progress
        aria-label={t(start.exampleMaking)}
        aria-valuetext={words}
        {...(progress ? { value: overall(progress), max: 2 * progress.total } : {})}
      />
      <span className="note grow">{words}</span>
      <Button size="small" busy={stopping} onPress={halt}>
        {t(start.exampleStop)}
      </Button>
    </div>
  );
}

/** Offices are the first half, their packages the second. */
function overall({ part, done, total }: { part: 'offices' | 'packages'; done: number; total: number }): number {
  return part === 'offices' ? done : total + done;
}
