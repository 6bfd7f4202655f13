/**
 * The sentences of an answer to questions 5 and 6, made from its figures (domain F4). Every figure with its base, and each
 * knows which rows it counted, so that the window can open it.
 */
import type { Answer, AnswerRow, Usage } from './collection-records.ts';
import type { Language } from './policy.ts';
import { quarterOf } from './quarter.ts';

type Figures = Omit<Answer, 'text'>;
/** The label of a reason, in lower case. */
type Label = (code: string, language: Language) => string;

/** What a figure counted: rows of the answer, by state, by group and frequency, by reason. */
export type Opens =
  | { all: true }
  | { state: AnswerRow['state'] }
  | { group: NonNullable<AnswerRow['group']>; frequency?: string }
  | { reason: string }
  | { entries: true }
  | { archived: keyof Answer['archived'] }
  | { incidents: 'some' | 'none' | 'unknown' }
  | { declaredOnly: true }
  | { missing: true };

/** A piece of the text: plain words, or a figure and what it opens. */
export type AnswerPart = string | { text: string; opens: Opens };

const WORDS = {
  nl: ['incidenteel', 'regelmatig', 'veelvuldig'],
  en: ['incidentally', 'regularly', 'frequently'],
} as const;
const FREQUENCIES = ['INCIDENTEEL', 'REGELMATIG', 'VEELVULDIG'] as const;

/** The word for one, or for any other number. */
function ofOne(n: number, one: string, more: string): string {
  return n === 1 ? one : more;
}

function figure(n: number, opens: Opens): AnswerPart {
  return { text: String(n), opens };
}

function usage(u: Usage, group: NonNullable<AnswerRow['group']>, language: Language): AnswerPart[] {
  const counts = [u.incidental, u.regular, u.frequent];
  return counts.flatMap((n, i): AnswerPart[] => [
    i === 0 ? '' : ', ',
    figure(n, { group, frequency: FREQUENCIES[i]! }),
    ` ${WORDS[language][i]}`,
  ]);
}

function joined(items: readonly AnswerPart[][], and: string): AnswerPart[] {
  return items.flatMap((item, i) => [i === 0 ? '' : i === items.length - 1 ? ` ${and} ` : ', ', ...item]);
}

function reasonParts(a: Figures, label: Label, language: Language): AnswerPart[] {
  const top = a.reasons
    .slice(0, 5)
    .map((r): AnswerPart[] => [`${label(r.code, language)} (`, figure(r.people, { reason: r.code }), ')']);
  if (top.length === 0) return [];
  return language === 'nl'
    ? [' Zij noemen als reden, met tussen haakjes het aantal personen: ', ...joined(top, 'en'), '.']
    : [' Reasons given, with the number of people between brackets: ', ...joined(top, 'and'), '.'];
}

/** What is said where nothing is missing: never more than the quarters that are over can bear. */
function noneMissing(a: Figures, language: Language): string {
  const nl = language === 'nl';
  if (a.people === 0)
    return nl
      ? ' Van niemand is bekend dat hij of zij in deze periode in functie was.'
      : ' Of nobody it is known that they were in office in this period.';
  if (a.quarters.notOver.length === 0) return nl ? ' Er ontbreekt geen opgave.' : ' No return is missing.';
  if (quarterOf(a.asked.from) >= a.quarters.notOver[0]!) return '';
  return nl
    ? ' Over wat al voorbij is, ontbreekt geen opgave.'
    : ' Of the quarters that are over, no return is missing.';
}

/** What the figures cannot say yet, or say of more days than were asked about. */
function limitsText({ quarters: { notOver, partly } }: Figures, language: Language): string {
  const nl = language === 'nl';
  const many = notOver.length > 1;
  const list = notOver.join(nl ? ' en ' : ' and ');
  const open = nl
    ? ` ${list} ${many ? 'zijn' : 'is'} nog niet voorbij: daarover zijn er nog geen opgaven.`
    : ` ${list} ${many ? 'are' : 'is'} not over yet: there are no returns about ${many ? 'them' : 'it'} so far.`;
  const whole = nl
    ? ' Opgaven en incidenten gaan over hele kwartalen, ook waar de periode korter is.'
    : ' Returns and incidents are about whole quarters, also where the period is shorter.';
  return `${notOver.length > 0 ? open : ''}${partly.length > 0 ? whole : ''}`;
}

function missingParts(a: Figures, language: Language, brief: boolean): AnswerPart[] {
  if (a.missingReturns.length === 0) return [noneMissing(a, language)];
  const names = [...new Set(a.missingReturns.map((m) => `${m.person} (${m.ministry})`))];
  const list = joined(
    names.map((name) => [name]),
    language === 'nl' ? 'en' : 'and',
  );
  const end: AnswerPart[] = brief ? ['.'] : [': ', ...list, '.'];
  const count = a.missingReturns.length;
  const n = figure(count, { missing: true });
  // Who owes a return at two ministries is one person.
  const owing = new Set(a.missingReturns.map((m) => m.person)).size;
  const people = figure(owing, { missing: true });
  return language === 'nl'
    ? [
        ` Er ${ofOne(count, 'ontbreekt', 'ontbreken')} `,
        n,
        ` ${ofOne(count, 'opgave', 'opgaven')}, van `,
        people,
        ` ${ofOne(owing, 'persoon', 'personen')}`,
        ...end,
      ]
    : [
        ' ',
        n,
        ` ${ofOne(count, 'return is', 'returns are')} missing, of `,
        people,
        ` ${ofOne(owing, 'person', 'people')}`,
        ...end,
      ];
}

function incidentsParts(a: Figures, language: Language): AnswerPart[] {
  const nl = language === 'nl';
  const { n, unknown } = a.incidents;
  const known = a.people - unknown;
  if (a.people === 0) return [];
  const notKnown = figure(unknown, { incidents: 'unknown' });
  if (n === 0 && known === 0)
    return nl
      ? [' Of er incidenten waren, is van ', notKnown, ` ${ofOne(unknown, 'persoon', 'personen')} onbekend.`]
      : [' Whether there were incidents is not known of ', notKnown, ` ${ofOne(unknown, 'person', 'people')}.`];
  const none = figure(known, { incidents: 'none' });
  const some = figure(n, { incidents: 'some' });
  const end: AnswerPart[] =
    unknown === 0 ? ['.'] : nl ? [', bij ', notKnown, ' is dat onbekend.'] : ['; of ', notKnown, ' it is not known.'];
  if (n === 0)
    return nl
      ? [' Bij ', none, ` ${ofOne(known, 'persoon', 'personen')} is geen incident gemeld`, ...end]
      : [' No incident was reported of ', none, ` ${ofOne(known, 'person', 'people')}`, ...end];
  return nl
    ? [` Er ${ofOne(n, 'is', 'zijn')} `, some, ` ${ofOne(n, 'incident', 'incidenten')} gemeld`, ...end]
    : [' ', some, ` ${ofOne(n, 'incident was', 'incidents were')} reported`, ...end];
}

/** What became of the entries: a figure for each, which opens the rows that have such. */
function archivedParts(a: Figures, language: Language): AnswerPart[] {
  const nl = language === 'nl';
  const { kept, open, lost } = a.archived;
  const [k, o, l] = [
    figure(kept, { archived: 'kept' }),
    figure(open, { archived: 'open' }),
    figure(lost, { archived: 'lost' }),
  ];
  const entries = figure(a.entries, { entries: true });
  return nl
    ? [
        ' Van ',
        entries,
        ` ${ofOne(a.entries, 'registratie is', 'registraties zijn')} er `,
        k,
        ' bewaard, ',
        o,
        ' nog te beoordelen en ',
        l,
        ' verloren.',
      ]
    : [
        ' Of ',
        entries,
        ` ${ofOne(a.entries, 'entry', 'entries')} `,
        k,
        ` ${ofOne(kept, 'is', 'are')} kept, `,
        o,
        ' still to be assessed and ',
        l,
        ' lost.',
      ];
}

/** The first sentences: who used what, and how the counts add up. */
function usesParts(a: Figures, language: Language): AnswerPart[] {
  const nl = language === 'nl';
  const all = figure(a.people, { all: true });
  const users = figure(a.users, { state: 'user' });
  const nil = figure(a.nil, { state: 'nil' });
  const missing = figure(a.missing, { state: 'missing' });
  const sum = ` (${a.users} + ${a.nil} + ${a.missing} = ${a.people}). `;
  const groups: AnswerPart[] = [
    figure(a.privateMail.n, { group: 'mail' }),
    nl ? ` ${ofOne(a.privateMail.n, 'gebruikte', 'gebruikten')} privé-e-mail (` : ' used private mail (',
    ...usage(a.privateMail, 'mail', language),
    '), ',
    figure(a.messaging.n, { group: 'messaging' }),
    nl ? ' een berichtendienst (' : ' a messaging service (',
    ...usage(a.messaging, 'messaging', language),
    '), ',
    figure(a.other.n, { group: 'other' }),
    nl ? ' een ander kanaal.' : ' another channel.',
  ];
  return nl
    ? [
        'Van ',
        all,
        ` ${ofOne(a.people, 'bewindspersoon', 'bewindspersonen')} ${ofOne(a.users, 'gebruikte', 'gebruikten')} `,
        users,
        ` een privékanaal, ${ofOne(a.nil, 'gaf', 'gaven')} `,
        nil,
        ` nihil op en ${ofOne(a.missing, 'gaf', 'gaven')} `,
        missing,
        ' geen opgave',
        sum,
        ...groups,
      ]
    : [
        'Of ',
        all,
        ` ${ofOne(a.people, 'office holder', 'office holders')} `,
        users,
        ' used a private channel, ',
        nil,
        ' gave a nil return and ',
        missing,
        ' gave no return',
        sum,
        ...groups,
      ];
}

/** The whole answer in pieces; joined they are its text. `brief`: without the names of who is missing. */
export function answerParts(a: Figures, label: Label, language: Language, brief = false): AnswerPart[] {
  const nl = language === 'nl';
  // Nobody in office and nothing registered: a row of noughts would say no more.
  if (a.people === 0 && a.entries === 0)
    return [noneMissing(a, language).trimStart(), limitsText(a, language)].filter((part) => part !== '');
  const declared = figure(a.declaredOnly, { declaredOnly: true });
  const only: AnswerPart[] = nl
    ? [
        ' ',
        declared,
        ` ${ofOne(a.declaredOnly, 'account is', 'accounts zijn')} opgegeven, maar in deze periode niet geregistreerd.`,
      ]
    : [
        ' ',
        declared,
        ` ${ofOne(a.declaredOnly, 'account was', 'accounts were')} declared but not registered in this period.`,
      ];
  const parts = [
    ...usesParts(a, language),
    ...reasonParts(a, label, language),
    ...archivedParts(a, language),
    ...incidentsParts(a, language),
    ...(a.declaredOnly > 0 ? only : []),
    ...missingParts(a, language, brief),
    limitsText(a, language),
  ];
  return parts.filter((part) => part !== '');
}

export function answerText(a: Figures, label: Label): { nl: string; en: string } {
  const text = (language: Language): string =>
    answerParts(a, label, language)
      .map((part) => (typeof part === 'string' ? part : part.text))
      .join('');
  return { nl: text('nl'), en: text('en') };
}

function incidentsRow(which: 'some' | 'none' | 'unknown', row: AnswerRow): boolean {
  if (which === 'some') return (row.incidents ?? 0) > 0;
  return row.incidentsUnknown === (which === 'unknown');
}

/** True where a figure that opens this counted the row. */
export function opensRow(opens: Opens, row: AnswerRow, { missingReturns }: Pick<Answer, 'missingReturns'>): boolean {
  if ('all' in opens) return true;
  if ('state' in opens) return row.state === opens.state;
  if ('missing' in opens) return missingReturns.some((one) => one.person === row.person);
  if ('declaredOnly' in opens) return row.declaredOnly;
  if ('entries' in opens) return row.entries > 0;
  if ('archived' in opens) return row.archived[opens.archived] > 0;
  if ('incidents' in opens) return incidentsRow(opens.incidents, row);
  if ('reason' in opens) return row.entries > 0 && row.reasons.includes(opens.reason);
  return row.entries > 0 && row.group === opens.group && (opens.frequency ?? row.frequency) === row.frequency;
}
