/**
 * An answer to questions 5 and 6 as tables: the text, one row per office holder and account (domain F4), what is missing,
 * reasons, months, and what each column means. The public edition hides what the register's public edition hides.
 */
import type { Answer, AnswerEdition, AnswerRow } from '../../shared/collection-records.ts';
import { labelOf, type Policy } from '../../shared/policy.ts';
import { ruleFor, SHEETS } from '../../shared/register.ts';
import type { ColumnType } from '../../shared/register-columns.ts';
import type { Table, TableBook, TableRow } from '../../shared/tables.ts';

export interface AnswerSource {
  answer: Answer;
  edition: AnswerEdition;
  /** Whose collection counted. */
  collection: string;
  policy: Policy;
}

export interface AnswerColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly width: number;
  readonly nl: string;
  readonly en: string;
}

export interface AnswerTable extends Table {
  readonly columns: readonly AnswerColumn[];
}

type Line = readonly [name: string, type: ColumnType, width: number, nl: string, en: string];

// biome-ignore format: a table is read by its rows
const COLUMNS = {
  Antwoord: [
    ['onderdeel', 'text', 20, 'Onderdeel', 'Part'],
    ['nl', 'text', 90, 'Nederlands', 'Dutch'],
    ['en', 'text', 90, 'Engels', 'English'],
  ],
  Personen: [
    ['kabinet', 'text', 18, 'Kabinet', 'Cabinet'],
    ['ministerie', 'text', 10, 'Ministerie', 'Ministry'],
    ['functie', 'text', 36, 'Functie', 'Post'],
    ['naam', 'text', 28, 'Naam', 'Name'],
    ['ambt_van', 'date', 12, 'In functie van', 'In office from'],
    ['ambt_tot', 'date', 12, 'In functie tot', 'In office until'],
    ['opgave', 'text', 14, 'Opgave', 'Return'],
    ['ontbreekt', 'text', 18, 'Waarom ontbreekt', 'Why missing'],
    ['privemail_ja_nee', 'yesno', 12, 'Privé-e-mail gebruikt', 'Private mail used'],
    ['berichtendienst_ja_nee', 'yesno', 16, 'Berichtendienst gebruikt', 'Messaging used'],
    ['soort', 'text', 18, 'Soort', 'Kind'],
    ['kanaal_code', 'text', 14, 'Kanaal, code', 'Channel, code'],
    ['kanaal', 'text', 20, 'Kanaal', 'Channel'],
    ['aanbieder', 'text', 20, 'Aanbieder', 'Provider'],
    ['account_aanduiding', 'text', 24, 'Account, gemaskeerd', 'Account, masked'],
    ['eerste_registratie', 'date', 12, 'Gebruik van', 'Used from'],
    ['laatste_registratie', 'date', 12, 'Gebruik tot', 'Used until'],
    ['aantal_registraties', 'integer', 12, 'Registraties', 'Entries'],
    ['aantal_berichten', 'integer', 12, 'Berichten', 'Messages'],
    ['aantal_dagen', 'integer', 12, 'Dagen met gebruik', 'Days with use'],
    ['frequentie', 'text', 14, 'Hoe vaak', 'How often'],
    ['opgegeven_niet_geregistreerd', 'yesno', 16, 'Opgegeven, niet geregistreerd', 'Declared, not registered'],
    ['veilig_oordeel', 'text', 24, 'Oordeel over veiligheid', 'Security judgement'],
    ['veilig_basis', 'text', 40, 'Waarop het oordeel rust', 'Basis of the judgement'],
    ['beoordeeld_door_rol', 'text', 16, 'Beoordeeld door', 'Judged by'],
    ['ordelijk_bewaard', 'text', 16, 'Ordelijk bewaard', 'Orderly kept'],
    ['bewaarplaats', 'text', 40, 'Waar bewaard', 'Where kept'],
    ['redenen', 'text', 44, 'Redenen, meest genoemde eerst', 'Reasons, most named first'],
    ['aantal_incidenten', 'integer', 12, 'Incidenten', 'Incidents'],
    ['bron', 'text', 20, 'Register', 'Register'],
    ['geaccordeerd_op', 'datetime', 20, 'Getekend op', 'Signed on'],
  ],
  Ontbrekend: [
    ['naam', 'text', 28, 'Naam', 'Name'],
    ['ministerie', 'text', 10, 'Ministerie', 'Ministry'],
    ['kwartaal', 'text', 10, 'Kwartaal', 'Quarter'],
    ['waarom', 'text', 18, 'Waarom', 'Why'],
  ],
  Redenen: [
    ['reden_code', 'text', 24, 'Reden, code', 'Reason, code'],
    ['nl', 'text', 50, 'Reden', 'Reason in Dutch'],
    ['en', 'text', 50, 'Reden in het Engels', 'Reason'],
    ['aantal_personen', 'integer', 12, 'Personen', 'People'],
    ['aantal_registraties', 'integer', 12, 'Registraties', 'Entries'],
  ],
  RedenenPerMinisterie: [
    ['ministerie', 'text', 10, 'Ministerie', 'Ministry'],
    ['reden_code', 'text', 24, 'Reden, code', 'Reason, code'],
    ['aantal_registraties', 'integer', 12, 'Registraties', 'Entries'],
  ],
  Maanden: [
    ['maand', 'text', 10, 'Maand', 'Month'],
    ['aantal_registraties', 'integer', 12, 'Registraties', 'Entries'],
    ['aantal_berichten', 'integer', 12, 'Berichten', 'Messages'],
  ],
  Kolommen: [
    ['blad', 'text', 22, 'Blad', 'Sheet'],
    ['kolom', 'text', 28, 'Kolom', 'Column'],
    ['soort', 'text', 10, 'Soort', 'Kind'],
    ['label_nl', 'text', 36, 'Nederlandse naam', 'Dutch label'],
    ['label_en', 'text', 36, 'Engelse naam', 'English label'],
    ['editie_openbaar', 'text', 12, 'In de openbare uitgave', 'In the public edition'],
  ],
} as const satisfies Record<string, readonly Line[]>;

export type AnswerSheet = keyof typeof COLUMNS;
export const ANSWER_SHEETS = Object.keys(COLUMNS) as readonly AnswerSheet[];

export function answerColumns(sheet: AnswerSheet): AnswerColumn[] {
  return COLUMNS[sheet].map(([name, type, width, nl, en]) => ({ name, type, width, nl, en }));
}

/** Woo grounds by column of `Personen`, as the register's own public edition has them. */
const HIDDEN = new Map<string, string>(
  SHEETS.Accounts.flatMap((column) => {
    const rule = ruleFor(column, 'openbaar');
    return rule === 'open' ? [] : [[column.name, rule] as const];
  }),
);

const STATES: Readonly<Record<AnswerRow['state'], string>> = { user: 'gebruik', nil: 'nihil', missing: 'geen opgave' };
const MISSING: Readonly<Record<string, string>> = {
  noDelivery: 'geen levering',
  waiting: 'wacht op sleutel',
  refused: 'geweigerd',
  noReturn: 'geen opgave',
};
const GROUPS: Readonly<Record<NonNullable<AnswerRow['group']>, string>> = {
  mail: 'privé-e-mail',
  messaging: 'berichtendienst',
  other: 'ander kanaal',
};

const yesNo = (yes: boolean): string => (yes ? 'ja' : 'nee');

/** The row of one person and account, as this edition shows it: a hidden cell holds its ground. */
function personRow(row: AnswerRow, used: ReadonlySet<string>, { edition, policy }: AnswerSource): TableRow {
  const known = row.state !== 'missing';
  const shown: Record<string, string | number | null> = {
    kabinet: row.cabinet,
    ministerie: row.ministry,
    functie: row.post,
    naam: row.person,
    ambt_van: row.from,
    ambt_tot: row.until,
    opgave: STATES[row.state],
    ontbreekt: row.missing === null ? null : (MISSING[row.missing] ?? row.missing),
    privemail_ja_nee: known ? yesNo(used.has(`${row.person} mail`)) : 'onbekend',
    berichtendienst_ja_nee: known ? yesNo(used.has(`${row.person} messaging`)) : 'onbekend',
    soort: row.group === null ? null : GROUPS[row.group],
    kanaal_code: row.channel,
    kanaal: row.channel === null ? null : labelOf(policy, 'channels', row.channel, 'nl'),
    aanbieder: row.provider,
    account_aanduiding: row.account,
    eerste_registratie: row.first,
    laatste_registratie: row.last,
    aantal_registraties: row.entries,
    aantal_berichten: row.messages,
    aantal_dagen: row.days,
    frequentie: row.frequency,
    opgegeven_niet_geregistreerd: row.group === null ? null : yesNo(row.declaredOnly),
    veilig_oordeel: row.safe,
    veilig_basis: row.safeBasis,
    beoordeeld_door_rol: row.judgedBy,
    ordelijk_bewaard: row.kept,
    bewaarplaats: row.keptWhere,
    redenen: row.reasons.join('; ') || null,
    aantal_incidenten: row.incidents,
    bron: row.source,
    geaccordeerd_op: row.signedAt,
  };
  if (edition === 'openbaar') for (const [column, ground] of HIDDEN) if (column in shown) shown[column] = ground;
  return shown;
}

function textRows({ answer, edition, collection }: AnswerSource): TableRow[] {
  const { asked } = answer;
  const lines: [string, string, string][] = [
    ['antwoord', answer.text.nl, answer.text.en],
    ['periode', `${asked.from} tot en met ${asked.to}`, `${asked.from} until ${asked.to}`],
    ['kabinet', asked.cabinet ?? 'alle', asked.cabinet ?? 'all'],
    ['ministeries', asked.ministries.join(', ') || 'alle', asked.ministries.join(', ') || 'all'],
    ['geteld op', answer.at, answer.at],
    ['geteld door', collection, collection],
    ['uitgave', edition === 'intern' ? 'intern' : 'openbaar', edition === 'intern' ? 'internal' : 'public'],
  ];
  return lines.map(([onderdeel, nl, en]) => ({ onderdeel, nl, en }));
}

function rowsOf(source: AnswerSource, sheet: AnswerSheet): TableRow[] {
  const { answer, policy } = source;
  switch (sheet) {
    case 'Antwoord':
      return textRows(source);
    case 'Personen': {
      const used = new Set(
        answer.rows.filter((row) => row.entries > 0).map((row) => `${row.person} ${row.group ?? ''}`),
      );
      return answer.rows.map((row) => personRow(row, used, source));
    }
    case 'Ontbrekend':
      return answer.missingReturns.map((one) => ({
        naam: one.person,
        ministerie: one.ministry,
        kwartaal: one.quarter,
        waarom: MISSING[one.why] ?? one.why,
      }));
    case 'Redenen':
      return answer.reasons.map((one) => ({
        reden_code: one.code,
        nl: labelOf(policy, 'reasons', one.code, 'nl'),
        en: labelOf(policy, 'reasons', one.code, 'en'),
        aantal_personen: one.people,
        aantal_registraties: one.entries,
      }));
    case 'RedenenPerMinisterie':
      return answer.reasonsByMinistry.map((one) => ({
        ministerie: one.ministry,
        reden_code: one.code,
        aantal_registraties: one.entries,
      }));
    case 'Maanden':
      return answer.perMonth.map((one) => ({
        maand: one.month || 'onbekend',
        aantal_registraties: one.entries,
        aantal_berichten: one.messages,
      }));
    case 'Kolommen':
      return ANSWER_SHEETS.flatMap((name) =>
        answerColumns(name).map((column) => ({
          blad: name,
          kolom: column.name,
          soort: column.type,
          label_nl: column.nl,
          label_en: column.en,
          editie_openbaar: (name === 'Personen' ? HIDDEN.get(column.name) : undefined) ?? 'open',
        })),
      );
  }
}

export interface AnswerBook extends TableBook {
  readonly tables: readonly AnswerTable[];
}

export function answerBook(source: AnswerSource): AnswerBook {
  const { asked, at } = source.answer;
  return {
    title: `Antwoord op vraag 5 en 6, ${asked.from} tot en met ${asked.to} (${source.edition === 'intern' ? 'interne' : 'openbare'} uitgave)`,
    author: source.collection,
    checksum: null,
    madeOn: at,
    tables: ANSWER_SHEETS.map((name) => {
      const rows = rowsOf(source, name);
      return { name, columns: answerColumns(name), rows: () => rows };
    }),
  };
}

/** `antwoord_2027-01-01_2027-03-31_intern`, without extension. */
export function answerFileBase({ answer: { asked }, edition }: AnswerSource): string {
  return `antwoord_${asked.from}_${asked.to}_${edition}`;
}

/** The same tables as json: titles, then the rows of each by column name. */
export function answerJson(source: AnswerSource): string {
  const book = answerBook(source);
  const { answer, edition } = source;
  const tables = Object.fromEntries(book.tables.map((table) => [table.name, [...table.rows()]]));
  const head = { format: 'kanaalregister-antwoord/v1', edition, asked: answer.asked, at: answer.at, text: answer.text };
  return `${JSON.stringify({ ...head, tables }, null, 1)}\n`;
}
