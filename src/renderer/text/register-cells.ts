/** A cell of the register as a person reads it on the screen. The register itself, and every file of it, keeps its codes. */
import { codeItem, frequencyOf, type Language, type ListName, type Policy } from '../../shared/policy.ts';
import { localDay } from '../../shared/quarter.ts';
import { type Both, many } from './text.ts';
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

const YES_NO: Readonly<Record<string, Both>> = {
  ja: { nl: 'ja', en: 'yes' },
  nee: { nl: 'nee', en: 'no' },
  onbekend: { nl: 'onbekend', en: 'unknown' },
  nvt: { nl: 'niet van toepassing', en: 'does not apply' },
};
const ROLES: Readonly<Record<string, Both>> = {
  secretariaat: { nl: 'secretariaat', en: 'secretariat' },
  bewindspersoon: { nl: 'bewindspersoon', en: 'office holder' },
  informatiebeheer: { nl: 'informatiebeheer', en: 'records management' },
  controle: { nl: 'controle', en: 'audit' },
};
/** By the name of the column: the register's own words, which no code list has. */
const WORDS: Readonly<Record<string, Readonly<Record<string, Both>>>> = {
  datum_zekerheid: {
    exact: { nl: 'de dag is bekend', en: 'the day is known' },
    maand: { nl: 'alleen de maand', en: 'only the month' },
    onbekend: YES_NO['onbekend']!,
  },
  initiatief: {
    zelf: { nl: 'de bewindspersoon', en: 'the office holder' },
    ander: { nl: 'de ander', en: 'the other party' },
    onbekend: YES_NO['onbekend']!,
  },
  status: {
    vastgelegd: { nl: 'vastgelegd', en: 'logged' },
    ondertekend: { nl: 'ondertekend', en: 'signed' },
    teruggegeven: { nl: 'teruggegeven', en: 'given back' },
    'niet ondertekend': { nl: 'niet ondertekend', en: 'not signed' },
    ingetrokken: { nl: 'ingetrokken', en: 'withdrawn' },
  },
  ap_gemeld: YES_NO,
  soort: ROLES,
  door_rol: ROLES,
  betreft: {
    bewindspersoon: { nl: 'een bewindspersoon', en: 'an office holder' },
    medewerker: { nl: 'een medewerker', en: 'a member of staff' },
    onbekend: YES_NO['onbekend']!,
  },
  wijze: {
    app: { nl: 'in het programma', en: 'in the program' },
    papier: { nl: 'op papier', en: 'on paper' },
    afstand: { nl: 'op afstand', en: 'by file' },
  },
  verwijderd_hoe: {
    hand: { nl: 'met de hand', en: 'by hand' },
    automatisch: { nl: 'automatisch', en: 'automatically' },
    onbekend: YES_NO['onbekend']!,
  },
};

/** By the name of the column: a code or a word with its counts; null where the cell is none. */
const FIGURES: Readonly<Record<string, (text: string, policy: Policy, lang: Language) => string | null>> = {
  frequentie: (text, policy, lang) => {
    const days = Number(/ \((\d+) dag(?:en)?\)$/.exec(text)?.[1] ?? Number.NaN);
    if (Number.isNaN(days)) return null;
    const unit = lang === 'nl' ? many('nl', days, 'dag', 'dagen') : many('en', days, 'day', 'days');
    return `${frequencyOf(policy, days)[lang].toLowerCase()} (${unit})`;
  },
  redenen_top3: (text, policy, lang) => {
    const parts = text.split('; ').map((one) => /^(\w+) (\d+)$/.exec(one));
    const said = parts.map(
      (one) =>
        one && codeItem(policy, 'reasons', one[1]!) && `${codeItem(policy, 'reasons', one[1]!)![lang]} ${one[2]}`,
    );
    return said.every((one) => typeof one === 'string') ? said.join('; ') : null;
  },
  ordelijk_bewaard: (text, policy, lang) => {
    const [, code = '', kept = '', all = '', lost = ''] =
      /^(\w+): (\d+) van (\d+) bewaard, (\d+) verloren$/.exec(text) ?? [];
    const item = codeItem(policy, 'orderlyKept', code);
    if (!item) return null;
    return lang === 'nl'
      ? `${item.nl}: ${kept} van ${all} bewaard, ${lost} verloren`
      : `${item.en}: ${kept} of ${all} kept, ${lost} lost`;
  },
};

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
  const word = (type === 'yesno' ? YES_NO : WORDS[name])?.[text];
  if (word) return word[lang];
  if (!policy) return text;
  const figures = FIGURES[name]?.(text, policy, lang);
  if (figures) return figures;
  const lists = LISTS[name];
  if (!lists) return text;
  const labels = text.split(/[,;] ?/).map((code) => lists.map((list) => codeItem(policy, list, code)).find(Boolean));
  return labels.every((item) => item !== undefined) ? labels.map((item) => item[lang]).join(', ') : text;
}
