import type { EvidenceState, ReturnReason } from '../../shared/codes.ts';
import { type Language, type ListName, labelOf, type Policy } from '../../shared/policy.ts';
import type { Answers } from '../../shared/records.ts';
import { monthOf, shortDay, withoutNamely } from '../../shared/sentence.ts';
import { type Both, count, many, type Subject } from './text.ts';

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
  notLogged: { nl: 'nog niet', en: 'not yet' },
  days: {
    nl: (n: number) => `na ${many('nl', n, 'dag', 'dagen')}`,
    en: (n: number) => `after ${many('en', n, 'day', 'days')}`,
  },
  sameDay: { nl: 'dezelfde dag', en: 'the same day' },
  files: {
    nl: (n: number) => many('nl', n, 'bijlage', 'bijlagen'),
    en: (n: number) => many('en', n, 'attachment', 'attachments'),
  },
  messages: {
    nl: (n: number) => many('nl', n, 'bericht', 'berichten'),
    en: (n: number) => many('en', n, 'message', 'messages'),
  },
  leftOutCount: {
    nl: (n: number) => many('nl', n, 'bericht', 'berichten'),
    en: (n: number) => many('en', n, 'message', 'messages'),
  },
  followsBy: {
    nl: (day: string) => `Volgt. Herinnering op ${day}`,
    en: (day: string) => `To follow. Reminder on ${day}`,
  },
  followsLate: {
    nl: (day: string) => `Volgt. De herinnering was op ${day}`,
    en: (day: string) => `To follow. The reminder was on ${day}`,
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

/** A channel in a line. */
export function channelName(policy: Policy | undefined, code: string | null, lang: Language): string {
  return withoutNamely(label(policy, 'channels', code, lang));
}

/** Shorter than the list's own words, for a column; the full words are in the detail. */
const SHORT: Record<string, readonly [nl: string, en: string]> = {
  BEWINDSPERSOON: ['Bewindspersoon', 'Cabinet member'],
  AMBTENAAR_EIGEN: ['Ambtenaar eigen', 'Own official'],
  AMBTENAAR_ANDER: ['Ambtenaar ander', 'Other official'],
  BURGEMEESTER_DECENTRAAL: ['Burgemeester', 'Mayor'],
  EU_BUITENLAND: ['EU of buitenland', 'EU or abroad'],
  BEDRIJF_BELANGENORGANISATIE: ['Bedrijf', 'Company'],
};

/** Short for a column: "Burgemeester of decentraal bestuurder" = "Burgemeester". */
export function shortLabel(policy: Policy | undefined, list: ListName, code: string | null, lang: Language): string {
  const short = code && list === 'counterpartyCategories' ? SHORT[code] : undefined;
  if (short) return short[lang === 'nl' ? 0 : 1];
  const full = label(policy, list, code, lang);
  return full.split(lang === 'nl' ? / of |, | \(/ : / or |, | \(/)[0] ?? full;
}

function isOpenDay(e: Pick<Answers, 'dateFrom' | 'dateCertainty'>): boolean {
  return e.dateFrom === null && e.dateCertainty !== 'unknown';
}

/** "za 6 mrt", "mrt 2027" where only the month is known, "onbekende dag". */
export function entryDay(e: Pick<Answers, 'dateFrom' | 'dateTo' | 'dateCertainty'>, lang: Language): string {
  if (isOpenDay(e)) return entryText.open[lang];
  if (e.dateCertainty === 'unknown' || e.dateFrom === null) return entryText.unknownDay[lang];
  if (e.dateCertainty === 'month') return monthOf(e.dateFrom, lang);
  const from = shortDay(e.dateFrom, lang);
  return e.dateTo && e.dateTo !== e.dateFrom ? `${from} - ${shortDay(e.dateTo, lang)}` : from;
}

/** Without its day: "WhatsApp met Kamerlid over “Debat zoetwater”". */
export function inShort(
  a: Pick<Answers, 'channel' | 'subject'> & { counterparty?: string | null },
  policy: Policy | undefined,
  lang: Language,
): string {
  const nl = lang === 'nl';
  const channel = a.channel ? channelName(policy, a.channel, lang) : nl ? 'Kanaal nog kiezen' : 'Channel to choose';
  const withWhom = a.counterparty
    ? `${nl ? 'met' : 'with'} ${lowered(label(policy, 'counterpartyCategories', a.counterparty, lang))}`
    : '';
  const about = a.subject ? `${nl ? 'over' : 'about'} “${a.subject}”` : '';
  return [channel, withWhom, about].filter(Boolean).join(' ');
}

/** One line: "WhatsApp met Kamerlid over “Debat zoetwater”, wo 24 feb". */
export function oneLine(
  a: Pick<Answers, 'channel' | 'counterparty' | 'subject' | 'dateFrom' | 'dateTo' | 'dateCertainty'>,
  policy: Policy | undefined,
  lang: Language,
): string {
  const words = inShort(a, policy, lang);
  // "Kanaal nog kiezen" says already that it has only begun.
  return a.channel === null && isOpenDay(a) ? words : `${words}, ${entryDay(a, lang)}`;
}

function lowered(words: string): string {
  return /^(EU|Kamer)/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

export const entryScreen = {
  of: {
    nl: (n: number, all: number) => `${count('nl', n)} van ${count('nl', all)}`,
    en: (n: number, all: number) => `${count('en', n)} of ${count('en', all)}`,
  },
  next: { nl: 'Volgende', en: 'Next' },
  previous: { nl: 'Vorige', en: 'Previous' },
  amend: { nl: 'Wijzigen', en: 'Change' },
  correct: { nl: 'Rechtzetten', en: 'Correct' },
  withdraw: { nl: 'Intrekken', en: 'Withdraw' },
  whoSees: { nl: 'Wat ziet BZK, wat het publiek?', en: 'What does BZK see, what the public?' },
  whoSeesOf: {
    nl: (number: string) => `Wat anderen van ${number} zien`,
    en: (number: string) => `What others see of ${number}`,
  },
  whoSeesSays: {
    nl: 'De berichten en bijlagen zelf blijven bij uw ministerie. Van de gegevens zien BZK en het publiek dit:',
    en: 'The messages and attachments themselves stay at your ministry. Of the facts, BZK and the public see this:',
  },
  whoSeesNone: {
    nl: 'Een concept staat niet in het register. Wie een kwartaallevering krijgt, ziet het nummer en dat het een concept is. Wat erin staat, ziet niemand anders.',
    en: 'A draft is not in the register. Who gets a delivery sees its number and that it is a draft. Nobody else sees what it says.',
  },
  field: { nl: 'Gegeven', en: 'Fact' },
  seesMinistry: { nl: 'Uw ministerie', en: 'Your ministry' },
  seesBzk: { nl: 'BZK', en: 'BZK' },
  seesAll: { nl: 'Het publiek', en: 'The public' },
  hiddenBy: { nl: (ground: string) => `niet (Woo ${ground})`, en: (ground: string) => `not (Woo ${ground})` },
  addEvidence: { nl: 'Bewijs toevoegen', en: 'Add evidence' },
  copySentence: { nl: 'Kopieer zin', en: 'Copy sentence' },
  evidence: { nl: 'Berichten en bijlagen', en: 'Messages and attachments' },
  keptLeftOut: {
    nl: (kept: number, left: number) => `${count('nl', kept)} bewaard, ${count('nl', left)} weggelaten`,
    en: (kept: number, left: number) => `${count('en', kept)} kept, ${count('en', left)} left out`,
  },
  evidenceNotForRole: {
    nl: 'Met uw rol ziet u welke bestanden er zijn, niet wat erin staat.',
    en: 'With your role you see which files there are, not what is in them.',
  },
  noEvidence: { nl: 'Er is geen bewijs bij deze registratie.', en: 'There is no evidence with this entry.' },
  evidenceFollows: { nl: 'Het bewijs volgt nog.', en: 'The evidence is still to come.' },
  noPreview: { nl: 'Dit bestand is hier niet te tonen.', en: 'This file cannot be shown here.' },
  truncated: {
    nl: 'Dit is het begin. De rest staat in het bestand.',
    en: 'This is the beginning. The rest is in the file.',
  },
  from: { nl: 'Van', en: 'From' },
  to: { nl: 'Aan', en: 'To' },
  cc: { nl: 'Cc', en: 'Cc' },
  sent: { nl: 'Verzonden', en: 'Sent' },
  forwarded: { nl: 'Doorgestuurde mail', en: 'Forwarded mail' },
  noText: { nl: 'Deze mail heeft geen tekst.', en: 'This mail has no text.' },
  history: { nl: 'Wat er gebeurde', en: 'What happened' },
  after: { nl: 'Wat ermee gebeurde', en: 'What was done with it' },
  nothingAfter: { nl: 'Nog niets.', en: 'Nothing yet.' },
  times: {
    nl: 'Tijden zijn die van deze computer. De volgorde ligt vast in het logboek.',
    en: 'Times are those of this computer. The order is fixed in the journal.',
  },
  clockBack: { nl: 'De klok stond toen terug.', en: 'The clock ran back then.' },
  closedNote: {
    nl: (quarter: string) =>
      `${quarter} is gesloten, dus wijzigen kan niet meer. Met “Rechtzetten” maakt u een nieuwe registratie die naar deze verwijst.`,
    en: (quarter: string) =>
      `${quarter} is closed, so it cannot be changed. “Correct” makes a new entry that refers to this one.`,
  },
  corrects: { nl: (number: string) => `Verbetert ${number}`, en: (number: string) => `Corrects ${number}` },
  changedSince: {
    nl: (post: string) => `Gewijzigd na het tekenen. De ${post} tekent opnieuw.`,
    en: (post: string) => `Changed after signing. The ${post} signs again.`,
  },
  withdrawTitle: { nl: 'Deze registratie intrekken?', en: 'Withdraw this entry?' },
  withdrawSays: {
    nl: 'Zij blijft zichtbaar als ingetrokken, met uw reden.',
    en: 'It stays visible as withdrawn, with your reason.',
  },
  withdrawReason: { nl: 'Waarom?', en: 'Why?' },
  withdrawNeed: { nl: 'Schrijf de reden in een paar woorden.', en: 'Write the reason in a few words.' },
  withdrawDo: { nl: 'Intrekken', en: 'Withdraw' },
  keep: { nl: 'Laten staan', en: 'Keep it' },
  withdrawn: { nl: (number: string) => `${number} is ingetrokken.`, en: (number: string) => `${number} is withdrawn.` },
  added: {
    nl: (n: number) => `${many('nl', n, 'bestand', 'bestanden')} toegevoegd.`,
    en: (n: number) => `${many('en', n, 'file', 'files')} added.`,
  },
  pages: { nl: 'Delen van deze registratie', en: 'Parts of this entry' },
  tabEvidence: { nl: 'Berichten', en: 'Messages' },
  tabHistory: { nl: 'Wat er gebeurde', en: 'What happened' },
} satisfies Subject;
