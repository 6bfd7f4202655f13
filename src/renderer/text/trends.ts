import { many, type Subject } from './text.ts';

export const trendsText = {
  title: { nl: 'Ontwikkeling over kwartalen', en: 'Trends over quarters' },
  says: { nl: 'hoe vaak, waarlangs en waarom', en: 'how often, by what and why' },
  quarters: { nl: 'Aantal kwartalen', en: 'Number of quarters' },
  last: {
    nl: (n: number) => `Laatste ${many('nl', n, 'kwartaal', 'kwartalen')}`,
    en: (n: number) => `Last ${many('en', n, 'quarter', 'quarters')}`,
  },
  by: { nl: 'Verdelen naar', en: 'Split by' },
  byKind: { nl: 'soort kanaal', en: 'kind of channel' },
  byReason: { nl: 'reden', en: 'reason' },
  byMinistry: { nl: 'ministerie', en: 'ministry' },
  print: { nl: 'Afdrukken', en: 'Print' },
  days: { nl: 'Dagen met gebruik per kwartaal', en: 'Days with use per quarter' },
  daysSay: {
    nl: 'Een persoon en een dag tellen samen één keer. Een vak met een vraagteken: daarover is niets geleverd.',
    en: 'One person and one day count once. A box with a question mark: nothing was delivered for it.',
  },
  nothingBefore: {
    nl: (quarter: string) => `Over de kwartalen vóór ${quarter} is niets geleverd.`,
    en: (quarter: string) => `Nothing was delivered for the quarters before ${quarter}.`,
  },
  messages: { nl: 'Berichten per maand', en: 'Messages per month' },
  messagesSay: {
    nl: 'Zoals de kantoren ze registreerden. Berichten zonder bekende dag staan hier niet in.',
    en: 'As the offices logged them. Messages without a known day are not in here.',
  },
  technical: { nl: 'Waar de techniek tekortschoot', en: 'Where technology fell short' },
  technicalSay: {
    nl: 'Registraties met een reden die met toestel of bereik te maken heeft.',
    en: 'Entries with a reason that has to do with device or reception.',
  },
  technicalNone: { nl: 'Geen registraties met zo’n reden.', en: 'No entries with such a reason.' },
  delay: { nl: 'Dagen van bericht tot registratie', en: 'Days from message to entry' },
  delaySay: {
    nl: 'De middelste registratie van elk kwartaal: de helft was sneller, de helft later.',
    en: 'The middle entry of each quarter: half were sooner, half later.',
  },
  asTable: { nl: 'Als tabel', en: 'As a table' },
  asChart: { nl: 'Als grafiek', en: 'As a chart' },
  quarter: { nl: 'Kwartaal', en: 'Quarter' },
  month: { nl: 'Maand', en: 'Month' },
  value: { nl: 'Aantal', en: 'Number' },
  total: { nl: 'Samen', en: 'Together' },
  entries: { nl: 'registraties', en: 'entries' },
  unknown: { nl: 'onbekend', en: 'unknown' },
  reason: { nl: 'Reden', en: 'Reason' },
  emptyTitle: { nl: 'Nog geen levering', en: 'No delivery yet' },
  /** Nothing delivered is not "no use". */
  emptySays: {
    nl: 'Er kwam nog niets binnen. Of er gebruik was, is dus niet bekend.',
    en: 'Nothing came in yet. So whether there was use is not known.',
  },
  nothing: { nl: 'In deze kwartalen is geen gebruik gemeld.', en: 'No use was reported in these quarters.' },
  counting: { nl: 'Bezig met tellen', en: 'Counting' },
} satisfies Subject;
