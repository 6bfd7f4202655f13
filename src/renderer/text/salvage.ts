import type { Lost } from '../../shared/office-records.ts';
import { type Both, many, type Subject } from './text.ts';

/** Making a new register of a backup and of what can still be read of a damaged one. */
export const salvage = {
  start: { nl: 'Redden wat er is', en: 'Save what is there' },
  title: { nl: 'Redden wat er is?', en: 'Save what is there?' },
  says: {
    nl: 'U krijgt een nieuw register: de back-up, met wat hier nieuwer is en nog te lezen. Dit register blijft zoals het is. Wie de registers verzamelt, ziet dat het uwe is hersteld.',
    en: 'You get a new register: the backup, with what is newer here and can still be read. This register stays as it is. Who collects the registers sees that yours was restored.',
  },
  backup: { nl: 'Back-up', en: 'Backup' },
  none: {
    nl: 'Naast dit register ligt geen back-up waarmee dat kan. Ligt er een op een andere plek? Vergrendel, en zet die op het eerste scherm terug.',
    en: 'Beside this register there is no backup with which that can be done. Is there one in another place? Lock, and restore it from the first screen.',
  },
  passphrase: { nl: 'Uw wachtzin', en: 'Your passphrase' },
  busy: { nl: 'Bezig met redden', en: 'Saving' },
  also: { nl: 'Neem ook mee wat nieuwer is', en: 'Also take what is newer' },
  alsoIn: {
    nl: (place: string) => `in ${place} en nog te lezen`,
    en: (place: string) => `in ${place} and can still be read`,
  },
  done: { nl: 'Er is een nieuw register', en: 'There is a new register' },
  open: { nl: 'Openen', en: 'Open' },
  came: {
    nl: (entries: number, files: number, records: number) =>
      `Nieuwer dan de back-up: ${many('nl', entries, 'registratie', 'registraties')}, ${many('nl', files, 'bijlage', 'bijlagen')} en ${many('nl', records, 'regel', 'regels')} van het logboek.`,
    en: (entries: number, files: number, records: number) =>
      `Newer than the backup: ${many('en', entries, 'entry', 'entries')}, ${many('en', files, 'attachment', 'attachments')} and ${many('en', records, 'line', 'lines')} of the journal.`,
  },
  everything: { nl: 'Alles was nog te lezen.', en: 'Everything could still be read.' },
  notCame: { nl: 'Dit kwam niet mee', en: 'This did not come over' },
  whichCame: { nl: 'Wat meekwam', en: 'What came over' },
  whole: { nl: 'Het nieuwe register is nagelezen en is heel.', en: 'The new register was checked and is whole.' },
  notWhole: {
    nl: 'Bij het nalezen van het nieuwe register is iets gevonden. Kies daar in het logboek “Alles controleren”.',
    en: 'Something was found when the new register was checked. Choose “Check everything” in its journal.',
  },
} satisfies Subject;

/** What a table, or a type of the journal, holds. */
const HOLDS: Readonly<Record<string, { nl: string; en: string }>> = {
  person: { nl: 'personen', en: 'people' },
  person_key: { nl: 'sleutels van personen', en: 'keys of people' },
  term: { nl: 'ambtsperioden', en: 'terms of office' },
  account: { nl: 'accounts', en: 'accounts' },
  account_ticks: { nl: 'rondes langs de accounts', en: 'rounds along the accounts' },
  account_judgement: { nl: 'oordelen over accounts', en: 'judgements of accounts' },
  incident: { nl: 'incidenten', en: 'incidents' },
  handover: { nl: 'overdrachten', en: 'handovers' },
  week_nothing: { nl: 'weken zonder gebruik', en: 'weeks without use' },
  sign_off: { nl: 'ondertekeningen', en: 'sign-offs' },
  signOff: { nl: 'ondertekeningen', en: 'sign-offs' },
  register: { nl: 'kwartaalregisters', en: 'registers' },
  close: { nl: 'kwartaalregisters', en: 'registers' },
  register_row: { nl: 'rijen van kwartaalregisters', en: 'rows of registers' },
  package: { nl: 'leveringen', en: 'deliveries' },
  receipt: { nl: 'ontvangstbewijzen', en: 'receipts' },
  staging: { nl: 'concepten', en: 'drafts' },
  evidence: { nl: 'bijlagen', en: 'attachments' },
  backup: { nl: 'back-ups', en: 'backups' },
  access_log: { nl: 'inzagelogboek', en: 'access log' },
  meta: { nl: 'instellingen', en: 'settings' },
};

const holds = (name: string, lang: 'nl' | 'en'): string =>
  HOLDS[name]?.[lang] ?? { nl: 'overige gegevens', en: 'other data' }[lang];

/** One sentence for each thing that did not come over. */
export const lostWords: Record<Lost['kind'], Both<(lost: Lost) => string>> = {
  database: {
    nl: () => 'Van het beschadigde register was niets te lezen. Dit is de back-up.',
    en: () => 'Nothing of the damaged register could be read. This is the backup.',
  },
  records: {
    nl: ({ name, count }) =>
      count === 0
        ? `Het logboek is te lezen tot regel ${name}. Wat daarna kwam, is er niet.`
        : `Het logboek is te lezen tot regel ${name}. ${many('nl', count, 'regel', 'regels')} daarna niet.`,
    en: ({ name, count }) =>
      count === 0
        ? `The journal can be read up to line ${name}. What came after it is not here.`
        : `The journal can be read up to line ${name}. Not ${many('en', count, 'line', 'lines')} after it.`,
  },
  entry: {
    nl: ({ name }) => `Registratie ${name} is er niet.`,
    en: ({ name }) => `Entry ${name} is not here.`,
  },
  earlier: {
    nl: ({ name }) => `Registratie ${name} staat er in een eerdere versie.`,
    en: ({ name }) => `Entry ${name} stands in an earlier version.`,
  },
  evidence: {
    nl: ({ name }) => `Bijlage ${name} is er niet.`,
    en: ({ name }) => `Attachment ${name} is not here.`,
  },
  table: {
    nl: ({ name }) => `Niet alles was te lezen van: ${holds(name, 'nl')}. Daar staat het zoals in de back-up.`,
    en: ({ name }) => `Not everything could be read of: ${holds(name, 'en')}. There it is as in the backup.`,
  },
  told: {
    nl: ({ name, count }) => `Alleen in het logboek staan nog ${count} van: ${holds(name, 'nl')}.`,
    en: ({ name, count }) => `Only the journal still has ${count} of: ${holds(name, 'en')}.`,
  },
  slots: {
    nl: () => 'De wachtzinnen zijn die van de back-up.',
    en: () => 'The passphrases are those of the backup.',
  },
};
