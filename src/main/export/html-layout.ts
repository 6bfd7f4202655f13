/** Which columns the printable register shows where, its sentences, and its looks. The other columns are in the workbook. */
import type { Edition } from '../../shared/codes.ts';

export type Language = 'nl' | 'en';

export const SUMMARY_COLUMNS = [
  'naam',
  'functie',
  'opgave',
  'accordering',
  'reden_niet_geaccordeerd',
  'aantal_registraties',
  'aantal_berichten',
  'frequentie',
  'kanalen',
  'redenen_top3',
  'veilig_oordeel',
  'ordelijk_bewaard',
  'aantal_open',
  'aantal_verloren',
  'aantal_incidenten',
  'geaccordeerd_op',
] as const;

export const ACCOUNT_COLUMNS = [
  'naam',
  'kanaal',
  'aanbieder',
  'account_aanduiding',
  'toestel',
  'gebruikt_van',
  'gebruikt_tot',
  'nog_in_gebruik',
  'eerste_registratie',
  'laatste_registratie',
  'aantal_registraties',
  'veilig_oordeel',
  'verdwijnberichten_uit',
  'ordelijk_bewaard',
  'bewaarplaats',
  'bewaar_kenmerk',
] as const;

/** An entry, for reading: what was used, why, what became of it. The heading holds number and subject. */
export const ENTRY_GROUPS = [
  {
    nl: 'Het gebruik',
    en: 'The use',
    columns: [
      'naam',
      'functie',
      'datum_van',
      'datum_tot',
      'tijd',
      'datum_zekerheid',
      'kanaal_code',
      'toestel',
      'richting',
      'doorgestuurd_naar',
      'initiatief',
      'tegenpartij_categorie',
      'in_functie_benaderd',
      'groep_ja_nee',
      'nagekomen',
      'corrigeert',
    ],
  },
  {
    nl: 'Inhoud en reden',
    en: 'Content and reason',
    columns: [
      'aard_informatie',
      'aard_overwogen',
      'besluitvorming_ja_nee',
      'beleidsonderwerp',
      'rubricering',
      'reden_code',
      'reden_soort',
      'redenen_overig',
      'reden_toelichting',
      'goedgekeurd_alternatief',
    ],
  },
  {
    nl: 'Vastleggen en bewaren',
    en: 'Capture and keeping',
    columns: [
      'aantal_berichten',
      'aantal_weggelaten',
      'aantal_bijlagen',
      'wijze_van_vastlegging',
      'verdwijnberichten',
      'vastgelegd_op',
      'dagen_tot_vastlegging',
      'archiefuitkomst',
      'uitkomst_toelichting',
      'bewaarplaats',
      'bewaar_kenmerk',
      'archief_datum',
      'verwijderd_op',
      'verwijderd_hoe',
      'toestel_vervangen',
      'veilig_oordeel',
      'incident_nummer',
      'woo_gronden',
      'geaccordeerd_op',
      'status',
    ],
  },
] as const;

export const STATEMENT_COLUMNS = [
  'opgave',
  'accordering',
  'werkberichten_verwijderd',
  'opmerking',
  'niet_gearchiveerd',
  'automatisch_verwijderen',
  'voorbereid_door',
  'gecontroleerd_door',
  'ontvangen',
  'wijze',
  'getekend_op',
  'verzoek',
  'controlenummer',
  'notitie_sha256',
] as const;

/** Above this number of entries the page names the csv instead: nobody reads more, and printing would take all memory. */
export const MAX_ENTRY_BLOCKS = 2_000;

interface Sentences {
  statements: string;
  ministryStatement: string;
  none: string;
  hidden: (ground: string) => string;
  noSubject: string;
  tooMany: (count: number, file: string) => string;
  rest: (files: string) => string;
  edition: Readonly<Record<Edition, string>>;
}

export const SENTENCES: Readonly<Record<Language, Sentences>> = {
  nl: {
    statements: 'Verklaringen van bewindspersonen',
    ministryStatement: 'Verklaring van het ministerie',
    none: 'Dit onderdeel is leeg.',
    hidden: (ground) => `niet zichtbaar (Woo ${ground})`,
    noSubject: 'zonder onderwerp',
    tooMany: (count, file) =>
      `Dit register heeft ${count} registraties. Dat is te veel om te drukken. U vindt ze in ${file}.`,
    rest: (files) => `Alle kolommen en de andere bladen staan in ${files}.`,
    edition: {
      intern: 'Interne uitgave: u ziet alles.',
      bzk: 'Uitgave voor BZK: inhoud en namen van derden zijn niet zichtbaar.',
      openbaar: 'Openbare uitgave: bij elk verborgen gegeven staat de grond uit de Woo.',
    },
  },
  en: {
    statements: 'Statements of office holders',
    ministryStatement: 'Statement of the ministry',
    none: 'This part is empty.',
    hidden: (ground) => `not shown (Woo ${ground})`,
    noSubject: 'without subject',
    tooMany: (count, file) =>
      `This register has ${count} entries. That is too many to print. You find them in ${file}.`,
    rest: (files) => `All columns and the other sheets are in ${files}.`,
    edition: {
      intern: 'Internal edition: everything is shown.',
      bzk: 'Edition for BZK: content and names of third parties are not shown.',
      openbaar: 'Public edition: each hidden item has its ground from the Open Government Act (Woo).',
    },
  },
};

/** Free text is isolated, so that direction marks in it cannot reorder what stands beside it. */
export const STYLE = `
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Arial, sans-serif; } }
@page tables { size: A4 landscape; }
* { box-sizing: border-box; }
body { margin: 0; font: 9.5pt/1.4 "Noto Sans", Arial, sans-serif; color: #1d2021; font-variant-numeric: tabular-nums lining-nums; }
main { max-width: 277mm; margin: 0 auto; padding: 8mm; }
h1 { font-size: 18pt; line-height: 1.25; margin: 0 0 4mm; }
h2 { font-size: 13pt; margin: 8mm 0 3mm; break-after: avoid; }
h3 { font-size: 10.5pt; margin: 0 0 1.5mm; break-after: avoid; }
h4 { font-size: 9pt; margin: 2mm 0 0.5mm; color: #4e5254; break-after: avoid; }
p { margin: 0 0 2mm; }
.statement { font-size: 11pt; white-space: pre-wrap; }
.tables { page: tables; break-before: page; }
.entries { break-before: page; }
article { break-inside: avoid; border-top: 0.3mm solid #c9c9c2; padding: 3mm 0; }
dl { display: grid; grid-template-columns: repeat(2, 38mm 1fr); gap: 0.4mm 3mm; margin: 0; }
dl.facts { grid-template-columns: 52mm 1fr; }
dt { color: #4e5254; }
dd, td, tbody th, .statement { unicode-bidi: isolate; overflow-wrap: break-word; hyphens: auto; }
dd { overflow-wrap: anywhere; hyphens: manual; }
dd { margin: 0; white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; font-size: 7.5pt; line-height: 1.3; }
caption { text-align: left; font-weight: 600; padding-bottom: 1.5mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 0.8mm 1.2mm; border-bottom: 0.2mm solid #c9c9c2; font-weight: 400; }
thead th { font-weight: 600; border-bottom: 0.4mm solid #5a6b7d; }
.number { text-align: right; }
.number, .short { white-space: nowrap; }
.facts { margin-bottom: 3mm; }
.hidden { color: #4e5254; }
@media print { main { max-width: none; padding: 0; } }
`;
