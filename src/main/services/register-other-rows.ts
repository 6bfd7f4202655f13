/** Sheets 6 to 10 of the register: incidents, corrections, handovers, code lists, later archiving outcomes (domain F2). */
import { COUNTED } from '../../shared/codes.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Row } from '../../shared/register.ts';
import { FOLLOW_UP_COLUMNS } from '../export/edition-fields.ts';
import type { Disclosure } from '../journal/record.ts';
import { type EntryRecord, entriesOfQuarter, findEntryByNumber } from '../store/entries.ts';
import { allHandovers, allIncidents } from './incidents.ts';
import type { QuarterFacts } from './register-rows.ts';
import { ROLE_WORDS, roleWords } from './register-words.ts';
import type { Desk } from './session.ts';

// --- sheets 6 to 10 -----------------------------------------------------------------------------------------------

export function* incidentRows(desk: Desk, facts: QuarterFacts): Generator<Row> {
  for (const i of allIncidents(desk.db)) {
    if (i.quarter !== facts.quarter) continue;
    yield {
      incident_nummer: i.number,
      datum_ontdekt: i.discoveredAt,
      soort: i.kind,
      resultaat: i.result,
      betreft: i.concerns,
      aantal: i.count,
      kanaal_code: i.channel,
      eigen_toestel: i.ownDevice,
      rubricering_betrokken: i.classified,
      persoonsgegevens: i.personalData,
      bva_gemeld_op: i.bvaOn,
      ciso_gemeld_op: i.cisoOn,
      fg_gemeld_op: i.fgOn,
      ap_gemeld: i.apReported,
      ap_binnen_72u: i.apReported === 'ja' ? i.apWithin72h : null,
      betrokkenen_ingelicht: i.peopleInformed === 'nvt' ? null : i.peopleInformed,
      afgehandeld_op: i.settledOn,
      maatregel: i.measure || null,
    };
  }
}

/** Columns of sheet Registraties that a correction can be of: what was answered, not what became of it. */
const CORRECTED = [
  'ambtsperiode_id',
  'datum_van',
  'datum_tot',
  'datum_zekerheid',
  'tijd',
  'account_id',
  'kanaal_code',
  'toestel',
  'richting',
  'doorgestuurd_naar',
  'initiatief',
  'tegenpartij_categorie',
  'in_functie_benaderd',
  'groep_ja_nee',
  'onderwerp',
  'aard_informatie',
  'rubricering',
  'reden_code',
  'redenen_overig',
  'reden_soort',
  'reden_toelichting',
  'goedgekeurd_alternatief',
  'aantal_berichten',
  'aantal_weggelaten',
  'wijze_van_vastlegging',
  'verdwijnberichten',
];

/** The columns in which two entries differ; of attachments only where the correction brought its own. */
function correctedColumns(old: Row | null, now: Row | null): string | null {
  if (!old || !now) return null;
  const names = CORRECTED.filter((name) => old[name] !== now[name]);
  if (now['aantal_bijlagen'] !== 0 && old['aantal_bijlagen'] !== now['aantal_bijlagen']) names.push('aantal_bijlagen');
  return names.join('; ') || null;
}

/** `rowOf`: an entry's row of sheet Registraties. */
export function* correctionRows(
  desk: Desk,
  facts: QuarterFacts,
  rowOf: (entry: EntryRecord) => Row | null,
): Generator<Row | null> {
  for (const e of entriesOfQuarter(desk.db, facts.quarter)) {
    yield null;
    if (e.corrects === null || !COUNTED.includes(e.status)) continue;
    const old = findEntryByNumber(desk.db, e.corrects);
    yield {
      registratienummer_oud: e.corrects,
      registratienummer_nieuw: e.number,
      kwartaal_oud: old?.quarter ?? null,
      veld: correctedColumns(old && rowOf(old), rowOf(e)),
      reden: e.correctionReason,
      door_rol: roleWords(desk.db, e.state.loggedBy),
      op: e.state.loggedAt,
    };
  }
}

export function* handoverRows(desk: Desk, facts: QuarterFacts): Generator<Row> {
  const terms = new Map(facts.terms.map((t) => [t.id, t]));
  for (const h of allHandovers(desk.db)) {
    const term = terms.get(h.termId);
    if (!term) continue;
    yield {
      ambtsperiode_id: h.termId,
      einde_ambt: term.until,
      toestel_ingeleverd: h.deviceHandedIn,
      uitgelezen_op: h.readOutOn,
      veiliggesteld_waar: h.securedWhere || null,
      door_rol: ROLE_WORDS[h.recordedByRole],
      open_punten: h.openPoints || null,
    };
  }
}

const CODE_SHEET_LISTS = [
  'channels',
  'reasons',
  'reasonSubKinds',
  'classifications',
  'natures',
  'outcomes',
  'directions',
  'deviceKinds',
  'incidentKinds',
  'incidentResults',
  'judgements',
  'orderlyKept',
  'frequencies',
  'counterpartyCategories',
  'contentKinds',
  'wooGrounds',
  'unsignedReasons',
  'captureMethods',
  'returnReasons',
] as const;

export function* codeRows(policy: Policy): Generator<Row> {
  for (const list of CODE_SHEET_LISTS) {
    const { version, validFrom, validUntil, items } = policy.lists[list];
    for (const item of items)
      yield {
        lijst: list,
        code: item.code,
        nl: item.nl,
        en: item.en,
        versie: version,
        geldig_van: item.validFrom ?? validFrom,
        geldig_tot: item.validUntil ?? validUntil,
      };
  }
}

/** What became, since the register before this one, of entries whose register is closed. */
export function* archiveRows(desk: Desk, facts: QuarterFacts): Generator<Row> {
  const { db } = desk;
  const from = db.get<{ n: number }>("SELECT max(n) AS n FROM record WHERE type = 'close'")?.n ?? -1;
  // Collected: these are the changes of one quarter, and a cursor may not stay open while others write.
  const rows = db.all<{ n: number; subject: string; actor: string; time: string; disclosures: string; number: string }>(
    `SELECT r.n, r.subject, r.actor, r.time, r.disclosures, e.number FROM record r JOIN entry e ON e.id = r.subject
     WHERE r.type = 'followUp' AND r.n > ? AND e.quarter < ? ORDER BY r.n`,
    from,
    facts.quarter,
  );
  const read = (text: string): Map<string, unknown> =>
    new Map((JSON.parse(text) as Disclosure[]).map((d) => [d[1], d[2]]));
  const shown = (v: unknown): string | null =>
    v === undefined || v === null
      ? null
      : Array.isArray(v)
        ? v.join('; ') || null
        : typeof v === 'string'
          ? v
          : JSON.stringify(v);
  for (const row of rows) {
    const before = db.get<{ disclosures: string }>(
      "SELECT disclosures FROM record WHERE type = 'followUp' AND subject = ? AND n < ? ORDER BY n DESC LIMIT 1",
      row.subject,
      row.n,
    );
    const old = before ? read(before.disclosures) : new Map<string, unknown>();
    const now = read(row.disclosures);
    const role = roleWords(db, row.actor);
    for (const [field, veld] of Object.entries(FOLLOW_UP_COLUMNS)) {
      const [a, b] = [shown(old.get(field)), shown(now.get(field))];
      if (a !== b) yield { registratienummer: row.number, veld, oud: a, nieuw: b, door_rol: role, op: row.time };
    }
  }
}
