import { expect, test } from 'vitest';
import { readingGuide } from './reading-guide.ts';
import { applyEdition, editionOf, HASHED_SHEETS, type RegisterSource, SHEET_NAMES, SHEETS } from './register.ts';

// Typed out from domain F2 and its "Further columns", not derived from the table.
const ORDER: Record<string, string> = {
  Leeswijzer: 'onderdeel blad naam waarde label_nl label_en uitleg_nl uitleg_en editie_bzk editie_openbaar',
  Verklaring:
    'soort ambtsperiode_id naam functie kwartaal opgave accordering verklaring werkberichten_verwijderd opmerking wijze getekend_op verzoek controlenummer notitie_sha256 niet_gearchiveerd automatisch_verwijderen voorbereid_door gecontroleerd_door ontvangen',
  Samenvatting:
    'ministerie_tooi kabinet ambtsperiode_id persoon_id functie naam ambt_van ambt_tot beedigd_op zakelijk_toestel_verstrekt_op opgave accordering reden_niet_geaccordeerd aantal_registraties aantal_berichten aantal_mail aantal_chat aantal_sms aantal_bellen aantal_bestand frequentie kanalen redenen_top3 veilig_oordeel ordelijk_bewaard aantal_open aantal_verloren aantal_incidenten geaccordeerd_op toelichting',
  Accounts:
    'account_id ambtsperiode_id persoon_id naam kanaal_code kanaal soort aanbieder account_aanduiding toestel gebruikt_van gebruikt_tot nog_in_gebruik eerste_registratie laatste_registratie aantal_registraties veilig_oordeel veilig_basis beoordeeld_door_rol beoordeeld_op verdwijnberichten_uit ordelijk_bewaard bewaarplaats bewaar_kenmerk risico_app uitzondering',
  Registraties:
    'registratienummer kwartaal nagekomen corrigeert ambtsperiode_id persoon_id functie naam datum_van datum_tot tijd datum_zekerheid account_id kanaal_code soort toestel richting doorgestuurd_naar initiatief tegenpartij_categorie in_functie_benaderd groep_ja_nee onderwerp beleidsonderwerp aard_informatie aard_overwogen besluitvorming_ja_nee rubricering reden_code redenen_overig reden_soort reden_toelichting goedgekeurd_alternatief aantal_berichten aantal_weggelaten aantal_bijlagen wijze_van_vastlegging verdwijnberichten vastgelegd_op dagen_tot_vastlegging archiefuitkomst uitkomst_toelichting verwijderd_op verwijderd_hoe toestel_vervangen bewaarplaats bewaar_kenmerk archief_datum veilig_oordeel incident_nummer woo_gronden geaccordeerd_op status',
  Bijlagen:
    'registratienummer volgnummer bestandsnaam formaat pronom bytes sha256 herkomst origineel_bewaard pdfa_kopie openbaar_ja_nee',
  Incidenten:
    'incident_nummer datum_ontdekt soort resultaat betreft aantal kanaal_code eigen_toestel rubricering_betrokken persoonsgegevens bva_gemeld_op ciso_gemeld_op fg_gemeld_op ap_gemeld ap_binnen_72u betrokkenen_ingelicht afgehandeld_op maatregel',
  Rechtzettingen: 'registratienummer_oud registratienummer_nieuw kwartaal_oud veld reden door_rol op',
  Overdrachten: 'ambtsperiode_id einde_ambt toestel_ingeleverd uitgelezen_op veiliggesteld_waar door_rol open_punten',
  Codelijsten: 'lijst code nl en versie geldig_van geldig_tot',
  Archiefstand: 'registratienummer veld oud nieuw door_rol op',
};

const DECISIONS = new Set(['open', 'mask', 'veld', '5.1.1b', '5.1.2e', '5.1.2h']);

test('the eleven sheets stand in the order of the domain, each with its columns in their fixed order', () => {
  expect([...SHEET_NAMES]).toEqual(Object.keys(ORDER));
  for (const sheet of SHEET_NAMES) expect(SHEETS[sheet].map((c) => c.name).join(' '), sheet).toBe(ORDER[sheet]);
});

test('every column has a decision per edition, a label and a sentence in both languages', () => {
  for (const sheet of SHEET_NAMES) {
    for (const column of SHEETS[sheet]) {
      const where = `${sheet}.${column.name}`;
      expect(DECISIONS.has(column.bzk), where).toBe(true);
      expect(DECISIONS.has(column.openbaar), where).toBe(true);
      expect(column.nl.length * column.en.length, where).toBeGreaterThan(0);
      expect(column.explanationNl, where).toMatch(/^\p{Lu}.*\.$/u);
      expect(column.explanationEn, where).toMatch(/^\p{Lu}.*\.$/u);
      expect(column.width, where).toBeGreaterThan(6);
    }
  }
});

test('the public edition never shows a column that BZK may not see', () => {
  for (const sheet of SHEET_NAMES) {
    for (const c of SHEETS[sheet]) if (c.bzk !== 'open') expect(c.openbaar, `${sheet}.${c.name}`).not.toBe('open');
  }
});

const hiddenFromBzk = (edition: 'bzk' | 'openbaar'): string[] =>
  SHEET_NAMES.flatMap((s) => SHEETS[s].filter((c) => c[edition] !== 'open').map((c) => `${s}.${c.name}`));

test('BZK is kept from exactly the columns of the domain and the like of them', () => {
  expect(hiddenFromBzk('bzk')).toEqual([
    'Verklaring.opmerking',
    'Samenvatting.toelichting',
    'Accounts.account_aanduiding',
    'Registraties.tijd',
    'Registraties.doorgestuurd_naar',
    'Registraties.groep_ja_nee',
    'Registraties.onderwerp',
    'Registraties.reden_toelichting',
    'Registraties.uitkomst_toelichting',
    'Bijlagen.bestandsnaam',
    'Bijlagen.sha256',
    'Archiefstand.oud',
    'Archiefstand.nieuw',
  ]);
});

test('the public is kept from these too, and from logging times, free text and incident detail', () => {
  const more = hiddenFromBzk('openbaar').filter((name) => !hiddenFromBzk('bzk').includes(name));
  expect(more).toEqual([
    'Accounts.veilig_basis',
    'Accounts.uitzondering',
    'Registraties.beleidsonderwerp',
    'Registraties.rubricering',
    'Registraties.vastgelegd_op',
    'Registraties.incident_nummer',
    'Incidenten.kanaal_code',
    'Incidenten.eigen_toestel',
    'Incidenten.rubricering_betrokken',
    'Incidenten.maatregel',
    'Rechtzettingen.reden',
    'Overdrachten.open_punten',
  ]);
});

test('an edition keeps every column and writes the ground in hidden cells, empty ones too', () => {
  const row = { registratienummer: 'ABC-2027-0001', onderwerp: 'Overleg', tijd: '14:05', aantal_berichten: 3 };
  const shown = applyEdition('Registraties', row, 'bzk');
  expect(Object.keys(shown)).toEqual(SHEETS.Registraties.map((c) => c.name));
  expect(shown).toMatchObject({
    onderwerp: '5.1.2e',
    tijd: '5.1.2e',
    reden_toelichting: '5.1.2e',
    aantal_berichten: 3,
  });
  expect(applyEdition('Registraties', row, 'openbaar')['vastgelegd_op']).toBe('5.1.2e');
  expect(applyEdition('Registraties', row, 'intern')).toBe(row);
});

test('Archiefstand hides old and new of a field that the edition hides, and of a field nobody knows', () => {
  const shown = (veld: string, edition: 'bzk' | 'openbaar') =>
    applyEdition('Archiefstand', { veld, oud: 'a', nieuw: 'b' }, edition);
  expect(shown('archiefuitkomst', 'openbaar')).toMatchObject({ oud: 'a', nieuw: 'b' });
  expect(shown('uitkomst_toelichting', 'bzk')).toMatchObject({ oud: '5.1.2e', nieuw: '5.1.2e' });
  expect(shown('rubricering', 'openbaar')).toMatchObject({ oud: '5.1.1b', nieuw: '5.1.1b' });
  expect(shown('iets_anders', 'bzk')).toMatchObject({ oud: '5.1.2e', nieuw: '5.1.2e' });
});

const source: RegisterSource = {
  meta: {
    ministry: { name: 'Voorbeeld', abbreviation: 'VB', tooi: 'mnre9999' },
    office: 'VWS',
    quarter: '2027-Q1',
    version: 1,
    edition: 'intern',
    madeOn: '2027-04-10T12:00:00+02:00',
    appVersion: '0.1.0',
    salt: null,
    codeLists: [{ list: 'kanalen', version: '1.0', validFrom: '2026-12-01' }],
    counts: { Registraties: 1 },
    registerSha256: 'ab',
    signedWays: ['app', 'papier'],
    contact: null,
  },
  rows: (sheet) => (sheet === 'Registraties' ? [{ registratienummer: 'VB-2027-0001', onderwerp: 'x' }] : []),
};

test('an edition of a source can be read again and again and forgets the checksum of the other edition', () => {
  const bzk = editionOf(source, 'bzk');
  expect(bzk.meta).toMatchObject({ edition: 'bzk', registerSha256: null });
  for (let again = 0; again < 2; again++) {
    expect([...bzk.rows('Registraties')]).toMatchObject([{ registratienummer: 'VB-2027-0001', onderwerp: '5.1.2e' }]);
  }
});

test('the checksum covers sheets 2 to 9', () => {
  expect(HASHED_SHEETS.join(' ')).toBe(
    'Samenvatting Accounts Registraties Bijlagen Incidenten Rechtzettingen Overdrachten Codelijsten',
  );
});

test('the reading guide explains every column of every sheet in its own columns', () => {
  const rows = [...readingGuide(source.meta)];
  const names = new Set(SHEETS.Leeswijzer.map((c) => c.name));
  for (const row of rows) for (const name of Object.keys(row)) expect(names.has(name), name).toBe(true);
  const columns = SHEET_NAMES.reduce((sum, s) => sum + SHEETS[s].length, 0);
  expect(rows.filter((r) => r['onderdeel'] === 'kolom')).toHaveLength(columns);
  expect(rows.find((r) => r['naam'] === 'register_sha256')).toMatchObject({ waarde: 'ab' });
});
