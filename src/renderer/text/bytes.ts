import type { Language } from '../../shared/policy.ts';

/** "214 kB", "1,4 MB" */
export function bytesInWords(bytes: number, lang: Language): string {
  const number = new Intl.NumberFormat(lang === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 1 });
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${number.format(bytes / 1_000_000)} MB`;
}
