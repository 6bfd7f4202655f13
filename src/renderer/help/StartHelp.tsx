import { type ReactNode, useState } from 'react';
import type { Role } from '../../shared/codes.ts';
import { useShortcut, useShortcuts } from '../frame/shortcuts.ts';
import { common } from '../text/common.ts';
import { useText } from '../text/text.ts';

/** F1 where no workspace is open; the pages are fetched when they are asked for, as most of the window is. */
export function useStartHelp(role: Role): { help: ReactNode; openHelp: () => void } {
  const { t } = useText();
  const [shown, setShown] = useState<typeof import('./HelpDialog.tsx') | null>(null);
  const shortcuts = useShortcuts();
  const openHelp = (): void => void import('./HelpDialog.tsx').then(setShown);
  useShortcut('F1', openHelp, t(common.help), { group: 'everywhere' });
  return {
    help: shown && <shown.HelpDialog role={role} shortcuts={shortcuts} onClose={() => setShown(null)} />,
    openHelp,
  };
}
