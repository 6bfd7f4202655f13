import type { JobKind, Progress } from '../../shared/jobs.ts';
import type { Language } from '../../shared/policy.ts';
import { bytesInWords } from './bytes.ts';
import { type Both, count, many, type Subject } from './text.ts';

export const jobNames: Record<JobKind, Both> = {
  backup: { nl: 'Back-up maken', en: 'Making a backup' },
  backupCheck: { nl: 'Back-up nalezen', en: 'Reading the backup' },
  salvage: { nl: 'Register redden', en: 'Saving the register' },
  check: { nl: 'Logboek controleren', en: 'Checking the journal' },
  register: { nl: 'Register maken', en: 'Writing the register' },
  intake: { nl: 'Bestanden lezen', en: 'Reading files' },
  pictures: { nl: 'Afbeeldingen lezen', en: 'Reading pictures' },
  close: { nl: 'Kwartaal sluiten', en: 'Closing the quarter' },
  package: { nl: 'Kwartaallevering maken', en: 'Making the package' },
  answer: { nl: 'Antwoord tellen', en: 'Counting the answer' },
  trends: { nl: 'Ontwikkeling tellen', en: 'Counting trends' },
  forward: { nl: 'Leveringen doorsturen', en: 'Passing packages on' },
  collect: { nl: 'Levering nakijken', en: 'Checking a package' },
  successor: { nl: 'Nieuwe sleutel maken', en: 'Making a new key' },
};

export const jobs = {
  running: { nl: 'Bezig op de achtergrond', en: 'Running in the background' },
  stop: { nl: 'Stoppen', en: 'Stop' },
  stopThis: { nl: (name: string) => `Stoppen: ${name}`, en: (name: string) => `Stop: ${name}` },
} satisfies Subject;

const UNIT_WORDS = {
  files: { nl: ['bestand', 'bestanden'], en: ['file', 'files'] },
  parts: { nl: ['onderdeel', 'onderdelen'], en: ['part', 'parts'] },
  rows: { nl: ['regel', 'regels'], en: ['row', 'rows'] },
} as const;

/** "1.200 van 5.000 regels", "3,4 MB van 12 MB", or only "bezig" where the end is not known. */
export function progressInWords({ done, total, unit }: Progress, lang: Language): string {
  const of = lang === 'nl' ? 'van' : 'of';
  if (total === null) return lang === 'nl' ? 'bezig' : 'busy';
  if (unit === 'bytes') return `${bytesInWords(done, lang)} ${of} ${bytesInWords(total, lang)}`;
  const [one, more] = UNIT_WORDS[unit][lang];
  return `${count(lang, done)} ${of} ${many(lang, total, one, more)}`;
}
