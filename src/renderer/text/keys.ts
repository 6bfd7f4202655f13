import type { Language } from '../../shared/policy.ts';

const NAMES: Record<string, readonly [nl: string, en: string]> = {
  Space: ['Spatie', 'Space'],
  ArrowUp: ['↑', '↑'],
  ArrowDown: ['↓', '↓'],
  ArrowLeft: ['←', '←'],
  ArrowRight: ['→', '→'],
  Arrows: ['← → ↑ ↓', '← → ↑ ↓'],
  UpDown: ['↑ ↓', '↑ ↓'],
  Escape: ['Esc', 'Esc'],
};

/** How a key is printed: `Ctrl+Shift+Space` = "Ctrl Shift Spatie". */
export function keyText(keys: string, lang: Language): string {
  return keys
    .split('+')
    .map((key) => NAMES[key]?.[lang === 'nl' ? 0 : 1] ?? key)
    .join(' ');
}
