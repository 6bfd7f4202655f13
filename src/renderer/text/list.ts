import { count, many, type Subject } from './text.ts';

export const listText = {
  grid: { nl: 'Registraties', en: 'Entries' },
  // The core counts hits up to a thousand.
  found: {
    nl: (n: number) => (n > 1000 ? 'meer dan 1.000 gevonden' : `${count('nl', n)} gevonden`),
    en: (n: number) => (n > 1000 ? 'more than 1,000 found' : `${count('en', n)} found`),
  },
  foundInside: {
    nl: (n: number) => `${count('nl', n)} in berichten of bijlagen`,
    en: (n: number) => `${count('en', n)} in messages or attachments`,
  },
  status: {
    nl: (n: number, all: number) =>
      n === all
        ? many('nl', n, 'registratie', 'registraties')
        : `${count('nl', n)} van ${count('nl', all)} registraties`,
    en: (n: number, all: number) =>
      n === all ? many('en', n, 'entry', 'entries') : `${count('en', n)} of ${count('en', all)} entries`,
  },
  views: { nl: 'Weergaven', en: 'Views' },
  thisQuarter: { nl: 'Dit kwartaal', en: 'This quarter' },
  withMinister: { nl: (post: string) => `Bij de ${post}`, en: (post: string) => `With the ${post}` },
  evidenceFollows: { nl: 'Bewijs volgt', en: 'Evidence to follow' },
  toArchive: { nl: 'Te archiveren', en: 'To archive' },
  lastQuarter: { nl: 'Vorig kwartaal', en: 'Last quarter' },
  all: { nl: 'Alles', en: 'All' },
  number: { nl: 'Nummer', en: 'Number' },
  date: { nl: 'Datum', en: 'Date' },
  channel: { nl: 'Kanaal', en: 'Channel' },
  with: { nl: 'Met wie', en: 'With whom' },
  subject: { nl: 'Onderwerp', en: 'Subject' },
  state: { nl: 'Status', en: 'Status' },
  reason: { nl: 'Reden', en: 'Reason' },
  evidence: { nl: 'Bewijs', en: 'Evidence' },
  outcome: { nl: 'Bewaren', en: 'Keeping' },
  allValues: { nl: (n: number) => `Alle ${count('nl', n)} tonen`, en: (n: number) => `Show all ${count('en', n)}` },
  chosen: { nl: (n: number) => `${count('nl', n)} gekozen`, en: (n: number) => `${count('en', n)} chosen` },
  print: { nl: 'Lijst afdrukken', en: 'Print the list' },
  printFoot: { nl: 'afdrukken', en: 'print' },
  printed: {
    nl: (n: number, all: number) =>
      n < all ? `${count('nl', n)} van ${count('nl', all)} registraties` : many('nl', n, 'registratie', 'registraties'),
    en: (n: number, all: number) =>
      n < all ? `${count('en', n)} of ${count('en', all)} entries` : many('en', n, 'entry', 'entries'),
  },
  saveView: { nl: 'Bewaar deze weergave', en: 'Save this view' },
  saveViewTitle: { nl: 'Hoe heet deze weergave?', en: 'What is this view called?' },
  keepView: { nl: 'Bewaren', en: 'Save' },
  viewName: { nl: 'Naam', en: 'Name' },
  viewNameHint: {
    nl: 'Filters, zoekwoorden en volgorde horen erbij. Alleen u ziet deze weergave.',
    en: 'Filters, search words and order belong to it. Only you see this view.',
  },
  viewNameNeeded: { nl: 'Geef de weergave een naam.', en: 'Give the view a name.' },
  viewSaved: {
    nl: (name: string) => `Weergave “${name}” is bewaard.`,
    en: (name: string) => `View “${name}” is saved.`,
  },
  removeView: { nl: (name: string) => `Weergave ${name} weghalen`, en: (name: string) => `Remove view ${name}` },
  viewRemoved: { nl: (name: string) => `Weergave “${name}” is weg.`, en: (name: string) => `View “${name}” is gone.` },
  filters: {
    nl: (n: number) => (n > 0 ? `Filters (${count('nl', n)})` : 'Filters'),
    en: (n: number) => (n > 0 ? `Filters (${count('en', n)})` : 'Filters'),
  },
  removeFilter: { nl: (name: string) => `Filter ${name} weghalen`, en: (name: string) => `Remove filter ${name}` },
  sortedBy: {
    nl: (what: string, down: boolean) =>
      `Gesorteerd op ${what.toLowerCase()}, ${down ? 'nieuwste eerst' : 'oudste eerst'}`,
    en: (what: string, down: boolean) => `Sorted by ${what.toLowerCase()}, ${down ? 'newest first' : 'oldest first'}`,
  },
  sortedPlain: {
    nl: (what: string) => `Gesorteerd op ${what.toLowerCase()}`,
    en: (what: string) => `Sorted by ${what.toLowerCase()}`,
  },
  detail: { nl: 'Gekozen registratie', en: 'Chosen entry' },
  amend: { nl: 'Wijzigen', en: 'Change' },
  keysMove: { nl: 'Volgende of vorige registratie', en: 'Next or previous entry' },
  keysRange: { nl: 'Reeks kiezen', en: 'Choose a range' },
  keysAll: { nl: 'Alles kiezen', en: 'Choose all' },
  copyRows: { nl: 'Kopieer rijen naar Excel', en: 'Copy rows to Excel' },
  toExcel: { nl: 'naar Excel', en: 'to Excel' },
  copySentence: { nl: 'Kopieer als één zin', en: 'Copy as one sentence' },
  another: { nl: 'Nog een uit dit gesprek', en: 'Another from this conversation' },
  copied: {
    nl: (n: number) => `${many('nl', n, 'rij', 'rijen')} gekopieerd. Plak in Excel.`,
    en: (n: number) => `${many('en', n, 'row', 'rows')} copied. Paste into Excel.`,
  },
  copiedPart: {
    nl: (n: number, all: number) =>
      `De eerste ${count('nl', n)} van ${count('nl', all)} gekozen rijen zijn gekopieerd. Filter, en kopieer de rest apart.`,
    en: (n: number, all: number) =>
      `The first ${count('en', n)} of ${count('en', all)} chosen rows are copied. Filter, and copy the rest apart.`,
  },
  sentenceCopied: { nl: 'De zin is gekopieerd.', en: 'The sentence is copied.' },
  nothingFound: {
    nl: (words: string, where: string) => `Niets gevonden met “${words}” in ${where}`,
    en: (words: string, where: string) => `Nothing found with “${words}” in ${where}`,
  },
  nothingFoundNote: {
    nl: 'Er is gezocht in onderwerpen, nummers, berichten en bijlagen.',
    en: 'Subjects, numbers, messages and attachments were searched.',
  },
  nothingFits: { nl: 'Geen registratie past bij deze filters', en: 'No entry fits these filters' },
  nothingFitsNote: { nl: 'Haal een filter weg, of kijk in alles.', en: 'Remove a filter, or look in everything.' },
  searchAll: { nl: 'Zoek in alles', en: 'Search everything' },
  everything: { nl: 'alles', en: 'everything' },
  emptyTitle: {
    nl: (quarter: string) => `Nog geen registraties in ${quarter}`,
    en: (quarter: string) => `No entries in ${quarter} yet`,
  },
  emptySays: {
    nl: 'Hier komt elk werkbericht dat langs een privékanaal ging. Dat kan zo:',
    en: 'Every work message through a private channel comes here. Like this:',
  },
  wayDrop: {
    nl: 'Sleep een gesprek, mail of schermafbeelding in dit venster',
    en: 'Drop a conversation, mail or screenshot in this window',
  },
  wayDropNote: { nl: 'Plakken kan ook', en: 'Pasting works too' },
  wayNone: { nl: 'Registreer zonder bestand', en: 'Log without a file' },
  wayNoneNote: { nl: 'Bijvoorbeeld na een telefoongesprek', en: 'For example after a telephone call' },
  choose: { nl: 'kiezen', en: 'choose' },
  noDetail: { nl: 'Kies een rij om de registratie te zien.', en: 'Choose a row to see the entry.' },
  happened: { nl: 'Wat er gebeurde', en: 'What happened' },
} satisfies Subject;
