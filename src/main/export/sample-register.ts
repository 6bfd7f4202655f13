/** An invented register of any size, the same every time; for tests and benchmarks. Rows are made while they are read. */
import { addDays, quarterOf } from '../../shared/quarter.ts';
import {
  type RegisterMeta,
  type RegisterSource,
  type Row,
  SHEET_NAMES,
  SHEETS,
  type SheetName,
} from '../../shared/register.ts';

export const SAMPLE_META: RegisterMeta = {
  ministry: { name: 'Ministerie van Voorbeelden', abbreviation: 'VB', tooi: 'mnre9999' },
  office: 'VB',
  quarter: '2027-Q1',
  version: 1,
  edition: 'intern',
  madeOn: '2027-04-12T09:30:00+02:00',
  appVersion: '0.1.0',
  salt: 'AAECAwQFBgcICQoLDA0ODw',
  codeLists: [{ list: 'kanalen', version: '1.0', validFrom: '2026-12-01' }],
  counts: {},
  registerSha256: null,
  signedWays: ['app', 'papier'],
  contact: 'informatiehuishouding@voorbeeld.example',
};

const CHANNELS = ['whatsapp', 'signal', 'gmail', 'sms', 'icloud_mail'] as const;
const REASONS = ['SLECHT_BEREIK', 'SPOED', 'NUMMER_BEKEND', 'DEFECT_TELEFOON', 'AGENDA_ADMIN'] as const;
const SUBJECTS = [
  'Terugkoppeling overleg over de voorjaarsnota & het vervolg',
  'Afspraak "morgen 9 uur" <verzet>',
  'Één vraag van een wethouder 🙂 over wonen',
  '=1+1 is geen formule',
  'Regel een\nRegel twee',
] as const;

/** Entry `n`, from 0. */
export function sampleEntry(n: number): Row {
  const day = addDays('2027-01-01', n % 90);
  const number = String(n + 1).padStart(4, '0');
  const logged = addDays(day, n % 12);
  return {
    registratienummer: `VB-2027-${number}`,
    kwartaal: quarterOf(day),
    nagekomen: 'nee',
    corrigeert: null,
    ambtsperiode_id: `T${n % 3}`,
    persoon_id: `P${n % 3}`,
    functie: 'minister van Voorbeelden',
    naam: ['A. de Tester', 'B. van Proef', 'C. Monster'][n % 3]!,
    datum_van: day,
    datum_tot: day,
    tijd: `${String(n % 24).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`,
    datum_zekerheid: 'exact',
    account_id: `A${n % 5}`,
    kanaal_code: CHANNELS[n % 5]!,
    soort: 'CHAT',
    toestel: 'PRIVE_TELEFOON',
    richting: 'GESPREK',
    initiatief: n % 2 ? 'ander' : 'zelf',
    tegenpartij_categorie: 'burgemeester of decentraal bestuurder',
    in_functie_benaderd: 'ja',
    groep_ja_nee: 'nee',
    onderwerp: SUBJECTS[n % 5]!,
    beleidsonderwerp: 'wonen',
    aard_informatie: 'INHOUD_BELEID',
    aard_overwogen: 'ja',
    besluitvorming_ja_nee: 'nee',
    rubricering: 'ONGERUBRICEERD',
    reden_code: REASONS[n % 5]!,
    redenen_overig: n % 4 ? null : 'SPOED; GEBRUIKSGEMAK',
    reden_toelichting: n % 3 ? null : 'De werktelefoon had geen bereik in de trein.',
    goedgekeurd_alternatief: 'onbekend',
    aantal_berichten: (n % 40) + 1,
    aantal_weggelaten: n % 7,
    aantal_bijlagen: n % 3,
    wijze_van_vastlegging: 'export',
    verdwijnberichten: 'nee',
    vastgelegd_op: `${logged}T10:${String(n % 60).padStart(2, '0')}:05${logged >= '2027-03-28' ? '+02:00' : '+01:00'}`,
    dagen_tot_vastlegging: n % 12,
    archiefuitkomst: 'VEILIGGESTELD',
    bewaarplaats: 'dit register',
    bewaar_kenmerk: `VB-2027-${number}`,
    archief_datum: logged,
    veilig_oordeel: 'NOG_TE_BEOORDELEN',
    geaccordeerd_op: '2027-04-05T16:40:00+02:00',
    status: 'signed',
  };
}

/** Three rows that fill every column of any other sheet with something of its type. */
function sampleRow(sheet: SheetName, n: number): Row {
  const row: Record<string, string | number | null> = {};
  for (const { name, type } of SHEETS[sheet]) {
    if (type === 'integer') row[name] = n * 7;
    else if (type === 'date') row[name] = addDays('2027-02-27', n);
    else if (type === 'datetime') row[name] = `2027-0${n + 1}-15T08:30:0${n}+01:00`;
    else if (type === 'time') row[name] = `0${n}:15`;
    else if (type === 'yesno') row[name] = ['ja', 'nee', 'onbekend'][n]!;
    else row[name] = n === 2 ? null : `${name} ${n}`;
  }
  return row;
}

/** A register with `entries` entries and three rows on every other sheet. */
export function sampleRegister(entries: number, meta: Partial<RegisterMeta> = {}): RegisterSource {
  const counts = Object.fromEntries(
    SHEET_NAMES.slice(1).map((sheet) => [sheet, sheet === 'Registraties' ? entries : 3]),
  );
  return {
    meta: { ...SAMPLE_META, counts, ...meta },
    *rows(sheet) {
      if (sheet === 'Leeswijzer') throw new RangeError('the reading guide is made by the writers');
      const count = sheet === 'Registraties' ? entries : 3;
      for (let n = 0; n < count; n++) yield sheet === 'Registraties' ? sampleEntry(n) : sampleRow(sheet, n);
    },
  };
}

/** A register whose sheets are exactly `rows`; sheets not named are empty. */
export function registerOf(rows: Partial<Record<SheetName, readonly Row[]>>): RegisterSource {
  const counts = Object.fromEntries(Object.entries(rows).map(([sheet, list]) => [sheet, list.length]));
  return { meta: { ...SAMPLE_META, counts }, rows: (sheet) => rows[sheet] ?? [] };
}
