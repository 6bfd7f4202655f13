/** The journal in plain sentences: who did what, from the record's type and what changed in it. */

import type { EntryStatus } from '../../shared/codes.ts';
import type { HistoryItem } from '../../shared/office-records.ts';
import type { Language, ListName, Policy } from '../../shared/policy.ts';
import { receiverName } from '../../shared/receipt-text.ts';
import type { Shape } from '../components/Badge.tsx';
import { roles } from './common.ts';
import { evidenceStates, label, returnReasons } from './entry.ts';
import { quarterInWords, shortDay } from './time.ts';

const FIELDS: Record<string, readonly [nl: string, en: string]> = {
  termId: ['wie', 'who'],
  accountId: ['het account', 'the account'],
  channel: ['het kanaal', 'the channel'],
  device: ['het toestel', 'the device'],
  dateFrom: ['de datum', 'the date'],
  dateTo: ['de laatste dag', 'the last day'],
  clock: ['de tijd', 'the time'],
  counterparty: ['met wie', 'with whom'],
  direction: ['de richting', 'the direction'],
  theme: ['het onderwerp', 'the subject'],
  reason: ['de reden', 'the reason'],
  reasonNote: ['de toelichting', 'the note'],
  nature: ['de soort informatie', 'the kind of information'],
  classification: ['de rubricering', 'the classification'],
  evidence: ['het bewijs', 'the evidence'],
  messages: ['het aantal berichten', 'the number of messages'],
  leftOut: ['het aantal weggelaten berichten', 'the number left out'],
};
const LISTS: Record<string, ListName> = {
  channel: 'channels',
  device: 'deviceKinds',
  counterparty: 'counterpartyCategories',
  direction: 'directions',
  reason: 'reasons',
  nature: 'natures',
  classification: 'classifications',
};
const SHAPES: Record<EntryStatus, Shape> = {
  draft: 'ring',
  logged: 'plus',
  signed: 'check',
  returned: 'bent',
  unsigned: 'dash',
  withdrawn: 'dash',
};

interface Told {
  /** After the name: "legde dit vast, met 4 berichten." */
  says: string;
  shape: Shape;
}

function value(policy: Policy | undefined, field: string, raw: string | null, lang: Language): string {
  if (raw === null) return lang === 'nl' ? 'niets' : 'nothing';
  const list = LISTS[field];
  if (list) return label(policy, list, raw, lang);
  if (field === 'dateFrom' || field === 'dateTo') return shortDay(raw, lang);
  if (field === 'evidence' && raw in evidenceStates) return evidenceStates[raw as 'attached'][lang];
  return raw;
}

/** "wijzigde de reden van “Spoed” in “Slecht bereik”" */
function changedFields(item: HistoryItem, policy: Policy | undefined, lang: Language): string {
  const shown = item.changes.filter((c) => FIELDS[c.field] && c.field !== 'termId' && c.field !== 'accountId');
  const parts = shown.slice(0, 3).map((c) => {
    const name = FIELDS[c.field]![lang === 'nl' ? 0 : 1];
    const [before, after] = [value(policy, c.field, c.before, lang), value(policy, c.field, c.after, lang)];
    return lang === 'nl' ? `${name} van “${before}” in “${after}”` : `${name} from “${before}” to “${after}”`;
  });
  const rest = shown.length - parts.length;
  if (rest > 0) parts.push(lang === 'nl' ? `en nog ${rest}` : `and ${rest} more`);
  return parts.join(', ');
}

/**
 * "ondertekende dit": by the actor. Where somebody else signed, on paper or elsewhere, the actor only brought that in.
 * The verb stands apart: Dutch puts it last after "dat".
 */
function didSign(item: HistoryItem, lang: Language, verb: string, what: string): string {
  const by = item.signedBy;
  if (!by) return `${verb} ${what}`;
  if (lang === 'nl')
    return by.way === 'papier'
      ? `bevestigde dat ${by.name} ${what} op papier ${verb}`
      : `las in dat ${by.name} ${what} op een andere computer ${verb}`;
  return by.way === 'papier'
    ? `confirmed that ${by.name} ${verb} ${what} on paper`
    : `took in that ${by.name} ${verb} ${what} on another computer`;
}

function toldEntry(item: HistoryItem, policy: Policy | undefined, lang: Language): Told {
  const nl = lang === 'nl';
  const after = (field: string): string | null => item.changes.find((c) => c.field === field)?.after ?? null;
  const first = item.changes.some((c) => c.field === 'number' && c.before === null);
  const turned = item.changes.some((c) => c.field === 'status');
  const status = (item.status ?? 'logged') as EntryStatus;
  const shape = SHAPES[status];
  if (first && status === 'draft') return { says: nl ? 'begon een concept.' : 'began a draft.', shape };
  if (
    first ||
    (turned && status === 'logged' && item.changes.some((c) => c.field === 'status' && c.before === 'draft'))
  ) {
    const corrects = after('corrects');
    const tail = corrects ? (nl ? `, ter verbetering van ${corrects}` : `, correcting ${corrects}`) : '';
    return { says: nl ? `legde dit vast${tail}.` : `logged this${tail}.`, shape: 'plus' };
  }
  const did = (dutch: string, english: string): string =>
    didSign(item, lang, nl ? dutch : english, nl ? 'dit' : 'this');
  if (turned && status === 'signed') return { says: `${did('ondertekende', 'signed')}.`, shape };
  if (turned && status === 'returned') {
    const reason = after('returnReason');
    const note =
      after('returnNote') ?? (reason && reason in returnReasons ? returnReasons[reason as 'ANDERS'][lang] : '');
    if (item.signedBy) return { says: `${did('teruggaf', 'gave back')}: “${note}”`, shape };
    return { says: nl ? `gaf dit terug: “${note}”` : `gave this back: “${note}”`, shape };
  }
  if (turned && status === 'withdrawn') {
    const reason = after('withdrawReason') ?? '';
    return { says: nl ? `trok dit in: “${reason}”` : `withdrew this: “${reason}”`, shape };
  }
  if (turned && status === 'unsigned')
    return { says: nl ? 'sloot het kwartaal zonder handtekening.' : 'closed the quarter without a signature.', shape };
  const changed = changedFields(item, policy, lang);
  if (changed) return { says: nl ? `wijzigde ${changed}.` : `changed ${changed}.`, shape: 'half' };
  if (item.changes.some((c) => c.field === 'files'))
    return { says: nl ? 'voegde bewijs toe.' : 'added evidence.', shape: 'plus' };
  return { says: nl ? 'legde een nieuwe stand vast.' : 'logged a new state.', shape: 'half' };
}

/** One step as a sentence without its subject: the name goes before it. */
export function tell(item: HistoryItem, policy: Policy | undefined, lang: Language): Told {
  const nl = lang === 'nl';
  const now = (field: string): string => item.changes.find((c) => c.field === field)?.after ?? '';
  const quarter = now('quarter') ? quarterInWords(now('quarter'), lang) : nl ? 'het kwartaal' : 'the quarter';
  const both = (dutch: string, english: string, shape: Shape): Told => ({ says: nl ? dutch : english, shape });
  switch (item.type) {
    case 'entry':
      return toldEntry(item, policy, lang);
    case 'followUp': {
      const outcome = now('outcome') ? label(policy, 'outcomes', now('outcome'), lang) : '';
      const where = [outcome, now('place'), now('reference')].filter(Boolean).join(', ');
      if (where) return both(`besloot: ${where}.`, `decided: ${where}.`, 'box');
      if (now('judgement')) {
        const judged = label(policy, 'judgements', now('judgement'), lang);
        return both(`legde het oordeel vast: ${judged}.`, `recorded the judgement: ${judged}.`, 'squareCheck');
      }
      return both('vulde aan wat ervan geworden is.', 'added what became of it.', 'box');
    }
    case 'signOff': {
      const entries = Number(now('entries') || 0);
      const returned = Number(now('returned') || 0);
      const signed = `${entries - returned} ${nl ? 'ondertekend' : 'signed'}`;
      const back = returned > 0 ? `, ${returned} ${nl ? 'teruggegeven' : 'given back'}` : '';
      if (now('signOffKind') === 'kwartaal') {
        const statement = nl ? `de opgave over ${quarter}` : `the statement over ${quarter}`;
        return { says: `${didSign(item, lang, nl ? 'tekende' : 'signed', statement)}.`, shape: 'check' };
      }
      if (item.signedBy) {
        const seen = nl ? `${entries} registraties` : `${entries} entries`;
        return {
          says: `${didSign(item, lang, nl ? 'nakeek' : 'looked at', seen)}: ${signed}${back}.`,
          shape: 'check',
        };
      }
      return both(
        `keek ${entries} registraties na: ${signed}${back}.`,
        `looked at ${entries} entries: ${signed}${back}.`,
        'check',
      );
    }
    case 'close':
      return both(`sloot ${quarter}.`, `closed ${quarter}.`, 'squareCheck');
    case 'person': {
      const role = now('role');
      const name = now('name');
      if (name) {
        const as = role in roles ? roles[role as 'secretary'][lang] : role;
        return both(`voegde ${name} toe als ${as}.`, `added ${name} as ${as}.`, 'plus');
      }
      if (now('leftOn'))
        return both(
          `nam iemand de toegang af die weg is sinds ${now('leftOn')}.`,
          `ended the access of someone who left on ${now('leftOn')}.`,
          'dash',
        );
      return now('vkey')
        ? both('maakte een eigen sleutel om te tekenen.', 'made an own key to sign with.', 'plus')
        : both('veranderde iets aan een persoon.', 'changed something about a person.', 'half');
    }
    case 'term':
      return now('until') && !now('post')
        ? both(`legde het einde van een ambtsperiode vast.`, 'recorded the end of a term.', 'half')
        : both(`legde de ambtsperiode vast: ${now('post')}.`, `recorded the term: ${now('post')}.`, 'plus');
    case 'account': {
      const channel = now('channel') ? label(policy, 'channels', now('channel'), lang) : '';
      return channel
        ? both(`voegde een account toe: ${channel}.`, `added an account: ${channel}.`, 'plus')
        : both('wijzigde een account.', 'changed an account.', 'half');
    }
    case 'weekNothing': {
      const week = Number(now('week').slice(-2)) || now('week');
      return both(`meldde week ${week}: niets gebruikt.`, `reported week ${week}: nothing used.`, 'squareCheck');
    }
    case 'workspace':
      return both('maakte dit register.', 'made this register.', 'plus');
    case 'epoch':
      if (now('cause') === 'rekey')
        return both('gaf het logboek een nieuwe sleutel.', 'gave the journal a new key.', 'half');
      if (now('cause') === 'rollback')
        return both('ging verder met een oudere kopie.', 'went on with an older copy.', 'triangle');
      if (now('cause') === 'restore') return both('zette een back-up terug.', 'restored a backup.', 'half');
      return both('begon het logboek.', 'began the journal.', 'plus');
    case 'accreditation':
      return now('change') === 'off'
        ? both('zette bewaren van Dep. VERTROUWELIJK uit.', 'switched keeping Dep. VERTROUWELIJK off.', 'dash')
        : both(
            `zette bewaren van Dep. VERTROUWELIJK aan: ${now('note')}.`,
            `switched keeping Dep. VERTROUWELIJK on: ${now('note')}.`,
            'squareCheck',
          );
    case 'slots':
      if (now('change') === 'recovery')
        return both('maakte een nieuw herstelblad.', 'made a new recovery sheet.', 'plus');
      if (now('change') === 'found')
        return both(
          'ging verder met de vorige lijst met wachtzinnen: een wijziging was afgebroken.',
          'went on with the previous list of passphrases: a change was cut off.',
          'half',
        );
      return both('werkte de lijst met wachtzinnen bij.', 'updated the list of passphrases.', 'half');
    case 'ticks':
      return both('liep een account na.', 'went through an account.', 'squareCheck');
    case 'judgement':
      return both('legde het oordeel over een account vast.', 'recorded the judgement on an account.', 'squareCheck');
    case 'incident':
      return both(`legde incident ${now('number')} vast.`, `recorded incident ${now('number')}.`, 'triangle');
    case 'handover':
      return both('legde een overdracht vast.', 'recorded a handover.', 'box');
    case 'unsignedReason':
      return both('gaf de reden waarom niet getekend is.', 'gave the reason for no signature.', 'dash');
    case 'export':
      return both(`maakte bestanden van ${now('register')}.`, `made files of ${now('register')}.`, 'box');
    case 'delivery': {
      const register = now('register') || (lang === 'nl' ? 'een levering' : 'a package');
      if (now('verdict') === 'accepted') return both(`aanvaardde ${register}.`, `accepted ${register}.`, 'squareCheck');
      if (now('verdict') === 'refused') return both(`weigerde ${register}.`, `refused ${register}.`, 'cross');
      return both(
        `nam ${register} in, die op zijn sleutel wacht.`,
        `took in ${register}, which waits for its key.`,
        'half',
      );
    }
    case 'officeKey':
      return both('bevestigde de sleutel van een kantoor.', 'confirmed the key of an office.', 'squareCheck');
    case 'expectedTerm':
      return now('change') === 'added'
        ? both(
            `zette ${now('person')} op de lijst van personen.`,
            `put ${now('person')} on the list of people.`,
            'plus',
          )
        : both(`wijzigde de ambtsperiode van ${now('person')}.`, `changed the term of ${now('person')}.`, 'half');
    case 'receipt': {
      const who = receiverName(now('receiver'));
      return now('verdict') === 'refused'
        ? both(
            `las in dat ${who} ${now('register')} weigerde.`,
            `took in that ${who} refused ${now('register')}.`,
            'cross',
          )
        : both(
            `las in dat ${who} ${now('register')} ontving.`,
            `took in that ${who} received ${now('register')}.`,
            'check',
          );
    }
    case 'backup':
      return both('maakte een back-up.', 'made a backup.', 'box');
    case 'access':
      return both('zette het inzagelogboek vast.', 'fixed the log of views.', 'squareCheck');
    default:
      return both(`legde iets vast (${item.type}).`, `recorded something (${item.type}).`, 'half');
  }
}

/** Steps that say the same of each of many entries, as one: "legde 3 registraties vast." */
function manySay(item: HistoryItem, lang: Language): ((n: number) => string) | null {
  const nl = lang === 'nl';
  if (item.type === 'followUp')
    return (n) => (nl ? `vulde aan wat er van ${n} registraties geworden is.` : `said what became of ${n} entries.`);
  if (item.type !== 'entry' || item.status !== 'logged') return null;
  return item.changes.some((c) => c.field === 'number' && c.before === null)
    ? (n) => (nl ? `legde ${n} registraties vast.` : `logged ${n} entries.`)
    : (n) => (nl ? `wijzigde ${n} registraties.` : `changed ${n} entries.`);
}

/** A line of "Sinds u hier was"; `item`: the newest step it is about. */
interface NewsLine {
  item: HistoryItem;
  says: string;
  /** It is about this one entry. */
  number: string | null;
}

/** What others did, newest first; what one person did to several entries in a row is one line. */
export function news(items: readonly HistoryItem[], policy: Policy | undefined, lang: Language): NewsLine[] {
  const lines: (NewsLine & { n: number })[] = [];
  for (const item of items) {
    const line = lines.at(-1);
    const many = manySay(item, lang);
    const n = (line?.n ?? 0) + 1;
    if (line && many && line.item.actor === item.actor && manySay(line.item, lang)?.(n) === many(n))
      Object.assign(line, { n, says: many(n), number: null });
    else lines.push({ item, says: tell(item, policy, lang).says, number: item.number, n: 1 });
  }
  return lines;
}
