import { QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { listenToCore, queries, useCall } from './api.ts';
import { useKeptFocus } from './frame/kept-focus.ts';
import { StartScreen } from './screens/start/StartScreen.tsx';
import { leaveWorkspace } from './state/session.tsx';
import { SettingsProvider } from './state/settings.tsx';
import { common } from './text/common.ts';
import { useText } from './text/text.ts';

/**
 * Most of the window. Where nothing is open yet, the start screen stands before it is fetched, while a person types a
 * passphrase. Not by `lazy`, which lets a fallback stand for a while even when there is nothing to wait for.
 */
function useFrame(wanted: 'now' | 'soon' | null): typeof import('./frame/Frame.tsx') | null {
  const [frame, setFrame] = useState<typeof import('./frame/Frame.tsx') | null>(null);
  useEffect(() => {
    const fetchIt = (): void => void import('./frame/Frame.tsx').then(setFrame);
    if (wanted === 'now') fetchIt();
    if (wanted !== 'soon') return undefined;
    const idle = requestIdleCallback(fetchIt, { timeout: 1_000 });
    return () => cancelIdleCallback(idle);
  }, [wanted]);
  return frame;
}

/** The start screen while nothing is open, the frame while something is. */
function Window(): React.JSX.Element | null {
  const { lang, t } = useText();
  const { data } = useCall('workspaces.status', {});
  const [why, setWhy] = useState<string | null>(null);
  const session = data?.session ?? null;
  const minutes = session?.lockAfterMinutes ?? 0;
  useEffect(
    () =>
      listenToCore((subject) => {
        if (subject === 'core') setWhy(t(common.coreReplaced));
        leaveWorkspace();
      }),
    [t],
  );
  useKeptFocus();
  const frame = useFrame(data ? (session ? 'now' : 'soon') : null);
  const silent = useCallback(() => setWhy(t(common.lockedAfter)(minutes)), [t, minutes]);
  if (!data) return null;
  return (
    <I18nProvider locale={lang === 'nl' ? 'nl-NL' : 'en-GB'}>
      {session ? (
        frame && <frame.Frame key={`${session.workspace} ${session.person.id}`} session={session} onSilence={silent} />
      ) : (
        <StartScreen why={why} onEnter={() => setWhy(null)} />
      )}
    </I18nProvider>
  );
}

export function App(): React.JSX.Element {
  return (
    <QueryClientProvider client={queries}>
      <SettingsProvider>
        <Window />
      </SettingsProvider>
    </QueryClientProvider>
  );
}
