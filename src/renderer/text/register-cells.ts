/** A cell of the register as a person reads it on the screen. The register itself, and every file of it, keeps its codes. */
import { codeItem, type Language, type ListName, type Policy } from '../../shared/policy.ts';
import { localDay } from '../../shared/quarter.ts';
import type { Both } from './text.ts';
import { clock, dayOnly } from './time.ts';

/** By the name of the column; where a name stands in two sheets, the list that knows the code. */
const LISTS: Readonly<Record<string, readonly ListName[]>> = {
  kanaal_code: ['channels'],
  kanalen: ['channels'],
  soort: ['channelKinds', 'incidentKinds'],
  toestel: ['deviceKinds'],
  richting: ['directions'],
  tegenpartij_categorie: ['counterpartyCategories'],
  aard_informatie: ['natures'],
  rubricering: ['classifications'],
  rubricering_betrokken: ['classifications'],
  reden_code: ['reasons'],
  redenen_overig: ['reasons'],
  reden_soort: ['reasonSubKinds'],
  wijze_van_vastlegging: ['captureMethods'],
  archiefuitkomst: ['outcomes'],
  veilig_oordeel: ['judgements'],
  ordelijk_bewaard: ['orderlyKept'],
  opgave: ['returnKinds'],
  accordering: ['approvals'],
  reden_niet_geaccordeerd: ['unsignedReasons'],
  resultaat: ['incidentResults'],
};

const WORDS: Readonly<Record<string, Both>> = {
  ja: { nl: 'ja', en: 'yes' },
  nee: { nl: 'nee', en: 'no' },
  onbekend: { nl: 'onbekend', en: 'unknown' },
  nvt: { nl: 'niet van toepassing', en: 'does not apply' },
  exact: { nl: 'de dag is bekend', en: 'the day is known' },
  month: { nl: 'alleen de maand', en: 'only the month' },
  unknown: { nl: 'onbekend', en: 'unknown' },
  zelf: { nl: 'de bewindspersoon', en: 'the office holder' },
  ander: { nl: 'de ander', en: 'the other party' },
};
const WORDED = new Set(['datum_zekerheid', 'initiatief', 'ap_gemeld']);

interface Column extends Both {
  name: string;
  type: string;
}

/** Names of columns that are a machine's, as a person calls them. */
const NAMES: Readonly<Record<string, Both>> = {
  datum_van: { nl: 'Datum', en: 'Date' },
  kanaal_code: { nl: 'Kanaal', en: 'Channel' },
  tegenpartij_categorie: { nl: 'Soort gesprekspartner', en: 'Kind of other party' },
  aard_informatie: { nl: 'Soort informatie', en: 'Kind of information' },
};

export function columnName(column: Column, lang: Language): string {
  return (NAMES[column.name] ?? column)[lang];
}

/** '' for an empty cell; the cell as it is where nothing says it better. */
export function cellWords(
  { name, type }: Column,
  value: string | number | null | undefined,
  policy: Policy | undefined,
  lang: Language,
): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  if (type === 'date' && /^\d{4}-\d\d-\d\d$/.test(text)) return dayOnly(text, lang);
  if (type === 'datetime' && /^\d{4}-\d\d-\d\dT/.test(text))
    return `${dayOnly(localDay(new Date(text)), lang)}, ${clock(text, lang)}`;
  if (type === 'yesno' || WORDED.has(name)) return WORDS[text]?.[lang] ?? text;
  const lists = LISTS[name];
  if (!lists || !policy) return text;
  const labels = text.split(/[,;] ?/).map((code) => lists.map((list) => codeItem(policy, list, code)).find(Boolean));
  return labels.every((item) => item !== undefined) ? labels.map((item) => item[lang]).join(', ') : text;
}
