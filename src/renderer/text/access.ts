/** The access log in plain sentences: who looked at, searched or took what. */
import type { AccessItem } from '../../shared/access-records.ts';
import type { Language } from '../../shared/policy.ts';
import { isQuarter } from '../../shared/quarter.ts';
import { many, type Subject } from './text.ts';
import { quarterInWords } from './time.ts';

export const accessText = {
  title: { nl: 'Inzagelogboek', en: 'Access log' },
  tabs: { nl: 'Stappen of inzage', en: 'Steps or access' },
  steps: { nl: 'Stappen', en: 'Steps' },
  says: {
    nl: 'Wie iets opende, zocht of meenam. Dit blijft hier: het gaat met geen levering mee.',
    en: 'Who opened, searched or took something. This stays here: no package carries it.',
  },
  count: { nl: (n: number) => many('nl', n, 'regel', 'regels'), en: (n: number) => many('en', n, 'line', 'lines') },
  older: { nl: 'Oudere regels tonen', en: 'Show older lines' },
  who: { nl: 'Wie opende dit?', en: 'Who opened this?' },
  lookedAt: { nl: 'Inzage', en: 'Access' },
  nobody: { nl: 'Nog niemand opende dit.', en: 'Nobody has opened this yet.' },
  onceEach: {
    nl: 'Per keer dat iemand het register opent, staat elk stuk er één keer in.',
    en: 'Each time somebody opens the register, a thing is listed once.',
  },
} satisfies Subject;

const DUTCH = {
  entry: () => 'opende registratie',
  evidence: (name) => `bekeek ${name || 'een bijlage die er niet meer is'}`,
  register: (part) =>
    isSheet(part) ? `bekeek het register: ${sheetInWords(part, 'nl')}` : `bekeek wat anderen zien van ${part}`,
  search: (words) => `zocht op “${words}”`,
  export: (what) => `exporteerde ${what}`,
  package: (what) => `maakte levering ${what}`,
  request: () => 'maakte een verzoek om ergens anders te ondertekenen',
  identity: (name) => `maakte een identiteitsbestand voor ${name}`,
  removeBackup: (name) => `ruimde een oude back-up op: ${name}`,
  board: (cell) => `opende ${cell} op het bord`,
  answer: (asked) => `stelde een vraag: ${asked}`,
  forward: (what) => `stuurde door: ${what}`,
  access: () => 'las het inzagelogboek',
} satisfies Record<AccessItem['what'], (subject: string) => string>;

const ENGLISH = {
  entry: () => 'opened entry',
  evidence: (name) => `looked at ${name || 'an attachment that is no longer there'}`,
  register: (part) =>
    isSheet(part) ? `looked at the register: ${sheetInWords(part, 'en')}` : `looked at what others see of ${part}`,
  search: (words) => `searched for “${words}”`,
  export: (what) => `exported ${what}`,
  package: (what) => `made package ${what}`,
  request: () => 'made a request to sign elsewhere',
  identity: (name) => `made an identity file for ${name}`,
  removeBackup: (name) => `cleared an old backup: ${name}`,
  board: (cell) => `opened ${cell} on the board`,
  answer: (asked) => `asked a question: ${asked}`,
  forward: (what) => `passed on: ${what}`,
  access: () => 'read the access log',
} satisfies typeof DUTCH;

/** After the name, before the entry's number: "bekeek foto.png bij registratie". */
export function tellAccess({ what, subject, entry }: AccessItem, lang: Language): string {
  const says = (lang === 'nl' ? DUTCH : ENGLISH)[what](subject);
  if (what === 'access' && entry) return lang === 'nl' ? `${says} van registratie` : `${says} of entry`;
  if (what === 'evidence' && entry) return lang === 'nl' ? `${says} bij registratie` : `${says} of entry`;
  return says;
}

/** A sheet of the register; anything else is the number of one entry. */
function isSheet(subject: string): boolean {
  return subject.includes(' ');
}

/** "2027-Q1 Registraties", or "alle Registraties": the sheet and whose. */
function sheetInWords(subject: string, lang: Language): string {
  const [quarter = '', ...sheet] = subject.split(' ');
  const name = sheet.join(' ');
  return isQuarter(quarter) ? `${name}, ${quarterInWords(quarter, lang)}` : name;
}
