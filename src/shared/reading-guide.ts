/** Sheet 0: what this register is and what every column holds. Made from the meta and the table, never stored. */
import { type RegisterMeta, type RegisterSource, type Row, SHEET_NAMES, SHEETS, type SheetName } from './register.ts';

const EDITIONS = {
  intern: 'intern (alles)',
  bzk: 'BZK (zonder inhoud)',
  openbaar: 'openbaar',
} as const;

function facts(meta: RegisterMeta): [name: string, value: string, nl: string, en: string][] {
  return [
    ['ministerie', meta.ministry.name, 'Ministerie', 'Ministry'],
    ['afkorting', meta.ministry.abbreviation, 'Afkorting', 'Abbreviation'],
    ['tooi', meta.ministry.tooi, 'TOOI-code', 'TOOI code'],
    ['kwartaal', meta.quarter, 'Kwartaal', 'Quarter'],
    ['versie', String(meta.version), 'Versie van het register', 'Register version'],
    ['uitgave', EDITIONS[meta.edition], 'Uitgave', 'Edition'],
    ['gemaakt_op', meta.madeOn, 'Gemaakt op (moment van sluiten)', 'Made on (moment of close)'],
    ['programmaversie', meta.appVersion, 'Versie van het programma', 'Program version'],
    ['wijze_van_tekenen', meta.signedWays.join(', '), 'Wijze van tekenen', 'Way of signing'],
    ['register_sha256', meta.registerSha256 ?? '', 'Controlegetal van register.json', 'Checksum of register.json'],
    ['contact', meta.contact ?? '', 'Vragen over dit register', 'Questions about this register'],
  ];
}

/** The rows of Leeswijzer. */
export function* readingGuide(meta: RegisterMeta): Generator<Row> {
  for (const [naam, waarde, nl, en] of facts(meta)) {
    yield { onderdeel: 'register', naam, waarde, label_nl: nl, label_en: en };
  }
  for (const { list, version, validFrom } of meta.codeLists) {
    const waarde = validFrom ? `${version} (vanaf ${validFrom})` : version;
    yield { onderdeel: 'codelijst', blad: 'Codelijsten', naam: list, waarde };
  }
  for (const blad of SHEET_NAMES.slice(1)) {
    yield { onderdeel: 'aantal', blad, naam: 'aantal_regels', waarde: String(meta.counts[blad] ?? 0) };
  }
  for (const blad of SHEET_NAMES) {
    for (const column of SHEETS[blad]) {
      yield {
        onderdeel: 'kolom',
        blad,
        naam: column.name,
        waarde: column.type,
        label_nl: column.nl,
        label_en: column.en,
        uitleg_nl: column.explanationNl,
        uitleg_en: column.explanationEn,
        editie_bzk: column.bzk,
        editie_openbaar: column.openbaar,
      };
    }
  }
}

/** The rows of any sheet, the reading guide included. */
export function sheetRows(source: RegisterSource, sheet: SheetName): Iterable<Row> {
  return sheet === 'Leeswijzer' ? readingGuide(source.meta) : source.rows(sheet);
}
