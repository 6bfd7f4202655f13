import type { CellState } from '../../shared/collection-records.ts';
import { type Both, count, many, type Subject } from './text.ts';

export const boardText = {
  says: {
    nl: (terms: number, ministries: number) =>
      `${many('nl', terms, 'ambtsperiode', 'ambtsperioden')} bij ${many('nl', ministries, 'ministerie', 'ministeries')}`,
    en: (terms: number, ministries: number) =>
      `${many('en', terms, 'term', 'terms')} at ${many('en', ministries, 'ministry', 'ministries')}`,
  },
  answer: { nl: 'Vraag beantwoorden', en: 'Answer the question' },
  grid: { nl: 'Opgaven per ministerie en kwartaal', en: 'Returns by ministry and quarter' },
  in: {
    nl: (done: number, of: number, due: string) =>
      `${count('nl', done)} van ${count('nl', of)} opgaven binnen, uiterlijk ${due}`,
    en: (done: number, of: number, due: string) =>
      `${count('en', done)} of ${count('en', of)} returns in, by ${due} at the latest`,
  },
  legend: { nl: 'Wat de tekens zeggen', en: 'What the signs say' },
  ministry: { nl: 'Ministerie', en: 'Ministry' },
  terms: { nl: 'Perioden', en: 'Terms' },
  returnsIn: { nl: 'Opgaven binnen', en: 'Returns in' },
  of: {
    nl: (done: number, of: number) => `${count('nl', done)} van ${count('nl', of)}`,
    en: (done: number, of: number) => `${count('en', done)} of ${count('en', of)}`,
  },
  earlier: { nl: 'Eerdere kwartalen', en: 'Earlier quarters' },
  later: { nl: 'Latere kwartalen', en: 'Later quarters' },
  quarter: { nl: 'Kwartaal', en: 'Quarter' },
  latest: { nl: 'Laatst binnengekomen', en: 'Came in last' },
  allDeliveries: { nl: 'Alle leveringen', en: 'All deliveries' },
  entriesIn: {
    nl: (n: number) => many('nl', n, 'registratie', 'registraties'),
    en: (n: number) => many('en', n, 'entry', 'entries'),
  },
  version: { nl: (n: number) => `versie ${n}`, en: (n: number) => `version ${n}` },
  foot: {
    nl: 'Berichten en namen van anderen zitten niet in een levering',
    en: 'Messages and names of others are not in a delivery',
  },
  keysMove: { nl: 'door het bord', en: 'across the board' },
  keysOpen: { nl: 'cel openen', en: 'open the cell' },
  openCell: { nl: 'Cel openen', en: 'Open the cell' },
  keysRemind: { nl: 'herinneren', en: 'remind' },
  emptyTitle: { nl: 'Het bord is nog leeg', en: 'The board is still empty' },
  emptySays: {
    nl: 'Zet eerst op de lijst van wie u een opgave verwacht. Of neem een levering in: wie daarin staat, komt vanzelf op het bord.',
    en: 'First list the people from whom you expect a return. Or take in a package: whoever is in it appears on the board by itself.',
  },
  emptyPeople: { nl: 'Personen toevoegen', en: 'Add people' },
  emptyPeopleNote: { nl: 'Een voor een, of geplakt uit een lijst', en: 'One by one, or pasted from a list' },
  emptyTakeNote: { nl: 'U kunt leveringen ook in dit venster slepen', en: 'You can also drop packages in this window' },

  // --- the pane of one cell
  pane: { nl: 'De gekozen cel', en: 'The chosen cell' },
  returns: { nl: 'Opgaven', en: 'Returns' },
  noTerms: {
    nl: 'In dit kwartaal is van dit ministerie niemand gevraagd.',
    en: 'In this quarter nobody of this ministry was asked.',
  },
  since: { nl: (day: string) => `vanaf ${day}`, en: (day: string) => `since ${day}` },
  until: { nl: (day: string) => `tot ${day}`, en: (day: string) => `until ${day}` },
  usage: {
    nl: (n: number) => `gebruik, ${many('nl', n, 'registratie', 'registraties')}`,
    en: (n: number) => `use, ${many('en', n, 'entry', 'entries')}`,
  },
  nil: { nl: 'geen gebruik', en: 'no use' },
  noReturn: { nl: 'geen opgave in de levering', en: 'no return in the delivery' },
  nothing: { nl: 'nog geen levering', en: 'no delivery yet' },
  notExpected: { nl: 'niet op uw lijst', en: 'not on your list' },
  signed: { nl: (day: string) => `getekend op ${day}`, en: (day: string) => `signed on ${day}` },
  remind: { nl: 'Herinneren', en: 'Remind' },
  remindSays: {
    nl: (names: string) => `Kopieert een tekst over ${names} voor uw mail.`,
    en: (names: string) => `Copies a text about ${names} for your mail.`,
  },
  reminded: { nl: 'De tekst is gekopieerd. Plak hem in uw mail.', en: 'The text was copied. Paste it in your mail.' },
  andMore: { nl: (n: number) => `en ${count('nl', n)} anderen`, en: (n: number) => `and ${count('en', n)} others` },
  and: { nl: 'en', en: 'and' },
  checks: { nl: 'Controle', en: 'Checks' },
  noDelivery: { nl: 'Er is nog geen levering.', en: 'There is no delivery yet.' },
  figures: { nl: 'In cijfers', en: 'In figures' },
  entries: { nl: 'Registraties', en: 'Entries' },
  entriesLate: {
    nl: (n: number, late: number) =>
      late === 0 ? count('nl', n) : `${count('nl', n)}, waarvan ${count('nl', late)} nagekomen`,
    en: (n: number, late: number) =>
      late === 0 ? count('en', n) : `${count('en', n)}, of which ${count('en', late)} late`,
  },
  groups: { nl: 'Privé-mail, berichtendienst, ander', en: 'Private mail, messaging, other' },
  notArchived: { nl: 'Nog niet gearchiveerd', en: 'Not archived yet' },
  incidents: { nl: 'Incidenten', en: 'Incidents' },
  complete: { nl: 'Hoe volledig', en: 'How complete' },
  completeSays: {
    nl: 'Ingevulde registraties per gegeven dat een antwoord nodig heeft.',
    en: 'Entries that have each fact an answer needs.',
  },
  saveReceipt: { nl: 'Ontvangstbewijs opslaan', en: 'Save the receipt' },
  showDelivery: { nl: 'Levering bekijken', en: 'Look at the delivery' },
} satisfies Subject;

export const cellWords: Record<CellState, Both> = {
  delivered: { nl: 'volledig', en: 'complete' },
  nil: { nl: 'nihil', en: 'nil' },
  late: { nl: 'later binnen', en: 'came later' },
  partial: { nl: 'deels', en: 'in part' },
  waiting: { nl: 'wacht op sleutel', en: 'waits for key' },
  refused: { nl: 'geweigerd', en: 'refused' },
  missing: { nl: 'ontbreekt', en: 'missing' },
  open: { nl: 'nog niets', en: 'nothing yet' },
  notAsked: { nl: 'niet gevraagd', en: 'not asked' },
};

export const cellCounts = {
  late: {
    nl: (n: number) => `na ${many('nl', n, 'dag', 'dagen')}`,
    en: (n: number) => `after ${many('en', n, 'day', 'days')}`,
  },
  partial: {
    nl: (done: number, of: number) => `${count('nl', done)} van ${count('nl', of)}`,
    en: (done: number, of: number) => `${count('en', done)} of ${count('en', of)}`,
  },
} satisfies Subject;

/** The columns whose completeness a cell tells: keys of `BoardDetail.completeness`. */
export const columnWords: Record<string, Both> = {
  day: { nl: 'Datum', en: 'Date' },
  channel: { nl: 'Kanaal', en: 'Channel' },
  account: { nl: 'Account', en: 'Account' },
  reason: { nl: 'Reden', en: 'Reason' },
  outcome: { nl: 'Bewaren', en: 'Keeping' },
};
