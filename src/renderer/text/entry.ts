import type { EvidenceState, ReturnReason } from '../../shared/codes.ts';
import { codeItem, type Language, type ListName, labelOf, type Policy } from '../../shared/policy.ts';
import type { Answers } from '../../shared/records.ts';
import { monthOf, shortDay } from '../../shared/sentence.ts';
import { type Both, many, type Subject } from './text.ts';

export const entryText = {
  answers: { nl: 'Antwoorden', en: 'Answers' },
  who: { nl: 'Wie', en: 'Who' },
  through: { nl: 'Waarlangs', en: 'Channel' },
  when: { nl: 'Wanneer', en: 'When' },
  with: { nl: 'Met wie', en: 'With whom' },
  about: { nl: 'Waarover', en: 'About' },
  why: { nl: 'Waarom', en: 'Why' },
  nature: { nl: 'Soort informatie', en: 'Information' },
  classification: { nl: 'Rubricering', en: 'Classification' },
  evidence: { nl: 'Bewijs', en: 'Evidence' },
  leftOut: { nl: 'Weggelaten', en: 'Left out' },
  logged: { nl: 'Vastgelegd', en: 'Logged' },
  became: { nl: 'Wat ervan geworden is', en: 'What became of it' },
  kept: { nl: 'Bewaard', en: 'Kept' },
  notDecided: { nl: 'nog niet besloten', en: 'not decided yet' },
  safe: { nl: 'Veilig?', en: 'Secure?' },
  incident: { nl: 'Incident', en: 'Incident' },
  publication: { nl: 'Openbaar', en: 'Public' },
  judgedNot: { nl: 'nog te beoordelen', en: 'still to be judged' },
  group: { nl: 'in een groep', en: 'in a group' },
  began: { nl: 'begon het gesprek', en: 'began the conversation' },
  open: { nl: 'nog kiezen', en: 'still to choose' },
  days: { nl: (n: number) => `na ${many(n, 'dag', 'dagen')}`, en: (n: number) => `after ${many(n, 'day', 'days')}` },
  sameDay: { nl: 'dezelfde dag', en: 'the same day' },
  files: { nl: (n: number) => many(n, 'bijlage', 'bijlagen'), en: (n: number) => many(n, 'attachment', 'attachments') },
  messages: { nl: (n: number) => many(n, 'bericht', 'berichten'), en: (n: number) => many(n, 'message', 'messages') },
  leftOutCount: {
    nl: (n: number) => `${many(n, 'bericht', 'berichten')}`,
    en: (n: number) => `${many(n, 'message', 'messages')}`,
  },
  followsBy: {
    nl: (day: string) => `Volgt. Herinnering op ${day}`,
    en: (day: string) => `To follow. Reminder on ${day}`,
  },
  unknownDay: { nl: 'onbekende dag', en: 'unknown day' },
  unknownSubject: { nl: 'onderwerp nog kiezen', en: 'subject still to choose' },
  late: { nl: 'na sluiting van het kwartaal geregistreerd', en: 'logged after the quarter was closed' },
} satisfies Subject;

export const evidenceStates: Record<EvidenceState, Both> = {
  attached: { nl: 'bijgevoegd', en: 'attached' },
  follows: { nl: 'volgt', en: 'to follow' },
  impossible: { nl: 'kan niet', en: 'not possible' },
};

export const returnReasons: Record<ReturnReason, Both> = {
  REDEN_KLOPT_NIET: { nl: 'De reden klopt niet', en: 'The reason is not right' },
  DATUM_KLOPT_NIET: { nl: 'De datum klopt niet', en: 'The date is not right' },
  BIJLAGE_ONTBREEKT: { nl: 'Er ontbreekt een bijlage', en: 'An attachment is missing' },
  NIET_VAN_MIJ: { nl: 'Dit is niet van mij', en: 'This is not mine' },
  ANDERS: { nl: 'Anders', en: 'Otherwise' },
};

/** The label of a code, the code itself while the policy is not there yet. */
export function label(policy: Policy | undefined, list: ListName, code: string | null, lang: Language): string {
  if (code === null) return entryText.open[lang];
  return policy ? labelOf(policy, list, code, lang) : code;
}

/** Short for a column: "Burgemeester of decentraal bestuurder" = "Burgemeester". */
export function shortLabel(policy: Policy | undefined, list: ListName, code: string | null, lang: Language): string {
  const full = label(policy, list, code, lang);
  return full.split(/ of | or |, | \(/)[0] ?? full;
}

/** "za 6 mrt", "mrt 2027" where only the month is known, "onbekende dag". */
export function entryDay(e: Pick<Answers, 'dateFrom' | 'dateTo' | 'dateCertainty'>, lang: Language): string {
  if (e.dateCertainty === 'unknown' || e.dateFrom === null)
    return e.dateFrom === null && e.dateCertainty !== 'unknown' ? entryText.open[lang] : entryText.unknownDay[lang];
  if (e.dateCertainty === 'month') return monthOf(e.dateFrom, lang);
  const from = shortDay(e.dateFrom, lang);
  return e.dateTo && e.dateTo !== e.dateFrom ? `${from} - ${shortDay(e.dateTo, lang)}` : from;
}

/** One line: "WhatsApp met Kamerlid over debat zoetwater, wo 24 feb". */
export function oneLine(
  a: Pick<Answers, 'channel' | 'counterparty' | 'subject' | 'dateFrom' | 'dateTo' | 'dateCertainty'>,
  policy: Policy | undefined,
  lang: Language,
): string {
  const nl = lang === 'nl';
  const channel = a.channel
    ? label(policy, 'channels', a.channel, lang)
    : nl
      ? 'Kanaal nog kiezen'
      : 'Channel to choose';
  const withWhom = a.counterparty
    ? `${nl ? 'met' : 'with'} ${lowered(label(policy, 'counterpartyCategories', a.counterparty, lang))}`
    : '';
  const about = a.subject ? `${nl ? 'over' : 'about'} “${a.subject}”` : '';
  return `${[channel, withWhom, about].filter(Boolean).join(' ')}, ${entryDay(a, lang)}`;
}

function lowered(words: string): string {
  return /^(EU|Kamer)/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

export function isArchived(policy: Policy | undefined, outcome: string): boolean {
  const item = policy && codeItem(policy, 'outcomes', outcome);
  return item !== undefined && !item.open && outcome === 'GEARCHIVEERD';
}
