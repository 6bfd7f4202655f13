import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Settings } from '../../shared/contract.ts';
import { call, queries, useCall } from '../api.ts';
import { LanguageContext } from '../text/text.ts';

const FIRST: Settings = { language: 'nl', theme: 'system', singleKeys: true };

const SettingsContext = createContext<Settings>(FIRST);

export function useSettings(): Settings {
  return useContext(SettingsContext);
}

/** Saves and shows at once. */
export function changeSettings(change: Partial<Settings>): void {
  queries.setQueryData<Settings>(['app.settings', {}], (before) => ({ ...(before ?? FIRST), ...change }));
  void call('app.saveSettings', change);
}

/** The theme to show: the chosen one, or what the system asks for. */
function useTheme(theme: Settings['theme']): 'light' | 'dark' | 'hc' {
  const [system, setSystem] = useState(systemTheme);
  useEffect(() => {
    const asked = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((q) => matchMedia(q));
    const look = (): void => setSystem(systemTheme());
    for (const query of asked) query.addEventListener('change', look);
    return () => {
      for (const query of asked) query.removeEventListener('change', look);
    };
  }, []);
  return theme === 'system' ? system : theme;
}

function systemTheme(): 'light' | 'dark' | 'hc' {
  // Forced colours bring their own palette; ours steps aside in the style sheets.
  if (matchMedia('(prefers-contrast: more)').matches && !matchMedia('(forced-colors: active)').matches) return 'hc';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Language and theme for everything inside. */
export function SettingsProvider({ children }: { children: ReactNode }): React.JSX.Element | null {
  const { data, failure } = useCall('app.settings', {});
  const settings = data ?? FIRST;
  const theme = useTheme(settings.theme);
  useEffect(() => {
    document.documentElement.lang = settings.language;
    document.documentElement.dataset['theme'] = theme;
  }, [settings.language, theme]);
  if (!data && !failure) return null;
  return (
    <SettingsContext.Provider value={settings}>
      <LanguageContext.Provider value={settings.language}>{children}</LanguageContext.Provider>
    </SettingsContext.Provider>
  );
}
