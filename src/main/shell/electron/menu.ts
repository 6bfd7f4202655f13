import type { MenuItemConstructorOptions } from 'electron';

export type MenuLanguage = 'nl' | 'en';

/** What the menu asks of the window: a key, as if the person had pressed it there. */
export interface MenuKeys {
  press(key: string, ...modifiers: ('control' | 'shift')[]): void;
}

const WORDS = {
  file: { nl: '&Bestand', en: '&File' },
  lock: { nl: 'Vergrendelen', en: 'Lock' },
  quit: { nl: 'Afsluiten', en: 'Quit' },
  edit: { nl: 'Be&werken', en: '&Edit' },
  undo: { nl: 'Ongedaan maken', en: 'Undo' },
  redo: { nl: 'Opnieuw', en: 'Redo' },
  cut: { nl: 'Knippen', en: 'Cut' },
  copy: { nl: 'Kopiëren', en: 'Copy' },
  paste: { nl: 'Plakken', en: 'Paste' },
  selectAll: { nl: 'Alles selecteren', en: 'Select all' },
  view: { nl: 'Beel&d', en: '&View' },
  commands: { nl: 'Alle opdrachten', en: 'All commands' },
  zoomIn: { nl: 'Groter', en: 'Larger' },
  zoomOut: { nl: 'Kleiner', en: 'Smaller' },
  resetZoom: { nl: 'Gewone grootte', en: 'Normal size' },
  togglefullscreen: { nl: 'Volledig scherm', en: 'Full screen' },
  help: { nl: '&Help', en: '&Help' },
  open: { nl: 'Hulp', en: 'Help' },
} as const;

/**
 * The menu in the person's language. The window has the shortcuts: here they are shown, not registered, so that a key
 * never does something twice. Hidden until Alt on Windows and Linux.
 */
export function menuFor(lang: MenuLanguage, keys: MenuKeys): MenuItemConstructorOptions[] {
  const says = (word: keyof typeof WORDS): string => WORDS[word][lang];
  const shown = (accelerator: string): MenuItemConstructorOptions => ({ accelerator, registerAccelerator: false });
  const roles = <
    R extends 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'zoomIn' | 'zoomOut' | 'resetZoom',
  >(
    ...names: R[]
  ): MenuItemConstructorOptions[] => names.map((role) => ({ role, label: says(role) }));
  const line: MenuItemConstructorOptions = { type: 'separator' };
  return [
    {
      label: says('file'),
      submenu: [
        { label: says('lock'), ...shown('Control+L'), click: () => keys.press('L', 'control') },
        line,
        { role: 'quit', label: says('quit') },
      ],
    },
    {
      label: says('edit'),
      submenu: [...roles('undo', 'redo'), line, ...roles('cut', 'copy', 'paste', 'selectAll')],
    },
    {
      label: says('view'),
      submenu: [
        { label: says('commands'), ...shown('Control+K'), click: () => keys.press('K', 'control') },
        line,
        ...roles('zoomIn', 'zoomOut', 'resetZoom'),
        line,
        { role: 'togglefullscreen', label: says('togglefullscreen') },
      ],
    },
    { label: says('help'), submenu: [{ label: says('open'), ...shown('F1'), click: () => keys.press('F1') }] },
  ];
}
