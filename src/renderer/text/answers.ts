import type { AnswerRow } from '../../shared/collection-records.ts';
import { type Both, count, many, type Subject } from './text.ts';

export const answersText = {
  title: { nl: 'Vraag 5 en 6 beantwoorden', en: 'Answer questions 5 and 6' },
  says: { nl: 'wie, waarlangs, hoe lang, veilig, bewaard', en: 'who, by what, how long, safe, kept' },
  tabs: { nl: 'Antwoord of ontwikkeling', en: 'Answer or trends' },
  answer: { nl: 'Antwoord', en: 'Answer' },
  trends: { nl: 'Ontwikkeling', en: 'Trends' },
  copy: { nl: 'Kopieer antwoord', en: 'Copy the answer' },
  copied: { nl: 'Het antwoord is gekopieerd.', en: 'The answer was copied.' },
  save: { nl: 'Opslaan', en: 'Save' },
  period: { nl: 'Periode', en: 'Period' },
  from: { nl: 'Van', en: 'From' },
  to: { nl: 'Tot en met', en: 'Until' },
  dayHint: { nl: 'dd-mm-jjjj', en: 'dd-mm-yyyy' },
  wrongOrder: { nl: 'De laatste dag ligt voor de eerste.', en: 'The last day is before the first.' },
  lastQuarter: { nl: 'Laatste kwartaal', en: 'Last quarter' },
  thisYear: { nl: 'Dit jaar', en: 'This year' },
  cabinet: { nl: 'Kabinet', en: 'Cabinet' },
  allCabinets: { nl: 'Alle kabinetten', en: 'All cabinets' },
  ministries: { nl: 'Ministeries', en: 'Ministries' },
  allMinistries: { nl: (n: number) => `Alle ${n} ministeries`, en: (n: number) => `All ${n} ministries` },
  someMinistries: {
    nl: (n: number, of: number) => `${n} van ${of} ministeries`,
    en: (n: number, of: number) => `${n} of ${of} ministries`,
  },
  chooseMinistries: { nl: 'Welke ministeries?', en: 'Which ministries?' },
  choose: { nl: 'Tonen', en: 'Show' },
  theAnswer: { nl: 'Het antwoord', en: 'The answer' },
  openFigure: {
    nl: (n: string) => `${n}: toon deze rijen`,
    en: (n: string) => `${n}: show these rows`,
  },
  countedIn: {
    nl: 'Geteld zijn dagen met gebruik per kwartaal. 1 tot 3 is incidenteel, 4 tot 12 regelmatig, 13 of meer veelvuldig. Leveringen die wachten of geweigerd zijn, tellen niet mee. Elk getal opent zijn rijen.',
    en: 'Days with use per quarter are counted. 1 to 3 is incidental, 4 to 12 regular, 13 or more frequent. Deliveries that wait or were refused do not count. Every figure opens its rows.',
  },
  counting: { nl: 'Bezig met tellen', en: 'Counting' },
  missing: { nl: 'Wat ontbreekt', en: 'What is missing' },
  missingNotOver: {
    nl: (quarters: string) => `Nog niet voorbij: ${quarters}. Daarvan is nog geen opgave.`,
    en: (quarters: string) => `Not over yet: ${quarters}. There is no return of it yet.`,
  },
  missingNone: { nl: 'Er ontbreekt geen opgave.', en: 'No return is missing.' },
  missingNobody: {
    nl: 'Over deze periode verwacht u van niemand een opgave.',
    en: 'Nobody owes you a return over this period.',
  },
  missingPeople: {
    nl: (n: number, why: string, where: string) => `${many('nl', n, 'persoon', 'personen')}: ${why} (${where})`,
    en: (n: number, why: string, where: string) => `${many('en', n, 'person', 'people')}: ${why} (${where})`,
  },
  noJudgement: {
    nl: (n: number) => `Oordeel over veiligheid ontbreekt bij ${many('nl', n, 'account', 'accounts')}`,
    en: (n: number) => `No judgement on safety for ${many('en', n, 'account', 'accounts')}`,
  },
  declaredOnly: {
    nl: (n: number) => `${many('nl', n, 'account', 'accounts')} opgegeven, niet geregistreerd`,
    en: (n: number) => `${many('en', n, 'account', 'accounts')} declared, not registered`,
  },
  remind: { nl: (n: number) => `Herinner ${count('nl', n)}`, en: (n: number) => `Remind ${count('en', n)}` },
  remindKey: { nl: 'Herinneren', en: 'Remind' },
  reminded: {
    nl: 'De lijst is gekopieerd. Plak hem in uw mail.',
    en: 'The list was copied. Paste it in your mail.',
  },
  reminderHead: {
    nl: 'Van deze personen hebben wij nog geen opgave. Ook "geen gebruik" is een opgave.',
    en: 'Of these people we have no return yet. "No use" is a return too.',
  },
  table: { nl: 'Personen en accounts', en: 'People and accounts' },
  filtered: { nl: 'Alleen de rijen van één getal.', en: 'Only the rows of one figure.' },
  showAll: { nl: 'Toon alle rijen', en: 'Show all rows' },
  counts: {
    nl: (people: number, rows: number) =>
      `${many('nl', people, 'persoon', 'personen')}, ${many('nl', rows, 'rij', 'rijen')}`,
    en: (people: number, rows: number) =>
      `${many('en', people, 'person', 'people')}, ${many('en', rows, 'row', 'rows')}`,
  },
  at: {
    nl: (moment: string) => `Stand van ${moment}. Deze vraag staat in het zoeklogboek.`,
    en: (moment: string) => `As of ${moment}. This question is in the search log.`,
  },
  rowsToExcel: { nl: 'rijen naar Excel', en: 'rows to Excel' },
  copyRows: { nl: 'Kopieer de rijen', en: 'Copy the rows' },
  rowsCopied: {
    nl: (n: number) => `${many('nl', n, 'rij is', 'rijen zijn')} gekopieerd. Plak ze in Excel.`,
    en: (n: number) => `${many('en', n, 'row was', 'rows were')} copied. Paste them in Excel.`,
  },
  openPerson: { nl: 'open de persoon', en: 'open the person' },
  name: { nl: 'Naam', en: 'Name' },
  post: { nl: 'Functie', en: 'Post' },
  ministry: { nl: 'Min.', en: 'Min.' },
  group: { nl: 'Soort', en: 'Kind' },
  channel: { nl: 'Waarlangs', en: 'By what' },
  use: { nl: 'Dagen', en: 'Days' },
  often: { nl: 'Hoe vaak', en: 'How often' },
  used: { nl: 'Periode', en: 'Period' },
  safe: { nl: 'Veilig?', en: 'Safe?' },
  kept: { nl: 'Bewaard, en waar', en: 'Kept, and where' },
  reasons: { nl: 'Vooral omdat', en: 'Mainly because' },
  source: { nl: 'Bron', en: 'Source' },
  none: { nl: 'geen', en: 'none' },
  nil: { nl: 'nihil: geen gebruik', en: 'nil: no use' },
  declared: { nl: 'opgegeven, niet geregistreerd', en: 'declared, not registered' },
  notJudged: { nl: 'nog te beoordelen', en: 'still to judge' },
  account: { nl: 'Account', en: 'Account' },
  inOffice: { nl: 'In functie', en: 'In office' },
  messages: { nl: 'Berichten', en: 'Messages' },
  entries: { nl: 'Registraties', en: 'Entries' },
  safeBasis: { nl: 'Op grond van', en: 'On the basis of' },
  judgedBy: { nl: 'Beoordeeld door', en: 'Judged by' },
  incidents: { nl: 'Incidenten', en: 'Incidents' },
  signedAt: { nl: 'Getekend', en: 'Signed' },
  emptyTitle: { nl: 'Nog niets om te beantwoorden', en: 'Nothing to answer yet' },
  emptySays: {
    nl: 'Zet personen op de lijst of neem leveringen in. Dan telt dit scherm wie een privékanaal gebruikte.',
    en: 'List people or take in packages. Then this screen counts who used a private channel.',
  },

  // --- files
  saveTitle: { nl: 'Het antwoord opslaan', en: 'Save the answer' },
  edition: { nl: 'Uitgave', en: 'Edition' },
  intern: { nl: 'Intern', en: 'Internal' },
  internNote: { nl: 'Met alle gegevens uit de registers.', en: 'With all facts of the registers.' },
  openbaar: { nl: 'Openbaar', en: 'Public' },
  openbaarNote: {
    nl: 'Zonder accounts en zonder de basis van het oordeel. Daar staat de grond uit de Woo.',
    en: 'Without accounts and without the basis of the judgement. The ground of the Woo stands there.',
  },
  formats: { nl: 'Bestanden', en: 'Files' },
  saveFiles: { nl: 'Bestanden maken', en: 'Make the files' },
  making: { nl: 'De bestanden worden gemaakt en teruggelezen.', en: 'The files are being made and read back.' },
  saved: {
    nl: (n: number) => `${many('nl', n, 'bestand', 'bestanden')} gemaakt en teruggelezen: elke cel is gelijk.`,
    en: (n: number) => `${many('en', n, 'file', 'files')} made and read back: every cell is the same.`,
  },
  needFormat: { nl: 'Kies minstens een soort bestand.', en: 'Choose at least one kind of file.' },
} satisfies Subject;

export const groupWords: Record<NonNullable<AnswerRow['group']>, Both> = {
  mail: { nl: 'privé-e-mail', en: 'private mail' },
  messaging: { nl: 'berichtendienst', en: 'messaging' },
  other: { nl: 'ander kanaal', en: 'other channel' },
};

export const missingWords: Record<NonNullable<AnswerRow['missing']>, Both> = {
  noDelivery: { nl: 'nog geen levering', en: 'no delivery yet' },
  waiting: { nl: 'levering wacht op sleutel', en: 'delivery waits for its key' },
  refused: { nl: 'levering geweigerd', en: 'delivery refused' },
  noReturn: { nl: 'geen opgave in de levering', en: 'no return in the delivery' },
};

export const answerFormats: Record<'xlsx' | 'ods' | 'csv' | 'json' | 'pdf', Both> = {
  xlsx: { nl: 'Excel (xlsx)', en: 'Excel (xlsx)' },
  ods: { nl: 'OpenDocument (ods)', en: 'OpenDocument (ods)' },
  csv: { nl: 'Tekst (csv)', en: 'Text (csv)' },
  json: { nl: 'Gegevens (json)', en: 'Data (json)' },
  pdf: { nl: 'Bijlage om te lezen (pdf)', en: 'Annex to read (pdf)' },
};
