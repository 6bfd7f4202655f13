/**
 * An entry as one plain sentence (look, principle 1): the same words in the list, at sign-off, on paper and in a toast.
 * What is still open reads "nog kiezen" / "still to choose".
 */
import { codeItem, type Language, labelOf, type Policy } from './policy.ts';
import type { Day } from './quarter.ts';
import type { Answers } from './records.ts';

const LOCALE: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

const OPEN: Record<Language, string> = { nl: 'nog kiezen', en: 'still to choose' };

type DayStyle = 'long' | 'short' | 'month';

const STYLES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
};

// Making a formatter costs more than a whole sentence, so each is made once.
const formatters = new Map<string, Intl.DateTimeFormat>();

function inWords(day: Day, style: DayStyle, lang: Language): string {
  const key = `${style} ${lang}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(LOCALE[lang], { timeZone: 'UTC', ...STYLES[style] });
    formatters.set(key, formatter);
  }
  return formatter.format(new Date(`${day}T00:00:00Z`)).replace(',', '');
}

/** "zaterdag 6 maart 2027" / "Saturday 6 March 2027" */
export function longDay(day: Day, lang: Language): string {
  return inWords(day, 'long', lang);
}

/** "za 6 mrt" / "Sat 6 Mar" */
export function shortDay(day: Day, lang: Language): string {
  return inWords(day, 'short', lang);
}

/** "maart 2027" / "March 2027" */
export function monthOf(day: Day, lang: Language): string {
  return inWords(`${day.slice(0, 7)}-01`, 'month', lang);
}

function when(a: Answers, lang: Language): string {
  const nl = lang === 'nl';
  if (a.dateCertainty === 'unknown') return nl ? 'op een onbekende dag' : 'on an unknown day';
  if (a.dateCertainty === null || a.dateFrom === null) return `${nl ? 'op' : 'on'} ${OPEN[lang]}`;
  if (a.dateCertainty === 'month') return `${nl ? 'ergens in' : 'some time in'} ${monthOf(a.dateFrom, lang)}`;
  if (a.dateTo === null || a.dateTo === a.dateFrom) return `${nl ? 'op' : 'on'} ${longDay(a.dateFrom, lang)}`;
  return nl
    ? `van ${longDay(a.dateFrom, lang)} tot en met ${longDay(a.dateTo, lang)}`
    : `from ${longDay(a.dateFrom, lang)} to ${longDay(a.dateTo, lang)}`;
}

/** What passed: "zeven werkberichten", "een telefoongesprek" ... */
function what(a: Answers, kind: string, lang: Language): string {
  const nl = lang === 'nl';
  const one: Record<string, readonly [string, string]> = {
    CALL: ['een telefoongesprek', 'a telephone call'],
    VIDEO: ['een videogesprek', 'a video call'],
    FILE: ['een bestand', 'a file'],
    MAIL: ['een werkmail', 'a work mail'],
    AI: ['een vraag', 'a question'],
  };
  if (a.messages !== null && a.messages !== 1) {
    const count = smallNumber(a.messages, lang);
    if (kind === 'MAIL') return nl ? `${count} werkmails` : `${count} work mails`;
    return nl ? `${count} werkberichten` : `${count} work messages`;
  }
  return one[kind]?.[nl ? 0 : 1] ?? (nl ? 'een werkbericht' : 'a work message');
}

const NUMBERS: Record<Language, readonly string[]> = {
  nl: ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
};

function smallNumber(n: number, lang: Language): string {
  return NUMBERS[lang][n] ?? String(n);
}

const WITH: Record<string, readonly [nl: string, en: string]> = {
  BEWINDSPERSOON: ['een bewindspersoon', 'a member of the cabinet'],
  AMBTENAAR_EIGEN: ['een ambtenaar van het eigen ministerie', 'an official of their own ministry'],
  AMBTENAAR_ANDER: ['een ambtenaar van een ander ministerie', 'an official of another ministry'],
  KAMERLID: ['een Kamerlid', 'a member of parliament'],
  BURGEMEESTER_DECENTRAAL: ['een burgemeester of decentraal bestuurder', 'a mayor or local administrator'],
  EU_BUITENLAND: ['iemand van de EU of uit het buitenland', 'someone of the EU or from abroad'],
  BEDRIJF_BELANGENORGANISATIE: ['een bedrijf of belangenorganisatie', 'a company or interest group'],
  JOURNALIST: ['een journalist', 'a journalist'],
  BURGER: ['een burger', 'a citizen'],
  PARTIJ: ['iemand van de partij', 'someone of the party'],
  GROEP: ['een groep', 'a group'],
  ONBEKEND: ['een onbekende', 'an unknown person'],
};

const BRANDS =
  /^(Gmail|Signal|Telegram|Threema|Wire|Viber|Snapchat|Discord|Dropbox|Google|Zoom|Teams|Webex|Yahoo|Proton|Outlook|Facebook|Slack|Element|Instagram|Bluesky|Mobogram|Apple|Mail\.ru)/;

/** A label within a sentence: its first letter small, unless it is a name or abbreviation. "Gmail", "SMS" and "X-bericht" keep their capital. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) && !BRANDS.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** "Ander kanaal, namelijk" asks on where it is chosen, and nowhere else. */
export function withoutNamely(label: string): string {
  return label.replace(/, (?:namelijk|namely)$/, '');
}

function channelLabel(policy: Policy, code: string, lang: Language): string {
  const named = labelOf(policy, 'channels', code, lang);
  const label = withoutNamely(named);
  // Names of services stay as they are; "Sms" and "Telefoongesprek met privétoestel" are common words.
  return label !== named || ['SMS', 'CALL'].includes(codeItem(policy, 'channels', code)?.kind ?? '')
    ? inSentence(label)
    : label;
}

function withWhom(a: Answers, lang: Language): string {
  if (a.counterparty === null) return OPEN[lang];
  if (a.group && a.counterparty !== 'GROEP')
    return lang === 'nl'
      ? `een groep, met ${WITH[a.counterparty]?.[0] ?? ''}`
      : `a group, with ${WITH[a.counterparty]?.[1] ?? ''}`;
  return WITH[a.counterparty]?.[lang === 'nl' ? 0 : 1] ?? a.counterparty;
}

function act(a: Answers, kind: string, lang: Language): string {
  const it = what(a, kind, lang);
  const them = withWhom(a, lang);
  const day = when(a, lang);
  const nl: Record<string, string> = {
    ONTVANGEN: `kreeg ${day} ${it} van ${them}`,
    VERZONDEN: `stuurde ${day} ${it} aan ${them}`,
    GESPREK: kind === 'CALL' || kind === 'VIDEO' ? `had ${day} ${it} met ${them}` : `wisselde ${day} ${it} met ${them}`,
    PRIVE_NAAR_ZAKELIJK: `stuurde ${day} ${it} van ${them} door van privé naar zakelijk`,
    ZAKELIJK_NAAR_PRIVE: `stuurde ${day} ${it} door van zakelijk naar privé`,
    ZICHZELF: `stuurde ${day} ${it} aan zichzelf`,
    GEDEELD: `deelde ${day} ${it} met ${them}`,
  };
  const en: Record<string, string> = {
    ONTVANGEN: `received ${it} from ${them} ${day}`,
    VERZONDEN: `sent ${it} to ${them} ${day}`,
    GESPREK:
      kind === 'CALL' || kind === 'VIDEO' ? `had ${it} with ${them} ${day}` : `exchanged ${it} with ${them} ${day}`,
    PRIVE_NAAR_ZAKELIJK: `forwarded ${it} of ${them} from private to work ${day}`,
    ZAKELIJK_NAAR_PRIVE: `forwarded ${it} from work to private ${day}`,
    ZICHZELF: `sent ${it} to their own account ${day}`,
    GEDEELD: `shared ${it} with ${them} ${day}`,
  };
  const direction = a.direction ?? 'GESPREK';
  return (lang === 'nl' ? nl : en)[direction] ?? `${direction} ${day} ${it} ${them}`;
}

/** The sentence. `name`: the office holder's, or null when nobody was chosen yet. */
export function entrySentence(a: Answers, name: string | null, policy: Policy, lang: Language): string {
  const nl = lang === 'nl';
  const kind = a.channel ? (codeItem(policy, 'channels', a.channel)?.kind ?? 'ANY') : 'ANY';
  const channel = a.channel ? channelLabel(policy, a.channel, lang) : OPEN[lang];
  const device =
    a.device === null || a.device === 'ONBEKEND'
      ? ''
      : ` (${labelOf(policy, 'deviceKinds', a.device, lang).toLowerCase()})`;
  // In quotes, as typed: changing its first letter would turn the name of a place into a common word.
  const about = a.subject ? `, ${nl ? 'over' : 'about'} “${a.subject}”` : '';
  const reason = a.reason
    ? `${withoutNamely(labelOf(policy, 'reasons', a.reason, lang))}${a.reasonNote ? ` (${a.reasonNote})` : ''}`
    : OPEN[lang];
  const reasonText = reason === OPEN[lang] ? reason : reason[0]!.toLowerCase() + reason.slice(1);
  const secret = codeItem(policy, 'classifications', a.classification ?? '')?.blocks === 'content';
  const tail = secret
    ? nl
      ? ' Staatsgeheim: de inhoud staat niet in dit register.'
      : ' State secret: the contents are not in this register.'
    : '';
  return `${name ?? OPEN[lang]} ${act(a, kind, lang)}, via ${channel}${device}${about}. ${nl ? 'Reden' : 'Reason'}: ${reasonText}.${tail}`;
}
