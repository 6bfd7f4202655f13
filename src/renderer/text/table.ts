import type { RowProblem } from '../../shared/contract-tables.ts';
import type { DateOrder } from '../../shared/intake.ts';
import type { TableField } from '../../shared/table-fields.ts';
import { type Both, count, many, type Subject } from './text.ts';

/** The screen on which a person says what the columns of an old register are. */
export const table = {
  title: { nl: 'Oud register overnemen', en: 'Take over an old register' },
  lead: {
    nl: 'Zeg bij elke kolom wat hij is. Er wordt niets geraden.',
    en: 'Say of each column what it is. Nothing is guessed.',
  },
  sum: {
    nl: (total: number, kept: number, heads: number, not: number) =>
      `${many('nl', total, 'regel', 'regels')} = ${many('nl', kept, 'concept', 'concepten')} + ${count('nl', heads)} kop + ${count('nl', not)} zonder concept`,
    en: (total: number, kept: number, heads: number, not: number) =>
      `${many('en', total, 'line', 'lines')} = ${many('en', kept, 'draft', 'drafts')} + ${count('en', heads)} head + ${count('en', not)} without a draft`,
  },
  agrees: { nl: 'klopt', en: 'adds up' },
  guessed: {
    nl: 'De letters zijn gelezen zoals een oude Excel ze schrijft. Kijk naar de accenten.',
    en: 'The letters were read as an old Excel writes them. Look at the accents.',
  },
  sheet: { nl: 'Blad', en: 'Sheet' },
  hidden: { nl: 'verborgen', en: 'hidden' },
  columns: { nl: 'Kolommen', en: 'Columns' },
  column: { nl: 'Kolom', en: 'Column' },
  samples: { nl: 'Er staat bijvoorbeeld', en: 'For example' },
  becomes: { nl: 'Wordt', en: 'Becomes' },
  becomesOf: { nl: (head: string) => `${head} wordt`, en: (head: string) => `${head} becomes` },
  noHead: { nl: (n: number) => `Kolom ${n}`, en: (n: number) => `Column ${n}` },
  empty: { nl: 'leeg', en: 'empty' },
  notTaken: { nl: 'Niet overnemen', en: 'Do not take over' },
  suggestion: { nl: (what: string) => `Voorstel: ${what}`, en: (what: string) => `Suggestion: ${what}` },
  take: { nl: 'Neem over', en: 'Take it' },
  takeOf: {
    nl: (head: string, what: string) => `Neem het voorstel over: ${head} wordt ${what}`,
    en: (head: string, what: string) => `Take the suggestion: ${head} becomes ${what}`,
  },
  takeAll: { nl: 'Neem alle voorstellen over', en: 'Take all suggestions' },
  remembered: {
    nl: 'Zo las u deze kolommen de vorige keer.',
    en: 'This is how you read these columns last time.',
  },
  order: { nl: 'Wat staat voorop in de datum?', en: 'What comes first in the date?' },
  words: { nl: 'Woorden die het register niet kent', en: 'Words that the register does not know' },
  wordsLead: {
    nl: 'Kies één keer wat elk woord is. Of laat de vraag open.',
    en: 'Choose once what each word is. Or leave the question open.',
  },
  wordOf: {
    nl: (field: string, word: string, n: number) => `${field}: “${word}”, ${many('nl', n, 'regel', 'regels')}`,
    en: (field: string, word: string, n: number) => `${field}: “${word}”, ${many('en', n, 'line', 'lines')}`,
  },
  choose: { nl: 'Nog kiezen', en: 'Still to choose' },
  leaveOpen: { nl: 'Vraag open laten', en: 'Leave the question open' },
  problems: { nl: 'Regels die geen concept worden', en: 'Lines that do not become a draft' },
  line: { nl: (n: number) => `Regel ${count('nl', n)}`, en: (n: number) => `Line ${count('en', n)}` },
  more: {
    nl: (n: number) => `En nog ${many('nl', n, 'regel', 'regels')}.`,
    en: (n: number) => `And ${many('en', n, 'more line', 'more lines')}.`,
  },
  example: { nl: 'Zo wordt de eerste regel', en: 'This is how the first line becomes' },
  keep: {
    nl: (n: number) => `Maak ${many('nl', n, 'concept', 'concepten')}`,
    en: (n: number) => `Make ${many('en', n, 'draft', 'drafts')}`,
  },
  asEvidence: { nl: 'Het is bewijs bij één registratie', en: 'It is evidence of one entry' },
  away: { nl: 'Weg ermee', en: 'Throw away' },
  needColumn: { nl: 'Zeg van ten minste één kolom wat hij is.', en: 'Say of at least one column what it is.' },
  needOrder: { nl: 'Kies de volgorde van dag en maand.', en: 'Choose the order of day and month.' },
  needWords: {
    nl: (n: number) => `Nog ${many('nl', n, 'woord', 'woorden')} te kiezen.`,
    en: (n: number) => `${many('en', n, 'word', 'words')} still to choose.`,
  },
  tooMany: {
    nl: 'Meer dan 500 regels in één keer gaat niet. Deel het bestand op.',
    en: 'More than 500 lines at once is not possible. Split the file.',
  },
  gone: {
    nl: 'Deze tabel is er niet meer. Laat het bestand nog eens los.',
    en: 'This table is no longer there. Drop the file again.',
  },
  made: {
    nl: (n: number) => `${many('nl', n, 'concept staat', 'concepten staan')} klaar om aan te vullen.`,
    en: (n: number) => `${many('en', n, 'draft is', 'drafts are')} ready to be completed.`,
  },
} satisfies Subject;

export const tableFields: Record<TableField, Both> = {
  dateFrom: { nl: 'Datum', en: 'Date' },
  dateTo: { nl: 'Datum tot en met', en: 'Date until' },
  time: { nl: 'Tijd', en: 'Time' },
  who: { nl: 'Wie', en: 'Who' },
  channel: { nl: 'Kanaal', en: 'Channel' },
  device: { nl: 'Toestel', en: 'Device' },
  counterparty: { nl: 'Met wie', en: 'With whom' },
  direction: { nl: 'Richting', en: 'Direction' },
  subject: { nl: 'Waarover', en: 'About' },
  reason: { nl: 'Waarom', en: 'Why' },
  reasonNote: { nl: 'Toelichting bij waarom', en: 'Note on why' },
  nature: { nl: 'Soort informatie', en: 'Kind of information' },
  classification: { nl: 'Rubricering', en: 'Classification' },
  messages: { nl: 'Aantal berichten', en: 'Number of messages' },
};

export const rowProblems: Record<RowProblem, Both> = {
  open_quote: { nl: 'Een aanhalingsteken gaat niet dicht', en: 'A quotation mark never closes' },
  too_many_cells: { nl: 'Meer cellen dan er kolommen zijn', en: 'More cells than there are columns' },
  nothing_taken: { nl: 'Niets van deze regel wordt overgenomen', en: 'Nothing of this line is taken over' },
  bad_date: { nl: 'Dit is geen datum', en: 'This is no date' },
  future_date: { nl: 'Deze dag moet nog komen', en: 'This day has not come yet' },
  bad_time: { nl: 'Dit is geen tijd', en: 'This is no time' },
  bad_number: { nl: 'Dit is geen aantal', en: 'This is no number' },
  marking: { nl: 'Hier lijkt een rubricering te staan', en: 'There seems to be a classification here' },
};

export const orders: Record<DateOrder, Both> = {
  dmy: { nl: 'Dag, dan maand: 3-4 is 3 april', en: 'Day, then month: 3-4 is 3 April' },
  mdy: { nl: 'Maand, dan dag: 3-4 is 4 maart', en: 'Month, then day: 3-4 is 4 March' },
  ymd: { nl: 'Jaar, maand, dag', en: 'Year, month, day' },
  ydm: { nl: 'Jaar, dag, maand', en: 'Year, day, month' },
  myd: { nl: 'Maand, jaar, dag', en: 'Month, year, day' },
};
